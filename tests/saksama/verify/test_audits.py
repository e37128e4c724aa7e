"""An audit of a running log, made again by the verifier: each part bent in turn, and named by its code."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import msgspec
import pytest

from saksama.cli.fetch import HttpReader
from saksama.cli.words import message
from saksama.entries.kinds.audit import AuditOutcome
from saksama.entries.kinds.case import CaseReceived
from saksama.statistics.audits import path_of
from saksama.tally.audit.again import Again, drawn, evaluated, readings
from saksama.tally.audit.plan import write_tickets
from saksama.verify.findings import Code
from saksama.verify.meaning.audits import Auditor
from saksama.verify.report import NotChecked, Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.audited import AUDIT, DICE, FIRST, SECOND, STATIONS, Audited
from tests.testonly.story import COMMITS, Story, named_alike, no_progress, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]


class Telling(Audited):
    """The same, with what the verifier says of it."""

    def check(self, auditor: Auditor | None = Again()) -> Report:  # noqa: B008 (it holds nothing)
        self.publish()
        with HttpReader() as reader:
            asking = Asking(reader, no_progress, lambda: None, auditor=lambda: auditor)
            return named_alike(verify_node(self.story.bawaslu.url, Anchors(), asking))


@pytest.fixture
def telling(told: Story) -> Telling:
    return Telling.begun(told)


def parts(report: Report) -> list[object]:
    return [each.evidence["part"] for each in report.findings if each.code is Code.AUDIT_WRONG]


def test_an_audit_by_the_rules_is_found_good(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    telling.read_all()
    telling.concluded()
    report = telling.check()
    assert found(report) == []
    assert telling.seen
    assert evaluated(telling.plan, drawn(telling.plan, telling.seed, 12), readings(telling.seen), 50).risk < 0.05
    assert NotChecked.AUDITS not in report.not_checked


def test_without_the_libraries_the_report_says_what_it_did_not_check(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    telling.read_all()
    telling.concluded(risk=1)
    report = telling.check(auditor=None)
    assert found(report) == []
    assert NotChecked.AUDITS in report.not_checked


def test_a_form_that_cannot_be_read_and_one_that_differs_count(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    first, second, *others = telling.stations
    telling.read(first, votes=msgspec.UNSET)
    telling.read(second, votes=(31, 119, 12))
    for each in others:
        telling.read(each)
    telling.concluded()
    assert found(telling.check()) == []


def test_a_later_draw_takes_more_tickets_of_the_same_seed(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    telling.read_all()
    telling.draws = 20
    telling.drawn(second=msgspec.UNSET)
    for station in telling.stations:
        if station not in {each.station for each in telling.seen}:
            telling.read(station)
    telling.concluded()
    assert found(telling.check()) == []


def test_one_vote_more_in_the_list_is_named(telling: Telling, found: Found) -> None:
    telling.imported()
    bent = telling.plan.document().replace(b",30,120,12\n", b",30,121,12\n", 1)
    assert bent != telling.plan.document()
    at = telling.committed(bent)
    report = telling.check()
    assert found(report) == [("audit.wrong", at)]
    assert parts(report) == ["list"]


def test_a_weight_that_is_not_the_claims_is_named(telling: Telling) -> None:
    telling.imported()
    head, line, *others = telling.plan.document().splitlines(keepends=True)
    station, ballots, weight, *votes = line.split(b",")
    bent = b",".join([station, ballots, str(int(weight) + 1).encode(), *votes])
    telling.committed(b"".join([head, bent, *others]))
    telling.publish()
    telling.drawn()
    assert parts(telling.check()) == ["list", "draw"]


@pytest.mark.parametrize(
    "changed", [{"margin": 1}, {"stations": STATIONS - 1}, {"region": "53"}, {"sheet": "tidak-ada"}, {"share": "1/2"}]
)
def test_what_the_entry_says_of_its_list_is_held_against_it(telling: Telling, changed: dict[str, Any]) -> None:
    telling.imported()
    telling.committed(**changed)
    assert parts(telling.check()) == ["list"]


@pytest.mark.parametrize("contest", ["", "pilkada-gubernur-52-2024"])
def test_figures_that_never_came_into_the_log_are_named(telling: Telling, found: Found, contest: str) -> None:
    if contest:
        telling.imported(contest)
    at = telling.committed()
    assert found(telling.check()) == [("audit.unlawful", at)]


def test_a_seed_before_the_list_was_published_is_named(telling: Telling, found: Found) -> None:
    telling.imported()
    telling.committed()
    at = telling.drawn()
    assert found(telling.check()) == [("audit.skipped", at), ("audit.uncommitted", at)]


def test_a_ticket_that_the_seed_does_not_draw_is_named(telling: Telling) -> None:
    telling.imported()
    telling.committed()
    telling.publish()
    wished = drawn(telling.plan, telling.seed, telling.draws)
    other = next(each for each in telling.plan.ids.tolist() if each not in telling.stations)
    telling.drawn(write_tickets([replace(wished[0], station=other), *wished[1:]]))
    assert parts(telling.check()) == ["draw"]


@pytest.mark.parametrize("changed", [{"second": FIRST}, {"second": msgspec.UNSET}])
def test_dice_typed_by_one_person_are_named(telling: Telling, found: Found, changed: dict[str, Any]) -> None:
    telling.imported()
    telling.committed(agreement=msgspec.UNSET, witness=msgspec.UNSET)
    telling.publish()
    at = telling.drawn(**changed)
    assert found(telling.check()) == [("audit.unlawful", at)]


def test_dice_typed_by_two_are_told_as_not_checked(telling: Telling, found: Found) -> None:
    telling.imported()
    telling.committed(agreement=msgspec.UNSET, witness=msgspec.UNSET)
    telling.publish()
    at = telling.drawn(second=SECOND)
    telling.read_all()
    telling.concluded()
    report = telling.check()
    assert found(report) == [("audit.typed", at)]
    assert report.exit_code == 2


def test_dice_that_were_thrown_before_the_list_are_mixed_into_the_witness_s_seed(
    telling: Telling, found: Found
) -> None:
    telling.dice = DICE
    telling.until_drawn()
    telling.read_all()
    telling.concluded()
    assert found(telling.check()) == []


@pytest.mark.parametrize(
    "changed", [{"seed": DICE}, {"seed": "a" * 64}, {"cosignature": msgspec.UNSET, "size": msgspec.UNSET}, {"size": 3}]
)
def test_a_seed_that_is_not_of_the_witness_named_is_wrong(telling: Telling, changed: dict[str, Any]) -> None:
    telling.imported()
    telling.committed()
    telling.publish()
    telling.drawn(**changed)
    assert "seed" in parts(telling.check())


def test_a_witness_that_the_agreement_does_not_name_gives_no_seed(telling: Telling) -> None:
    telling.imported()
    telling.committed(witness="teman")
    telling.publish()
    telling.drawn()
    assert "seed" in parts(telling.check())


def test_a_later_signature_that_draws_otherwise_was_waited_for_and_is_named(telling: Telling, found: Found) -> None:
    telling.imported()
    telling.committed()
    telling.publish()
    telling.story.bawaslu.append(CaseReceived(), subject=subject("meanwhile"), **COMMITS)
    telling.publish()
    node = telling.story.bawaslu
    first = telling.story.world.signed_sizes[node.origin].pop(node.sizes[-2])
    at = telling.drawn()
    telling.story.world.signed_sizes[node.origin][node.sizes[-2]] = first
    telling.read_all()
    telling.concluded()
    assert found(telling.check()) == [("audit.skipped", at)]


@pytest.mark.parametrize("changed", [{"seed": "1" * 20, "draws": 20}, {"draws": 12}])
def test_another_seed_or_no_more_draws_are_named(telling: Telling, found: Found, changed: dict[str, Any]) -> None:
    telling.until_drawn()
    at = telling.drawn(**changed)
    assert found(telling.check()) == [("audit.unlawful", at)]


def test_readings_are_of_drawn_stations_once_by_two_and_whole(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    station, another, *_ = telling.stations
    telling.read(station)
    twice = telling.read(station)
    undrawn = telling.read(next(each for each in telling.plan.ids.tolist() if each not in telling.stations))
    alone = telling.read(another, second=FIRST)
    short = telling.read(another, votes=(1, 2))
    report = telling.check()
    assert sorted(found(report)) == [
        ("audit.unlawful", twice),
        ("audit.unlawful", undrawn),
        ("audit.unlawful", alone),
        ("audit.wrong", short),
    ]


@pytest.mark.parametrize(
    "changed", [{"risk": 3}, {"outcome": AuditOutcome.READ_IN_FULL_HOLDS}, {"evaluated": 11}], ids=str
)
def test_an_end_that_the_readings_do_not_give_is_named(telling: Telling, changed: dict[str, Any]) -> None:
    telling.until_drawn()
    telling.read_all()
    telling.concluded(**changed)
    assert parts(telling.check()) == ["risk"]


@pytest.mark.parametrize("auditor", [Again(), None], ids=["computed", "read alone"])
def test_an_audit_that_stopped_unconfirmed_before_all_drawn_stations_were_read_is_named(
    telling: Telling, found: Found, auditor: Auditor | None
) -> None:
    telling.until_drawn()
    first, *others = telling.stations
    telling.read(first, votes=msgspec.UNSET)
    for station in others[:-1]:
        telling.read(station)
    end = telling.concluded()
    assert telling.end is not None
    assert telling.end.outcome is AuditOutcome.GO_ON
    report = telling.check(auditor)
    assert found(report) == [("audit.unlawful", end)]
    assert "before every station that was drawn was read" in message(report.findings[0], "en")


def test_an_audit_whose_later_readings_are_missing_is_named_also_where_its_end_says_otherwise(
    telling: Telling, found: Found
) -> None:
    telling.until_drawn()
    first, *others = telling.stations
    telling.read(first, votes=msgspec.UNSET)
    for station in others[:-1]:
        telling.read(station)
    end = telling.concluded(evaluated=telling.draws)
    assert sorted(found(telling.check())) == [("audit.unlawful", end), ("audit.wrong", end)]


def test_a_confirmed_audit_may_end_before_its_last_ticket_and_a_first_draw_is_not_shorter_than_asked_for(
    telling: Telling, found: Found
) -> None:
    telling.draws = 40
    telling.until_drawn()
    draws = drawn(telling.plan, telling.seed, telling.draws)
    for station in dict.fromkeys(each.station for each in draws[:30]):
        telling.read(station)
    telling.concluded()
    assert telling.end is not None
    assert telling.end.outcome is AuditOutcome.CONFIRMED
    assert found(telling.check()) == []
    telling.subject, telling.seen, telling.draws = subject("audit again"), [], 1
    telling.committed(**AGAIN)
    telling.publish()
    short = telling.drawn()
    report = telling.check()
    assert found(report) == [("audit.wrong", short)]
    assert "the list and the limit ask for" in message(report.findings[0], "en")


def test_a_reading_that_was_changed_changes_the_risk(telling: Telling) -> None:
    telling.until_drawn()
    station, *others = telling.stations
    telling.read(station, votes=(60, 90, 12))
    honest = telling.seen.pop()
    telling.seen.append(msgspec.structs.replace(honest, votes=tuple(map(int, telling.plan.votes[0]))))
    for each in others:
        telling.read(each)
    telling.concluded()
    assert parts(telling.check()) == ["risk", "page"]


def test_nothing_follows_the_end_and_nothing_comes_before_the_list(telling: Telling, found: Found) -> None:
    telling.imported()
    early = telling.drawn()
    telling.committed()
    telling.publish()
    telling.drawn()
    telling.read_all()
    telling.concluded()
    late = telling.read(telling.stations[0])
    again = telling.committed()
    assert found(telling.check()) == [("audit.unlawful", early), ("audit.unlawful", late), ("audit.unlawful", again)]


def test_a_list_by_another_definition_is_told_as_that(telling: Telling, found: Found) -> None:
    telling.imported()
    at = telling.committed(definition="a" * 64, margin=1)
    report = telling.check()
    assert found(report) == [("sheet.definition-unknown", at)]
    assert parts(report) == []


AGAIN: Final[dict[str, Any]] = {"first": AUDIT, "number": 2, "reason": "Daftar pertama keliru"}


def test_a_further_audit_that_says_so_is_found_good(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    for number in (2, 3):
        telling.subject = subject(f"audit {number}")
        telling.committed(**AGAIN | {"number": number})
    assert found(telling.check()) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"first": msgspec.UNSET, "number": msgspec.UNSET, "reason": msgspec.UNSET},
        {"number": 3},
        {"first": subject("another audit")},
        {"reason": msgspec.UNSET},
    ],
    ids=["unsaid", "miscounted", "of another", "without reason"],
)
def test_a_further_audit_that_hides_the_first_is_named(telling: Telling, found: Found, changed: dict[str, Any]) -> None:
    telling.until_drawn()
    telling.subject = subject("audit again")
    at = telling.committed(**AGAIN | changed)
    assert found(telling.check()) == [("audit.unlawful", at)]


def test_a_first_audit_that_is_called_a_further_one_is_named(telling: Telling, found: Found) -> None:
    telling.imported()
    at = telling.committed(**AGAIN)
    assert found(telling.check()) == [("audit.unlawful", at)]


def test_a_page_that_shows_an_audit_otherwise_than_its_entries_is_named(telling: Telling, found: Found) -> None:
    telling.until_drawn()
    telling.read_all()
    end = telling.concluded()
    station = telling.stations[0]
    for changed in (
        {"risk": 1},
        {"outcome": "all-read"},
        {"seen": {each.station: (1, 1, 1) for each in telling.seen}},
        {"seen": {each.station: each.votes for each in telling.seen if each.station != station}},
        {"seed": telling.seed[::-1]},
    ):
        telling.page(**changed)
        report = telling.check(auditor=None)
        assert found(report) == [("audit.wrong", end)]
    telling.story.bawaslu.write(path_of(AUDIT), b"{}")
    assert found(telling.check()) == [("audit.wrong", end)]
