"""Attachments of dispatches on the disk: sealed, each opening for itself, gone with their draft."""

import io
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from saksama.envelope.container import Attachment
from saksama.envelope.kinds import Frame, Notice
from saksama.envelope.leakcheck import Leak, Verdict
from saksama.vocabulary import Classification
from saksama_node.accounts.policy import Role
from saksama_node.casekeys.models import CaseKey
from saksama_node.exchange import actions, linking, queries, releasing
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.attachments import Received, ReceivedSink, Upload, delete_outgoing, keep_uploads
from saksama_node.exchange.faults import AttachmentMissing, OpeningGone
from saksama_node.exchange.models import OutgoingFile
from saksama_node.flows.exchange.send_dispatch import withdraw_dispatch
from saksama_node.flows.exchange.send_waiting import send_waiting
from saksama_node.ledger.actions import act
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.words.alarms import fault_words
from saksama_node.web.operations.keeping import making
from saksama_node.web.operations.progress import progress
from tests.node.casekeys.stolen import stored
from tests.node.conftest import StaffFor
from tests.node.exchange.arrivals import PARTNER, arrival, opened

pytestmark = pytest.mark.usefixtures("database")
DRAFT = "d" * 32
NAME, WORDS = "surat-Zulmaritawati.pdf", b"CONTOH: kulihat Wiranggalipuna di lapangan. " * 9000


class _Torn(Exception):
    """What ends an act that comes to nothing."""


@contextmanager
def rolled_back() -> Iterator[None]:
    """An act that comes to nothing."""
    with suppress(_Torn), act():
        yield
        raise _Torn


def drafted(staff_for: StaffFor) -> None:
    """A dispatch of ours with an attachment that the leak check could not read."""
    frame = Frame(
        agreement="00" * 32, clause="pasal-1", classification=Classification.OPEN, subject=DRAFT, title="CONTOH"
    )
    files = keep_uploads(DRAFT, [Upload(NAME, io.BytesIO(WORDS))])
    with act():
        words = actions.Draft(PARTNER, frame, Notice(text="CONTOH."))
        actions.draft(staff_for(Role.OFFICER), words, files, (Leak(Verdict.UNREADABLE, NAME),))


def opening(came: actions.Arrival) -> Received:
    """The attachment of a dispatch of the partner, opened."""
    sink = ReceivedSink(came.subject, came.index)
    with sink.open(f"attachments/001-{NAME}") as file:
        file.write(WORDS)
    sink.commit()
    return sink.received([Attachment(f"attachments/001-{NAME}", NAME, "0" * 64, len(WORDS))])


