"""A file of evidence at the desk, at `/meja/perkara/bukti/<id>/`: looked at, drawn, copied, handed out as it came.

Rules kept here:
  * What leads to a file leads to its page: the warnings, and a drawing instead of the original.
  * The original goes out as an attachment: nothing of it runs here.
Left to others: the looking (flows), what such a page shows (frame.looked_files), the list (its template).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import queries
from saksama_node.flows.reports.draw_evidence import draw_evidence
from saksama_node.flows.reports.look_at_evidence import file_of, warned
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.addresses import report_page
from saksama_node.web.desk.frame.looked_files import Doors, drawing, file_page, plain_copy
from saksama_node.web.desk.words.files import Warned, warned_words
from saksama_node.web.handing_out import attachment


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a list, and what is to be said of it."""

    info: queries.EvidenceInfo
    warnings: list[Warned]


def file_rows(files: Sequence[queries.EvidenceInfo]) -> list[FileRow]:
    """The files with their warnings, as far as a list has time."""
    told = warned(files)
    return [FileRow(each, warned_words(told.get(each.id, ()))) for each in files]


def _file(by: Staff, evidence_id: int) -> tuple[queries.SubmissionInfo, queries.EvidenceInfo]:
    info, file = queries.evidence_file(evidence_id)
    require(by, Action.CASE_READ, info.region)
    return info, file


@desk_page(Action.CASE_READ)
def look(request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponse:
    """The file's own page: what is warned of, what it shows, what can be had of it."""
    info, file = _file(by, evidence_id)
    doors = Doors(
        report_page(info.id, info.case),
        _("Bukti"),
        reverse("desk:case_evidence", args=[file.id]),
        reverse("desk:case_evidence_copy", args=[file.id]),
        lambda number: reverse("desk:case_evidence_page", args=[file.id, number]),
    )
    return file_page(request, file.name, None if file.is_erased else file_of(file), doors)


@desk_page(Action.CASE_READ)
def page(_request: HttpRequest, by: Staff, evidence_id: int, number: int) -> HttpResponse:
    """One page of it, drawn."""
    return drawing(file_of(_file(by, evidence_id)[1]), number)


@desk_page(Action.CASE_READ)
def copy(_request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponse:
    """A copy of what it shows."""
    file = _file(by, evidence_id)[1]
    return plain_copy(file_of(file), file.name)


@desk_page(Action.CASE_READ)
def evidence(_request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponseBase:
    """The file as it came, as an attachment: nothing of it runs here."""
    _info, file = _file(by, evidence_id)
    response = StreamingHttpResponse(queries.evidence_bytes(evidence_id), content_type=file.media_type)
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = attachment(file.name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response


@desk_page(Action.CASE_READ)
def evidence_small(_request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponseBase:
    """A picture among the evidence, drawn anew; nothing where it cannot be."""
    drawn = draw_evidence(_file(by, evidence_id)[1])
    return HttpResponse(drawn, content_type="image/png") if drawn else HttpResponse(status=404)


URLS: list[URLPattern] = [
    path("perkara/bukti/<int:evidence_id>/", evidence, name="case_evidence"),
    path("perkara/bukti/<int:evidence_id>/kecil/", evidence_small, name="case_evidence_small"),
    path("perkara/bukti/<int:evidence_id>/lihat/", look, name="case_evidence_look"),
    path("perkara/bukti/<int:evidence_id>/halaman/<int:number>/", page, name="case_evidence_page"),
    path("perkara/bukti/<int:evidence_id>/salinan/", copy, name="case_evidence_copy"),
]
