"""Files that are two things at once: each is taken for one of them, goes out as that, and hides no words."""

import io
import zipfile

import pytest

from saksama_node.accounts.policy import Role
from saksama_node.cases import queries
from saksama_node.cases.evidence import TypeNotTaken, media_type
from saksama_node.exchange.reading import text_of
from saksama_node.flows.reports.file_report import file_report, new_code
from tests.node.cases.filing import PHOTO, filing, given
from tests.node.conftest import LoggedIn
from tests.node.exchange.papers import pdf
from tests.node.outsider.archives import archived

SCRIPT = b"<html><script>alert(1)</script></html>"
HIDDEN = b"Contoh Pelapor Rahasia"
PAPER = pdf("Rapat hari Kamis.")
DOCUMENT = ("word/document.xml", b"<w><p>Rapat hari Kamis.</p></w>")


def stored(*members: tuple[str, bytes]) -> bytes:
    """An archive whose members lie in it as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


DISGUISED = {
    "html": SCRIPT,
    "html behind blanks": b" \r\n\t" + SCRIPT,
    "html behind a byte order mark": "\ufeff".encode() + SCRIPT,
    "html behind what does not print": "\u200b\ufeff \u2060".encode() + SCRIPT,
    "html in UTF-16": SCRIPT.decode().encode("utf-16"),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a gif that is a script": b"GIF89a/*" + b" " * 40 + b"*/=1;alert(1)",
    "a gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + SCRIPT,
    "a rich text that asks for a file elsewhere": b"{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE http://jahat.example}}}",
    "a program for a printer": b"%!PS\n(/etc/passwd) (r) file",
    "an archive": archived(DOCUMENT),
}


@pytest.mark.parametrize("what", DISGUISED)
def test_what_is_disguised_as_a_text_is_not_taken(what: str) -> None:
    with pytest.raises(TypeNotTaken):
        media_type("catatan.txt", DISGUISED[what][:512])


@pytest.mark.parametrize("text", ["Rapat hari Kamis.", "\ufeffRapat < 3 orang", "> kutipan", "a,b\n1,2\n", "Gift"])
def test_a_text_is_taken(text: str) -> None:
    assert media_type("catatan.txt", text.encode()) == "text/plain"


TWO_THINGS = {
    "a photo and a page": (PHOTO[:600] + SCRIPT, "foto.html", "image/jpeg", ".jpg"),
    "a photo and an archive": (PHOTO[:600] + archived(DOCUMENT), "foto.docx", "image/jpeg", ".jpg"),
    "a paper and an archive": (PAPER + archived(DOCUMENT), "surat.zip", "application/pdf", ".pdf"),
    "a text and a page": (b"Halo\n" + SCRIPT, "halo.html", "text/plain", ".txt"),
}


@pytest.mark.parametrize("what", TWO_THINGS)
def test_a_file_of_two_kinds_goes_out_as_what_it_was_taken_for(logged_in: LoggedIn, what: str) -> None:
    data, name, found, ending = TWO_THINGS[what]
    assert file_report(filing(new_code(), given(data, name))) is not None
    (file,) = queries.evidence_of(queries.inbox(("52",))[0])
    answer = logged_in(Role.OFFICER).get(f"/meja/perkara/bukti/{file.id}/")
    assert answer.headers["Content-Type"] == found
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="bukti-1{ending}"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"


UNREAD = {
    "a paper with an archive behind it": PAPER + archived(("rahasia.txt", HIDDEN)),
    "a paper with an archive behind it that ends as a paper": PAPER + stored(("rahasia.txt", HIDDEN + b"\n%%EOF\n")),
    "a paper with words behind its end": PAPER + b"\n" + HIDDEN,
    "an office file with a file that no office opens": archived(DOCUMENT, ("rahasia.txt", HIDDEN)),
    "an office file with a paper in it": stored(("[Content_Types].xml", b"<Types/>"), ("a.pdf", PAPER), DOCUMENT),
    "an office file that is a paper, too": stored(
        ("[Content_Types].xml", b"<Types/>"), ("x.xml", b"<!--\n%PDF-1.7\n-->"), DOCUMENT
    ),
    "an office file with words behind its end": archived(DOCUMENT) + HIDDEN,
    "a text and an archive": b"Halo\n" + archived(("rahasia.txt", HIDDEN)),
}


@pytest.mark.parametrize("what", UNREAD)
def test_a_file_that_hides_another_is_called_unreadable(what: str) -> None:
    assert text_of(io.BytesIO(UNREAD[what])) is None


READ = {
    "a paper": pdf(HIDDEN.decode()),
    "a part that an office keeps for others": archived(DOCUMENT, ("customXml/item1.xml", b"<a>" + HIDDEN + b"</a>")),
    "who wrote a change": archived(("word/document.xml", b'<w><ins author="' + HIDDEN + b'"><p>Rapat.</p></ins></w>')),
    "a remark of the format": archived(("word/document.xml", b"<w><!--" + HIDDEN + b"--><p>Rapat.</p></w>")),
    "where a link leads": archived(
        DOCUMENT, ("word/_rels/document.xml.rels", b'<R><r Target="mailto:' + HIDDEN + b'"/></R>')
    ),
    "a name split by what is no word": archived(
        ("word/document.xml", b'<w><r a="1">Contoh Pela</r><r b="2">por Rahasia</r></w>')
    ),
}


@pytest.mark.parametrize("what", READ)
def test_all_words_of_a_file_are_read(what: str) -> None:
    assert HIDDEN.decode() in (text_of(io.BytesIO(READ[what])) or "")
