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

from saksama_node.accounts.policy import ROLE_WORDS, Action, Staff
from saksama_node.web.desk.cases import cases, report
from saksama_node.web.desk.content import claim_findings, erasing, requests
from saksama_node.web.desk.deadlines import own
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.partner import agreements, exchange, incidents, tasks
from saksama_node.web.desk.people import seconds as accounts
from saksama_node.web.desk.results import audits, sheets
from saksama_node.web.desk.seconds import page

# One line a room; the order counts only among duties of the same due moment.
SOURCES: tuple[Callable[[Staff], Sequence[Duty]], ...] = (
    agreements.duties,
    incidents.duties,
    exchange.duties,
    tasks.duties,
    own.warnings,
    own.duties,
    own.moves,
    cases.duties,
    report.duties,
    page.duties,
    accounts.duties,
    claim_findings.duties,
    requests.duties,
    audits.duties,
    sheets.duties,
    erasing.duties,
)

_NEVER = datetime.max.replace(tzinfo=UTC)


def _once(duties: Iterable[Duty]) -> Iterator[Duty]:
    told: set[str] = set()
    for duty in duties:
        if not duty.about or duty.about not in told:
            yield duty
        told.add(duty.about)


@desk_page(Action.DESK_OPEN)
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """Show the duties, nearest first."""
    duties = sorted(_once(duty for source in SOURCES for duty in source(by)), key=lambda duty: duty.due or _NEVER)
    roles = [(ROLE_WORDS[held.role], held.region) for held in by.held]
    return render(request, "desk/home/page.html", {"by": by, "duties": duties, "roles": roles})


URLS: list[URLPattern] = [path("", home, name="home")]
