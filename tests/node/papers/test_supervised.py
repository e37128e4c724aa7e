"""Reports of supervision on paper: the labels of the printed forms, in PDF and in Word, whatever fills them."""

import io
import zipfile
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest
from PIL import Image

from saksama.observation.reading import shipped
from saksama_node.papers.supervised import (
    NIHIL,
    Photo,
    Standing,
    jpeg_size,
    pieces,
    printed,
    supervision_pdf,
)
from saksama_node.papers.word import supervision_docx
from tests.node.papers.supervising import paper

LONG: Final = "Pada hari itu, di lapangan #contoh, $terlihat$ *ini*.\n" + "A" * 400 + "\n" + "Kata demi kata. " * 300
LABELS: Final[dict[str, tuple[str, ...]]] = {
    # domain: Formulir Model A as five offices fill it, and the longer one of 2024, in their order.
    "form-a-2022": (
        "FORMULIR MODEL A",
        "LAPORAN HASIL PENGAWASAN PEMILU",
        "Nomor:",
        *("Tahapan yang diawasi", "Nama Pelaksana Tugas Pengawasan", "Jabatan", "Nomor Surat Perintah Tugas", "Alamat"),
        *("Kegiatan I", "Bentuk", "Tujuan", "Sasaran", "Waktu dan Tempat", "Hari, Tanggal", "Pukul", "Tempat"),
        *("Uraian Singkat Hasil Pengawasan", "Informasi Dugaan Pelanggaran", "Peristiwa", "Tempat Kejadian"),
        *("Waktu Kejadian", "Pelaku", "Alamat", "Saksi-saksi", "Alat Bukti", "Barang Bukti"),
        *("Uraian Singkat Dugaan Pelanggaran", "Fakta dan Keterangan", "Analisa", "Informasi Potensi Sengketa"),
        "Pelaksana Tugas",
    ),
    "form-a-pilkada-2024": (
        *("Data Pengawas Pemilihan", "Nama Pelaksana Tugas Pengawasan", "Jabatan", "Nomor Surat Perintah Tugas"),
        *("Jenis dan Tahapan Pemilihan yang Diawasi", "Jenis Pemilihan", "Tahapan Pemilihan", "Kegiatan Pengawasan"),
        *("Uraian Singkat Hasil Pengawasan", "Informasi Dugaan Pelanggaran", "Pasal yang Diduga Dilanggar"),
        *("Saksi-saksi", "Bukti", "Jenis Dugaan Pelanggaran", "Fakta dan Keterangan", "Analisa", "Tindak Lanjut"),
        *("Informasi Potensi Sengketa Pemilihan", "Peserta Pemilihan", "Objek Sengketa", "Kerugian Langsung"),
    ),
    "f-cegah-2023": ("FORMULIR PENCEGAHAN", "Divisi", "Bentuk pencegahan", "Sasaran", "Uraian", "Tindak lanjut"),
}


