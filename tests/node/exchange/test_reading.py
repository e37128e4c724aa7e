"""Words are read out of text, PDF and office files; what cannot be read says so. And the whole check, on a draft."""

import hashlib
import io
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter

from saksama.envelope.kinds import Frame, Notice
from saksama.envelope.leakcheck import Leak, Part, Verdict
from saksama.vocabulary import Classification
from saksama_node.cases.actions import _keep_leak_digests
from saksama_node.cases.report import Reporter
from saksama_node.exchange.attachments import Upload, delete_outgoing, keep_uploads
from saksama_node.exchange.reading import text_of
from saksama_node.flows.exchange import check_leaks as looking
from saksama_node.flows.exchange.check_leaks import check_leaks
from tests.node.exchange.papers import pdf

NAME = "Baiq Contoh Larasati"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def locked() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(NAME))))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def office(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in {"[Content_Types]": TYPES, **parts}.items():
            archive.writestr(f"{name}.xml".replace("__", "/"), text)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPLIT = "<w:r><w:t>Baiq Con</w:t></w:r><w:r><w:t>toh Larasati</w:t></w:r>"
READ = [
    ("text", NAME.encode()),
    ("text with a byte order mark", NAME.encode("utf-8-sig")),
    ("UTF-16", NAME.encode("utf-16")),
    ("pdf", pdf(NAME)),
    ("docx, a name split over two runs", office(word__document=f"<w:document {W}><w:p>{SPLIT}</w:p></w:document>")),
    ("xlsx", office(xl__sharedStrings=f"<sst><si><t>{NAME}</t></si></sst>")),
    ("pptx", office(ppt__slides__slide1=f"<a:t xmlns:a='a'>{NAME}</a:t>")),
]
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><w:document>&b;</w:document>"
UNREADABLE = [
    ("a picture", b"\xff\xd8\xff\xe0" + bytes(64)),
    ("binary", b"abc\0def"),
    ("a locked pdf", locked()),
    ("a scan: a page without text", pdf("#rect(width: 4cm, height: 4cm)")),
    ("a broken pdf", b"%PDF-1.7\nnonsense"),
    ("another archive", office(catatan=NAME).replace(b"[Content_Types]", b"[Kontent_Types]")),
    ("an office file with a picture", office(word__document="<a>x</a>", word__media__image1="x")),
    ("a document type in the XML", office(word__document=BOMB)),
    ("half a zip", office(word__document=f"<a>{NAME}</a>")[:80]),
    ("broken XML", office(word__document="<a>")),
]


@pytest.mark.parametrize("data", [case[1] for case in READ], ids=[case[0] for case in READ])
def test_read(data: bytes) -> None:
    text = text_of(io.BytesIO(data))
    assert text is not None
    assert NAME in text


@pytest.mark.parametrize("data", [case[1] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE])
def test_unreadable(data: bytes) -> None:
    assert text_of(io.BytesIO(data)) is None


FOUND = [
    ("nothing", "Rapat hari Kamis.", [("a.txt", b"satu")], []),
    ("in the words", f"Pelapor: {NAME}", [], [Leak(Verdict.MATCH, "payload", Part.NAME)]),
    ("in a file", "Terlampir.", [("a.pdf", pdf(f"Pelapor {NAME}"))], [Leak(Verdict.MATCH, "a.pdf", Part.NAME)]),
    ("in a file's name", "x", [(f"{NAME}.txt", b"x")], [Leak(Verdict.MATCH, f"{NAME}.txt", Part.NAME)]),
    ("a picture", "x", [("a.jpg", b"\xff\xd8")], [Leak(Verdict.UNREADABLE, "a.jpg")]),
    ("the telephone", "hubungi +62 812 3456 7890", [], [Leak(Verdict.MATCH, "payload", Part.PHONE)]),
]


@pytest.mark.parametrize(("words", "files", "found"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_a_draft(database: None, words: str, files: list[tuple[str, bytes]], found: list[Leak]) -> None:
    _keep_leak_digests(Reporter(name=NAME, phone="0812-3456-7890"))
    frame = Frame(
        agreement="00" * 32, clause="pasal-1", classification=Classification.OPEN, subject="ab" * 16, title="Contoh"
    )
    kept = keep_uploads(frame.subject, [Upload(name, io.BytesIO(data)) for name, data in files])
    try:
        assert list(check_leaks(frame, Notice(text=words), kept)) == found
    finally:
        delete_outgoing(frame.subject)


def test_what_is_not_read_in_time_is_called_unreadable(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "READING_SECONDS", 0.0)
    frame = Frame(
        agreement="00" * 32, clause="pasal-1", classification=Classification.OPEN, subject="ad" * 16, title="Contoh"
    )
    files = {"a.pdf": pdf("Rapat hari Kamis."), "a.txt": b"satu"}
    kept = keep_uploads(frame.subject, [Upload(name, io.BytesIO(data)) for name, data in files.items()])
    try:
        assert list(check_leaks(frame, Notice(text="x"), kept)) == [Leak(Verdict.UNREADABLE, "a.pdf")]
    finally:
        delete_outgoing(frame.subject)


def test_uploads_are_kept_under_the_digest_of_their_bytes() -> None:
    data = bytes(range(256)) * 9000
    kept = keep_uploads("5" * 32, [Upload("a.bin", io.BytesIO(data)), Upload("b.bin", io.BytesIO(b""))])
    try:
        assert [(each.size, each.sha256) for each in kept] == [
            (len(data), hashlib.sha256(data).hexdigest()),
            (0, hashlib.sha256(b"").hexdigest()),
        ]
    finally:
        delete_outgoing("5" * 32)
