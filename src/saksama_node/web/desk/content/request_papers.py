"""The letter, its reminders and the spreadsheet of a request, as the next level takes them.

Rules kept here:
  * The letter is Indonesian whatever the reader's language, bears no code that nobody read, and leaves the signature
    open; its foot names the entry. A reminder says which it is and to which letter, and repeats that one's words.
  * A letter carries the legal analysis as the second person read it, and of each copy the picture that this node drew.
  * The first addressee is Bawaslu; the others get a copy of its letter, and it one of theirs.
  * No cell of the spreadsheet begins as a formula does.
Left to others: what was entered (contentwatch.claims.requested), setting (papers), the workbook (spreadsheets.writing).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import override

from saksama.entries.kinds.content import Addressee, ContentReminded, ContentRequested
from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import office
from saksama_node.contentwatch.captures.captured import CopyView, NoSuchContent, shown_picture
from saksama_node.contentwatch.claims.forms import levels
from saksama_node.contentwatch.claims.requested import RequestView, named_copies, request_of
from saksama_node.contentwatch.strangers.archive import ContentMissing
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.ledger.queries import leaf_hash_of, position
from saksama_node.papers.official import OfficialPaper, official_pdf
from saksama_node.papers.registry import registry
from saksama_node.papers.setting import long_day, long_moment
from saksama_node.settings.current import SETTINGS
from saksama_node.spreadsheets.writing import workbook
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.words.claims import article_names, legal_analysis
from saksama_node.web.handing_out import cell, to_keep, to_read

HEADINGS: Final = (
    "no",
    "alamat",
    "terlihat di",
    "ditangkap",
    "sidik SHA-256 berkas asli",
    "dasar hukum",
    "subjek di log",
)
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ON_LETTER: Final = 20
_PICTURES: Final = 8


@desk_page(Action.CONTENT_READ)
def letter(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The letter as PDF; one whose entry waits for its place has none yet."""
    found = request_of(subject)
    index = position(found.leaf)
    if index is None:
        raise Http404
    with override("id"):
        content = official_pdf(_letter(found, index))
    return to_read(content, "application/pdf", f"permohonan-{index}.pdf")


@desk_page(Action.CONTENT_READ)
def reminder(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """The letter of the `number`th time that it was asked again, from 1; none while its entry waits for its place."""
    found = request_of(subject)
    if not 1 <= number <= len(found.reminders):
        raise Http404
    index, first = position(found.reminders[number - 1].leaf), position(found.leaf)
    if index is None or first is None:
        raise Http404
    with override("id"):
        content = official_pdf(_reminder(found, number, index, first))
    return to_read(content, "application/pdf", f"susulan-{index}.pdf")


@desk_page(Action.CONTENT_READ)
def sheet(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The copies as a spreadsheet."""
    found = request_of(subject)
    with override("id"):
        content = workbook("salinan", HEADINGS, [[cell(each) for each in row] for row in _rows(found)])
    return to_keep(content, XLSX, f"permohonan-{found.request[:8]}.xlsx")


def _rows(found: RequestView) -> Iterator[tuple[str, ...]]:
    basis = "; ".join(article_names(found.basis))
    for number, each in enumerate(named_copies(found), start=1):
        original = each.part(Role.BODY)
        yield (
            str(number),
            each.address,
            word(each.channel),
            timezone.localtime(each.captured_at).isoformat(timespec="seconds"),
            "" if original is None else original.sha256,
            basis,
            each.subject,
        )


def _letter(found: RequestView, index: int) -> OfficialPaper:
    due = found.first_due
    return _paper(found, ContentRequested.KIND, _Entered(found.leaf, found.at, index, due), [])


def _reminder(found: RequestView, number: int, index: int, first: int) -> OfficialPaper:
    each = found.reminders[number - 1]
    before = f"{_long(found.at)}, nomor {first} di log"
    rows = [("Susulan ke", str(number)), ("Menyusul surat", before)]
    return _paper(found, ContentReminded.KIND, _Entered(each.leaf, each.at, index, each.due), rows)


@dataclass(frozen=True, slots=True)
class _Entered:
    """The entry that a letter goes with, at `index` of the log; `due`: by when it asks for an answer."""

    leaf: int
    at: datetime
    index: int
    due: datetime | None


def _paper(found: RequestView, kind: str, entered: _Entered, rows: list[tuple[str, str]]) -> OfficialPaper:
    (form,) = registry("content").after(kind)
    copies = named_copies(found)
    rows = [
        *rows,
        ("Klaim", found.claim_words),
        ("Dasar hukum", "; ".join(article_names(found.basis))),
        ("Jumlah salinan", str(len(found.copies))),
        ("Jawaban ditunggu", "" if entered.due is None else _long(entered.due)),
        ("Nomor permohonan", found.request),
        ("Dicatat di log", f"{_long(entered.at)}, nomor {entered.index}"),
    ]
    return OfficialPaper(
        institution=SETTINGS.name_id,
        office=office(SETTINGS.region).name,
        form=form,
        regulation="",
        number="",
        at=timezone.localtime(entered.at),
        leaf_hash=leaf_hash_of(entered.leaf).hex(),
        signers=("Ketua",),
        rows=rows,
        parts=[
            ("Permohonan", found.words),
            ("Analisis hukum", legal_analysis(found.claim, found.basis)),
            ("Konten yang dimohonkan", "\n".join(_lines(copies))),
            ("Tembusan", "\n".join(_copied_to(found.to))),
        ],
        pictures=list(_pictures(copies)),
        addressee=levels()[found.to].addressed,
        simulation=SETTINGS.simulation,
    )


def _copied_to(to: Addressee) -> Iterator[str]:
    first, *others = levels().values()
    yield from (each.addressed for each in (others if to is first.id else (first,)))


def _pictures(copies: list[CopyView]) -> Iterator[tuple[str, bytes]]:
    """The page of each of the first copies as it was drawn, else its picture."""
    for number, each in enumerate(copies[:_PICTURES], start=1):
        for role in (Role.DRAWN, Role.SHOWN):
            try:
                drawn = shown_picture(each.subject, role)
            except (NoSuchContent, ContentMissing):
                continue
            yield f"Tangkapan layar {number}: {each.address or word(each.channel)}", drawn
            break


def _long(at: datetime) -> str:
    return long_moment(timezone.localtime(at))


def _lines(copies: list[CopyView]) -> Iterator[str]:
    """The first copies, one a line; the spreadsheet has them all."""
    for number, each in enumerate(copies[:_ON_LETTER], start=1):
        seen = f"{number}. {word(each.channel)}, ditangkap {long_day(timezone.localtime(each.captured_at))}"
        yield f"{seen}: {each.address}" if each.address else seen
    if len(copies) > _ON_LETTER:
        yield f"dan {len(copies) - _ON_LETTER} lagi pada lampiran lembar kerja"


URLS: list[URLPattern] = [
    path("permohonan-konten/<str:subject>/surat.pdf", letter, name="content-request-letter"),
    path("permohonan-konten/<str:subject>/susulan/<int:number>/surat.pdf", reminder, name="content-request-reminder"),
    path("permohonan-konten/<str:subject>/lampiran.xlsx", sheet, name="content-request-sheet"),
]
