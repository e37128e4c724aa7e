"""Advice to put something right: given, its letter, overdue, answered late, counted by anyone, and after a restore."""

import io
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from saksama.entries.kinds.observation import AdviceAnswered, AdviceSent, Answer
from saksama.observation.counting import Advised, count
from saksama.observation.loop import Act
from saksama_node.accounts.policy import NotAllowed, Role, today
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.flows.observation.give_advice import advice_for, answer_advice, give_advice, owed_answers
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of, logged, openings_of
from saksama_node.observation.advised import Stands, answers_of, paper_of
from saksama_node.observation.advising import MOST_BYTES, AdviceRefused, AdviceUnknown, Answered, Reply, Wrong
from saksama_node.observation.models import Advice, AdviceAnswer
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.observation.advice import TITLE, WORDS, advised
from tests.node.results.audited import integrate

pytestmark = pytest.mark.usefixtures("database")

PDF: Final = b"%PDF-1.7 CONTOH"
AGO: Final = timedelta(days=20)


def reply(day: date, paper: bytes = PDF, answer: Answer = Answer.IN_PART) -> Answered:
    return Answered(answer, day, Reply(number="05/KPU/CONTOH", words="CONTOH: sudah diumumkan sebagian."), paper)


def test_an_answer_that_is_late_is_owed_until_it_is_recorded_and_anyone_counts_it(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER, "52.01")
    subject = give_advice(officer, advised(day=today() - AGO))
    (entry,) = entries_of(subject)
    body = entry.body
    assert isinstance(body, AdviceSent)
    assert (body.office, body.to) == ("52.01", "kpu-kabupaten-kota")
    assert TITLE.encode() not in entry.encode()
    assert [each.subject for each in owed_answers(officer, 5)] == [subject]
    assert owed_answers(staff_for(Role.OFFICER, "52.71"), 5) == []
    found = advice_for(officer, subject)
    assert (found.stands(today()), found.letter.words) == (Stands.OVERDUE, WORDS)

    answer_advice(officer, subject, reply(today()))
    assert owed_answers(officer, 5) == []
    (told,) = answers_of(subject)
    assert (told.reply.number, told.day > found.due, paper_of(subject, 1)) == (
        "05/KPU/CONTOH",
        True,
        (PDF, "application/pdf"),
    )
    answer_advice(officer, subject, reply(today(), b"", Answer.FOLLOWED))
    acts = [(subject, Act(at, each.at, each.actor, each.body)) for at, each in enumerate(entries_of(subject))]
    counts = count(acts, ZoneInfo("Asia/Makassar"), today())
    assert counts.advice == {("52.01", "kpu-kabupaten-kota"): Advised(1, {Answer.FOLLOWED: 1}, late=1)}


def test_what_is_wrong_is_refused_and_nothing_is_kept(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER, "52.01")
    with pytest.raises(NotAllowed):
        give_advice(staff_for(Role.SUPERVISOR, "52.01"), advised())
    with pytest.raises(NotAllowed):
        give_advice(officer, advised("52.71"))
    for given, why in (
        (advised(due=today() - AGO), Wrong.DUE),
        (advised(day=today() + AGO, due=today() + AGO), Wrong.DAY),
    ):
        with pytest.raises(AdviceRefused) as caught:
            give_advice(officer, given)
        assert caught.value.why is why
    assert not Advice.objects.exists()
    subject = give_advice(officer, advised())
    wrong = (
        (reply(today() - AGO), Wrong.DAY),
        (reply(today() + AGO), Wrong.DAY),
        (reply(today(), b"MZ"), Wrong.FILE),
        (reply(today(), PDF + bytes(10 << 20)), Wrong.LARGE),
    )
    for answered, why in wrong:
        with pytest.raises(AdviceRefused) as caught:
            answer_advice(officer, subject, answered)
        assert caught.value.why is why
    with pytest.raises(AdviceUnknown):
        answer_advice(staff_for(Role.OFFICER, "52.71"), subject, reply(today()))
    assert not AdviceAnswer.objects.exists()


def test_it_is_written_printed_and_answered_at_the_desk(logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER, "52.01")
    sent = today() - AGO
    form = {
        "office": "52.01",
        "to": "kpu-kabupaten-kota",
        "addressee": "Ketua KPU CONTOH",
        "number": "021/CONTOH",
        "day": sent.isoformat(),
        "title": TITLE,
        "words": WORDS,
        "due": (sent + timedelta(days=3)).isoformat(),
    }
    assert client.post(reverse("desk:advice-new"), {**form, "title": ""}).status_code == 422
    answer = client.post(reverse("desk:advice-new"), form)
    page = answer["Location"]
    subject = Advice.objects.get().subject
    assert page == reverse("desk:advice", args=[subject])
    assert client.get(f"{page}surat.pdf").status_code == 404, "its entry has no place yet"
    integrate()
    pdf = client.get(f"{page}surat.pdf")
    text = " ".join("".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(pdf.content)).pages).split())
    for said in ("Ketua KPU CONTOH", "021/CONTOH", TITLE, "paling lambat"):
        assert said in text
    assert f"belum dijawab: {TITLE}" in client.get(reverse("desk:home")).content.decode()
    other = logged_in(Role.OFFICER, "52.71")
    for address in (page, f"{page}surat.pdf", f"{page}jawaban/1/berkas"):
        assert other.get(address).status_code == 404
    assert other.post(f"{page}jawab/", {}).status_code == 404
    assert TITLE not in other.get(reverse("desk:advices")).content.decode()
    told = {"answer": "followed", "day": today().isoformat(), "words": "CONTOH", "number": ""}
    large = SimpleUploadedFile("x.pdf", PDF + bytes(MOST_BYTES), "application/pdf")
    refused = client.post(f"{page}jawab/", {**told, "paper": large})
    assert (refused.status_code, "lebih dari 10 MB" in refused.content.decode()) == (422, True)
    file = SimpleUploadedFile("x.pdf", PDF, "application/pdf")
    assert client.post(f"{page}jawab/", {**told, "paper": file}).status_code == 302
    shown = client.get(page).content.decode()
    assert "sesudah batas" in shown
    kept = client.get(f"{page}jawaban/1/berkas")
    assert (kept.content, kept["Content-Type"]) == (PDF, "application/pdf")
    listed = client.get(reverse("desk:advices") + "?keadaan=answered&bentuk=csv").content.decode()
    assert f"{TITLE}" in listed
    assert subject in listed
    assert TITLE not in client.get(reverse("desk:advices") + "?keadaan=overdue").content.decode()


def test_after_a_restore_it_stands_with_its_answer_and_says_that_the_words_are_lost(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER, "52.01")
    subject = give_advice(officer, advised())
    answer_advice(officer, subject, reply(today()))
    integrate()
    assert openings_of(Advice.objects.get().leaf, ["paper"])
    AdviceAnswer.objects.all().delete()
    Advice.objects.all().delete()
    for _ in range(2):
        for found in logged(subject=subject):
            with act():
                restore_entry(found)
    row = advice_for(officer, subject)
    assert (row.answer, row.letter.words, row.stands(today())) == ("in-part", "", Stands.ANSWERED)
    assert len(answers_of(subject)) == 1
    assert isinstance(list(entries_of(subject))[1].body, AdviceAnswered)
