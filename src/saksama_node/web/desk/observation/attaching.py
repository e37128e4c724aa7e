"""Files on the page of writing: chosen beside the answers, so that any button saves both; shown, and taken away.

Rules kept here: files are taken after the answers were saved; one that is refused is named, and the rest stay taken.
Left to others: sealing (observation.attaching), files of sent versions (`incoming`).
"""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff
from saksama_node.flows.observation.attach_files import attach_file, detach_file
from saksama_node.flows.observation.read_report import report_for
from saksama_node.observation.annexed import AnnexInfo, annexes_of
from saksama_node.observation.attaching import loose_of
from saksama_node.observation.envelope import LARGEST_ANNEX
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.written import ReportInfo
from saksama_node.web.desk.frame.access import desk_act
from saksama_node.web.desk.frame.doing import do_told

CATEGORIES: Final[Mapping[str, str | Promise]] = {
    "photo": gettext_lazy("foto kegiatan"),
    "assignment": gettext_lazy("surat perintah tugas"),
    "document": gettext_lazy("dokumen lain"),
}
_LONGEST_WORDS: Final = 300


def attach_sent(request: HttpRequest, by: Staff, found: ReportInfo) -> SaksamaError | None:
    """Take the files that were sent with the page; why one of them was refused."""
    category = request.POST.get("annex-category", "")
    words = " ".join(request.POST.get("annex-words", "").split())[:_LONGEST_WORDS]
    try:
        for each in request.FILES.getlist("annexes"):
            if (each.size or 0) > LARGEST_ANNEX:
                raise ReportRefused(found.subject, Why.ANNEX_SIZE)
            attach_file(by, found.subject, each.read(), category if category in CATEGORIES else "photo", words)
    except SaksamaError as error:
        return error
    return None


def files_of(found: ReportInfo) -> list[tuple[AnnexInfo, str | Promise, bool]]:
    """Its files, each with its category and whether it may be taken away."""
    loose = loose_of(found.id)
    return [(each, CATEGORIES.get(each.category, ""), each.id in loose) for each in annexes_of(found.subject)]


@desk_act(Action.OBSERVATION_WRITE)
def detach(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponseBase:
    """Take a file away that no version names."""
    report_for(by, subject)
    do_told(request, lambda: detach_file(by, subject, number), gettext_lazy("Lampiran dibuang."))
    return redirect("desk:lhp-write", subject)


URLS: list[URLPattern] = [
    path("pengawasan/laporan/<str:subject>/lampiran/<int:number>/buang/", detach, name="lhp-annex-drop"),
]
