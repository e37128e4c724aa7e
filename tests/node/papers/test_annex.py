"""Forms B.1 to B.21 against the annex of Perbawaslu 7/2022: every word of it, in its order, on the blank form."""

import io
import re
import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from saksama_node.papers.annex import AnnexPaper, annex_pdf, layout

VECTORS = Path(__file__).parents[2] / "vectors" / "forms" / "perbawaslu-7-2022.toml"
ANNEX: list[dict[str, Any]] = tomllib.loads(VECTORS.read_text("utf-8"))["form"]
AT = datetime(2024, 1, 5, 9, 30, tzinfo=timezone(timedelta(hours=8), "WITA"))


def written(pdf: bytes) -> str:
    """What stands on the pages, without our own line at their foot."""
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(
        re.sub(r"(Sidik catatan: \w+\s+)?Halaman \d+ dari \d+", "", " ".join(page.split())) for page in pages
    )


def letters(text: str) -> str:
    """Letters and figures alone: dots, dashes, marks of notes and ends of lines are no words of the annex."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("form", ANNEX, ids=lambda form: form["code"])
def test_a_blank_form_says_what_the_annex_says_in_its_order_and_nothing_else(form: dict[str, Any]) -> None:
    text = written(annex_pdf(AnnexPaper(code=form["code"], title=form["code"], at=AT)))
    for each in (f"FORMULIR MODEL {form['code']} ", *form["stamps"]):
        assert each in f"{text} "
        text = text.replace(each, "", 1)
    said, wanted = letters(text), letters("".join(form["labels"]))
    place = next(
        (n for n, (one, other) in enumerate(zip(said, wanted, strict=False)) if one != other),
        min(len(said), len(wanted)),
    )
    assert said[place : place + 60] == wanted[place : place + 60]


LONG = "Pada hari itu, di lapangan #contoh, $terlihat$ {nama} dan … serta /sangat/panjang/sekali/tanpa/spasi. " * 60


@pytest.mark.parametrize("form", ANNEX, ids=lambda form: form["code"])
def test_a_filled_form_says_what_fills_it_as_text_and_keeps_its_labels(form: dict[str, Any]) -> None:
    blocks = layout(form["code"]).block
    not_text = {each for block in blocks for each in (block.each, block.table, block.choose)}
    values = {name: f"isi-{name}" for name in layout(form["code"]).fields if name not in not_text}
    lists: dict[str, list[tuple[str, ...]]] = {
        "evidence": [(f"bukti {n}",) for n in range(30)],
        "testifiers": [],
        "documents": [("KTP", "1")],
    }
    lists["statuses"] = [("Terlapor: X", "001", "Ditindaklanjuti", "")]
    paper = AnnexPaper(
        code=form["code"], title=form["code"], at=AT, letterhead=("Bawaslu Contoh",), values=values, lists=lists
    )
    pdf = annex_pdf(paper)
    said = letters(written(pdf))
    for value in values.values():
        assert letters(value) in said, value
    rows = [name for block in blocks for name, _ in block.rows if "{" not in name]
    place = 0
    for name in rows:
        place = said.find(letters(name), place)
        assert place >= 0, name
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        signs = any(one.electronic for block in blocks for one in block.signers)
        assert ("/AcroForm" in opened.Root) is signs


def test_words_from_outside_are_text_however_long() -> None:
    paper = AnnexPaper(
        code="B.13", title="B.13", at=AT, values={"account": LONG, "words": LONG, "reported_name": LONG[:300]}
    )
    text = written(annex_pdf(paper))
    assert text.count("#contoh, $terlihat$ {nama} dan …") > 100


def test_of_alternatives_the_chosen_one_stands_and_a_note_while_its_mark_does() -> None:
    chosen = AnnexPaper(
        code="B.7", title="B.7", at=AT, values={"recommendation": "late", "number": "001", "body": "Bawaslu X"}
    )
    text = written(annex_pdf(chosen))
    assert "melewati batas waktu" in text
    assert "Laporan diregistrasi dan" not in text
    assert "diisi dengan nomor penyampaian Laporan" not in text, "the number stands there"
    assert "diisi tempat, tanggal, bulan dan tahun" in text
