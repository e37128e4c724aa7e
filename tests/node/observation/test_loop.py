"""A report of supervision at a node: written, sent, examined, given back, approved; and what two at once may not do."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from saksama.observation.answers import Fault
from saksama.observation.document import parse_document
from saksama.observation.loop import Act, State, walk
from saksama.procedure.levels import Level
from saksama_node.accounts.policy import Role, Staff
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of, openings_of
from saksama_node.observation import examining, planning, writing
from saksama_node.observation.faults import AnswersRefused, DraftMoved, PeriodRefused, ReportRefused, Why, WhyPeriod
from saksama_node.observation.models import Note, Report
from tests.node.conftest import StaffFor
from tests.node.observation.written import WHOLE

pytestmark = pytest.mark.usefixtures("database")

DISTRICT: Final = "52.01.01"
NUMBER: Final = "001/LHP/PM.00.02/11/2026"


@pytest.fixture
def people(staff_for: StaffFor) -> tuple[Staff, Staff, Staff]:
    places = ((Role.SUPERVISOR, DISTRICT), (Role.OFFICER, "52.01"), (Role.OFFICER, "52"))
    return tuple(staff_for(role, region) for role, region in places)  # type: ignore[return-value]


def period(by: Staff) -> str:
    with act():
        leaf = planning.open_period(
            by,
            "52.01",
            "Triwulan IV 2026",
            "form-a-2022",
            (date(2026, 10, 1), date(2026, 12, 31)),
            (Level.REGENCY, Level.PROVINCE),
            {DISTRICT: 3},
        )
    return leaf.entry.subject


def drafted(by: Staff, of: str = "", number: str = NUMBER) -> tuple[str, int]:
    with act():
        subject = writing.begin(by, DISTRICT, "form-a-2022", of)
        return subject, writing.save_draft(by, subject, 0, WHOLE, number)


def test_a_report_goes_through_its_levels_and_the_log_holds_its_loop(people: tuple[Staff, Staff, Staff]) -> None:
    writer, regency, province = people
    subject, edits = drafted(writer, period(regency))
    with act():
        leaf = writing.send(writer, subject, edits)
    document = parse_document(openings_of(leaf.leaf_id, ["report"])[0].data)
    assert (document.number, document.answers["stage"]) == (NUMBER, WHOLE["stage"])
    for by, approves in ((regency, False), (regency, True), (province, True)):
        with act():
            examining.take_up(by, subject)
            if approves:
                examining.approve(by, subject)
                continue
            number = examining.note(by, subject, "activities.1.aim", "Tujuannya belum lengkap.")
            examining.give_back(by, subject)
        with pytest.raises(ReportRefused) as caught, act():
            writing.send(writer, subject, edits)
        assert caught.value.why is Why.NOT_ANSWERED
        with pytest.raises(AnswersRefused) as wrong, act():
            writing.send(writer, subject, writing.save_draft(writer, subject, edits, {**WHOLE, "account": ""}, ""))
        assert [each.at for each in wrong.value.problems] == ["number", "account", f"answer.{number}"]
        with act():
            examining.answer_note(writer, subject, number, "Sudah dilengkapi.")
            writing.send(writer, subject, edits)
    row = Report.objects.get(subject=subject)
    assert (row.state, row.version, row.turn, row.late) == ("approved", 2, "", False)
    with act():
        examining.reopen(province, subject, "Ada bukti baru.")
    acts = [Act(at, each.at, each.actor, each.body) for at, each in enumerate(entries_of(subject))]
    walked = walk(acts, ("kabupaten-kota", "provinsi"))
    assert (walked.broken, walked.stand.state, walked.stand.version) == (None, State.REOPENED, 2)
    assert walked.stand.made == leaf.entry.at


def test_two_who_save_at_once_lose_nothing_and_a_number_stands_once(people: tuple[Staff, Staff, Staff]) -> None:
    writer, _, _ = people
    subject, edits = drafted(writer)
    with pytest.raises(DraftMoved) as moved, act():
        writing.save_draft(writer, subject, edits - 1, {**WHOLE, "account": "lain"}, NUMBER)
    assert moved.value.edits == edits
    with pytest.raises(ReportRefused) as taken:
        drafted(writer)
    assert taken.value.why is Why.NUMBER_TAKEN
    with pytest.raises(AnswersRefused) as wrong, act():
        writing.save_draft(writer, subject, edits, {**WHOLE, "event": "ada"}, NUMBER)
    assert [each.fault for each in wrong.value.problems] == [Fault.NEEDLESS]
    assert Report.objects.get(subject=subject).edits == edits
    # A draft may plan a day ahead; it is not sent before that day.
    with act():
        edits = writing.save_draft(writer, subject, edits, {**WHOLE, "assignment_day": "2199-01-01"}, NUMBER)
    with pytest.raises(AnswersRefused) as wrong, act():
        writing.send(writer, subject, edits)
    assert [(each.at, each.fault) for each in wrong.value.problems] == [("assignment_day", Fault.FUTURE)]


def test_nobody_examines_their_own_and_one_examines_at_a_time(people: tuple[Staff, Staff, Staff]) -> None:
    writer, regency, province = people
    subject, edits = drafted(writer, period(regency))
    with act():
        writing.send(writer, subject, edits)
    wanted: list[tuple[Callable[[], object], Why]] = [
        (lambda: examining.take_up(writer, subject), Why.OWN),
        (lambda: examining.approve(regency, subject), Why.TAKEN),
        (lambda: writing.save_draft(writer, subject, edits, WHOLE, NUMBER), Why.STATE),
        (lambda: writing.send(regency, subject, edits), Why.NOT_THE_WRITER),
        (lambda: examining.reopen(regency, subject, "x"), Why.STATE),
    ]
    for asked, why in wanted:
        with pytest.raises(ReportRefused) as caught, act():
            asked()
        assert caught.value.why is why
    with act():
        examining.take_up(regency, subject)
    with pytest.raises(ReportRefused) as caught, act():
        examining.take_up(province, subject)
    assert caught.value.why is Why.TAKEN
    with act():
        examining.take_up(province, subject, "Pemeriksa pertama sakit.")
    wanted = [
        (lambda: examining.approve(regency, subject), Why.TAKEN),
        (lambda: examining.give_back(province, subject), Why.NO_NOTE),
        (lambda: examining.note(province, subject, "account", " "), Why.NO_NOTE),
    ]
    for asked, why in wanted:
        with pytest.raises(ReportRefused) as caught, act():
            asked()
        assert caught.value.why is why
    with act():
        number = examining.note(province, subject, "account", "Kurang jelas.")
        examining.take_back_note(province, subject, number)
    assert not Note.objects.exists()


def test_what_comes_after_its_period_is_taken_and_marked_late(people: tuple[Staff, Staff, Staff]) -> None:
    writer, regency, _ = people
    named = period(regency)
    with act():
        planning.ask(regency, named, {DISTRICT: 2}, "Satu kegiatan batal.")
        planning.close_period(regency, named)
    subject, edits = drafted(writer, named)
    with act():
        writing.send(writer, subject, edits)
    assert Report.objects.get(subject=subject).late
    with pytest.raises(PeriodRefused) as caught, act():
        planning.close_period(regency, named)
    assert caught.value.why is WhyPeriod.CLOSED
