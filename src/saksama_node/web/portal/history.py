"""An agreement's history, from both logs, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from saksama_node.agreements.public import PublicAgreement
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import EVENT_WORDS
from saksama_node.web.formats import english


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
        said = _("%(party)s %(act)s") % {"party": names[act.origin], "act": EVENT_WORDS[act.kind]}
        text = f"{said}: {act.reason}" if act.reason else f"{said}."
        yield Line(text, act.at, act.index, f"{nodes[act.origin]}/catatan/{act.index}")
