"""Desk screens that cover bystanders' data of a copy and open its original, at `/meja/konten/.../samar/`, `.../asli/`.

Rules kept here:
  * The picture is covered cell by cell with tick boxes that lie on it: with a keyboard, without a script.
  * The original stands on the answer to the form with the reason and nowhere else; loading it again asks again.
Left to others: covering (flows), what is shown of a copy (content).
"""

import base64

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csp import csp_override

from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import copy_of
from saksama_node.contentwatch.captures.masking import coverings, openings
from saksama_node.contentwatch.strangers.limits import CELLS
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.flows.content.erase_content import mask_content, open_original
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.formats import figure
from saksama_node.web.ticked import ticked

_WITH_DATA = {**settings.SECURE_CSP, "img-src": [CSP.SELF, "data:"]}


class MaskForm(forms.Form):
    """The words to cover."""

    words = forms.CharField(
        label=gettext_lazy("Kata yang disamarkan, satu baris satu"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Nama, nomor, alamat orang yang tidak menjadi pokok klaim. Tulis seperti tertera."),
    )


class OpenForm(forms.Form):
    """Why the original is opened."""

    reason = Prose(
        label=gettext_lazy("Untuk langkah apa aslinya diperlukan"),
        max_length=1000,
        rows=2,
        help_text=gettext_lazy("Paling sedikit 20 huruf. Tersimpan bersama nama Anda."),
    )


@desk_form(Action.CONTENT_TRIAGE)
def mask(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Choose what to cover, and cover it."""
    found = copy_of(subject)
    if not found.parts:
        # Erased: its page says so, and there is nothing to cover.
        return redirect("desk:content", subject)
    form = MaskForm(request.POST or None)
    cells = ticked(request.POST.getlist("cell"))
    withdrawn = do_sent(
        request,
        form,
        lambda: mask_content(by, subject, form.cleaned_data["words"].splitlines(), cells),
        _("Disamarkan. Aslinya tetap tersegel dan dibuka dengan alasan."),
        lambda _error: "words",
    )
    if withdrawn is not None:
        if withdrawn:
            said = _("Kiriman yang menunggu dan memuat aslinya ditarik: %(count)s. Kirim lagi tanpa salinan ini.")
            messages.warning(request, said % {"count": figure(withdrawn)})
        return redirect("desk:content", subject)
    done = coverings(subject)
    covered = done[-1].cells if done else frozenset[int]()
    context = {
        "copy": found,
        "form": form,
        "has_picture": found.part(Role.SHOWN) is not None,
        "rows": [
            [
                (cell, row + 1, column + 1, cell in cells or cell in covered)
                for column in range(CELLS)
                for cell in (row * CELLS + column,)
            ]
            for row in range(CELLS)
        ],
    }
    return render(request, "desk/content/mask.html", context, status=422 if form.errors else 200)


@csp_override(_WITH_DATA)
@desk_form(Action.CONTENT_READ)
def original(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Ask why; then show the copy as it was captured."""
    found = copy_of(subject)
    if not found.parts:
        # Erased: no opening is kept of what is not there.
        return redirect("desk:content", subject)
    form = OpenForm(request.POST or None)
    context: dict[str, object] = {"copy": found, "form": form}
    shown = do_sent(
        request,
        form,
        lambda: open_original(by, subject, form.cleaned_data["reason"]),
        beside=lambda _error: "reason",
    )
    if shown is not None:
        picture = "" if shown.picture is None else base64.b64encode(shown.picture).decode()
        context = {"copy": found, "words": shown.words, "picture": picture}
    opened = openings(subject)
    names = names_of(each.by for each in opened)
    context["opened"] = [(each.at, names.get(each.by, ""), each.reason) for each in opened]
    return render(request, "desk/content/original.html", context, status=422 if form.errors else 200)


URLS: list[URLPattern] = [
    path("konten/<str:subject>/samar/", mask, name="content-mask"),
    path("konten/<str:subject>/asli/", original, name="content-original"),
]
