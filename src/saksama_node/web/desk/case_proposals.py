"""Acts that wait for a second person, at `/meja/perkara/usulan/`, and one of them, to be confirmed or rejected.

Rules kept here:
  * Every field of the entry and every word is shown; nothing is entered that was not on the page.
  * The list has what the reader may confirm, the longest waiting first.
  * The one who proposed may withdraw, never confirm; a rejection has a reason.
Left to others: who may (flows.handle_case), the entry itself (cases.proposals).
"""

from collections.abc import Mapping

import msgspec
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from saksama.entries.body import Body
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, places, require
from saksama_node.accounts.queries import name_of, names_of, names_of_offices, offices
from saksama_node.accounts.recusals import recusals_of
from saksama_node.accounts.staff import Staff
from saksama_node.cases.procedures import editions, parties
from saksama_node.cases.proposals import NoSuchProposal
from saksama_node.cases.proposed import ProposalInfo, proposal, refused
from saksama_node.flows.handle_case import confirm_proposal, may_confirm, reject_proposal
from saksama_node.flows.list_proposals import all_proposals_for, proposals_for
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.duty import AT_ONCE, Duty
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.prose import Prose
from saksama_node.web.reporting.words import (
    CLOSINGS,
    DESTINATIONS,
    GROUNDS,
    OUTCOMES,
    REVIEWS,
    SOURCES,
    VIOLATIONS,
    act_words,
)

_PER_PAGE = 50

type Line = tuple[str | Promise, str]

_LABELS: Mapping[str, str | Promise] = {
    "day": gettext_lazy("Hari diterima"),
    "ground": gettext_lazy("Alasan tidak diregistrasi"),
    "number": gettext_lazy("Nomor register"),
    "office": gettext_lazy("Kantor"),
    "outcome": gettext_lazy("Hasil"),
    "person": gettext_lazy("Siapa yang boleh kembali"),
    "party": gettext_lazy("Partai terlapor"),
    "procedure": gettext_lazy("Tata cara yang diikuti"),
    "replaces": gettext_lazy("Menggantikan nomor"),
    "source": gettext_lazy("Asal perkara"),
    "types": gettext_lazy("Jenis pelanggaran"),
    "to": gettext_lazy("Diteruskan kepada"),
}
_VALUES: Mapping[str, Mapping[str, str | Promise]] = {
    "ground": GROUNDS,
    "source": SOURCES,
    "types": VIOLATIONS,
    "to": DESTINATIONS,
}
_OUTCOMES: Mapping[str, Mapping[str, str | Promise]] = {
    "case.reviewed": REVIEWS,
    "case.decided": OUTCOMES,
    "case.closed": CLOSINGS,
}


