"""The acts on an incident in this node alone: who takes, who tells, who closes, and what the partner's log may move."""

from datetime import timedelta

import pytest

from saksama.clocks.clock import hours_due
from saksama.clocks.shipped import PERSONAL_DATA_NOTICE, newest
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.incident import IncidentClosed, IncidentNotified, IncidentTaken, IncidentType
from saksama_node.accounts.policy import Role
from saksama_node.incidents import actions
from saksama_node.incidents.actions import IncidentRefused, Why
from saksama_node.incidents.queries import IncidentView, State, incident
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, new_subject
from saksama_node.ledger.queries import waiting_entries
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import LoggedIn, StaffFor

PARTNER = "mitra.uji.saksama.example/log"
THIRD = "lain.uji.saksama.example/log"


def words(kind: IncidentType = IncidentType.IMITATION, hours: float = 2) -> actions.Report:
    notice = hours_due(newest(PERSONAL_DATA_NOTICE), now()) if kind is IncidentType.LEAK else None
    return actions.Report(kind, "Contoh", "CONTOH", "0" * 64, "pasal-5", now() + timedelta(hours=hours), notice)


def theirs(kind: IncidentType = IncidentType.IMITATION, hours: float = 2) -> str:
    """An incident that the partner reported to us."""
    subject = new_subject()
    with act():
        actions.receive_report(PARTNER, subject, words(kind, hours))
    return subject


def ours(by: object, kind: IncidentType = IncidentType.IMITATION) -> str:
    with act():
        return actions.report(by, PARTNER, words(kind)).entry.subject  # type: ignore[arg-type]


def seen(subject: str) -> IncidentView:
    found = incident(subject)
    assert found is not None
    return found


def told(subject: str, body: Body, origin: str = PARTNER) -> None:
    """The partner's log says so."""
    with act():
        actions.learn(origin, Entry(body=body, at=now(), node=origin, subject=subject, actor="0" * 32))


def test_taken_and_closed_with_a_note_that_is_a_public_document(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.DUTY), theirs()
    with act():
        actions.take(by, subject)
        actions.close(by, subject, "Sudah diturunkan.")
    (_, first), (_, second) = waiting_entries(subject)
    assert first.body == IncidentTaken(reporter=PARTNER)
    assert isinstance(second.body, IncidentClosed)
    assert isinstance(second.body.note, str)
    assert blobs.get(second.body.note) == b"Sudah diturunkan."


def test_nobody_takes_an_own_incident_or_one_twice(staff_for: StaffFor) -> None:
    by = staff_for(Role.DUTY)
    subject = theirs()
    with act():
        actions.take(by, subject)
    for each in (subject, ours(by)):
        with pytest.raises(IncidentRefused) as told_why, act():
            actions.take(by, each)
        assert told_why.value.why is Why.NOT_OURS_TO_TAKE


def test_a_leak_is_closed_only_after_the_persons_were_told(staff_for: StaffFor) -> None:
    by = staff_for(Role.SECURITY)
    subject = ours(by, IncidentType.LEAK)
    told(subject, IncidentTaken(reporter=SETTINGS.origin))
    with pytest.raises(IncidentRefused) as first, act():
        actions.close(by, subject, "x")
    assert first.value.why is Why.NOTICE_FIRST
    with act():
        actions.notify(by, subject, "persons-and-authority")
    with pytest.raises(IncidentRefused) as twice, act():
        actions.notify(by, subject, "persons-and-authority")
    assert twice.value.why is Why.NO_NOTICE_OWED
    with act():
        actions.close(by, subject, "Selesai.")
    assert seen(subject).state is State.CLOSED


def test_only_the_reporter_of_a_leak_enters_the_notice(staff_for: StaffFor) -> None:
    with pytest.raises(IncidentRefused) as why, act():
        actions.notify(staff_for(Role.DUTY), theirs(IncidentType.LEAK), "persons-and-authority")
    assert why.value.why is Why.NOT_OURS_TO_NOTIFY


MOVES = [
    ("the partner takes", IncidentTaken(reporter=SETTINGS.origin), PARTNER, State.TAKEN),
    ("a third log cannot", IncidentTaken(reporter=SETTINGS.origin), THIRD, State.REPORTED),
    ("closed before it was taken", IncidentClosed(), PARTNER, State.REPORTED),
    ("told moves no state", IncidentNotified(to="persons-and-authority"), PARTNER, State.REPORTED),
]


@pytest.mark.parametrize(("body", "origin", "after"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
def test_what_the_partners_log_may_move(staff_for: StaffFor, body: Body, origin: str, after: State) -> None:
    subject = ours(staff_for(Role.DUTY))
    told(subject, body, origin)
    assert seen(subject).state is after


def test_the_report_of_another_side_cannot_take_our_number(staff_for: StaffFor) -> None:
    subject = ours(staff_for(Role.DUTY))
    with pytest.raises(actions.ReportContradicts), act():
        actions.receive_report(PARTNER, subject, words())


def test_what_is_late_says_so_in_words(logged_in: LoggedIn) -> None:
    client = logged_in(Role.DUTY)
    subject = theirs(hours=-1)
    assert "1 insiden belum ditangani dan sudah lewat waktunya" in client.get("/meja/insiden/").content.decode()
    page = client.get(f"/meja/insiden/{subject}/").content.decode()
    assert "sudah lewat. Kedua lembaga melihatnya." in page
    assert "Tangani sekarang" in page
    assert "Tangani insiden: Contoh" in client.get("/meja/").content.decode()


def test_without_an_agreement_nothing_is_reported_and_the_page_says_why(logged_in: LoggedIn) -> None:
    assert "Belum ada nota yang berlaku" in logged_in(Role.READER).get("/meja/insiden/lapor/").content.decode()
    assert "Belum ada nota" in logged_in(Role.READER).get("/meja/bersama/").content.decode()
