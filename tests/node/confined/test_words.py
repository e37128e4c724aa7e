"""Words of papers and office files are read where nothing is in reach, the same as anywhere, and in bounded time."""

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from saksama_node.confined import words
from saksama_node.confined.words import words_in
from saksama_node.exchange.reading import text_of
from tests.node.exchange.papers import pdf
from tests.node.outsider.archives import archived

NAME: Final = "Baiq Contoh Larasati"
OFFICE: Final = archived(("word/document.xml", f"<w><p>{NAME}</p></w>".encode()))


def paper(words: bytes, font: Callable[[Pdf], Object] = lambda _made: helvetica()) -> bytes:
    """A page with these signs of its language, written in this font."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        page = made.pages[0]
        page.Contents = made.make_stream(b"BT /F1 12 Tf " + words + b" ET")
        page.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font(made))))
        with made.open_metadata() as known:
            known["dc:title"] = "Rapat"
        made.docinfo["/Author"] = String("Ani")
        made.save(out)
    return out.getvalue()


def helvetica() -> Object:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def of_many_letters(encoding: str) -> Callable[[Pdf], Object]:
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name.Contoh,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Japan1"), Supplement=2),
    )

    def made(document: Pdf) -> Object:
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Contoh,
            Encoding=Name(f"/{encoding}"),
            DescendantFonts=Array([document.make_indirect(inner)]),
        )

    return made


PICTURE: Final = b"ET BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI BT "
SHOWN: Final = b"(Contoh Pelapor) Tj"
WIDE: Final = b"<" + "Contoh Pelapor".encode("utf-16-be").hex().encode() + b"> Tj"
READ: Final[dict[str, bytes]] = {
    "a paper as we make it": pdf(NAME),
    "a paper in a font that every reader has": paper(SHOWN),
    "a paper with a picture among its words": paper(PICTURE + SHOWN),
    "a paper in Unicode": paper(WIDE, of_many_letters("UniGB-UTF16-H")),
    "a paper in the letters of Japan": paper(SHOWN, of_many_letters("90ms-RKSJ-H")),
    "a paper in the letters of China": paper(SHOWN, of_many_letters("GBK-EUC-H")),
    "an office file": OFFICE,
}


@pytest.mark.parametrize("what", READ)
def test_behind_the_bars_the_same_words_are_read(what: str) -> None:
    found = text_of(io.BytesIO(READ[what]))
    assert found is not None
    assert found == words_in(READ[what])
    assert "Contoh" in found


NODE = """
import io, json, sys
from saksama_node.exchange.reading import text_of
found = [text_of(io.BytesIO(bytes.fromhex(line))) for line in sys.stdin]
forms = {"pypdf", "zipfile", "pyexpat"} & set(sys.modules)
print(json.dumps([found, sorted(forms)]))
"""


def test_the_node_s_own_process_reads_no_form() -> None:
    given = "\n".join(each.hex() for each in (pdf(NAME), OFFICE))
    done = subprocess.run([sys.executable, "-I", "-c", NODE], input=given, capture_output=True, text=True, check=True)
    found, forms = json.loads(done.stdout)
    assert all(NAME in text for text in found)
    assert forms == []


def test_a_paper_that_takes_too_long_is_unreadable_and_is_waited_for_no_longer() -> None:
    endless = paper(b"q Q " * 5_000_000 + SHOWN)
    began = time.monotonic()
    assert text_of(io.BytesIO(endless), 1.0) is None
    assert time.monotonic() - began < 15.0
    assert text_of(io.BytesIO(OFFICE), 0.0) is None


def test_half_a_letter_is_no_fault_and_more_words_than_are_read_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    half = paper(b"<D83D> Tj " + WIDE, of_many_letters("UniGB-UTF16-H"))
    assert "Contoh" in (text_of(io.BytesIO(half)) or "")
    monkeypatch.setattr(words, "MAX_TEXT", 5)
    assert words_in(READ["a paper as we make it"]) is None