class RejectForm(forms.Form):
    """Why it is not confirmed."""

    reason = Prose(
        label=gettext_lazy("Alasan menolak"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca yang mengusulkan. Tidak masuk log."),
    )


def lines(body: Body, case: str = "") -> list[Line]:
    """Every field of the entry in words, with its code as the log will have it. `case`: in which persons are named."""
    persons = {each.pseudonym: each.name for each in recusals_of(case)} if case else {}
    found: list[Line] = []
    for name, value in msgspec.to_builtins(body).items():
        codes = value if isinstance(value, (list, tuple)) else [value]
        words = (
            f"{persons[code]} ({code})" if name == "person" and code in persons else _value(body.KIND, name, str(code))
            for code in codes
        )
        found.append((_LABELS.get(name, name), ", ".join(words)))
    return found


def _value(kind: str, name: str, code: str) -> str:
    word: str | Promise | None
    match name:
        case "outcome":
            word = _OUTCOMES.get(kind, {}).get(code)
        case "party":
            word = parties().get(code, gettext_lazy("tidak dari partai") if code == "none" else None)
        case "procedure" if code in editions():
            is_english = (get_language() or "id").startswith("en")
            word = editions()[code].title_en if is_english else editions()[code].title
        case "office":
            word = next((each.name for each in offices() if each.region == code), None)
        case _:
            word = _VALUES.get(name, {}).get(code)
    return code if word is None else f"{word} ({code})"


def duties(by: Staff) -> list[Duty]:
    """What waits for this person as the second one; the oldest, as many as one looks at."""
    waiting = proposals_for(by, places(by, Action.CASE_READ), limit=AT_ONCE + 1)
    found, names = waiting[:AT_ONCE], names_of(each.by for each in waiting)
    told = [
        Duty(
            title=_("Setujui atau tolak: %(act)s %(number)s") % {"act": act_words(each.act), "number": each.number},
            url=reverse("desk:case_proposal", args=[each.id]),
            act=_("Periksa"),
            why=_("%(name)s mengusulkannya; tercatat hanya bila orang kedua setuju") % {"name": names.get(each.by, "")},
        )
        for each in found
    ]
    if len(waiting) > AT_ONCE:
        told.append(Duty(title=_("Usulan lain menunggu"), url=reverse("desk:case_proposals"), act=_("Buka daftar")))
    return told


@desk(Action.CASE_READ)
@require_safe
def every(request: HttpRequest, by: Staff) -> HttpResponse:
    """What waits for this person as the second one."""
    page = Paginator(all_proposals_for(by), _PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    names, at = names_of(each.by for each in rows), names_of_offices({each.region for each in rows})
    context = {
        "page": page,
        "rows": [
            {
                "proposal": each,
                "act": act_words(each.act),
                "office": at.get(each.region, each.region),
                "by": names.get(each.by, ""),
            }
            for each in rows
        ],
    }
    return render(request, "desk/cases/proposals.html", context)


@desk(Action.CASE_READ)
@require_safe
def one(request: HttpRequest, by: Staff, proposal_id: int) -> HttpResponse:
    """What would be entered."""
    info = _readable(by, proposal_id)
    return _show(request, by, info, RejectForm())


@desk(Action.CASE_READ)
@require_POST
def confirm(request: HttpRequest, by: Staff, proposal_id: int) -> HttpResponse:
    """Enter it, as the second person."""
    info = _answerable(by, proposal_id)
    try:
        subject = confirm_proposal(by, info.id)
    except SaksamaError as error:
        return _show(request, by, proposal(info.id), RejectForm(), explain(error))
    messages.success(request, _("Tercatat: %(act)s") % {"act": act_words(info.act)})
    return redirect("desk:case", subject)


@desk(Action.CASE_READ)
@require_POST
def reject(request: HttpRequest, by: Staff, proposal_id: int) -> HttpResponse:
    """End it unentered, as the second person, with a reason."""
    info = _answerable(by, proposal_id)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _show(request, by, info, form)
    return _end(request, by, info, form.cleaned_data["reason"], _("Usulan ditolak; tidak ada yang tercatat."))


@desk(Action.CASE_READ)
@require_POST
def withdraw(request: HttpRequest, by: Staff, proposal_id: int) -> HttpResponse:
    """End it unentered, as the one who made it."""
    info = _readable(by, proposal_id)
    if info.by != by.id:
        raise PermissionDenied(info.act)
    return _end(request, by, info, "", _("Usulan ditarik; tidak ada yang tercatat."))


def _readable(by: Staff, proposal_id: int) -> ProposalInfo:
    try:
        info = proposal(proposal_id)
    except NoSuchProposal as missing:
        raise Http404 from missing
    require(by, Action.CASE_READ, info.region)
    return info


def _answerable(by: Staff, proposal_id: int) -> ProposalInfo:
    info = _readable(by, proposal_id)
    if not may_confirm(by, info):
        raise PermissionDenied(info.act)
    return info


def _end(request: HttpRequest, by: Staff, info: ProposalInfo, reason: str, said: str) -> HttpResponse:
    try:
        reject_proposal(by, info.id, reason)
    except SaksamaError as error:
        return _show(request, by, proposal(info.id), RejectForm(), explain(error))
    messages.success(request, said)
    return redirect("desk:case", info.case) if info.case else redirect("desk:case_submission", info.submission)


def _show(request: HttpRequest, by: Staff, info: ProposalInfo, form: RejectForm, fault: str = "") -> HttpResponse:
    context = {
        "proposal": info,
        "lines": lines(info.body, info.case),
        "act": act_words(info.act),
        "by": name_of(info.by),
        "answered_by": name_of(info.answered_by) if info.answered_by else "",
        "is_mine": info.by == by.id,
        "may_confirm": info.is_open and may_confirm(by, info),
        "refused": refused(info) if info.is_open else (),
        "form": form,
        "fault": fault,
    }
    return render(request, "desk/cases/proposal.html", context, status=422 if fault or form.errors else 200)


URLS: list[URLPattern] = [
    path("perkara/usulan/", every, name="case_proposals"),
    path("perkara/usulan/<int:proposal_id>/", one, name="case_proposal"),
    path("perkara/usulan/<int:proposal_id>/setujui/", confirm, name="case_confirm"),
    path("perkara/usulan/<int:proposal_id>/tolak/", reject, name="case_reject"),
    path("perkara/usulan/<int:proposal_id>/tarik/", withdraw, name="case_withdraw"),
]
