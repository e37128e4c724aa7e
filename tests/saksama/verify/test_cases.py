"""Cases of a log under the edition that they name: what the verifier says where they break it, or name none."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from saksama.cli.main import main
from saksama.cli.words import message
from saksama.clocks.shipped import digest_on
from saksama.entries.entry import decode_entry
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseClosed,
    CaseDecided,
    CaseRegistered,
    CaseReturned,
    CaseReviewed,
    Closing,
    DecisionOutcome,
    Ground,
    Organizer,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import CaseExtended, CaseStudied
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.procedure.reading import shipped
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.report import NotChecked, Report
from tests.saksama.procedure.telling import CountedDays
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA, NUMBER, act, review
from tests.testonly.story import COMMITS, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]


def handle(story: Story, word: str, number: str = NUMBER) -> None:
    act(story, word, CaseRegistered(number=number, organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,)))
    act(story, word, CaseAssigned(assignee=BUDI))
    act(story, word, CaseStudied(), BUDI)


def test_a_lawful_case_is_found_good_and_its_uncounted_periods_are_told(told: Story, found: Found) -> None:
    review(told, "one")
    handle(told, "one")
    act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=CITRA))
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == []
    assert NotChecked.CASE_PERIODS in report.not_checked
    counted = told.check(clocks=CountedDays())
    assert NotChecked.CASE_PERIODS not in counted.not_checked


def test_a_decision_by_one_person_is_named_with_its_norm_in_both_languages(told: Story, found: Found) -> None:
    review(told, "one")
    handle(told, "one")
    index = act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=ANI))
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("case.rule", index)]
    (finding,) = report.findings
    assert finding.evidence["rule"] == "two-persons"
    assert "orang kedua" in message(finding, "id")
    assert "second person" in message(finding, "en")
    assert "own rule" in message(finding, "en")


def test_an_act_that_may_not_follow_is_named_with_what_may(told: Story, found: Found) -> None:
    review(told, "one")
    index = act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=BUDI))
    act(told, "one", CaseClosed(outcome=Closing.DECIDED, second=BUDI))
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("case.unlawful", index)]
    assert "case.registered" in str(report.findings[0].evidence["lawful"])


def test_a_late_decision_and_an_open_duty_past_its_time_are_named(told: Story, found: Found) -> None:
    world = told.world
    review(told, "one")
    review(told, "two")
    handle(told, "one")
    handle(told, "two", NUMBER.replace("002", "003"))
    opened = len(told.bawaslu.entries) - 3
    world.publish()
    # The partner goes on looking, as it must every hour; only the clock of cases is asked here.
    world.now += timedelta(days=14)
    decided = act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=CITRA))
    told.bawaslu.publish()
    found_here = [each for each in found(told.check(clocks=CountedDays())) if each[0].startswith("case.")]
    assert found_here == [("case.late", opened), ("case.late", decided)]


def test_what_waits_for_a_reporter_s_time_and_does_not_is_early(told: Story, found: Found) -> None:
    first = review(told, "one", outcome=ReviewOutcome.INCOMPLETE, second=CITRA)
    act(told, "one", CaseReturned())
    told.world.tick(60)
    refused = replace(body_at(told, first), outcome=ReviewOutcome.NOT_ACCEPTED, ground=Ground.INCOMPLETE)
    early = act(told, "one", replace(refused, second=CITRA, substantial=False), receipt=COMMITS["content"])
    told.bawaslu.publish()
    assert ("case.early", early) in found(told.check(clocks=StatutoryClocks()))


def body_at(told: Story, index: int) -> CaseReviewed:
    body = decode_entry(told.bawaslu.entries[index]).body
    assert isinstance(body, CaseReviewed)
    return body


@pytest.mark.parametrize(("office", "late"), [("52", False), ("52.71", True)])
def test_days_that_an_office_decreed_excuse_its_own_cases_alone(
    told: Story, found: Found, office: str, late: bool
) -> None:
    review(told, "one")
    handle(told, "one")
    today = told.world.now.date()
    for later in range(1, 20):
        day = (today + timedelta(days=later)).isoformat()
        said = {"day": day, "decree": "1", "decreed": today.isoformat(), "office": office, "second": BUDI}
        body = DayDecreed(effect=Effect.OFF, **said)
        told.bawaslu.append(body, subject=subject(f"day {later}"), actor=ANI, reason=COMMITS["content"])
    told.world.publish()
    told.world.now += timedelta(days=19)
    decided = act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=CITRA))
    told.bawaslu.publish()
    assert (("case.late", decided) in found(told.check(clocks=StatutoryClocks()))) is late


def test_an_extension_without_a_reason_is_named(told: Story, found: Found) -> None:
    review(told, "one")
    handle(told, "one")
    index = act(told, "one", CaseExtended())
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("case.rule", index)]
    # The article beside it in the edition is on two persons, and an extension takes one.
    said = message(report.findings[0], "id")
    assert "memerlukan alasan yang disegel" in said
    assert "dua orang" not in said


def test_a_case_that_begins_without_its_review_is_none(told: Story, found: Found) -> None:
    index = act(told, "two", CaseAssigned(assignee=BUDI))
    told.bawaslu.publish()
    assert found(told.check()) == [("case.unlawful", index)]


def test_an_edition_that_is_not_known_leaves_the_case_unchecked(told: Story, found: Found) -> None:
    index = review(told, "one", procedure="pemilu-2031")
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("case.edition-unknown", index)]
    assert report.exit_code == 2


def test_a_case_that_names_no_edition_by_its_digest_is_named(told: Story, found: Found) -> None:
    index = review(told, "one", edition=None)
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("case.edition-unnamed", index)]
    assert report.exit_code == 1
    assert "pemilu-2022" in message(report.findings[0], "en")


def test_a_case_of_an_earlier_edition_is_judged_by_it_once_it_comes_with_the_tool(told: Story, found: Found) -> None:
    ours = shipped()["pemilu-2022"]
    # As it was before: without two persons for a decision.
    moves = tuple(
        replace(each, guards=tuple(guard for guard in each.guards if guard != "two-persons")) for each in ours.move
    )
    before = replace(ours, move=moves)
    assert before.digest != ours.digest
    begun = review(told, "one", edition=before.digest, plenary=told.met(subject("one"), "case.reviewed:register"))
    handle(told, "one")
    act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION))
    late = act(told, "one", CaseClosed(outcome=Closing.NOT_REGISTERED))
    told.bawaslu.publish()
    unknown = told.check()
    assert found(unknown) == [("case.edition-other", begun)]
    assert dict(unknown.findings[0].evidence)["acts"] == 6
    judged = told.check(earlier={before.digest: before})
    assert found(judged) == [("case.unlawful", late)]


def test_periods_by_other_clock_rules_are_told_and_not_judged(told: Story, found: Found) -> None:
    day = told.world.now.date()
    review(told, "one", rules=digest_on(shipped()["pemilu-2022"].rules, day))
    other = review(told, "two", rules="ab" * 32)
    handle(told, "two")
    told.world.now += timedelta(days=14)
    act(told, "two", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=CITRA))
    told.bawaslu.publish()
    here = [each for each in found(told.check(clocks=CountedDays())) if each[0].startswith("case.")]
    assert here == [("case.rules-other", other)]


def test_late_by_a_norm_from_memory_or_by_our_own_period_is_told_and_not_condemned_until_two_confirm_it(
    told: Story, found: Found
) -> None:
    review(told, "one", source=Origination.INFORMATION, outcome=ReviewOutcome.PRELIMINARY)
    traced = len(told.bawaslu.entries) - 1
    review(told, "two")
    types = (Violation.ADMINISTRATIVE,)
    registered = act(told, "two", CaseRegistered(number=NUMBER, types=types))
    told.bawaslu.publish()
    told.world.now += timedelta(days=40)
    told.world.publish()

    def here() -> list[tuple[str, int | None]]:
        return [each for each in found(told.check(clocks=CountedDays())) if each[0].startswith("case.")]

    assert here() == [("case.unconfirmed", traced), ("case.unconfirmed", registered)]
    text = {"article": "Pasal 461", "text": "ab" * 32, "title": "CONTOH", "second": BUDI}
    act(told, "norma", NormConfirmed(fact="editions/pemilu-2022/norm.adjudication", **text), ANI)
    told.bawaslu.publish()
    assert here() == [("case.unconfirmed", traced), ("case.unconfirmed", registered)]
    # The period is known from memory too, until it is confirmed.
    act(told, "jangka", NormConfirmed(fact="rules/perbawaslu-8-2022/rule.pemilu-administratif", **text), ANI)
    told.bawaslu.publish()
    assert here() == [("case.late", registered), ("case.unconfirmed", traced)]


def test_an_edition_counts_from_its_first_day_on(told: Story, found: Found) -> None:
    index = review(told, "one", procedure="pilkada-2024", day=date(2024, 1, 25).isoformat())
    told.bawaslu.publish()
    # No receipt is of that day either.
    assert set(found(told.check())) == {("case.procedure", index), ("case.day", index)}


def test_a_register_number_is_one_case_s(told: Story, found: Found) -> None:
    review(told, "one")
    review(told, "two")
    handle(told, "one")
    index = act(
        told, "two", CaseRegistered(number=NUMBER, organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,))
    )
    told.bawaslu.publish()
    assert found(told.check()) == [("case.number", index)]


def test_the_fairness_command_computes_a_served_log_and_refuses_one_that_is_not_whole(
    told: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    review(told, "one", party="p04")
    handle(told, "one")
    told.bawaslu.publish()
    assert main(["fairness", told.bawaslu.url, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["origin"], made["size"]) == (told.bawaslu.origin, len(told.bawaslu.entries))
    # The story's own case names no party; ours does.
    assert (made["cases"], made["not_stated"]["party"]) == (2, 1)
    assert {each["group"] for each in made["comparisons"] if each["dimension"] == "party"} == {"p04"}
    told.bawaslu.entries[3] = told.bawaslu.entries[3].replace(b"node", b"nodx", 1)
    told.bawaslu.write_tree()
    assert main(["fairness", told.bawaslu.url]) == 1
    assert main(["fairness", "http://127.0.0.1:9/"]) == 2
