"""A file of evidence at the desk, at `/meja/perkara/bukti/<id>/`: looked at, drawn, copied, handed out as it came.

Rules kept here:
  * What leads to a file leads to its page: the warnings, and a drawing instead of the original.
  * The original goes out as an attachment: nothing of it runs here.
Left to others: the looking (flows), what such a page shows (frame.looked_files), the list (its template).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import queries
from saksama_node.flows.reports.draw_evidence import draw_evidence
from saksama_node.flows.reports.look_at_evidence import file_of, warned
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.addresses import report_page
from saksama_node.web.desk.frame.looked_files import Found, looked_files
from saksama_node.web.desk.words.files import Warned, warned_words
from saksama_node.web.handing_out import kept


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


def _found(by: Staff, evidence_id: int) -> Found:
    info, file = _file(by, evidence_id)
    return Found(file.name, None if file.is_erased else file_of(file), report_page(info.id, info.case), _("Bukti"))


@desk_page(Action.CASE_READ)
def evidence(_request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponseBase:
    """The file as it came, as an attachment: nothing of it runs here."""
    _info, file = _file(by, evidence_id)
    response = StreamingHttpResponse(queries.evidence_bytes(evidence_id), content_type=file.media_type)
    response["Content-Length"] = str(file.size)
    return kept(response, file.name)


@desk_page(Action.CASE_READ)
def evidence_small(_request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponseBase:
    """A picture among the evidence, drawn anew; nothing where it cannot be."""
    drawn = draw_evidence(_file(by, evidence_id)[1])
    return HttpResponse(drawn, content_type="image/png") if drawn else HttpResponse(status=404)


_HERE = "perkara/bukti/<int:evidence_id>/"
URLS: list[URLPattern] = [
    path(_HERE, evidence, name="case_evidence"),
    path(f"{_HERE}kecil/", evidence_small, name="case_evidence_small"),
    *looked_files(_HERE, "case_evidence_", Action.CASE_READ, _found),
]
