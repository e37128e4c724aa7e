"""Official papers: the registry that names them, the paper itself, and its place on the page of a case."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.procedure.edition import Regime
from saksama.procedure.reading import shipped
from saksama_node.papers.official import OfficialPaper, official_pdf
from saksama_node.papers.registry import registry
from saksama_node.papers.signature_field import SIGNATURE_FIELD

WITA = timezone(timedelta(hours=8), "WITA")
FORMS = registry(Regime.PEMILU)
PAPER = OfficialPaper(
    institution="Bawaslu Contoh",
    office="Bawaslu Kabupaten Contoh",
    form=FORMS.after("case.returned")[0],
    regulation=FORMS.version,
    number="",
    at=datetime(2026, 11, 24, 9, 30, tzinfo=WITA),
    leaf_hash="ab" * 32,
    signers=("Ketua",),
    rows=(("Peristiwa", "Spanduk #contoh $x$ _y_"), ("Nomor register", "")),
    parts=(("Yang perlu dilengkapi", "Fotokopi kartu.\nAlamat saksi."),),
    addressee="Pelapor",
)
AWAITED = {"case.received"}
"""What came in stands before the first move of the procedure's table."""


def words(pdf: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("regime", Regime)
def test_each_form_belongs_to_acts_of_its_procedure(regime: Regime) -> None:
    edition = next(each for each in shipped().values() if each.regime == regime)
    acts = {move.act.partition(":")[0] for move in edition.move} | {move.act for move in edition.move}
    found = registry(regime)
    assert found.regime == regime
    for form in found.form:
        assert {act for act in form.acts if act not in acts and act.partition(":")[0] not in acts} <= AWAITED, form.id
        assert form.source, form.id
        assert form.code or form.is_letter or form.certainty == "unknown", form.id
    assert not AWAITED & acts, "an act that has come is awaited no more"
    assert len({form.id for form in found.form}) == len(found.form)


def test_a_code_from_memory_is_not_printed_and_a_letter_bears_none() -> None:
    status = registry(Regime.PILKADA).of("status")
    assert status.code
    assert status.printed_code == ""
    assert status.code not in words(official_pdf(replace(PAPER, form=status)))
    letter = words(official_pdf(PAPER))
    assert PAPER.form.is_letter
    assert "Formulir Model" not in letter


def test_a_paper_says_what_it_was_given_as_text_and_is_the_same_twice() -> None:
    pdf = official_pdf(PAPER)
    assert pdf == official_pdf(PAPER)
    text = words(pdf)
    for wanted in (
        "PEMBERITAHUAN KELENGKAPAN",
        "Spanduk #contoh $x$ _y_",
        "Alamat saksi.",
        "ab" * 32,
        "24 November 2026",
    ):
        assert wanted in text
    assert "Nomor register" not in text, "what is not known has no row"
    assert "SIMULASI" not in text
    assert "SIMULASI" in words(official_pdf(replace(PAPER, simulation=True)))


def test_a_sign_that_no_font_has_stands_as_its_number_and_an_emoji_by_its_name() -> None:
    many = "".join(chr(0x4E00 + place) for place in range(60))
    said = f"Lihat \U0001f600 \U0001f44d\U0001f3fd 1\ufe0f\u20e3 lalu {many} é"
    text = words(official_pdf(replace(PAPER, parts=(("Keterangan", said),))))
    assert "Lihat [emoji: grinning face] [emoji: thumbs up sign] 1" in text
    assert "[U+4E00]" in text
    assert "é" in text


def test_a_long_word_breaks_inside_the_page_copies_out_whole_and_the_letter_bears_its_own_day() -> None:
    link = f"https://contoh.example/{'W1a2' * 60}"
    letter = replace(PAPER, parts=(("Keterangan", link),), rows=(("Dasar", link),), dated=date(2026, 11, 20))
    (page,) = pypdf.PdfReader(io.BytesIO(official_pdf(letter))).pages
    text = page.extract_text()
    assert "".join(text.split()).count(link) == 2
    assert all(len(each) < 120 for each in text.splitlines())
    assert "Jumat, 20 November 2026" in text


def test_a_sign_that_nobody_sees_stands_as_its_number() -> None:
    text = words(official_pdf(replace(PAPER, parts=(("Keterangan", "laporan \u202eitkubret\u200b"),))))
    assert "laporan [U+202E]itkubret[U+200B]" in text


def test_the_place_for_the_signature_is_an_empty_field_on_the_paper() -> None:
    with pikepdf.open(io.BytesIO(official_pdf(PAPER))) as opened:
        (field,) = opened.Root.AcroForm.Fields
        assert (str(field.T), str(field.FT), "/V" in field) == (SIGNATURE_FIELD, "/Sig", False)
        left, low, right, high = (float(each) for each in field.Rect)
        box = [float(each) for each in opened.pages[-1].mediabox]
        assert box[0] < left < right < box[2]
        assert box[1] < low < high < box[3]
        assert "/AP" in field
        assert not any(
            str(each.get("/Subtype")) == "/Link" for page in opened.pages for each in page.get("/Annots", [])
        )


@settings(max_examples=30, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200),
    st.integers(1, 400),
)
def test_any_text_of_any_length_is_set(text: str, lines: int) -> None:
    parts = (("Keterangan", "\n".join([text] * min(lines, 40))), ("Uraian", "kata " * lines * 20))
    official_pdf(replace(PAPER, parts=parts, rows=(("Peristiwa", text),)))
