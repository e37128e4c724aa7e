"""Desk screens of what comes first in the queue, at `/meja/konten/sumber/`: trusted sources.

Rules kept here:
  * A source stands with who named it, why, since when, and who agreed; what waits for a second person above them.
Left to others: the acts (flows), the page of the second person (`seconds`), the order (contentwatch.captures.priority).
"""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.trusting import ACT, asked, name_in
from saksama_node.contentwatch.captures.trusting import sources as every_source
from saksama_node.contentwatch.strangers.fetching import MAX_ADDRESS
from saksama_node.flows.content.order_queue import end_source
from saksama_node.flows.seconds.table import TABLE
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.flows.seconds.waiting import open_for
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.frame.access import desk_act, desk_page
from saksama_node.web.desk.frame.doing import do_sent, do_told
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Words


class SourceForm(forms.Form):
    """A source that somebody trusts."""

    name = Prose(label=gettext_lazy("Nama sumber"), max_length=200, rows=1)
    address = forms.CharField(
        label=gettext_lazy("Situs atau alamat satu unggahannya"),
        max_length=MAX_ADDRESS,
        help_text=gettext_lazy("Misalnya periksa.example, atau tautan unggahan akunnya di sebuah platform."),
    )
    reason = Prose(label=gettext_lazy("Mengapa dipercaya"), max_length=1000, rows=2)


@desk_page(Action.CONTENT_READ)
def sources(request: HttpRequest, by: Staff) -> HttpResponse:
    """The trusted sources, those that wait for a second person, those that were ended."""
    return _sources(request, by, SourceForm())


@desk_act(Action.CONTENT_TRIAGE)
def source_new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Name a source."""
    form = SourceForm(request.POST)
    said = _("Diusulkan. Berlaku sesudah orang kedua menyetujui.")
    proposed = do_sent(request, form, lambda: propose(by, asked(**form.cleaned_data)), said, lambda _error: "address")
    if proposed is not None:
        return redirect("desk:second", proposed)
    return _sources(request, by, form, 422)


@desk_act(Action.CONTENT_TRIAGE)
def source_end(request: HttpRequest, by: Staff, source: int) -> HttpResponse:
    """End a source."""
    do_told(request, lambda: end_source(by, source), _("Diakhiri. Kontennya tidak lagi didahulukan."))
    return redirect("desk:content-sources")


def _sources(request: HttpRequest, by: Staff, form: SourceForm, status: int = 200) -> HttpResponse:
    found, waiting = every_source(), open_for(by, TABLE[ACT].slot)
    named = [each for row in found for each in (row.by, row.confirmed_by, row.ended_by) if each is not None]
    names = names_of([*named, *(each.by for each in waiting)])
    context = {
        "sources": [
            (row, names.get(row.by, ""), names.get(row.confirmed_by, ""), names.get(row.ended_by or 0, ""))
            for row in found
        ],
        "waiting": [(each, name_in(each), names.get(each.by, "")) for each in waiting],
        "form": form,
        "may_triage": may(by, Action.CONTENT_TRIAGE, INSTITUTION),  # content has no place
    }
    return render(request, "desk/content/sources.html", context, status=status)


def _title(found: Proposed) -> str:
    return _("Percayai sumber: %(name)s") % {"name": name_in(found)}


def _shown(found: Proposed) -> Mapping[str, object]:
    return {"lines": [(gettext_lazy("Nama sumber"), name_in(found)), (gettext_lazy("Situs atau akun"), found.subject)]}


TRUSTED_SOURCE: Final = Words(
    title=_title,
    about=lambda subjects: {each: each for each in subjects},
    shown=_shown,
    leads=lambda _found: (reverse("desk:content-sources"), gettext_lazy("Buka daftar sumber")),
    heading=gettext_lazy("Tepat inilah yang didahulukan"),
    button=gettext_lazy("Setujui"),
    words=gettext_lazy("Mengapa dipercaya"),
    confirming=gettext_lazy(
        "Konten dari sumber ini didahulukan dalam antrean. Tidak ada catatan log, dan tidak ada yang diputuskan "
        "karenanya."
    ),
)

URLS: list[URLPattern] = [
    path("konten/sumber/", sources, name="content-sources"),
    path("konten/sumber/baru/", source_new, name="content-source-new"),
    path("konten/sumber/<int:source>/akhiri/", source_end, name="content-source-end"),
]
