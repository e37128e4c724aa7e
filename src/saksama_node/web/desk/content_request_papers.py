"""The letter and the spreadsheet of a request, as the next level takes them.

Rules kept here:
  * The letter is Indonesian whatever the reader's language, bears no code that nobody read, and leaves the signature
    open; its foot names the entry.
  * No cell of the spreadsheet begins as a formula does.
Left to others: what was entered (contentwatch.requested), setting (papers), the workbook (spreadsheets.writing).
"""

from collections.abc import Iterator
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from saksama_node.accounts.policy import Action
from saksama_node.accounts.queries import office
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.addressees import levels
from saksama_node.contentwatch.material import Role
from saksama_node.contentwatch.queries import CopyView
from saksama_node.contentwatch.requested import RequestView, named_copies, request_of
from saksama_node.contentwatch.requesting import NoSuchRequest
from saksama_node.ledger.queries import leaf_hash_of, position
from saksama_node.papers.official import OfficialPaper, official_pdf
from saksama_node.papers.registry import registry
from saksama_node.papers.setting import long_day, long_moment
from saksama_node.settings.current import SETTINGS
from saksama_node.spreadsheets.writing import workbook
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.claim_words import article_names
from saksama_node.web.handing_out import attachment, cell

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


@desk(Action.CONTENT_READ)
@require_safe
def letter(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The letter as PDF; one whose entry waits for its place has none yet."""
    found = _found(subject)
    index = position(found.leaf)
    if index is None:
        raise Http404
    with override("id"):
        content = official_pdf(_paper(found, index))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="permohonan-{index}.pdf"'
    return response


@desk(Action.CONTENT_READ)
@require_safe
def sheet(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The copies as a spreadsheet."""
    found = _found(subject)
    with override("id"):
        content = workbook("salinan", HEADINGS, [[cell(each) for each in row] for row in _rows(found)])
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = attachment(f"permohonan-{found.request[:8]}.xlsx")
    return response


def _found(subject: str) -> RequestView:
    try:
        return request_of(subject)
    except NoSuchRequest as error:
        raise Http404 from error


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


def _paper(found: RequestView, index: int) -> OfficialPaper:
    (form,) = registry("content").after("content.requested")
    at = timezone.localtime(found.at)
    copies = named_copies(found)
    due = "" if found.due is None else long_moment(timezone.localtime(found.due))
    rows = [
        ("Klaim", found.claim_words),
        ("Dasar hukum", "; ".join(article_names(found.basis))),
        ("Jumlah salinan", str(len(found.copies))),
        ("Jawaban ditunggu", due),
        ("Nomor permohonan", found.request),
        ("Dicatat di log", f"{long_moment(at)}, nomor {index}"),
    ]
    return OfficialPaper(
        institution=SETTINGS.name_id,
        office=office(SETTINGS.region).name,
        form=form,
        regulation="",
        number="",
        at=at,
        leaf_hash=leaf_hash_of(found.leaf).hex(),
        signers=("Ketua",),
        rows=rows,
        parts=[("Permohonan", found.words), ("Konten yang dimohonkan", "\n".join(_lines(copies)))],
        addressee=levels()[found.to].addressed,
        simulation=SETTINGS.simulation,
    )


def _lines(copies: list[CopyView]) -> Iterator[str]:
    """The first copies, one a line; the spreadsheet has them all."""
    for number, each in enumerate(copies[:_ON_LETTER], start=1):
        seen = f"{number}. {word(each.channel)}, ditangkap {long_day(timezone.localtime(each.captured_at))}"
        yield f"{seen}: {each.address}" if each.address else seen
    if len(copies) > _ON_LETTER:
        yield f"dan {len(copies) - _ON_LETTER} lagi pada lampiran lembar kerja"


URLS: list[URLPattern] = [
    path("permohonan-konten/<str:subject>/surat.pdf", letter, name="content-request-letter"),
    path("permohonan-konten/<str:subject>/lampiran.xlsx", sheet, name="content-request-sheet"),
]
