"""Declared interests in a log: an act by who is recused, a lift by one alone, a declaration ended by its own."""

from collections.abc import Callable

import pytest

from saksama.cli.words import message
from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseRegistered,
    Organizer,
    Violation,
)
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, CaseStudied, Interest
from saksama.entries.kinds.interest import InterestDeclared, InterestLifted, Tie
from saksama.verify.report import Report
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA, NUMBER, act, review
from tests.testonly.story import Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

REASON = {"reason": "0" * 64}
DEWI = subject("dewi")


@pytest.fixture
def case(told: Story) -> Story:
    """A case that is Budi's, from which Budi is recused by a tie to the party."""
    review(told, "kasus")
    act(told, "kasus", CaseRegistered(number=NUMBER, organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,)))
    act(told, "kasus", CaseAssigned(assignee=BUDI))
    act(told, "kasus", CaseRecused(ground=Interest.PARTY, person=BUDI), BUDI)
    return told


def checked(story: Story) -> Report:
    story.bawaslu.publish()
    return story.check()


def test_an_act_by_who_is_recused_is_found(case: Story, found: Found) -> None:
    forged = act(case, "kasus", CaseStudied(), BUDI)
    report = checked(case)
    assert found(report) == [("case.rule", forged)]
    assert dict(report.findings[0].evidence)["rule"] == "not-recused"


def test_the_case_given_back_to_them_is_found(case: Story, found: Found) -> None:
    assert found(checked(case)) == []
    given = act(case, "kasus", CaseAssigned(assignee=BUDI))
    assert found(checked(case)) == [("case.rule", given)]


def test_after_two_others_lifted_it_their_acts_are_none(case: Story, found: Found) -> None:
    act(case, "kasus", CaseReadmitted(person=BUDI, second=CITRA), ANI, **REASON)
    act(case, "kasus", CaseStudied(), BUDI)
    assert found(checked(case)) == []


@pytest.mark.parametrize(
    ("actor", "second", "commits"),
    [(ANI, None, REASON), (ANI, ANI, REASON), (BUDI, ANI, REASON), (ANI, BUDI, REASON), (ANI, CITRA, {})],
    ids=["alone", "twice the same", "by themselves", "with themselves", "without a reason"],
)
def test_a_lift_by_one_alone_or_by_themselves_is_found(
    case: Story, found: Found, actor: str, second: str | None, commits: dict[str, str]
) -> None:
    body: Body = CaseReadmitted(person=BUDI) if second is None else CaseReadmitted(person=BUDI, second=second)
    lifted = act(case, "kasus", body, actor, **commits)
    assert ("case.rule", lifted) in found(checked(case))


def declared(story: Story) -> None:
    act(story, "tetap", InterestDeclared(ground=Tie.PARTY), BUDI, **REASON)


def test_a_standing_declaration_ended_by_two_others_is_good(told: Story, found: Found) -> None:
    declared(told)
    act(told, "tetap", InterestLifted(second=CITRA), ANI, **REASON)
    assert found(checked(told)) == []


@pytest.mark.parametrize(
    ("actor", "second", "commits", "says"),
    [
        (ANI, ANI, REASON, "one person alone ended it"),
        (BUDI, ANI, REASON, "who declared it had part in ending it"),
        (ANI, BUDI, REASON, "who declared it had part in ending it"),
        (ANI, CITRA, {}, "no reason is committed"),
    ],
)
def test_a_standing_declaration_ended_otherwise_is_named(
    told: Story, found: Found, actor: str, second: str, commits: dict[str, str], says: str
) -> None:
    declared(told)
    lifted = act(told, "tetap", InterestLifted(second=second), actor, **commits)
    report = checked(told)
    assert found(report) == [("interest.unlawful", lifted)]
    assert says in message(report.findings[0], "en")
    assert subject("tetap") in message(report.findings[0], "id")


def test_an_end_without_a_declaration_and_a_second_end_are_named(told: Story, found: Found) -> None:
    alone = act(told, "lain", InterestLifted(second=CITRA), ANI, **REASON)
    declared(told)
    act(told, "tetap", InterestLifted(second=CITRA), ANI, **REASON)
    again = act(told, "tetap", InterestLifted(second=DEWI), ANI, **REASON)
    declared_again = act(told, "tetap", InterestDeclared(ground=Tie.PARTY), BUDI, **REASON)
    assert found(checked(told)) == [("interest.unlawful", each) for each in (alone, again, declared_again)]
