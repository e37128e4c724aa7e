from collections.abc import Callable

import pytest
from django.db.models import OuterRef

from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import (
    ALLOWED,
    ANYWHERE,
    INSTITUTION,
    OF_INSTITUTION,
    Action,
    NotAllowed,
    Role,
    Staff,
    alike,
    covers,
    may,
    places,
    require,
)
from saksama_node.accounts.queries import may_there, with_role

CASES = [
    # region held, place asked, covered
    # What has no place is nobody's: the institution as a whole is asked for by its own name.
    ("52", "", False),
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
    assert may(by, Action.CASE_READ, ANYWHERE)
    assert not may(by, Action.CASE_READ, INSTITUTION)
    assert not may(by, Action.CASE_READ, "")
    assert may(by, Action.CASE_READ, "52.01.01")
    assert not may(by, Action.CASE_READ, "52.71")
    assert places(by, Action.CASE_READ) == ("52.01",)
    assert places(by, Action.AGREEMENT_SIGN) == ()
    with pytest.raises(NotAllowed) as refused:
        require(by, Action.CASE_READ, "52.71")
    assert refused.value.place == "52.71"


def test_what_is_the_institution_s_counts_at_the_top_alone_however_it_is_asked(staff_for: Callable[..., Staff]) -> None:
    for role in Role:
        top, regency = staff_for(role), staff_for(role, "52.01")
        for action in ALLOWED[role]:
            is_whole = action in OF_INSTITUTION
            assert may(top, action, INSTITUTION), (role, action)
            assert not may(regency, action, INSTITUTION), (role, action)
            assert may(regency, action, ANYWHERE) is may(regency, action, "52.01") is not is_whole, (role, action)
            assert places(regency, action) == (() if is_whole else ("52.01",))
            with pytest.raises(NotAllowed) as refused:
                require(regency, action, INSTITUTION)
            assert refused.value.place == "institution"


def test_what_is_asked_as_one_is_allowed_to_the_same_at_the_same_offices() -> None:
    for each in Action:
        assert [each in ALLOWED[role] for role in Role] == [alike(each) in ALLOWED[role] for role in Role]
        assert (each in OF_INSTITUTION) is (alike(each) in OF_INSTITUTION)


def test_the_database_says_the_same_of_who_may_what_at_their_own_office(staff_for: Callable[..., Staff]) -> None:
    people = {staff_for(role, region).id: staff_for(role, region) for role in Role for region in ("52", "52.01")}
    for action in Action:
        rows = Person.objects.filter(may_there(action, OuterRef("pk"), OuterRef("office__region")))
        found = set(rows.values_list("pk", flat=True)) & people.keys()
        assert found == {pk for pk, each in people.items() if may(each, action, each.region)}, action


def test_who_holds_a_role_is_asked_for_a_place(staff_for: Callable[..., Staff]) -> None:
    top, regency = staff_for(Role.OFFICER), staff_for(Role.OFFICER, "52.01")
    for place, wanted in (("52.01.01", {top, regency}), ("52.71", {top}), (ANYWHERE, {top, regency}), ("", set())):
        assert {each.id for each in with_role(Role.OFFICER, place)} == {each.id for each in wanted}, place
    assert [each.id for each in with_role(Role.OFFICER, INSTITUTION)] == [top.id]