def in_pdf(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def in_word(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        parts = [ET.fromstring(archive.read(each)) for each in archive.namelist() if each.endswith(".xml")]  # noqa: S314 - ours
    texts = (each.text or " " for part in parts for each in part.iter() if each.tag.endswith(("}t", "}tab", "}br")))
    return " ".join("".join(texts).split())


def letters(text: str) -> str:
    return "".join(each for each in text if each.isalnum()).casefold()


@pytest.mark.parametrize("form", sorted(LABELS))
def test_a_paper_has_the_labels_of_the_form_in_their_order_and_every_answer_in_pdf_and_in_word(form: str) -> None:
    made = paper(form)
    for text in (in_pdf(supervision_pdf(made)), in_word(supervision_docx(made))):
        said, place = letters(text), 0
        for label in LABELS[form]:
            place = said.find(letters(label), place)
            assert place >= 0, label
        answers = [each for each in made.document.answers.values() if isinstance(each, str)]
        rows = [row for each in made.document.answers.values() if isinstance(each, list) for row in each]
        for answer in [*answers, *(each for row in rows for each in row.values())]:
            if answer.startswith(("isi", "other:")):
                assert letters(answer.removeprefix("other:")) in said, answer
        assert letters("BELUM TERVERIFIKASI") in said
        assert letters("Sabtu, 28 November 2026") in said
        assert "ab" * 32 in said


@pytest.mark.parametrize("form", sorted(LABELS))
def test_no_field_of_a_form_is_left_out_of_its_paper_and_none_stands_twice(form: str) -> None:
    of = shipped()[form]
    for part, lines in zip(of.part, printed(of).part, strict=True):
        assert part.id == lines.id
        inside = of.fields[lines.each].field if lines.each else part.field
        printed_ones = [name for line in lines.line for name in line.of]
        asked = {each.id for each in inside} - {"suspected", "disputed"}
        assert {name.partition(".")[0] for name in printed_ones} - {"suspected", "disputed"} == asked
        assert len(set(printed_ones)) == len(printed_ones)


def test_where_nothing_is_suspected_the_part_says_nihil_and_no_label_of_it_stands() -> None:
    made = paper("form-a-2022", suspected="none", disputed="none", team=[{"name": "CONTOH Satu", "post": "Anggota"}])
    said = [each.text for each in pieces(made)]
    assert said.count(NIHIL) == 2
    text = in_pdf(supervision_pdf(made))
    assert "Saksi-saksi" not in text
    assert "(CONTOH Satu)" in text


def test_words_are_text_however_long_and_the_same_values_are_the_same_bytes() -> None:
    made = paper("form-a-2022", account=LONG, event="<w:p>&")
    pdf, docx = supervision_pdf(made), supervision_docx(made)
    assert (pdf, docx) == (supervision_pdf(made), supervision_docx(made))
    for text in (in_pdf(pdf), in_word(docx)):
        assert letters(text).count("katademikata") >= 290, "all but what a page's foot parts"
        assert "a" * 390 in letters(text)
    assert f"Sidik catatan: {'ab' * 32} " in in_pdf(pdf), "it is copied out to be held beside the log"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) > 2
    captions = [f"Foto {number}" in in_pdf(pdf) for number in (1, 2, 3)]
    assert captions == [True, True, False]
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert len([each for each in archive.namelist() if each.startswith("word/media/")]) == 2


def test_what_a_form_is_called_stands_there_once() -> None:
    made = paper("f-cegah-2023")
    for text in (in_pdf(supervision_pdf(made)), in_word(supervision_docx(made))):
        assert text.casefold().count("formulir pencegahan") == 1
    assert "FORMULIR MODEL A" in in_pdf(supervision_pdf(paper("form-a-2022")))


def test_a_version_says_whether_it_stands() -> None:
    for standing in Standing:
        made = paper("f-cegah-2023", standing)
        for text in (in_pdf(supervision_pdf(made)), in_word(supervision_docx(made))):
            marks = [each.value for each in Standing if each.value and each.value in text]
            assert marks == [each for each in [standing.value] if each]
            assert "bukan tanda tangan elektronik" in text


def test_photographs_that_are_named_and_not_here_are_said_and_an_emoji_is_named() -> None:
    made = replace(paper("f-cegah-2023", account="CONTOH \U0001f600"), photos=[], absent=2)
    for text in (in_pdf(supervision_pdf(made)), in_word(supervision_docx(made))):
        assert "2 foto yang disebut versi ini belum ada di simpul" in text
    assert "[emoji: grinning face]" in in_pdf(supervision_pdf(made))


def test_the_size_of_a_photograph_is_read_from_its_head_and_nothing_else_is_one() -> None:
    out = io.BytesIO()
    Image.new("RGB", (301, 17)).save(out, "JPEG", progressive=True)
    assert jpeg_size(out.getvalue()) == (301, 17)
    four = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(four, "JPEG")
    assert supervision_pdf(replace(paper("f-cegah-2023"), photos=[Photo("CONTOH", four.getvalue())]))
    for wrong in (four.getvalue(), b"", b"\xff\xd8", b"\xff\xd8\xff\xe0", b"\x89PNG", out.getvalue()[:20]):
        assert jpeg_size(wrong) is None
