"""The desk's first page: what this person must do next, by when, and why.

Rules kept here:
  * The nearest due moment comes first; what has none comes last.
  * A warning and the duty that it warns of are one card: its button opens the warning, which leads to the duty.
  * Who keeps the accounts of the institution sees first which of the first steps are left.
  * Who decides at an office sees first how many duties are late, due today and within seven days there, by office.
  * A duty is shown only to one who may do it; who has none reads what waits for others, as far as they may read it.
Left to others: the duties themselves: each room's screens give theirs (`duties` in their module).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from saksama_node.accounts.policy import ANYWHERE, ROLE_WORDS, Action, Staff, may
from saksama_node.web.desk.cases import cases, owed, report
from saksama_node.web.desk.content import claim_findings, erasing, requests
from saksama_node.web.desk.deadlines import own
from saksama_node.web.desk.deadlines.counts import counts_for
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.node.first_steps import open_steps
from saksama_node.web.desk.observation import advice, devices, following, periods, reports
from saksama_node.web.desk.partner import agreements, exchange, incidents, tasks
from saksama_node.web.desk.people import seconds as accounts
from saksama_node.web.desk.results import audits, sheets
from saksama_node.web.desk.seconds import page
from saksama_node.web.markup import duty_card

# One line a room; the order counts only among duties of the same due moment.
SOURCES: tuple[Callable[[Staff], Sequence[Duty]], ...] = (
    agreements.duties,
    incidents.duties,
    exchange.duties,
    tasks.duties,
    own.warnings,
    own.moves,
    owed.meetings,
    owed.duties,
    cases.duties,
    report.duties,
    page.duties,
    accounts.duties,
    claim_findings.duties,
    requests.duties,
    audits.duties,
    sheets.duties,
    reports.duties,
    devices.duties,
    erasing.duties,
    periods.duties,
    advice.duties,
    following.duties,
)

_NEVER = datetime.max.replace(tzinfo=UTC)


def _when(duty: Duty) -> datetime:
    return duty.due or _NEVER


def _joined(duties: Iterable[Duty]) -> Iterator[Duty]:
    """Each duty, with the warning of it where there is one; a warning of what is another's stands alone."""
    found = list(duties)
    # A report may be warned of under two bodies of law: the one that is due first is told first.
    warned = {each.about: each for each in sorted(found, key=_when, reverse=True) if each.warns}
    told: set[str] = set()
    for each in found:
        if each.warns:
            continue
        warning = warned.get(each.about) if each.about not in told else None
        told.add(each.about)
        yield (
            each
            if warning is None
            else replace(
                each,
                url=warning.url,
                act=warning.act,
                post=True,
                why=" · ".join(filter(None, (warning.over, each.why))),
            )
        )
    yield from (each for about, each in warned.items() if about not in told)


@desk_page(Action.DESK_OPEN)
def home(request: HttpRequest, by: Staff) -> HttpResponse:
    """Show the duties, nearest first."""
    duties = sorted(_joined(duty for source in SOURCES for duty in source(by)), key=_when)
    cards = [_card(request, each) for each in duties]
    roles = [(ROLE_WORDS[held.role], held.region) for held in by.held]
    told = {"by": by, "cards": cards, "roles": roles, "counts": counts_for(by), "first_steps": open_steps(by)}
    if not cards:
        told |= {"others": owed.others(by), "reads_cases": may(by, Action.CASE_READ, ANYWHERE)}  # of their places
        told["writes"] = may(by, Action.OBSERVATION_WRITE, ANYWHERE)  # a link; the report names its office
    return render(request, "desk/home/page.html", told)


def _card(request: HttpRequest, duty: Duty) -> SafeString:
    token = get_token(request) if duty.post else ""
    return duty_card(
        duty.title,
        duty.url,
        duty.due,
        duty.why,
        duty.why_url,
        duty.act,
        latest=duty.latest,
        token=token,
        over=duty.over,
    )


URLS: list[URLPattern] = [path("", home, name="home")]
