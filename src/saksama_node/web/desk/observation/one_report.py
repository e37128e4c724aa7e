"""One report of supervision, at `/meja/pengawasan/laporan/.../`: what it says, its notes beside it, what may come next.

Rules kept here:
  * It shows the version that stands, or an earlier one that says so; a draft that was never sent leads to writing.
  * How much is left of a finding's days is shown where a suspicion is told, by both readings, whatever the revisions;
    once a finding was proposed of it, when.
  * A note that was not given back is read by its examiner alone.
Left to others: who sees it (flows.observation.read_report), the acts (`examining`), writing, comparing.
"""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path

from saksama.observation.document import Document
from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import names_of, names_of_offices
from saksama_node.flows.observation.read_report import examines_at, finding_due, is_writer, report_for, waits_longest
from saksama_node.observation.following import proposed_at
from saksama_node.observation.searching import suspects
from saksama_node.observation.written import ActInfo, NoteInfo, ReportInfo, history_of, notes, versions
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import ActPage, Refused
from saksama_node.web.desk.frame.lists import Rows
from saksama_node.web.desk.observation import examining
from saksama_node.web.desk.observation.comparing import changed_since
from saksama_node.web.desk.observation.following import follow_part
from saksama_node.web.desk.observation.shown import called, names_in, parts_of
from saksama_node.web.desk.observation.writing import nobody_at
from saksama_node.web.desk.words.observation import (
    COLOURS,
    act_words,
    form_title,
    period_words,
    state_words,
    turn_words,
)


def _told(request: HttpRequest, by: Staff, found: ReportInfo, _refused: Refused | None) -> dict[str, object]:
    examines = bool(examines_at(by)) and found.examiner != by.id
    waiting: Rows[ReportInfo] = waits_longest(by) if examines else []
    others = [each for each in waiting[:2] if each.id != found.id]
    return {
        **told(by, found, found.version),
        "note_at": request.GET.get("di", ""),
        "next": others[0] if others else None,
        "waiting": len(waiting),
    }


def told(by: Staff, found: ReportInfo, number: int) -> dict[str, object]:
    """What the page shows of a report's version. Raises Http404."""
    sent = versions(found)
    shown = next((each for each in sent if each.version == number), None)
    if shown is None:
        raise Http404
    form, document = found.whole, shown.document
    before = next((each for each in sent if each.version == shown.version - 1), None)
    noted, happened = notes(found), history_of(found)
    doers = [each.by for each in happened if each.by]
    told_by = () if found.dictated is None else (found.dictated.told_by, found.dictated.keyed_by)
    people = names_of(filter(None, [found.writer, *told_by, found.examiner, *doers, *(each.by for each in noted)]))
    places = names_of_offices([found.office, found.turns_at])
    suspected = document is not None and suspects(document)
    return {
        "report": found,
        "title": form_title(found.form),
        "version": shown,
        "is_old": shown.version != found.version,
        "parts": parts_of(form, document.answers) if form is not None and document is not None else (),
        "before": before,
        "changed": {each.at: each.label for each in changed_since(form, before, shown)},
        "colour": COLOURS[found.state],
        "state": state_words(found),
        "turn": turn_words(found, places),
        "nobody": nobody_at(found),
        "office": places.get(found.office, found.office),
        "period": period_words(found.period),
        "writer": people.get(found.writer, ""),
        "told_by": [people.get(each, "") for each in told_by],
        "examiner": people.get(found.examiner or 0, ""),
        "holds": found.examiner == by.id,
        "proposed": proposed_at({found.id: found.version}).get(found.id) if suspected else None,
        "finding": finding_due(found) if suspected else None,
        "suspected": suspected,
        "sent": [each for each in reversed(sent) if each.version != shown.version],
        "history": _history(happened, people),
        "notes": _notes(found, document, noted, people, by),
        "may_write": is_writer(by, found) and found.is_in_hand,
        **follow_part(by, found),
    }


def _history(happened: Sequence[ActInfo], people: Mapping[int, str]) -> list[tuple[str, ActInfo, str, int | None]]:
    """Each act in words, with who did it and its place in the log."""
    return [
        (act_words(each), each, people.get(each.by or 0, ""), None if each.entry is None else each.entry.index)
        for each in happened
    ]


def _notes(
    found: ReportInfo, document: Document | None, noted: Sequence[NoteInfo], people: Mapping[int, str], by: Staff
) -> list[tuple[NoteInfo, str, str]]:
    """Notes, the last first, with the name of their place and of who wrote them."""
    form, names = found.whole, names_in(document)
    return [
        (each, each.at if form is None else called(form, each.at, names), people.get(each.by, ""))
        for each in reversed(noted)
        if each.returned or each.by == by.id
    ]


_PAGE = ActPage(
    name="lhp",
    path="pengawasan/laporan/<str:subject>/",
    right=Action.OBSERVATION_WRITE,
    find=report_for,
    template="desk/observation/report.html",
    told=_told,
    place=lambda found: found.office,
    acts=examining.ACTS,
)


@desk_page(Action.OBSERVATION_WRITE)
def one_report(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """The version that stands, with what may be done."""
    if not report_for(by, subject).version:
        return redirect("desk:lhp-write", subject)
    return _PAGE.show(request, by, {"subject": subject})


@desk_page(Action.OBSERVATION_WRITE)
def version(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponseBase:
    """An earlier version, as it was sent."""
    return render(request, "desk/observation/report.html", told(by, report_for(by, subject), number))


URLS: list[URLPattern] = [
    path("pengawasan/laporan/<str:subject>/", one_report, name="lhp"),
    path("pengawasan/laporan/<str:subject>/versi/<int:number>/", version, name="lhp-version"),
    *_PAGE.act_urls(),
]
