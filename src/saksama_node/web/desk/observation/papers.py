"""A version of a report on paper, at `/meja/pengawasan/laporan/.../versi/.../lhp.pdf` and `lhp.docx`.

Rules kept here: who reads the report has its papers, and each that leaves is traced, as every file is (access).
Left to others: what stands on it (flows.observation.report_papers).
"""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import override

from saksama_node.accounts.policy import Action, Staff
from saksama_node.flows.observation.report_papers import report_paper, word_template
from saksama_node.papers.supervised import SupervisionPaper, supervision_pdf
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.handing_out import to_keep, to_read
from saksama_node.web.look import bad_request

_UNNAMED: Final = re.compile(r"[^0-9A-Za-z.-]+")


@desk_page(Action.OBSERVATION_WRITE)
def pdf(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """As PDF/A-3b."""
    paper = report_paper(by, subject, number)
    with override("id"):
        content = supervision_pdf(paper)
    return to_read(content, "application/pdf", _name(paper, "pdf"))


@desk_page(Action.OBSERVATION_WRITE)
def word(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """As a Word file; where the office's own template cannot be used, that is said, with why."""
    from saksama_node.papers import word as files  # noqa: PLC0415 - no process loads a writer of Word files to stand by

    paper = report_paper(by, subject, number)
    try:
        made = files.supervision_docx(paper, word_template(by, subject))
    except files.TemplateWrong as error:
        return bad_request(request, words=f"{explain(error)} {error.why}")
    return to_keep(made, files.MEDIA_TYPE, _name(paper, "docx"))


def _name(paper: SupervisionPaper, ending: str) -> str:
    number = _UNNAMED.sub("-", paper.document.number).strip("-")
    return f"{number}-versi-{paper.version}.{ending}"


URLS: list[URLPattern] = [
    path("pengawasan/laporan/<str:subject>/versi/<int:number>/lhp.pdf", pdf, name="lhp-pdf"),
    path("pengawasan/laporan/<str:subject>/versi/<int:number>/lhp.docx", word, name="lhp-word"),
]
