from collections.abc import Callable

import pytest

from saksama_node.accounts.policy import ALLOWED, Action, NotAllowed, Role, Staff, covers, may, places, require

CASES = [
    # region held, place asked, covered
    ("52", "", True),
    ("52", "52", True),
    ("52", "52.01", True),
    ("52", "52.01.01.1001", True),
    ("52", "53", False),
    ("52", "520", False),
    ("52.01", "52", False),
    ("52.01", "52.01.01", True),
    ("52.01", "52.011", False),
    ("52.01", "52.71", False),
]


@pytest.mark.parametrize(("region", "place", "covered"), CASES)
def test_an_office_answers_for_itself_and_what_lies_below(region: str, place: str, covered: bool) -> None:
    assert covers(region, place) is covered


def test_every_role_has_a_row() -> None:
    assert set(ALLOWED) == set(Role)


def test_every_action_is_allowed_to_someone() -> None:
    assert {action for allowed in ALLOWED.values() for action in allowed} == set(Action)


def test_the_administrator_of_accounts_sees_no_case_dispatch_or_vault() -> None:
    assert not {
        a for a in ALLOWED[Role.ADMINISTRATOR] if a.value.split(".")[0] in {"case", "dispatch", "identity", "task"}
    }
    assert all(Action.ACCOUNT_MANAGE not in ALLOWED[role] for role in Role if role is not Role.ADMINISTRATOR)


def test_only_the_signatory_signs() -> None:
    assert [role for role in Role if Action.AGREEMENT_SIGN in ALLOWED[role]] == [Role.SIGNATORY]


def test_a_role_of_a_regency_does_not_reach_the_next(staff_for: Callable[..., Staff]) -> None:
    by = staff_for(Role.OFFICER, "52.01")
    assert may(by, Action.CASE_READ)
    assert may(by, Action.CASE_READ, "52.01.01")
    assert not may(by, Action.CASE_READ, "52.71")
    assert places(by, Action.CASE_READ) == ("52.01",)
    assert places(by, Action.AGREEMENT_SIGN) == ()
    with pytest.raises(NotAllowed) as refused:
        require(by, Action.CASE_READ, "52.71")
    assert refused.value.place == "52.71"
