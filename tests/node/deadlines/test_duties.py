"""Running duties: begun, extended and ended by entries alone; counted again by another law; few questions a board."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saksama.clocks.clock import due
from saksama.clocks.shipped import national_calendar, rule_on
from saksama.clocks.words import WITA
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseCompleted,
    CaseDecided,
    CaseRegistered,
    CaseReturned,
    CaseReviewed,
    DecisionOutcome,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import CaseExtended, CaseStudied
from saksama.procedure.acts import Act
from saksama.procedure.case import walk
from saksama.procedure.deadlines import NoClocks
from saksama_node.accounts.policy import Role
from saksama_node.cases.actions import set_assignee
from saksama_node.condition.check import State
from saksama_node.deadlines import queries
from saksama_node.deadlines.actions import note_counted, note_first
from saksama_node.deadlines.models import Duty
from saksama_node.deadlines.queries import Wanted, When
from saksama_node.deadlines.ruling import law_at, law_digest
from saksama_node.deadlines.running import Running, edition_of, running, until_review
from saksama_node.flows.deadlines.recount_deadlines import recount_where_needed
from saksama_node.flows.node.examine_duties import deadlines as examined
from saksama_node.settings.clock import now
from tests.node.conftest import StaffFor
from tests.node.deadlines.case_under import do, received, registered, reviewed

REGISTERED = datetime(2024, 2, 16, 10, tzinfo=WITA)
REVIEW = CaseReviewed(
    day="2024-02-15",
    office="52",
    outcome=ReviewOutcome.REGISTER,
    party="none",
    procedure="pemilu-2022",
    source=Origination.REPORT,
    types=(Violation.ETHICS,),
)


def entry(body: Body, at: datetime, **commits: str) -> Entry:
    return Entry(
        body=body,
        at=at.astimezone(UTC),
        node="contoh.example/log",
        subject="ab" * 16,
        actor="cd" * 16,
        commits=dict.fromkeys(commits or {"receipt": ""}, "ef" * 32),
    )


def running_after(entries: list[Entry]) -> tuple[Running, ...]:
    """What runs after these entries of a case."""
    edition = edition_of(entries)
    assert edition is not None
    acts = [Act(n, each.at, each.actor, each.body, frozenset(each.commits)) for n, each in enumerate(entries)]
    walked = walk(edition, acts, NoClocks())
    return running(edition, walked.open.values(), walked.history)


@pytest.mark.usefixtures("database")
def test_a_report_registered_on_a_friday_runs_to_the_seventh_working_day_and_extended_to_the_fourteenth() -> None:
    entries = [
        entry(REVIEW, REGISTERED - timedelta(hours=1)),
        entry(CaseRegistered(number="001/Reg/LP/PL/Prov/18.00/II/2024"), REGISTERED),
    ]
    (handling,) = running_after(entries)
    assert (handling.deadline.id, handling.by_office, handling.extended) == ("handling", True, False)
    counted = law_at("52").due(handling.deadline.rule, handling.start, extended=handling.extended)
    assert counted is not None
    assert counted.due == datetime(2024, 2, 27, 23, 59, 59, tzinfo=WITA)
    entries.append(entry(CaseExtended(), REGISTERED + timedelta(days=3), reason=""))
    (handling,) = running_after(entries)
    assert handling.extended
    later = law_at("52").due(handling.deadline.rule, handling.start, extended=True)
    assert later is not None
    assert later.due == datetime(2024, 3, 7, 23, 59, 59, tzinfo=WITA)
    entries += [
        entry(body, REGISTERED + timedelta(days=4, seconds=n), reason="")
        for n, body in enumerate(
            [CaseAssigned(assignee="cd" * 16), CaseStudied(), CaseDecided(outcome=DecisionOutcome.NO_VIOLATION)]
        )
    ]
    assert running_after(entries) == ()


def test_a_case_without_a_known_edition_has_no_duty() -> None:
    body = CaseReviewed(day="2024-02-15", office="52", outcome=ReviewOutcome.PRELIMINARY, procedure="pemilu-1999")
    assert edition_of([entry(body, REGISTERED)]) is None
    assert edition_of([]) is None


def test_before_its_review_a_report_has_the_period_of_every_edition_in_force() -> None:
    campaign = datetime(2023, 11, 28, 9, tzinfo=WITA)  # before the stages of the Pilkada of 2024 began
    assert [each.deadline.rule for each in until_review(campaign)] == ["pemilu-kajian-awal"]
    in_both = list(until_review(datetime(2024, 10, 1, 9, tzinfo=WITA)))
    assert {each.deadline.rule for each in in_both} == {"pemilu-kajian-awal", "pilkada-kajian-awal"}
    assert list(until_review(datetime(2022, 10, 19, 9, tzinfo=WITA))) == []


def of_now(rule: str, start: datetime) -> datetime:
    return due(rule_on(rule, start.astimezone(WITA).date()), start, national_calendar()).due


def test_each_act_keeps_the_rows_up_and_a_recount_changes_none(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    info = received()
    waiting = queries.of_subject(info.subject)
    assert {each.rule for each in waiting} == {"pemilu-kajian-awal", "pilkada-kajian-awal"}
    assert {each.due for each in waiting} == {of_now(each.rule, info.received_at) for each in waiting}
    assert all(each.by_office and each.start == info.received_at for each in waiting)

    subject = reviewed(officer, info, outcome=ReviewOutcome.INCOMPLETE)
    assert queries.of_subject(info.subject) == []
    do(officer, subject, CaseReturned())
    (completion,) = queries.of_subject(subject)
    assert (completion.deadline, completion.by_office) == ("completion", False)
    assert completion.due == of_now(completion.rule, completion.start)
    assert completion.other is None
    with_officer = completion.id
    set_assignee(subject, officer)
    do(officer, subject, CaseCompleted())
    assert queries.of_subject(subject) == []

    other = reviewed(officer, received())
    do(officer, other, CaseRegistered(number="001/Reg/LP/PL/Prov/18.00/XI/2026", types=(Violation.OTHER_LAW,)))
    (handling,) = queries.of_subject(other)
    assert handling.id != with_officer
    before = list(Duty.objects.order_by("pk").values())
    assert examined()[0].code == "deadline.stale"  # reports came in, and nothing says by which law
    assert list(recount_where_needed())
    assert examined()[0].state is State.WELL
    assert list(Duty.objects.order_by("pk").values()) == before
    assert list(recount_where_needed()) == []

    # A row that fell behind is mended, one that nothing stands behind goes, one that was lost comes back.
    note_counted("another law", now())
    assert examined()[0].code == "deadline.stale"
    Duty.objects.filter(pk=handling.id).update(due=handling.start, latest=handling.start, person=99)
    Duty.objects.filter(subject=info.subject).delete()
    Duty.objects.create(subject=subject, region="52", edition="pemilu-2022", deadline="handling", by_office=True,
                        rule="pemilu-penanganan", start=now())  # fmt: skip
    list(recount_where_needed())
    assert queries.counted_by() == law_digest()
    assert list(Duty.objects.order_by("pk").values()) == before


def test_a_report_of_the_pilkada_has_the_date_since_its_receipt_and_is_late_since_its_registration(
    staff_for: StaffFor,
) -> None:
    officer, info = staff_for(Role.OFFICER), received()
    subject = reviewed(officer, info, "pilkada-2024", types=(Violation.ETHICS,))
    registered(officer, subject)
    (handling,) = queries.of_subject(subject)
    day = info.received_at.astimezone(WITA).date()
    assert (handling.rule, handling.since) == ("pilkada-penanganan", day)
    assert handling.due == datetime.combine(day + timedelta(days=3), time(23, 59, 59), WITA)
    assert handling.latest == datetime.combine(
        handling.start.astimezone(WITA).date() + timedelta(days=3), time(23, 59, 59), WITA
    )
    explained = handling.explained()
    assert explained is not None
    assert (explained.due.due, explained.due.latest) == (handling.due, handling.latest)
    list(recount_where_needed())
    assert queries.of_subject(subject) == [handling]


@pytest.mark.usefixtures("database")
def test_the_board_asks_few_questions_and_sorts_by_the_office_s_day() -> None:
    moment = datetime(2026, 11, 25, 2, tzinfo=UTC)  # Wednesday, 10.00 WITA
    ends: dict[When, list[datetime | None]] = {
        When.LAPSED: [datetime(2026, 11, 24, 23, 59, 59, tzinfo=WITA), moment - timedelta(seconds=1)],
        When.TODAY: [moment, datetime(2026, 11, 25, 23, 59, 59, tzinfo=WITA)],
        When.WEEK: [datetime(2026, 11, 26, 0, 0, 0, tzinfo=WITA), datetime(2026, 12, 1, 23, 59, 59, tzinfo=WITA)],
        When.LATER: [datetime(2026, 12, 2, 0, 0, 0, tzinfo=WITA)],
        When.UNKNOWN: [None],
    }
    listed = [end for group in ends.values() for end in group]
    Duty.objects.bulk_create(
        Duty(
            subject=f"{region}-{n}",
            region=region,
            person=n,
            edition="pemilu-2022",
            deadline="handling",
            by_office=True,
            rule="pemilu-penanganan",
            start=moment,
            due=end,
            latest=end,
        )
        for region in ("52.01.03", "53")
        for n, end in enumerate(listed)
    )
    with CaptureQueriesContext(connection) as asked:
        counts = queries.counts(Wanted(["52"]), moment)
        found = {when: queries.duties(Wanted(["52"]), when, moment, limit=50) for when in When}
    assert len(asked) == 2 * len(When)
    assert counts == {when: len(group) for when, group in ends.items()}
    assert {when: [each.due for each in group] for when, group in found.items()} == ends
    assert [each.is_lapsed(moment) for each in found[When.LAPSED] + found[When.TODAY]] == [True, True, False, False]
    assert sum(queries.counts(Wanted(["52", "53"], office="53"), moment).values()) == len(listed)
    assert sum(queries.counts(Wanted(["52"], office="52.0"), moment).values()) == 0
    assert sum(queries.counts(Wanted(["52"], person=3), moment).values()) == 1
    assert queries.duties(Wanted(["52"]), When.WEEK, moment, first=1, limit=50) == found[When.WEEK][1:]


@pytest.mark.usefixtures("database")
def test_what_the_office_missed_is_not_hidden_by_what_is_due_before_it() -> None:
    moment = datetime(2026, 11, 25, 2, tzinfo=UTC)
    past, ahead = moment - timedelta(hours=1), moment + timedelta(days=1)
    rows = [
        # Runs still by another count, though it is due first; and missed, but by who handed it in.
        ("one", "handling", past - timedelta(hours=2), ahead, True),
        ("one", "first-discussion", past, past, True),
        ("two", "completion", past - timedelta(hours=2), past, False),
        ("two", "handling", past, past, True),
        ("three", "handling", ahead, ahead, True),
    ]
    made = [
        Duty(
            subject=subject,
            region="52",
            edition="pemilu-2022",
            deadline=deadline,
            by_office=by_office,
            rule="pemilu-penanganan",
            start=moment,
            due=due,
            latest=latest,
        )
        for subject, deadline, due, latest, by_office in rows
    ]
    for each in ("one", "two", "three"):
        note_first([row for row in made if row.subject == each])
    Duty.objects.bulk_create(made)
    assert [(row.first, row.alone) for row in made] == [(True, False), (False, False)] * 2 + [(True, True)]
    found = {when: queries.duties(Wanted(["52"]), when, moment, limit=9) for when in When}
    shown = {when: [(each.subject, each.deadline) for each in group] for when, group in found.items() if group}
    assert shown == {
        When.LAPSED: [("one", "first-discussion"), ("two", "handling")],
        When.WEEK: [("three", "handling")],
    }
    assert [each.lapsed for each in queries.counts_by_office(Wanted(["52"]), moment)] == [2]
