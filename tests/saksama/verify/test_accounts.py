"""Accounts in a log: a power that one person gave, an access that one renewed, and what was done alone."""

from collections.abc import Callable, Mapping

import pytest

from saksama.cli.words import message
from saksama.entries.body import Body
from saksama.entries.kinds.account import (
    AccountConfirmed,
    AccountGranted,
    AccountReaddressed,
    AccountRenewed,
    AccountRevoked,
)
from saksama.verify.report import Report
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA, act
from tests.testonly.story import Story

type Found = Callable[[Report], list[tuple[str, int | None]]]

REASON = {"reason": "0" * 64}
OPERATOR = "operator"
BY_TWO = AccountGranted(office="52", role="commissioner", second=BUDI)
ALONE = AccountGranted(alone=True, office="52", role="administrator")
"""What `init` enters."""


def checked(story: Story) -> Report:
    story.bawaslu.publish()
    return story.check()


def test_a_power_by_two_with_its_renewal_and_its_end_is_good_and_a_reader_takes_one(told: Story, found: Found) -> None:
    act(told, "anggota", BY_TWO)
    act(told, "anggota", AccountRenewed(role="commissioner", second=CITRA))
    act(told, "anggota", AccountReaddressed(role="commissioner"))
    act(told, "anggota", AccountRevoked(role="commissioner"))
    act(told, "lepas", AccountReaddressed())
    act(told, "pembaca", AccountGranted(office="52", role="reader"))
    act(told, "pembaca", AccountRenewed(role="reader"))
    act(told, "tanpa peran", AccountRenewed())
    assert found(checked(told)) == []


def test_what_was_done_alone_says_so_and_two_others_confirm_it_once(told: Story, found: Found) -> None:
    act(told, "pertama", ALONE, OPERATOR, **REASON)
    act(told, "pertama", AccountRenewed(alone=True, role="administrator"), OPERATOR, **REASON)
    act(told, "pertama", AccountConfirmed(second=CITRA))
    assert found(checked(told)) == []
    again = act(told, "pertama", AccountConfirmed(second=CITRA))
    assert found(checked(told)) == [("account.unlawful", again)]


@pytest.mark.parametrize(
    ("body", "commits", "says"),
    [
        (AccountGranted(office="52", role="commissioner"), {}, "commissioner) by one person alone"),
        (AccountGranted(office="52", role="role-of-tomorrow"), {}, "role-of-tomorrow by one person alone"),
        (AccountGranted(alone=False, office="52", role="officer"), {}, "officer by one person alone"),
        (AccountGranted(office="52", role="commissioner", second=ANI), {}, "stands there as two"),
        (AccountGranted(office="52", role="reader", second=ANI), {}, "stands there as two"),
        (AccountGranted(alone=True, office="52", role="officer"), {}, "no reason is committed"),
        (AccountGranted(alone=True, office="52", role="officer", second=BUDI), REASON, "names a second person"),
        (AccountRenewed(role="reader"), {}, "no role was granted"),
        (AccountReaddressed(role="reader"), {}, "no role was granted"),
        (AccountRevoked(role="reader"), {}, "no role was granted"),
    ],
)
def test_a_power_that_is_not_of_two_is_named(
    told: Story, found: Found, body: Body, commits: Mapping[str, str], says: str
) -> None:
    wrong = act(told, "anggota", body, **commits)
    report = checked(told)
    assert found(report) == [("account.unlawful", wrong)]
    assert says in message(report.findings[0], "en")


@pytest.mark.parametrize(
    ("body", "actor", "says"),
    [
        (AccountRenewed(role="commissioner"), ANI, "commissioner) by one person alone"),
        (AccountRenewed(role="commissioner", second=ANI), ANI, "stands there as two"),
        (AccountRenewed(role="reader"), ANI, "does not fit"),
        (AccountRevoked(role="reader"), ANI, "does not fit"),
        (BY_TWO, ANI, "does not fit"),
        (AccountConfirmed(second=BUDI), ANI, "nothing that was done alone"),
    ],
)
def test_what_follows_a_grant_and_does_not_fit_it_is_named(
    told: Story, found: Found, body: Body, actor: str, says: str
) -> None:
    act(told, "anggota", BY_TWO)
    wrong = act(told, "anggota", body, actor)
    report = checked(told)
    assert found(report) == [("account.unlawful", wrong)]
    assert says in message(report.findings[0], "en")


@pytest.mark.parametrize(("actor", "second"), [(ANI, ANI), (OPERATOR, ANI)])
def test_what_was_done_alone_is_not_confirmed_by_one_or_by_who_did_it(
    told: Story, found: Found, actor: str, second: str
) -> None:
    act(told, "pertama", ALONE, OPERATOR, **REASON)
    wrong = act(told, "pertama", AccountConfirmed(second=second), actor)
    assert found(checked(told)) == [("account.unlawful", wrong)]


def test_after_its_end_a_grant_is_renewed_by_nobody(told: Story, found: Found) -> None:
    act(told, "anggota", BY_TWO)
    act(told, "anggota", AccountRevoked(role="commissioner"))
    wrong = act(told, "anggota", AccountRenewed(role="commissioner", second=CITRA))
    assert found(checked(told)) == [("account.unlawful", wrong)]
