"""The desk's screens of clarifications: what each person sees, what is refused and in which words, the card."""

import io
from dataclasses import replace

import pytest
from django.utils import translation
from PIL import Image

from saksama.entries.kinds.content import Assessment, Concerns
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.claims.clarified import versions_of
from saksama_node.contentwatch.claims.clarifying import Why
from saksama_node.flows.content.draw_card import BANDS
from saksama_node.flows.content.triage_content import classify_claim
from saksama_node.papers.card import Card, card_png
from saksama_node.seconds.proposing import of_subjects
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.clarification_words import COLOURS, CONCERNED, OUTCOMES, card_words
from saksama_node.web.desk.words.claims import NOT_PUBLISHED
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.claim_pages import text
from tests.node.contentwatch.clarified import assessed, published
from tests.node.contentwatch.decided import OUTSIDE, WORDS, claim_by
from tests.node.contentwatch.proposing import propose_assessment
from tests.node.contentwatch.triaged import SAID
from tests.node.seconds.reading import confirm_at, confirm_read

FORM = {
    "assessor": SETTINGS.origin,
    "title": "Surat suara tersegel",
    "claim": "Surat suara sudah tercoblos",
    "text": "Foto itu dari 2019.",
    "right": "Foto itu diambil pada 2019.\n\nGudang dijaga.",
    "outside": "Pernyataan KPU | https://kpu.example/a?b=ç\n\nKoran cetak, 20 November",
    "inside": "https://bawaslu.example/arsip",
}


def test_every_word_is_there_in_both_languages() -> None:
    assert set(NOT_PUBLISHED) == set(Why)
    assert set(OUTCOMES) == set(COLOURS) == set(BANDS) == set(Assessment)
    assert set(CONCERNED) == set(Concerns) - {Concerns.NOBODY, Concerns.UNKNOWN}
    said = {}
    for language in ("id", "en"):
        with translation.override(language):
            said[language] = [str(each) for table in (NOT_PUBLISHED, OUTCOMES, CONCERNED) for each in table.values()]
            assert card_words()[Assessment.FALSE] == "Klaim ini salah", "a card has one language"
    assert all(one != other for one, other in zip(said["id"], said["en"], strict=True))


