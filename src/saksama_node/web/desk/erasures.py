"""Erasing what was handed in, at `/meja/perkara/masuk/<id>/hapus/`, and one proposal, at `/meja/perkara/hapus/<n>/`.

Rules kept here:
  * Before it is proposed the page says what goes, what stays, and that nobody brings it back.
  * The second person sees every word that would go; who proposed sees no button to confirm.
  * Each ground stands with its article, and with how surely that is known.
Left to others: what may go and when (cases.erasing), the act (flow `erase_data`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, places, require
from saksama_node.accounts.queries import name_of, names_of
from saksama_node.accounts.staff import Staff
from saksama_node.cases import correspondence, queries
from saksama_node.cases.erasing import NoSuchErasure, Wanted, offered
from saksama_node.cases.erasures import ErasureInfo, erasure, erasures_of, left_of, waiting
from saksama_node.cases.parts import IDENTITY, WHOLE, Kind, Part
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.flows.erase_data import confirm_erasure, drop_erasure, may_be_second, propose_erasure
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.duty import AT_ONCE, Duty
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.prose import Prose
from saksama_node.web.desk.seconds import RejectForm
from saksama_node.web.formats import moment_of
from saksama_node.web.reporting.erasure_words import ground_words
from saksama_node.web.reporting.words import KINDS, act_words

_BEFORE_THE_END = gettext_lazy("Perkaranya belum ditutup: hanya bagian yang melawan hukum dapat dihapus.")


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as a page names it. `words`: what stands in it, empty where it is gone or is no text; `file`: its id."""

    part: Part
    label: str
    words: str = ""
    file: int = 0


class EraseForm(forms.Form):
    """What is to go, on which ground, and why."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Yang dihapus"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Di log hanya tercatat bahwa sesuatu dihapus; bagian yang mana, disegel."),
    )
    ground = forms.ChoiceField(label=gettext_lazy("Dasar"), widget=forms.RadioSelect)
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca orang kedua dan yang menyampaikan laporan. Jangan sebut data yang dihapus."),
    )

    def __init__(self, data: object, lines: Sequence[PartLine], *, closed: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        choices = [(each.part.key, _shortened(each)) for each in lines]
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["ground"].choices = [  # type: ignore[attr-defined]  # a choice field
            (each.id, ground_words(each.id)) for each in offered(closed=closed)
        ]

    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        asked = self.cleaned_data
        return Wanted(tuple(asked["parts"]), asked["ground"], asked["reason"])


def erasure_rows(info: SubmissionInfo, by: Staff) -> dict[str, object]:
    """What a case's or report's page shows of erasures."""
    found = erasures_of(info)
    return {
        "erasures": [(each, ground_words(each.ground), who_erased(each)) for each in found if each.is_done],
        "erasure_open": next((each for each in found if each.is_open), None),
        "may_erase": may(by, Action.DATA_ERASE, info.region),
    }


def who_erased(info: ErasureInfo) -> str:
    """Both persons, as far as they are known here."""
    names = {"first": name_of(info.by), "second": name_of(info.answered_by or 0)}
    return _("%(first)s, disetujui %(second)s") % names if info.by and info.answered_by else ""


def duties(by: Staff) -> list[Duty]:
    """Erasures that wait for this person as the second one."""
    if not may(by, Action.DATA_ERASE):
        return []
    found = waiting(places(by, Action.DATA_ERASE), not_by=by.id, limit=AT_ONCE)
    names = names_of(each.by for each in found)
    return [
        Duty(
            title=_("Setujui atau tolak penghapusan data"),
            url=reverse("desk:erasure", args=[each.id]),
            act=_("Periksa"),
            why=_("%(name)s mengusulkannya; terhapus hanya bila orang kedua setuju") % {"name": names.get(each.by, "")},
        )
        for each in found
    ]


@desk(Action.DATA_ERASE)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Say what goes and stays, and take a proposal."""
    info = queries.submission(submission_id)
    require(by, Action.DATA_ERASE, info.region)
    left, found = left_of(info), erasures_of(info)
    # Before the end neither the whole nor the identity goes: what would be refused is not offered.
    may_go = [each for each in left.parts if left.closed or each not in {WHOLE, IDENTITY}]
    form = EraseForm(request.POST or None, _lines(info, may_go), closed=left.closed)
    if request.method == "POST" and form.is_valid():
        try:
            number = propose_erasure(by, submission_id, form.wanted())
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Diusulkan. Tidak ada yang terhapus sebelum orang kedua menyetujuinya."))
            return redirect("desk:erasure", number)
    context = {
        "info": info,
        "kind": KINDS[info.kind],
        "form": form if may_go else None,
        "waits": next((each for each in found if each.is_open), None),
        "early": "" if left.closed else _BEFORE_THE_END,
    }
    return render(request, "desk/erasures/page.html", context, status=422 if form.errors else 200)


