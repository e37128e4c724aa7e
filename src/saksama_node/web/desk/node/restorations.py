"""What a restored node lacks, at `/meja/status/pemulihan/`: each act whose rows are lost, and what to do now.

Rules kept here: what the log says of an act, and a code's sentence; nothing here names a person.
Left to others: taking the log back (`saksama-node heal`), the sentences (`web.restoration_words`).
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama.vocabulary import parse_moment
from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.exchange.restoring import is_back
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.restorations import Line, Restoration, restorations
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.restoration_words import WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """One act in words. `is_back`: a dispatch that came back meanwhile needs nobody."""

    index: int
    kind: str
    at: datetime
    subject: str
    words: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One restoration: its rows, those first that somebody must see to."""

    restoration: Restoration
    at: datetime
    came: int
    rows: tuple[Row, ...]
    open: int


@desk(Action.STATUS_READ)
@require_safe
def show(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every restoration, the newest first."""
    return render(request, "desk/exchange/restorations.html", {"restorations": [_shown(r) for r in restorations()]})


def _shown(found: Restoration) -> Shown:
    rows = sorted(map(_row, found.lines), key=lambda row: (row.is_back, row.index))
    left = sum(not row.is_back for row in rows) + len(found.documents)
    return Shown(found, parse_moment(found.at), found.size - found.first, tuple(rows), left)


def _row(line: Line) -> Row:
    back = line.missing is Missing.AGAIN and line.kind.startswith("dispatch.") and is_back(line.subject)
    return Row(line.index, line.kind, parse_moment(line.at), line.subject, str(WORDS[line.missing]), back)


URLS: list[URLPattern] = [path("status/pemulihan/", show, name="restorations")]
