"""Messages by follow-up code: both ways, committed, unlinkable in the log, once; and the completion of a report."""

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from hypothesis import given as drawn
from hypothesis import strategies as st

from saksama.entries.commitment import check_opening
from saksama.entries.encoding import decode
from saksama.entries.entry import decode_entry
from saksama.entries.kinds.handling import Interest
from saksama_node.accounts.policy import Role
from saksama_node.cases import codes, corresponding, queries
from saksama_node.cases.evidence import FOLDER
from saksama_node.cases.report import Reporter, SubmissionKind
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.reports import write_message
from saksama_node.flows.reports.answer_message import write_to_sender
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.write_message import Taken, Writing, messages_for, write_to_office
from saksama_node.ledger.models import Leaf
from saksama_node.ledger.queries import openings_of
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.cases.filing import CONTENT, PHOTO, filing, given
from tests.node.cases.handled import Office, office, reviewed
from tests.node.cases.lawful import findings
from tests.node.conftest import LoggedIn, StaffFor

__all__ = ["office"]
pytestmark = pytest.mark.usefixtures("database")
ANONYMOUS = Reporter()


def told(kind: SubmissionKind = SubmissionKind.INFORMATION) -> tuple[str, queries.SubmissionInfo]:
    """Something that was handed in, without a name where it may be; with its code."""
    code = new_code()
    content = msgspec.structs.replace(CONTENT, kind=kind)
    reporter = {} if kind is SubmissionKind.REPORT else {"reporter": ANONYMOUS}
    assert file_report(filing(code, content=content, **reporter)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return code, info


def writing(text: str = "CONTOH: saya melihatnya lagi.", **more: object) -> Writing:
    return Writing(text, more.pop("files", ()), secrets.token_hex(16), **more)  # type: ignore[arg-type]


def post(code: str, **fields: object) -> HttpResponse:
    answer: HttpResponse = Client().post("/ikuti/pesan/", {"code": code, "go": "message", **fields})  # type: ignore[assignment]
    return answer


def entries(kind: str) -> list[Leaf]:
    return list(Leaf.objects.filter(kind=kind).order_by("pk"))


def test_an_anonymous_sender_and_an_officer_write_to_each_other(office: Office) -> None:
    code, info = told()
    page = post(code, text="CONTOH: saya melihatnya lagi.", files=SimpleUploadedFile("foto.jpg", PHOTO))
    assert page.status_code == 200
    assert "Pesan Anda tersimpan dan dicatat" in page.content.decode()
    desk = office.officer.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    assert "CONTOH: saya melihatnya lagi." in desk
    assert "belum dibaca" in desk
    assert "Baca pesan tentang informasi awal" in office.officer.get("/meja/").content.decode()
    office.officer.post(f"/meja/perkara/masuk/{info.id}/pesan/", {"go": "send", "text": "CONTOH: jam berapa?"})
    assert "Baca pesan" not in office.officer.get("/meja/").content.decode()
    shown = Client().post("/ikuti/", {"code": code}).content.decode()
    assert shown.index("CONTOH: saya melihatnya lagi.") < shown.index("CONTOH: jam berapa?")
    # Who of the office wrote is the office's own matter.
    assert "Contoh officer" not in shown
    assert findings() == []


def test_the_log_joins_a_message_to_nothing_and_its_opening_proves_it(staff_for: StaffFor) -> None:
    code, info = told()
    assert write_to_office(code, writing("CONTOH: tambahan.", files=(given(),))) is Taken.MESSAGE
    write_to_sender(staff_for(Role.OFFICER), info.id, "CONTOH: terima kasih.", secrets.token_hex(16))
    first, second = entries("message.sent")
    assert len({first.subject, second.subject, info.subject}) == 3
    told_of: list[dict[str, Any]] = []
    for leaf in (first, second):
        entry = decode_entry(bytes(leaf.entry))
        assert (entry.actor, set(entry.commits)) == (Role.INTAKE, {"message"})
        (opening,) = openings_of(leaf.pk)
        check_opening(entry, opening)
        told_of.append(decode(opening.data))
        assert info.subject not in bytes(leaf.entry).decode()
    assert [each["from"] for each in told_of] == ["sender", "office"]
    assert told_of[0]["person"] == ""
    assert told_of[1]["person"]
    assert all(each["receipt"]["subject"] == info.subject for each in told_of)
    (file,) = told_of[0]["files"]
    assert file["sha256"] == given().digest


def test_its_files_are_not_those_of_the_receipt(staff_for: StaffFor) -> None:
    code, info = told()
    write_to_office(code, writing("", files=(given(b"%PDF-1.4 " + bytes(400), "a.pdf"),)))
    assert len(queries.evidence_of(info)) == 1
    (message,) = messages_for(info)
    (file,) = message.files
    assert file.name.endswith(".pdf")
    assert queries.evidence_file(file.id)[1] == file


def test_the_same_form_twice_is_one_message_and_leaves_no_file() -> None:
    code, info = told()
    twice = writing("CONTOH.", files=(given(),))
    assert write_to_office(code, twice) is Taken.MESSAGE
    before = len(list((SETTINGS.data / FOLDER).iterdir()))
    assert write_to_office(code, replace(twice, files=(given(),))) is Taken.AGAIN
    assert len(list((SETTINGS.data / FOLDER).iterdir())) == before
    assert len(messages_for(info)) == 1
    page = post(code, text="CONTOH.", once=twice.once).content.decode()
    assert "sudah kami terima sebelumnya" in page


def test_what_is_wrong_is_said_and_what_was_typed_stays() -> None:
    code, info = told()
    empty = post(code, text="  \r\n ")
    assert empty.status_code == 422
    assert "Pesan masih kosong" in empty.content.decode()
    typed = "CONTOH: kalimat yang tidak boleh hilang."
    wrong = post(code, text=typed, files=SimpleUploadedFile("a.exe", b"MZ" + bytes(400)))
    assert wrong.status_code == 422
    assert typed in wrong.content.decode()
    assert "tidak memilihnya lagi sendiri: a.exe." in wrong.content.decode()
    long = post(code, text="a" * (corresponding.MOST_LETTERS + 1))
    assert long.status_code == 422
    assert post("00000-00000-00000-00000", text="CONTOH.").status_code == 422
    assert write_to_office("XXXX", writing()) is None
    assert messages_for(info) == []
    assert entries("message.sent") == []


def test_who_is_held_back_reads_what_they_wrote() -> None:
    code, info = told()
    for _ in range(10):
        post("00000-00000-00000-00000", text="CONTOH.")
    typed = "CONTOH: kalimat yang tidak boleh hilang."
    answer = post(code, text=typed)
    assert answer.status_code == 429
    assert typed in answer.content.decode()
    assert messages_for(info) == []


def test_after_twenty_unread_ones_the_office_is_waited_for(office: Office) -> None:
    code, info = told()
    for number in range(corresponding.MOST_UNANSWERED):
        write_to_office(code, writing(f"CONTOH {number}"))
    with pytest.raises(corresponding.TooManyUnanswered):
        write_to_office(code, writing())
    office.officer.post(f"/meja/perkara/masuk/{info.id}/pesan/", {"go": "read"})
    assert write_to_office(code, writing()) is Taken.MESSAGE
    # Reading is no act: nothing of it is entered.
    assert len(entries("message.sent")) == corresponding.MOST_UNANSWERED + 1


def returned(office: Office, staff_for: StaffFor) -> tuple[str, str]:
    """A report that the office sent back to be completed: its code, its case."""
    code, info = told(SubmissionKind.REPORT)
    subject = reviewed(staff_for(Role.OFFICER), info, outcome="incomplete")
    assert office.act(subject, "perbaikan", words="CONTOH: lengkapi alamat.") == "returned"
    return code, subject


def test_a_report_is_completed_by_its_code_within_its_time(office: Office, staff_for: StaffFor) -> None:
    code, subject = returned(office, staff_for)
    assert "Kirim sebagai perbaikan laporan" in Client().post("/ikuti/", {"code": code}).content.decode()
    page = post(code, text="CONTOH: alamatnya Jalan Contoh 8.", go="complete").content.decode()
    assert "Laporan Anda dilengkapi" in page
    assert queries.case(subject).state == "completed"
    assert "yang menyampaikannya, lewat kode tindak lanjut" in office.page(subject)
    (leaf,) = entries("case.completed")
    assert decode_entry(bytes(leaf.entry)).actor == Role.INTAKE
    again = {"outcome": "register", "types": "ethics", "organizers": "permanent", "party": "none", "words": "CONTOH."}
    assert office.act(subject, "kaji", **again) == "to-register"
    assert findings() == []


def test_after_its_time_a_completion_is_a_message_and_that_is_said(
    office: Office, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, subject = returned(office, staff_for)
    monkeypatch.setattr(write_message, "now", lambda: now() + timedelta(days=30))
    page = Client().post("/ikuti/", {"code": code}).content.decode()
    assert "Kirim sebagai perbaikan laporan" not in page
    page = post(code, text="CONTOH: terlambat.", go="complete").content.decode()
    assert "Perbaikan tidak lagi ditunggu" in page
    assert queries.case(subject).state == "returned"
    assert "CONTOH: terlambat." in office.page(subject)


def test_an_interest_closes_the_messages_too(office: Office, staff_for: StaffFor, logged_in: LoggedIn) -> None:
    code, info = told()
    write_to_office(code, writing("CONTOH: rahasia dari yang berkepentingan."))
    tied = staff_for(Role.OFFICER, which="terikat")
    declare_interest(tied, info.id, Interest.OTHER, "CONTOH.")
    desk = logged_in(Role.OFFICER, which="terikat")
    assert "Baca pesan" not in desk.get("/meja/").content.decode()
    answer = desk.post(f"/meja/perkara/masuk/{info.id}/pesan/", {"go": "send", "text": "CONTOH"})
    assert answer.status_code == 403
    assert len(messages_for(info)) == 1


def test_another_office_reads_and_writes_nothing(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    code, info = told()
    write_to_office(code, writing())
    elsewhere = logged_in(Role.OFFICER, "52.01")
    assert "Baca pesan" not in elsewhere.get("/meja/").content.decode()
    answer = elsewhere.post(f"/meja/perkara/masuk/{info.id}/pesan/", {"go": "send", "text": "CONTOH"})
    assert answer.status_code == 403


@drawn(st.text(max_size=200))
def test_words_are_kept_as_they_are_but_for_their_form_and_their_ends(text: str) -> None:
    try:
        said = corresponding.clean(text, files=1)
    except corresponding.MessageTooLong:
        raise AssertionError(text) from None
    assert corresponding.clean(said, files=1) == said
    assert said == said.strip()