@desk(Action.DATA_ERASE)
@require_safe
def one(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """What would go, whole."""
    return _show(request, by, _readable(by, number), RejectForm())


@desk(Action.DATA_ERASE)
@require_POST
def confirm(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Erase it, as the second person."""
    info = _answerable(by, number)
    try:
        confirm_erasure(by, number)
    except SaksamaError as error:
        return _show(request, by, erasure(number), RejectForm(), explain(error))
    messages.success(request, _("Terhapus dan tercatat di log."))
    return redirect(_page(info))


@desk(Action.DATA_ERASE)
@require_POST
def reject(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """End it, as the second person, with a reason."""
    info = _answerable(by, number)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _show(request, by, info, form)
    return _end(request, by, info, form.cleaned_data["reason"], _("Usulan ditolak; tidak ada yang terhapus."))


@desk(Action.DATA_ERASE)
@require_POST
def withdraw(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """End it, as the one who made it."""
    info = _readable(by, number)
    if info.by != by.id:
        raise PermissionDenied(number)
    return _end(request, by, info, "", _("Usulan ditarik; tidak ada yang terhapus."))


def _readable(by: Staff, number: int) -> ErasureInfo:
    try:
        info = erasure(number)
    except NoSuchErasure as missing:
        raise Http404 from missing
    require(by, Action.DATA_ERASE, info.region)
    return info


def _answerable(by: Staff, number: int) -> ErasureInfo:
    info = _readable(by, number)
    if info.by == by.id:
        raise PermissionDenied(number)
    return info


def _end(request: HttpRequest, by: Staff, info: ErasureInfo, refusal: str, said: str) -> HttpResponse:
    try:
        drop_erasure(by, info.id, refusal)
    except SaksamaError as error:
        return _show(request, by, erasure(info.id), RejectForm(), explain(error))
    messages.success(request, said)
    return redirect(_page(info))


def _show(request: HttpRequest, by: Staff, info: ErasureInfo, form: RejectForm, fault: str = "") -> HttpResponse:
    context = {
        "erasure": info,
        "page_of_it": _page(info),
        "lines": _lines(queries.submission(info.submission), info.parts),
        "ground": ground_words(info.ground),
        "by": name_of(info.by) if info.by else "",
        "answered_by": name_of(info.answered_by) if info.answered_by else "",
        "is_mine": info.by == by.id,
        "may_confirm": may_be_second(by, info),
        "form": form,
        "fault": fault,
    }
    return render(request, "desk/erasures/one.html", context, status=422 if fault or form.errors else 200)


def _page(info: ErasureInfo) -> str:
    if info.case:
        return reverse("desk:case", args=[info.case])
    return reverse("desk:case_submission", args=[info.submission])


def _lines(info: SubmissionInfo, parts: Sequence[Part]) -> list[PartLine]:
    """Each part by its name, and what still stands in it."""
    files = {file.id: file for _message, file in queries.all_evidence(info)}
    said = {each.leaf: each for each in correspondence.messages_of(info)}
    acts = {each.leaf: each for each in queries.acts(info.case)} if info.case else {}
    found = []
    for part in parts:
        match part.kind:
            case Kind.CASE_FILE:
                label = _("Seluruh berkas: isi, bukti, identitas, pesan, dan kata-kata setiap tindakan")
                found.append(PartLine(part, label, _all_of_it(info)))
            case Kind.IDENTITY:
                found.append(PartLine(part, _("Identitas yang menyampaikan, bila disebut, dan hasil pindainya")))
            case Kind.FILE:
                file = files[part.id]
                found.append(PartLine(part, _("Berkas bukti %(name)s") % {"name": file.name}, "", file.id))
            case Kind.MESSAGE:
                label = _("Pesan, %(at)s") % {"at": moment_of(said[part.id].at)}
                found.append(PartLine(part, label, said[part.id].text or ""))
            case Kind.ACT:
                act = acts[part.id]
                label = f"{act_words(act.kind)} {moment_of(act.at)}"
                found.append(PartLine(part, label, act.words))
    return found


def _all_of_it(info: SubmissionInfo) -> str:
    """How much the whole is by now; empty once nothing is left of it."""
    kinds = Counter(each.kind for each in left_of(info).parts)
    if not kinds:
        return ""
    words = _("%(files)s berkas bukti, %(messages)s pesan, kata-kata %(acts)s tindakan; seluruhnya di halaman perkara")
    return words % {"files": kinds[Kind.FILE], "messages": kinds[Kind.MESSAGE], "acts": kinds[Kind.ACT]}


def _shortened(line: PartLine) -> str:
    words = " ".join(line.words.split())
    most = 80
    return f"{line.label}: {words[:most]}{'…' if len(words) > most else ''}" if words else line.label


URLS: list[URLPattern] = [
    path("perkara/masuk/<int:submission_id>/hapus/", erase, name="erase"),
    path("perkara/hapus/<int:number>/", one, name="erasure"),
    path("perkara/hapus/<int:number>/setujui/", confirm, name="erasure_confirm"),
    path("perkara/hapus/<int:number>/tolak/", reject, name="erasure_reject"),
    path("perkara/hapus/<int:number>/tarik/", withdraw, name="erasure_withdraw"),
]
