"""Parsers of the node that read files of strangers: what a file hides, and the words in it.

Rules kept here: whatever a file does to its reader, it is read, warned of, or called unreadable; nothing is raised.
Left to others: parsers of the library (parsers, which runs without these), the bars behind which these run (confined),
what else the node reads (tests/node/outsider/test_node_parsers.py).
"""

import io
import zipfile
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name, String
from PIL import Image

from saksama_node.confined.kinds import OTHER, PDF
from saksama_node.confined.warning import warnings_of
from saksama_node.confined.words import words_in
from tools.fuzz.parser import Parser

_WORDS: Final = b"BT /F1 12 Tf (Contoh Pelapor) Tj ET"


def _paper(script: str = "") -> bytes:
    """A page with words; where there is a script, it runs as the paper is opened."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        made.pages[0].Contents = made.make_stream(_WORDS)
        made.pages[0].Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
        if script:
            made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(script))
        made.save(out)
    return out.getvalue()


def _photo(kind: str) -> bytes:
    """A picture with a maker and a place."""
    out, block = io.BytesIO(), Image.Exif()
    block[0x010F] = "Contoh"
    block.get_ifd(0x8825).update({1: "S", 2: (8.0, 35.0, 0.0), 3: "E", 4: (116.0, 7.0, 0.0)})
    Image.new("RGB", (8, 8), "white").save(out, kind, exif=block)
    return out.getvalue()


def _office() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", '<w><!-- a --><r b="c"><p>Contoh Pelapor</p></r></w>')
    return out.getvalue()


NODE_PARSERS: Final[tuple[Parser[Any], ...]] = (
    Parser(
        "what a paper hides",
        ("confined.warning.warnings_of",),
        lambda d: warnings_of(d, PDF),
        (),
        (_paper(), _paper("app.alert(1)")),
    ),
    Parser(
        "what a photo hides",
        ("confined.warning.warnings_of",),
        lambda d: warnings_of(d, "image/jpeg"),
        (),
        tuple(map(_photo, ("JPEG", "PNG", "WEBP"))),
    ),
    Parser(
        "what an office file hides",
        ("confined.warning.warnings_of",),
        lambda d: warnings_of(d, OTHER),
        (),
        (_office(), _office().replace(b"word/document.xml", b"xx/vbaProject.bin")),
    ),
    Parser("words of a file", ("confined.words.words_in",), words_in, (), (_paper(), _office())),
)
