"""The desk's first page: what this person must do next, by when, and why.

Rules kept here:
  * The nearest due moment comes first; what has none comes last.
  * What two sources tell of one subject stands once, as the first tells it.
  * A duty is shown only to one who may do it.
Left to others: the duties themselves: each room's screens give theirs (`duties` in their module).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import ROLE_WORDS, Staff
from saksama_node.web.desk import (
    agreements,
    audits,
    case_messages,
    cases,
    claim_findings,
    content_erasing,
    content_requests,
    deadlines,
    duty_warnings,
    erasures,
    exchange,
    incidents,
    interests,
    lots,
    rulings,
    seconds,
    sheets,
    tasks,
)
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.duty import Duty

# One line a room; the order counts only among duties of the same due moment.
SOURCES: tuple[Callable[[Staff], Sequence[Duty]], ...] = (
    agreements.duties,
    incidents.duties,
    exchange.duties,
    tasks.duties,
    duty_warnings.duties,
    deadlines.duties,
    deadlines.moves,
    cases.duties,
    case_messages.duties,
    seconds.duties,
    claim_findings.duties,
    content_requests.duties,
    lots.duties,
    audits.duties,
    rulings.duties,
    sheets.duties,
    interests.duties,
    erasures.duties,
    content_erasing.duties,
)

_NEVER = datetime.max.replace(tzinfo=UTC)


def _once(duties: Iterable[Duty]) -> Iterator[Duty]:
    told: set[str] = set()
    for duty in duties:
        if not duty.about or duty.about not in told:
            yield duty
        told.add(duty.about)


@desk(Action.DESK_OPEN)
@require_safe
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """Show the duties, nearest first."""
    duties = sorted(_once(duty for source in SOURCES for duty in source(by)), key=lambda duty: duty.due or _NEVER)
    roles = [(ROLE_WORDS[held.role], held.region) for held in by.held]
    return render(request, "desk/home/page.html", {"by": by, "duties": duties, "roles": roles})


URLS: list[URLPattern] = [path("", home, name="home")]
