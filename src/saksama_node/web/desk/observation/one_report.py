"""One report of supervision, at `/meja/pengawasan/laporan/.../`: what it says, where it stands, what may come next.

Rules kept here:
  * It shows the version that stands, or an earlier one that says so; a draft that was never sent leads to writing.
  * How much is left of a finding's days is shown where a suspicion is told, by both readings, whatever the revisions.
Left to others: who sees it (flows.observation.read_report), writing, comparing.
"""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path

from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import names_of, names_of_offices
from saksama_node.flows.observation.read_report import finding_due, is_writer, report_for
from saksama_node.ledger.queries import positions
from saksama_node.observation.searching import suspects
from saksama_node.observation.written import NoteInfo, ReportInfo, VersionInfo, notes, versions
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.observation.following import follow_part
from saksama_node.web.desk.observation.shown import called, parts_of
from saksama_node.web.desk.words.observation import (
    COLOURS,
    form_title,
    period_words,
    state_words,
    turn_words,
)


@desk_page(Action.OBSERVATION_WRITE)
def one_report(_request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """The version that stands."""
    found = report_for(by, subject)
    if not found.version:
        return redirect("desk:lhp-write", subject)
    return render(_request, "desk/observation/report.html", told(by, found, 0))


@desk_page(Action.OBSERVATION_WRITE)
def version(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponseBase:
    """An earlier version, as it was sent."""
    return render(request, "desk/observation/report.html", told(by, report_for(by, subject), number))


def told(by: Staff, found: ReportInfo, number: int) -> dict[str, object]:
    """What the page shows of a report; `number`: which version, 0 for the one that stands. Raises Http404."""
    sent = versions(found)
    shown = next((each for each in sent if each.version == (number or found.version)), None)
    if shown is None:
        raise Http404
    form, document = found.whole, shown.document
    people = names_of([found.writer, found.examiner or 0, *(each.by for each in sent)])
    places = names_of_offices([found.office, found.turns_at])
    suspected = document is not None and suspects(document)
    return {
        "report": found,
        "title": form_title(found.form),
        "version": shown,
        "is_old": shown.version != found.version,
        "parts": parts_of(form, document.answers) if form is not None and document is not None else (),
        "colour": COLOURS[found.state],
        "state": state_words(found),
        "turn": turn_words(found, places),
        "office": places.get(found.office, found.office),
        "period": period_words(found.period),
        "writer": people.get(found.writer, "") if found.writer else "",
        "examiner": people.get(found.examiner, "") if found.examiner else "",
        "finding": finding_due(found) if suspected else None,
        "suspected": suspected,
        "sent": _sent(sent, people),
        "notes": _notes(found, notes(found), by),
        "may_write": is_writer(by, found) and found.is_in_hand,
        **follow_part(by, found),
    }


def _sent(sent: Sequence[VersionInfo], people: Mapping[int, str]) -> list[tuple[VersionInfo, str, int | None]]:
    """Each version with who sent it and its place in the log, the last first."""
    places = positions(each.leaf for each in sent)
    return [(each, people.get(each.by, "") if each.by else "", places.get(each.leaf)) for each in reversed(sent)]


def _notes(found: ReportInfo, each: Sequence[NoteInfo], by: Staff) -> list[tuple[NoteInfo, str]]:
    """Notes with the name of their place; what was not given back yet only its examiner reads."""
    form = found.whole
    return [
        (note, note.at if form is None else called(form, note.at)) for note in each if note.returned or note.by == by.id
    ]


URLS: list[URLPattern] = [
    path("pengawasan/laporan/<str:subject>/", one_report, name="lhp"),
    path("pengawasan/laporan/<str:subject>/versi/<int:number>/", version, name="lhp-version"),
]