def test_a_clarification_goes_from_the_writer_to_the_public(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    writer, reader = logged_in(Role.CONTENT), logged_in(Role.OFFICER)
    claim = assessed(staff_for(Role.CONTENT), staff_for(Role.OFFICER))
    page = f"/meja/klaim/{claim}/"
    assert "Tulis klarifikasi" in text(writer, page)
    assert "salah (" in text(writer, f"{page}klarifikasi/"), "whose assessment it tells, and of when"
    shown = writer.post(f"{page}klarifikasi/", FORM, follow=True).content.decode()
    assert "Tarik usulan" in shown
    info, finding = of_subjects(claim)
    here = f"/meja/usulan/{info.id}/"
    assert here in text(writer, page)
    assert "Setujui atau tolak: Klarifikasi, versi 1: Surat suara tersegel" in text(reader, "/meja/")
    read = text(reader, here)
    for said in ("Foto itu dari 2019.", "Pernyataan KPU", "https://kpu.example/a?b=%C3%A7", "Koran cetak, 20 November"):
        assert said in read
    assert info.body.replace('"', "&quot;") in read, "the very bytes that are entered"
    card = reader.get(f"{here}kartu.png")
    assert (card["Content-Type"], Image.open(io.BytesIO(card.content)).size) == ("image/png", (1200, 630))
    assert reader.get(f"/meja/usulan/{finding.id}/kartu.png").status_code == 404
    assert reader.get("/meja/usulan/999999/kartu.png").status_code == 404
    assert confirm_at(reader, info.id)["Location"] == page
    entered = text(reader, page)
    (found,) = versions_of(claim)
    for said in ("Klarifikasi diterbitkan, versi 1", f"/k/{found.code}", "Tulis perbaikan"):
        assert said in entered
    assert f"/klarifikasi/{found.code}/versi/1/" in entered


def test_a_correction_begins_with_the_last_version_and_asks_why(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    claim = published(one, other)
    writer = logged_in(Role.CONTENT)
    form = text(writer, f"/meja/klaim/{claim}/klarifikasi/")
    for said in ("Foto itu dari 2019.", "Pernyataan KPU https://kpu.example/pernyataan", "Mengapa diperbaiki"):
        assert said in form
    assert writer.post(f"/meja/klaim/{claim}/klarifikasi/", FORM).status_code == 422
    given = FORM | {"what": "Judulnya.", "why": "Kurang jelas."}
    shown = writer.post(f"/meja/klaim/{claim}/klarifikasi/", given, follow=True).content.decode()
    assert "Klarifikasi, versi 2" in shown
    assert "Kurang jelas." in shown


def test_a_newer_assessment_is_told_on_the_claim_s_page(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    claim = published(one, other)
    client = logged_in(Role.CONTENT)
    assert "sesudah klarifikasi terbit" not in text(client, f"/meja/klaim/{claim}/")
    classify_claim(one, claim, replace(SAID, concerns=Concerns.INCUMBENT))
    assert "Penilaian atau penggolongan berubah sesudah klarifikasi terbit" in text(client, f"/meja/klaim/{claim}/")
    classify_claim(one, claim, SAID)
    assert "sesudah klarifikasi terbit" not in text(client, f"/meja/klaim/{claim}/")
    confirm_read(other, propose_assessment(one, claim, Assessment.MISLEADING, WORDS, [OUTSIDE]))
    assert "Penilaian atau penggolongan berubah sesudah klarifikasi terbit" in text(client, f"/meja/klaim/{claim}/")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"assessor": "lain.example/log"}, "id_assessor"),
        ({"title": "x" * 151}, "id_title"),
        ({"text": "x" * 601}, "id_text"),
        ({"text": " "}, "id_text"),
        ({"right": "putar \u202e"}, "tidak tercetak"),
        ({"outside": "", "inside": ""}, "paling sedikit satu sumber"),
        ({"outside": "\n".join(f"Sumber {n}" for n in range(21))}, "paling banyak 20"),
        ({"inside": "x" * 201}, "paling panjang 200 huruf"),
        ({"inside": "https://a.example/" + "x" * 490}, "alamat 500 huruf"),
    ],
)
def test_what_is_refused_stays_typed(
    logged_in: LoggedIn, staff_for: StaffFor, given: dict[str, str], said: str
) -> None:
    claim = assessed(staff_for(Role.CONTENT), staff_for(Role.OFFICER))
    answer = logged_in(Role.CONTENT).post(f"/meja/klaim/{claim}/klarifikasi/", FORM | given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Gudang dijaga." in answer.content.decode() or "right" in given
    assert [each.act for each in of_subjects(claim)] == ["content.assessed"]


def test_what_nobody_assessed_has_no_form(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    claim = claim_by(staff_for(Role.CONTENT))
    client = logged_in(Role.CONTENT)
    assert "Tulis klarifikasi" not in text(client, f"/meja/klaim/{claim}/")
    assert "Klaim ini belum dinilai" in text(client, f"/meja/klaim/{claim}/klarifikasi/")


@pytest.mark.parametrize("long", ["x", "a" * 600, "w" * 40 + " " + "i" * 300, "\U0001f600 \u202e\u0627\u0644 halo"])
def test_a_card_fits_whatever_is_written(long: str) -> None:
    card = Card(long[:120], long[:120], "Klaim ini salah", "a3202a", long[:150], long, long, long[:90], now().date(), 3)
    drawn = Image.open(io.BytesIO(card_png(card)))
    assert drawn.size == (1200, 630)
    # Nothing reaches the margins: what did not fit was parted, set smaller, or cut.
    right = drawn.convert("L").crop((1160, 120, 1200, 520))
    assert right.getextrema() == (255, 255)