def folders(subject: str = "") -> list[str]:
    return sorted(each.name for each in (SETTINGS.data / "received").glob(f"{subject}*"))


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """No file of this process may grow beyond this."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_disk_and_a_backup_tell_neither_what_is_in_an_attachment_nor_what_it_is_called(
    staff_for: StaffFor, tmp_path: Path
) -> None:
    drafted(staff_for)
    came = arrival(0)
    with act():
        actions.receive(came, opened(came), opening(came))
    # All of it is there for whoever has the keys.
    for found in (queries.outgoing(DRAFT), queries.incoming_at(came.subject, 0)):
        (file,) = found.files
        assert file.name == NAME
        with file.open() as plain:
            assert plain.read() == WORDS
    assert queries.outgoing(DRAFT).leaks[0]["place"] == NAME
    making.make(tmp_path / "backup", with_keys=False, progress=progress)
    folder = tmp_path / "backup"
    assert list(folder.glob("outgoing/*/*"))
    assert list(folder.glob("received/*/*"))
    taken = stored(folder)
    assert [each for each in (b"zulmaritawati", b"wiranggalipuna") if each in taken] == []
    assert not [path for path in folder.rglob("*") if "zulmarita" in path.name.lower()]


def test_with_its_draft_goes_what_opens_an_attachment(staff_for: StaffFor, tmp_path: Path) -> None:
    drafted(staff_for)
    (file,) = queries.outgoing(DRAFT).files
    shutil.copy(file.path, tmp_path)
    row = OutgoingFile.objects.select_related("outgoing").get()
    withdraw_dispatch(staff_for(Role.OFFICER), DRAFT)
    assert not file.path.exists()
    # As a copy of the disk would have both, that somebody made before.
    row.outgoing.save()
    OutgoingFile.objects.create(outgoing=row.outgoing, position=0, size=row.size, told=row.told)
    (left,) = queries.outgoing(DRAFT).files
    assert (left.identity, left.name, left.is_here) == ("", "", False)


def test_two_that_open_a_dispatch_at_once_keep_one_opening_that_opens() -> None:
    came = arrival(0)
    first, second = opening(came), opening(came)
    with act():
        actions.receive(came, opened(came), first)
        actions.forget_openings(came)
    assert folders(came.subject) == [first.folder]
    assert second.folder != first.folder
    with queries.incoming_at(came.subject, 0).files[0].open() as plain:
        assert plain.read() == WORDS


def test_an_opening_whose_files_went_meanwhile_is_not_received_and_is_to_be_opened_again() -> None:
    came = arrival(0)
    gone = opening(came)
    with act():
        actions.forget_openings(came)
    with pytest.raises(OpeningGone) as told, act():
        actions.receive(came, opened(came), gone)
    assert "Open it again" in told.value.advice
    assert queries.all_incoming() == ()


@pytest.mark.parametrize("how", ["received", "rejected"])
def test_what_is_rolled_back_takes_no_opening_away(how: str) -> None:
    """Another has opened the same dispatch meanwhile, and waits for its turn to keep it."""
    came = arrival(0)
    other = opening(came)
    with rolled_back():
        if how == "received":
            actions.receive(came, opened(came), opening(came))
            actions.forget_openings(came)
        else:
            actions.reject(came, Alarm.NO_PERMIT)
    with act():
        actions.receive(came, opened(came), other)
        actions.forget_openings(came)
    with queries.incoming_at(came.subject, 0).files[0].open() as plain:
        assert plain.read() == WORDS
    assert folders(came.subject) == [other.folder]


def test_a_withdrawal_that_is_rolled_back_leaves_the_attachment(staff_for: StaffFor) -> None:
    drafted(staff_for)
    with rolled_back():
        actions.withdraw(staff_for(Role.OFFICER), DRAFT)
    (file,) = queries.outgoing(DRAFT).files
    with file.open() as plain:
        assert plain.read() == WORDS


def test_a_disk_without_room_leaves_nothing_behind() -> None:
    with no_room(100_000), pytest.raises(OSError, match="File too large"):
        keep_uploads("e" * 32, [Upload(NAME, io.BytesIO(WORDS))])
    assert list((SETTINGS.data / "outgoing" / ("e" * 32)).iterdir()) == []
    delete_outgoing("e" * 32)
    came, before = arrival(0), folders()
    sink = ReceivedSink(came.subject, 0)
    with no_room(100_000), pytest.raises(OSError, match="File too large"), sink.open("attachments/001-a") as file:
        file.write(WORDS)
    sink.abort()
    assert folders() == before


def test_a_file_that_is_damaged_says_so_and_gives_nothing(staff_for: StaffFor) -> None:
    drafted(staff_for)
    (file,) = queries.outgoing(DRAFT).files
    file.path.write_bytes(file.path.read_bytes()[:-1])
    with pytest.raises(AttachmentMissing) as missing:
        file.open()
    assert NAME not in str(missing.value) + repr(missing.value.__dict__), "an error may be logged whole"


def test_a_disk_without_room_is_no_missing_file(staff_for: StaffFor) -> None:
    drafted(staff_for)
    (file,) = queries.outgoing(DRAFT).files
    with no_room(0), pytest.raises(OSError, match="File too large"):
        file.open()
    with file.open() as plain:
        assert plain.read() == WORDS


def test_a_dispatch_whose_key_does_not_open_waits_aside_under_an_alarm_until_it_is_withdrawn(
    staff_for: StaffFor,
) -> None:
    drafted(staff_for)
    releasing.release(DRAFT)
    CaseKey.objects.filter(subject=DRAFT).update(root=9)
    linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")
    for _ in range(2):
        assert send_waiting(DRAFT).state == "waiting"
    (fault,) = linking.faults()
    assert (fault.kind, fault.about) == (Alarm.SET_ASIDE, DRAFT)
    assert DRAFT in fault_words(fault)
    withdraw_dispatch(staff_for(Role.OFFICER), DRAFT)
    assert linking.faults() == ()


def test_a_file_that_cannot_be_read_is_its_own_fault_and_not_the_disk_s(staff_for: StaffFor) -> None:
    drafted(staff_for)
    (file,) = queries.outgoing(DRAFT).files
    file.path.unlink()
    file.path.mkdir()
    try:
        with pytest.raises(AttachmentMissing):
            file.open()
    finally:
        file.path.rmdir()
