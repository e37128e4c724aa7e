"""Desk screens of what comes first in the queue, at `/meja/konten/sumber/`: trusted sources.

Rules kept here:
  * A source stands with who named it, why, since when, and who agreed; who named it is not offered to agree.
Left to others: the acts (flows), the order (contentwatch.priority).
"""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import names_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.fetching import MAX_ADDRESS
from saksama_node.contentwatch.trusted import sources as every_source
from saksama_node.flows.order_queue import confirm_source, end_source, propose_source
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.prose import Prose


class SourceForm(forms.Form):
    """A source that somebody trusts."""

    name = Prose(label=gettext_lazy("Nama sumber"), max_length=200, rows=1)
    address = forms.CharField(
        label=gettext_lazy("Situs atau alamat satu unggahannya"),
        max_length=MAX_ADDRESS,
        help_text=gettext_lazy("Misalnya periksa.example, atau tautan unggahan akunnya di sebuah platform."),
    )
    reason = Prose(label=gettext_lazy("Mengapa dipercaya"), max_length=1000, rows=2)


@desk(Action.CONTENT_READ)
@require_safe
def sources(request: HttpRequest, by: Staff) -> HttpResponse:
    """The trusted sources, those that wait for a second person, those that were ended."""
    return _sources(request, by, SourceForm())


@desk(Action.CONTENT_TRIAGE)
@require_POST
def source_new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Name a source."""
    form = SourceForm(request.POST)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            propose_source(by, asked["address"], asked["name"], asked["reason"])
        except SaksamaError as error:
            form.add_error("address", explain(error))
        else:
            messages.success(request, _("Diusulkan. Berlaku sesudah orang kedua menyetujui."))
            return redirect("desk:content-sources")
    return _sources(request, by, form, 422)


@desk(Action.CONTENT_TRIAGE)
@require_POST
def source_confirm(request: HttpRequest, by: Staff, source: int) -> HttpResponse:
    """Agree to a source as the second person."""
    return _changed(request, lambda: confirm_source(by, source), _("Disetujui. Kontennya didahulukan dalam antrean."))


@desk(Action.CONTENT_TRIAGE)
@require_POST
def source_end(request: HttpRequest, by: Staff, source: int) -> HttpResponse:
    """End a source, or what waits to become one."""
    return _changed(request, lambda: end_source(by, source), _("Diakhiri. Kontennya tidak lagi didahulukan."))


def _changed(request: HttpRequest, done: Callable[[], None], said: str) -> HttpResponse:
    try:
        done()
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, said)
    return redirect("desk:content-sources")


def _sources(request: HttpRequest, by: Staff, form: SourceForm, status: int = 200) -> HttpResponse:
    found = every_source()
    names = names_of(each for row in found for each in (row.by, row.confirmed_by, row.ended_by) if each is not None)
    context = {
        "sources": [
            (row, names.get(row.by, ""), names.get(row.confirmed_by or 0, ""), names.get(row.ended_by or 0, ""))
            for row in found
        ],
        "form": form,
        "me": by.id,
        "may_triage": may(by, Action.CONTENT_TRIAGE),
    }
    return render(request, "desk/content/sources.html", context, status=status)


URLS: list[URLPattern] = [
    path("konten/sumber/", sources, name="content-sources"),
    path("konten/sumber/baru/", source_new, name="content-source-new"),
    path("konten/sumber/<int:source>/setuju/", source_confirm, name="content-source-confirm"),
    path("konten/sumber/<int:source>/akhiri/", source_end, name="content-source-end"),
]
