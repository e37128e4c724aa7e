"""Desk screen that erases what a copy holds, at `/meja/konten/.../hapus/`: proposed by one, agreed to by another.

Rules kept here:
  * Before anything is proposed the page says what goes, what stays, and that nobody brings it back; also that a
    dispatch, which holds it too, is not reached.
  * The second person stands before the same words and picture; who proposed sees no button to agree.
  * Each ground stands with its article and with how surely that is known.
Left to others: what may go and when (flow `erase_content`).
"""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, require
from saksama_node.accounts.queries import names_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.erasing import erased_there, erasure, erasures_of, waiting_erasures
from saksama_node.contentwatch.handing import dispatches_of
from saksama_node.contentwatch.material import Role
from saksama_node.contentwatch.queries import copy_of
from saksama_node.flows.erase_content import (
    confirm_content_erasure,
    drop_content_erasure,
    grounds_for,
    propose_content_erasure,
)
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.duty import AT_ONCE, Duty
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.prose import Prose
from saksama_node.web.desk.seconds import RejectForm
from saksama_node.web.formats import moment_of
from saksama_node.web.reporting.erasure_words import ground_words


class EraseContentForm(forms.Form):
    """On which ground, and why."""

    ground = forms.ChoiceField(label=gettext_lazy("Dasar"), widget=forms.RadioSelect)
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca orang kedua dan disegel di log. Jangan sebut data yang dihapus."),
    )

    def __init__(self, data: object, grounds: list[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        self.fields["ground"].choices = [(each, ground_words(each)) for each in grounds]  # type: ignore[attr-defined]  # a choice field


def duties(by: Staff) -> list[Duty]:
    """Erasures of content that wait for this person as the second one."""
    if not (may(by, Action.DATA_ERASE) and may(by, Action.CONTENT_READ)):
        return []
    found = waiting_erasures(by.id, AT_ONCE)
    names = names_of(each.by for each in found)
    return [
        Duty(
            title=_("Setujui atau tolak penghapusan isi konten"),
            url=reverse("desk:content-erase", args=[each.copy]),
            act=_("Periksa"),
            why=_("%(name)s mengusulkannya; terhapus hanya bila orang kedua setuju") % {"name": names.get(each.by, "")},
        )
        for each in found
    ] + [
        Duty(
            title=_("Mitra menghapus isi sebuah konten: putuskan apakah di sini juga"),
            url=reverse("desk:content-erase", args=[subject]),
            act=_("Periksa"),
            why=_("Mitra menghapusnya %(at)s; di simpul ini isinya masih ada") % {"at": moment_of(at)},
        )
        for subject, at in erased_there(AT_ONCE)
    ]


@desk(Action.DATA_ERASE)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Say what goes and stays; take a proposal, or show the one that waits."""
    require(by, Action.CONTENT_READ)
    form = EraseContentForm(request.POST or None, grounds_for(subject))
    if request.method == "POST" and form.is_valid():
        try:
            propose_content_erasure(by, subject, form.cleaned_data["ground"], form.cleaned_data["reason"])
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Diusulkan. Tidak ada yang terhapus sebelum orang kedua menyetujuinya."))
            return redirect("desk:content-erase", subject)
    return _page(request, by, subject, form)


def _page(
    request: HttpRequest, by: Staff, subject: str, form: EraseContentForm, refused: RejectForm | None = None
) -> HttpResponse:
    found = copy_of(subject)
    told = erasures_of(subject)
    names = names_of(person for each in told for person in (each.by, each.answered_by) if person)
    context = {
        "copy": found,
        "in_dispatch": bool(found.origin or dispatches_of(subject)),
        "has_picture": found.part(Role.SHOWN) is not None,
        "form": form,
        "reject": refused or RejectForm(),
        "erasures": [
            (each, ground_words(each.ground), names.get(each.by, ""), names.get(each.answered_by or 0, ""))
            for each in told
        ],
        "me": by.id,
        "is_open": any(each.state == "open" for each in told),
        "is_done": any(each.state == "confirmed" for each in told),
    }
    return render(request, "desk/content/erase.html", context, status=422 if form.errors or refused else 200)


@desk(Action.DATA_ERASE)
@require_POST
def confirm(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """Erase it, as the second person."""
    require(by, Action.CONTENT_READ)
    said = _("Terhapus dan tercatat di log.")
    return _answered(request, subject, number, lambda: confirm_content_erasure(by, number), said)


@desk(Action.DATA_ERASE)
@require_POST
def drop(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """Withdraw it, or reject it with a reason."""
    require(by, Action.CONTENT_READ)
    is_another_s = any(each.id == number and each.by != by.id for each in erasures_of(subject))
    form = RejectForm(request.POST)
    if is_another_s and not form.is_valid():
        return _page(request, by, subject, EraseContentForm(None, grounds_for(subject)), form)
    refusal = form.cleaned_data["reason"] if is_another_s else ""
    said = _("Usulan diakhiri; tidak ada yang terhapus.")
    return _answered(request, subject, number, lambda: drop_content_erasure(by, number, refusal), said)


def _answered(request: HttpRequest, subject: str, number: int, done: Callable[[], None], said: str) -> HttpResponse:
    try:
        # What is agreed to is what stood on the page, not another copy's.
        if erasure(number).copy != subject:
            raise Http404
        done()
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, said)
    return redirect("desk:content-erase", subject)


URLS: list[URLPattern] = [
    path("konten/<str:subject>/hapus/", erase, name="content-erase"),
    path("konten/<str:subject>/hapus/<int:number>/setuju/", confirm, name="content-erase-confirm"),
    path("konten/<str:subject>/hapus/<int:number>/akhiri/", drop, name="content-erase-drop"),
]
