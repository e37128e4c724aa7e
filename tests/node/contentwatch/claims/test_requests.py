"""Requests up the chain: two commissioners, one entry, a letter, a spreadsheet, answers, and what still stands."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import translation
from PIL import Image
from pypdf import PdfReader

from saksama.clocks.certainty import Certainty
from saksama.entries.encoding import decode
from saksama.entries.kinds.content import (
    Addressee,
    Channel,
    Concerns,
    ContentAnswered,
    ContentRequested,
    Judgment,
    Outcome,
    Way,
)
from saksama.entries.pseudonym import pseudonym
from saksama.vocabulary import format_moment
from saksama_node.accounts.policy import NotAllowed, Role, today
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.masking import COVER
from saksama_node.contentwatch.captures.rechecking import StillThere, rechecks_of
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.claims.deciding import FindingRefused, Why, written_in
from saksama_node.contentwatch.claims.forms import bases, levels
from saksama_node.contentwatch.claims.requested import Stands, overdue, requests, requests_about
from saksama_node.contentwatch.claims.requesting import NoSuchRequest
from saksama_node.contentwatch.models import Request
from saksama_node.contentwatch.strangers.refusal import Why as NotCaptured
from saksama_node.flows.content.capture_content import capture_link
from saksama_node.flows.content.decide_claim import answer_request
from saksama_node.flows.content.erase_content import mask_content
from saksama_node.flows.content.look_again import look_again
from saksama_node.flows.content.triage_content import begin_claim, join_claim, take_content
from saksama_node.ledger.queries import history, openings_of
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.norms.confirmed import Certainties
from saksama_node.papers.official import OfficialPaper, official_pdf
from saksama_node.papers.registry import registry
from saksama_node.seconds.proposing import of_subjects
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.spreadsheets.writing import workbook
from saksama_node.web.desk.content import requests as content_requests
from saksama_node.web.desk.words.content import COLOURS, MET, MET_COLOURS, STANDS, UNMET, limit_line
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.decided import ARTICLE, claim_by, lawful
from tests.node.contentwatch.proposing import propose_request
from tests.node.contentwatch.requested import PAGE, WORDS, answered, asked, judged, subjects
from tests.node.contentwatch.triaged import SAID, taken
from tests.node.seconds.reading import confirm_at, confirm_read
from tests.testonly.hostile_answers import Answer, says

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(data: bytes) -> Sequence[Sequence[str]]:
    """The texts of a workbook's one sheet, read with another program's eyes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    assert all(cell.get("t") == "inlineStr" for cell in sheet.iter(f"{SHEET}c"))
    assert not list(sheet.iter(f"{SHEET}f")), "no formula"
    return [[text.text or "" for text in row.iter(f"{SHEET}t")] for row in sheet.iter(f"{SHEET}row")]


def test_a_request_is_entered_when_a_second_commissioner_has_read_it(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="2")
    claim = judged(staff_for, claim_by(staff_for(Role.CONTENT)))
    number = propose_request(one, claim, Addressee.PLATFORM, WORDS, subjects(claim))
    assert requests_about(claim) == [], "a proposal is no request"
    confirm_read(other, number)
    (found,) = requests_about(claim)
    entered = history(claim)[-1]
    assert found.due is not None
    assert entered.entry.body == ContentRequested(
        copies=1,
        due=format_moment(found.due),
        request=found.request,
        second=pseudonym(other.secret, claim),
        to=Addressee.PLATFORM,
    )
    assert timedelta(hours=23, minutes=59) < found.due - found.at <= timedelta(hours=24)
    (opened,) = openings_of(entered.leaf_id)
    assert decode(opened.data) == {"copies": subjects(claim), "text": WORDS}
    assert (found.basis, found.by, found.second) == ((ARTICLE,), one.id, other.id)
    assert lawful(claim)


