"""A request that is not answered in time: asked again in the same words, entered, shown, by letter, its clock anew."""

import csv
import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from saksama.entries.kinds.content import Addressee, ContentReminded, Outcome
from saksama.vocabulary import format_moment
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.claims.requested import Stands, request_of, requests_about
from saksama_node.contentwatch.claims.requesting import NoSuchRequest, NotAskedAgain
from saksama_node.contentwatch.models import Reminder, Request
from saksama_node.contentwatch.whole.restoring import restore
from saksama_node.deadlines.models import Duty
from saksama_node.deadlines.queries import ANSWER, ASK
from saksama_node.flows.content.decide_claim import answer_request, ask_again
from saksama_node.flows.deadlines.recount_deadlines import recount
from saksama_node.ledger.queries import history
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.decided import claim_by, lawful
from tests.node.contentwatch.requested import WORDS, answered, asked, judged
from tests.node.deadlines.warned_cases import round_of_warnings

HOUR = timedelta(hours=1)


@pytest.fixture
def late(staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A claim and its request to a platform, whose 24 hours ended an hour ago as its entry says too."""
    with monkeypatch.context() as earlier:
        earlier.setattr(deciding, "now", lambda: now() - 25 * HOUR)
        claim = judged(staff_for, claim_by(staff_for(Role.CONTENT)))
        request = asked(staff_for, claim, Addressee.PLATFORM)
    round_of_warnings()
    return claim, request


def owed(request: str) -> set[str]:
    return set(Duty.objects.filter(subject=request).values_list("deadline", flat=True))


def test_asking_again_is_an_entry_of_who_asks_and_the_answer_is_waited_for_anew(
    staff_for: StaffFor, late: tuple[str, str]
) -> None:
    claim, request = late
    by = staff_for(Role.OFFICER)
    assert request_of(request).stands(now()) is Stands.OVERDUE
    assert owed(request) == {ANSWER, ASK}
    ask_again(by, request)
    found = request_of(request)
    (once,) = found.reminders
    entered = history(claim)[-1].entry
    assert found.due is not None
    assert entered.body == ContentReminded(due=format_moment(found.due), request=request)
    assert entered.actor == actor_for(by, claim)
    assert (once.by, once.at, once.due) == (by.id, entered.at, found.due)
    assert abs(found.due - entered.at - 24 * HOUR) < timedelta(seconds=1)
    assert found.first_due == once.lapsed
    assert found.stands(now()) is Stands.OPEN
    assert owed(request) == {ANSWER}, "the office did what it owed"
    duty = Duty.objects.get(subject=request)
    assert (duty.start, duty.due) == (entered.at, entered.at + 24 * HOUR)
    assert lawful(claim)

    before = list(Duty.objects.order_by("pk").values())
    list(recount())
    assert list(Duty.objects.order_by("pk").values()) == before, "another count gives the same"
    with pytest.raises(NotAskedAgain) as told:
        ask_again(by, request)
    assert "before its answer was due" in told.value.says_en
    assert len(requests_about(claim)[0].reminders) == 1

    answer_request(by, request, answered(Outcome.REMOVED))
    assert request_of(request).stands(now()) is Stands.ANSWERED
    with pytest.raises(NotAskedAgain) as told:
        ask_again(by, request)
    assert "had ended" in told.value.says_en
    assert lawful(claim)


def test_only_who_handles_content_asks_again_and_only_about_a_request(
    staff_for: StaffFor, late: tuple[str, str]
) -> None:
    _claim, request = late
    for role in (Role.COMMISSIONER, Role.INTAKE):
        with pytest.raises(NotAllowed):
            ask_again(staff_for(role), request)
    with pytest.raises(NoSuchRequest):
        ask_again(staff_for(Role.OFFICER), "ab" * 16)
    assert Reminder.objects.count() == 0


def test_an_answer_that_only_passes_it_on_does_not_end_the_asking(staff_for: StaffFor, late: tuple[str, str]) -> None:
    claim, request = late
    by = staff_for(Role.OFFICER)
    answer_request(by, request, answered(Outcome.PASSED_ON))
    ask_again(by, request)
    assert lawful(claim)


def test_what_a_backup_did_not_know_of_it_comes_back_from_the_log(staff_for: StaffFor, late: tuple[str, str]) -> None:
    claim, request = late
    ask_again(staff_for(Role.OFFICER), request)
    asked_last = request_of(request)
    entry = history(claim)[-1]
    Reminder.objects.all().delete()
    Request.objects.update(due=asked_last.first_due)
    for _ in range(2):
        assert restore(entry) is None
    (once,) = request_of(request).reminders
    assert (once.by, once.at, once.due) == (None, asked_last.reminders[0].at, asked_last.due)
    assert request_of(request).due == asked_last.due


def test_the_desk_asks_again_lists_it_and_gives_the_letter(
    logged_in: LoggedIn, staff_for: StaffFor, late: tuple[str, str]
) -> None:
    claim, request = late
    officer, reader = logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)
    here = f"/meja/permohonan-konten/{request}/"
    button = f'action="{here}tanya-lagi/"'
    assert button in officer.get(here).content.decode()
    assert button not in reader.get(here).content.decode()
    assert officer.get(f"{here}susulan/1/surat.pdf").status_code == 404
    assert officer.post(f"{here}tanya-lagi/").headers["Location"] == here
    shown = officer.get(here).content.decode()
    assert button not in shown
    assert "menunggu urutan; suratnya ada sesudah itu" in shown
    assert officer.get(f"{here}susulan/1/surat.pdf").status_code == 404, "no letter before its place in the log"
    again = officer.post(f"{here}tanya-lagi/", follow=True).content.decode()
    assert "content.not-asked-again" in again
    integrate_round()

    letter = reader.get(f"{here}susulan/1/surat.pdf")
    assert letter["Content-Type"] == "application/pdf"
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(letter.content)).pages)
    for said in ("SURAT SUSULAN", "Susulan ke", "Menyusul surat", request, WORDS[:30]):
        assert said in words
    first = reader.get(f"{here}surat.pdf")
    assert "SUSULAN" not in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(first.content)).pages)
    assert reader.get(f"{here}susulan/2/surat.pdf").status_code == 404
    assert reader.get(f"{here}susulan/0/surat.pdf").status_code == 404

    listed = reader.get("/meja/permohonan-konten/").content.decode()
    assert "ditanyakan lagi 1 kali" in listed
    (row,) = csv.DictReader(io.StringIO(reader.get("/meja/permohonan-konten/?bentuk=csv").content.decode()))
    assert row["ditanyakan_lagi"] == "1"
    assert "Ditanyakan lagi, karena belum dijawab" in reader.get(f"/meja/klaim/{claim}/").content.decode()
