"""The agreement as anyone may read it: who may ask whom for what, until when, and how to check the signatures.

Rules kept here:
  * It shows what the signed text says; what is assumed stands beside it, marked.
  * Its history is from both logs, line by line: each act stands with its entry in the log of the party that acted.
  * Who is behind a log's origin is known from the agreements alone.
Left to others: whether it is in force (agreements.public), the signed note's bytes (peer).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saksama_node.agreements import public as agreements
from saksama_node.agreements.public import PublicAgreement
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import STANDING_STATES, word
from saksama_node.web.formats import english


@dataclass(frozen=True, slots=True)
class Named:
    """A log's keeper: the name in the reader's language, and the node's address (empty for our own)."""

    name: str
    url: str


type Parties = Mapping[str, Named]


def parties() -> Parties:
    """Give all parties of all agreements by origin; our own node by its settings."""
    found = {
        party.origin: Named(party.name_en if english() else party.name, party.url)
        for agreement in agreements.shown()
        for party in agreement.parties
    }
    return {**found, SETTINGS.origin: Named(SETTINGS.name_en if english() else SETTINGS.name_id, "")}


@dataclass(frozen=True, slots=True)
class Line:
    """One act of one party. `url` is the entry's page on the node whose log holds it; `index` None while it waits."""

    text: str
    at: datetime
    index: int | None
    url: str


def lines(agreement: PublicAgreement) -> Iterator[Line]:
    """Give the acts by time, each with its entry in the log of the party that acted."""
    names = {each.origin: each.name_en if english() else each.name for each in agreement.parties}
    nodes = {each.origin: "" if each.origin == SETTINGS.origin else each.url for each in agreement.parties}
    for act in agreement.history:
        said = _("%(party)s %(act)s") % {"party": names[act.origin], "act": word(act.kind)}
        text = f"{said}: {act.reason}" if act.reason else f"{said}."
        yield Line(text, act.at, act.index, f"{nodes[act.origin]}/catatan/{act.index}")


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """Show every agreement that was proposed, the newest first."""
    shown = [
        {"it": each, "state": STANDING_STATES[each.standing], "standing": word(each.standing), "history": lines(each)}
        for each in agreements.shown()
    ]
    return render(request, "portal/agreement.html", {"shown": shown, "url": SETTINGS.url})


URLS: list[URLPattern] = [
    path("nota/", agreement, name="agreement"),
]