def test_only_a_judged_violation_of_named_copies_is_requested(staff_for: StaffFor) -> None:
    by = staff_for(Role.COMMISSIONER)
    claim = claim_by(staff_for(Role.CONTENT))

    def why(copies: list[str]) -> Why:
        with pytest.raises(FindingRefused) as told:
            propose_request(by, claim, Addressee.MINISTRY, WORDS, copies)
        return told.value.why

    assert why(subjects(claim)) is Why.UNLAWFUL
    judged(staff_for, claim, Judgment.NO_VIOLATION)
    assert why(subjects(claim)) is Why.UNLAWFUL
    judged(staff_for, claim)
    assert why([]) is Why.NO_COPY
    assert why(["ab" * 16]) is Why.NO_COPY
    with pytest.raises(NotAllowed):
        propose_request(staff_for(Role.CONTENT), claim, Addressee.MINISTRY, WORDS, subjects(claim))


def test_the_office_of_the_government_asks_for_nothing(staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = judged(staff_for, claim_by(staff_for(Role.CONTENT), Concerns.NOBODY))
    monkeypatch.setattr(deciding, "SETTINGS", replace(SETTINGS, government=True))
    with pytest.raises(FindingRefused) as told:
        propose_request(staff_for(Role.COMMISSIONER), claim, Addressee.MINISTRY, WORDS, subjects(claim))
    assert told.value.why is Why.NOT_OURS


def test_an_answer_that_only_passes_it_on_leaves_it_open(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    claim = judged(staff_for, claim_by(staff_for(Role.CONTENT)))
    request = asked(staff_for, claim)
    for outcome, stands in ((Outcome.RECEIVED, Stands.OPEN), (Outcome.PASSED_ON, Stands.OPEN)):
        answer_request(by, request, answered(outcome))
        assert requests_about(claim)[0].stands(now()) is stands
    Request.objects.update(due=now() - timedelta(hours=1))
    assert [each.request for each in overdue(now(), limit=5)] == [request]
    assert [each.request for each in requests(now(), Stands.OVERDUE)[:]] == [request]
    assert len(requests(now(), Stands.OPEN)) == 0
    answer_request(by, request, answered(Outcome.REMOVED, "Diturunkan hari ini."))
    (found,) = requests(now(), Stands.ANSWERED, Addressee.BAWASLU_RI)[:]
    assert len(requests(now(), Stands.ANSWERED, Addressee.PLATFORM)) == 0
    assert found.took is not None
    assert timedelta(0) < found.took < timedelta(minutes=5)
    assert overdue(now(), limit=5) == []
    bodies = [each.entry.body for each in history(claim)][-3:]
    assert bodies == [
        ContentAnswered(by=Addressee.PLATFORM, outcome=outcome, request=request)
        for outcome in (Outcome.RECEIVED, Outcome.PASSED_ON, Outcome.REMOVED)
    ]
    assert lawful(claim)
    with pytest.raises(NoSuchRequest):
        answer_request(by, "ab" * 16, answered(Outcome.REFUSED))


def test_looking_again_says_what_was_met_and_guesses_nothing(staff_for: StaffFor, site: Site) -> None:
    by = staff_for(Role.CONTENT)
    html = ("Content-Type", "text/html")
    met: list[Answer] = [says(PAGE, 200, html)]

    def last(to: BaseHTTPRequestHandler) -> None:
        met[-1](to)

    copy = capture_link(by, site("viral.example", last), Given(Way.STAFF, Channel.WEBSITE))
    seen = []
    for answer in (says(PAGE + b"<!-- 7 -->", 200, html), says(PAGE + b"!", 200, html), says(b"", 404), says(b"", 503)):
        met.append(answer)
        seen.append(look_again(by, copy))
    assert seen == [StillThere.SAME, StillThere.OTHER, StillThere.GONE, StillThere.UNKNOWN]
    kept = rechecks_of(copy)
    assert [each.found for each in kept] == seen[::-1]
    assert (kept[0].met, kept[1].met) == ("503", "404")
    with pytest.raises(NotAllowed):
        look_again(staff_for(Role.COMMISSIONER), copy)


def test_what_was_covered_here_is_still_the_same_there(staff_for: StaffFor, site: Site) -> None:
    by = staff_for(Role.CONTENT)
    html = ("Content-Type", "text/html")
    met: list[Answer] = [says(PAGE, 200, html)]

    def last(to: BaseHTTPRequestHandler) -> None:
        met[-1](to)

    copy = capture_link(by, site("viral.example", last), Given(Way.STAFF, Channel.WEBSITE))
    mask_content(by, copy, ["Surat"], [])
    met.append(says(PAGE + b"<!-- 7 -->", 200, html))
    assert look_again(by, copy) is StillThere.SAME
    met.append(says(PAGE.replace(b"Surat", COVER.encode()), 200, ("Content-Type", "text/html; charset=utf-8")))
    assert look_again(by, copy) is StillThere.OTHER


def test_the_desk_asks_exports_and_answers(logged_in: LoggedIn, staff_for: StaffFor, site: Site) -> None:
    by = staff_for(Role.CONTENT)
    address = site("viral.example", says(PAGE, 200, ("Content-Type", "text/html")))
    copy = capture_link(by, f"{address}/=cmd", Given(Way.STAFF, Channel.WEBSITE))
    take_content(by, copy)
    claim = begin_claim(by, copy, replace(SAID, words='=HYPERLINK("http://jahat.example")'))
    join_claim(by, taken(by), claim)
    judged(staff_for, claim)
    one, other, officer = (
        logged_in(Role.COMMISSIONER),
        logged_in(Role.COMMISSIONER, which="2"),
        logged_in(Role.OFFICER),
    )

    def text(client: Client, path: str) -> str:
        return client.get(path).content.decode()

    assert "Tulis permohonan penanganan" in text(one, f"/meja/klaim/{claim}/")
    form = text(one, f"/meja/klaim/{claim}/minta/")
    assert "belum dibaca dari naskahnya" in form
    assert "batas ini dianggap" in form
    bare = one.post(f"/meja/klaim/{claim}/minta/", {"to": "platform", "words": WORDS})
    assert bare.status_code == 422
    one.post(f"/meja/klaim/{claim}/minta/", {"to": "platform", "words": WORDS, "copies": subjects(claim)})
    number = next(each.id for each in of_subjects(claim) if each.is_open)
    shown = text(other, f"/meja/usulan/{number}/")
    for said in (WORDS, f"{address}/=cmd", "pengelola platform", "24 jam sesudah dicatat; tanpa pasal"):
        assert said in shown
    confirm_at(other, number)
    (found,) = requests_about(claim)
    here = f"/meja/permohonan-konten/{found.request}/"
    assert "menunggu jawaban" in text(officer, here)

    sheet = officer.get(f"{here}lampiran.xlsx")
    rows = cells(sheet.content)
    assert rows[0][1] == "alamat"
    assert {row[1] for row in rows[1:]} == {f"{address}/=cmd", ""}
    assert all("Pasal 280" in row[5] for row in rows[1:])
    listed = list(csv.reader(io.StringIO(text(officer, "/meja/permohonan-konten/?bentuk=csv"))))
    assert listed[1][1].startswith("'="), "no cell begins as a formula"
    assert officer.get(f"{here}surat.pdf").status_code == 404, "an entry that waits for its place has no letter"

    Request.objects.update(due=now() - timedelta(hours=1))
    assert "Tanyakan lagi kepada pengelola platform" in text(officer, "/meja/")
    assert "lewat waktu" in text(officer, "/meja/permohonan-konten/?keadaan=overdue")
    assert "Tidak ada permohonan yang cocok" in text(officer, "/meja/permohonan-konten/?keadaan=answered")
    officer.post(f"{here}lihat/{copy}/")
    assert "masih ada, sama dengan tangkapan" in text(officer, here)
    assert officer.post(f"{here}lihat/{'ab' * 16}/").status_code == 404
    tomorrow = {"answerer": "platform", "outcome": "removed", "said_on": "2099-01-01", "words": "Sudah."}
    assert officer.post(f"{here}jawab/", tomorrow).status_code == 422
    early = officer.post(f"{here}jawab/", tomorrow | {"said_on": "0001-01-01"})
    assert "Hari itu mendahului permohonannya." in early.content.decode()
    officer.post(f"{here}jawab/", tomorrow | {"said_on": today().isoformat()})
    done = text(officer, here)
    assert "konten diturunkan" in done
    assert "sudah dijawab" in done
    assert "Tanyakan lagi" not in text(officer, "/meja/")
    assert officer.get("/meja/permohonan-konten/tidak-ada/").status_code == 404


def test_a_form_that_does_not_offer_every_copy_says_so_and_takes_all(
    logged_in: LoggedIn, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = staff_for(Role.CONTENT)
    claim = claim_by(by)
    join_claim(by, taken(by), claim)
    judged(staff_for, claim)
    client = logged_in(Role.COMMISSIONER)
    said, every = f"salinan terbaru dari {len(subjects(claim))}", f"Semua {len(subjects(claim))} salinan klaim ini"
    path = f"/meja/klaim/{claim}/minta/"
    shown = client.get(path).content.decode()
    assert said not in shown
    assert every not in shown
    assert client.post(path, {"to": "platform", "words": WORDS, "every": "on"}).status_code == 422
    monkeypatch.setattr(content_requests, "_MOST_COPIES", 1)
    shown = client.get(path).content.decode()
    assert f"ditawarkan 1 {said}" in shown
    assert every in shown
    bare = client.post(path, {"to": "platform", "words": WORDS})
    assert bare.status_code == 422
    assert "Pilih paling sedikit satu salinan" in bare.content.decode()
    assert client.post(path, {"to": "platform", "words": WORDS, "every": "on"}).status_code == 302
    (written,) = [written_in(each) for each in of_subjects(claim) if each.is_open]
    assert list(written.copies) == subjects(claim), "the older ones too"


def test_a_workbook_holds_texts_alone() -> None:
    rows = [["=1+1", "a\x00b\x0b<&>\ud800"], ["x" * 40_000, ""]]
    made = cells(workbook("salinan/[1]", ("satu", "dua"), rows))
    assert made == [["satu", "dua"], ["=1+1", "ab<&>"], ["x" * 32_767, ""]]
    wide = cells(workbook("a", [str(each) for each in range(30)], []))
    assert wide == [[str(each) for each in range(30)]]
    assert workbook("a", ("b",), []) == workbook("a", ("b",), [])


def test_every_list_has_its_words_in_both_languages() -> None:
    assert set(levels()) == set(Addressee)
    assert set(STANDS) == set(COLOURS) == set(Stands)
    assert set(MET) == set(MET_COLOURS) == set(StillThere)
    assert set(UNMET) == set(NotCaptured)
    assert {each.limit.certainty for each in levels().values()} == {Certainty.MEMORY}
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = [str(each) for table in (STANDS, MET, UNMET) for each in table.values()]
            said[language] += [limit_line(each, Certainties({})) for each in Addressee]
    assert all(one != other for one, other in zip(said["id"], said["en"], strict=True))


def test_the_letter_names_the_entry_and_leaves_the_signature_open(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    claim = judged(staff_for, claim_by(staff_for(Role.CONTENT)))
    request = asked(staff_for, claim)
    integrate_round()
    letter = logged_in(Role.OFFICER).get(f"/meja/permohonan-konten/{request}/surat.pdf")
    assert letter["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(letter.content))
    words = " ".join(page.extract_text() for page in reader.pages)
    for said in ("PERMOHONAN PENANGANAN KONTEN INTERNET", "Badan Pengawas Pemilihan Umum Republik", "Surat suara"):
        assert said in words
    # The law in its own words, why it was judged so, and who gets a copy.
    assert "Analisis hukum" in words
    assert bases()[ARTICLE].text[:30] in words
    assert "Tembusan" in words
    assert "Menteri Komunikasi" in words
    assert "tanda_tangan" in (reader.get_fields() or {})


def test_the_letter_carries_each_copy_as_it_was_drawn() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, "PNG")
    paper = OfficialPaper(
        "Bawaslu", "Bawaslu NTB", registry("content").form[0], "", "", now(), "ab", ("Ketua",), [], []
    )
    pages = [
        PdfReader(io.BytesIO(official_pdf(each))).pages
        for each in (paper, replace(paper, pictures=[("Tangkapan layar 1: x", drawn.getvalue())]))
    ]
    assert [len(each) for each in pages] == [1, 2]
    assert "Tangkapan layar 1" in pages[1][1].extract_text()
    assert [(image.image.size if image.image else None) for image in pages[1][1].images] == [(40, 30)]
