"""The joint page "Bersama", at `/meja/bersama/`: what both institutions know, the same digest on both desks.

Rules kept here:
  * All facts come from the two logs, at sizes that both hold; sizes and digest stand side by side, so that two people
    on the telephone can compare them. The same two sizes in the address give the same digest on the other desk.
  * Titles and contacts stand beside the facts and are no part of the digest.
  * The calendar has every moment that is due in a month, kept or not, by day.
Left to others: the facts (`saksama.cooperation`), the sentences (desk.words.joint), the acts (the rooms' own screens).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.terms import Party
from saksama.cooperation.facts import DispatchFact, IncidentFact, JointFacts, TaskFact
from saksama.cooperation.month import BadMonth, ClauseLine, Duty, month_bounds
from saksama.errors import SaksamaError
from saksama.vocabulary import DispatchKind, RefusalCode
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.flows.joint.monthly_report import Monthly, monthly_paper, monthly_report
from saksama_node.flows.joint.read_joint_page import JointPage, partner_in_agreement, read_joint_page, titles_of
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.words.joint import clause_words, duty_sentence, duty_url, sides
from saksama_node.web.formats import english, local
from saksama_node.web.handing_out import to_keep

type Bounds = tuple[datetime, datetime]
type AddressOf = Callable[[TaskFact | IncidentFact], str]
"""The page of a fact, or nothing where this person may not open it."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One due moment. `done_at` None: not kept yet; `state`, `words`: how it stands, as the look writes it."""

    at: datetime
    text: str
    done_at: datetime | None
    state: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day that has something due."""

    day: date
    appointments: tuple[Appointment, ...]


def calendar(
    facts: JointFacts, titles: Mapping[str, str], address: AddressOf, bounds: Bounds, at: datetime
) -> list[CalendarDay]:
    """The days between `bounds` with their due moments, judged at `at`."""
    found = [each for fact in facts.tasks for each in _of_task(fact, titles, address(fact), at)]
    found += [each for fact in facts.incidents for each in _of_incident(fact, titles, address(fact), at)]
    start, end = bounds
    within = sorted((each for each in found if start <= each.at < end), key=lambda each: (each.at, each.text))
    days = groupby(within, key=lambda each: local(each.at).date())
    return [CalendarDay(day, tuple(appointments)) for day, appointments in days]


def _of_task(fact: TaskFact, titles: Mapping[str, str], url: str, at: datetime) -> list[Appointment]:
    if fact.declined_at is not None:
        return []
    text = _("Tugas selesai: %(title)s") % {"title": titles.get(fact.subject, _("tanpa judul di sini"))}
    return [_appointment(fact.due, text, fact.done_at, at, url)]


def _of_incident(fact: IncidentFact, titles: Mapping[str, str], url: str, at: datetime) -> list[Appointment]:
    title = {"title": titles.get(fact.subject, _("tanpa judul di sini"))}
    found = [_appointment(fact.due, _("Insiden ditangani: %(title)s") % title, fact.taken_at, at, url)]
    if fact.notice_due is not None:
        text = _("Pemberitahuan kebocoran: %(title)s") % title
        found.append(_appointment(fact.notice_due, text, fact.notified_at, at, url))
    return found


def _appointment(due: datetime, text: str, done_at: datetime | None, at: datetime, url: str) -> Appointment:
    if done_at is not None:
        state, words = ("kept", _("ditepati")) if done_at <= due else ("lapsed", _("terlambat"))
    else:
        state, words = ("lapsed", _("lewat, belum dilakukan")) if at > due else ("due", _("belum"))
    return Appointment(due, text, done_at, state, words, url)


class ChoiceForm(forms.Form):
    """Which month, and at which sizes of the logs (in the order of their origins)."""

    bulan = forms.RegexField(
        r"^20[0-9]{2}-(0[1-9]|1[0-2])\Z",
        label=gettext_lazy("Bulan"),
        required=False,
        widget=forms.TextInput({"type": "month"}),
        error_messages={"invalid": gettext_lazy("Tulis bulan seperti 2026-11.")},
    )
    a = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    b = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty: its sentence, since and until when, where to see to it (empty: on no page of this desk)."""

    text: str
    since: datetime
    due: datetime | None
    overdue: bool
    ours: bool
    url: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the monthly report, with names for codes."""

    clause: str
    sender: str
    receiver: str
    line: ClauseLine
    reasons: str


@desk_page(Action.JOINT_READ)
def joint(request: HttpRequest, by: Staff) -> HttpResponse:
    """What is open, who owes what to whom, the calendar and the month's report."""
    agreement = partner_in_agreement()
    if agreement is None:
        return render(request, "desk/joint/none.html", {})
    form = ChoiceForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    month = asked.get("bulan") or timezone.localtime(now()).strftime("%Y-%m")
    try:
        page = read_joint_page(by, agreement, _sizes(asked, agreement.partner.origin))
    except SaksamaError as error:
        return render(request, "desk/joint/none.html", {"fault": explain(error)}, status=422)
    titles, monthly = titles_of(page.facts), monthly_report(page, month, timezone.get_default_timezone())
    names = {origin: side.name for origin, side in sides().items()}
    report = _rows(monthly, page, names)
    sizes = [page.sizes[origin] for origin in sorted(page.sizes)]
    context = {
        "page": page,
        "form": ChoiceForm(initial={"bulan": month, "a": asked.get("a"), "b": asked.get("b")}),
        "sizes": [(names[each.origin], each.origin, page.sizes[each.origin]) for each in _by_origin(page)],
        "duties": _by_side(_duties(by, page, titles), names, page),
        "requests": [each for each in _requests(page.facts) if each.refused_at is None],
        "tasks": sorted((each for each in page.facts.tasks if each.ended_at is None), key=lambda each: each.due),
        "titles": titles,
        "names": names,
        "calendar": _calendar(by, page, titles, month),
        "contacts": [(_party(each), each.contacts) for each in (page.ours, page.partner)],
        "month": month,
        "month_start": month_bounds(month, timezone.get_default_timezone())[0],
        "working": [row for row in report if row.line.tasks or row.line.incidents],
        "report": report,
        "until": monthly.report.until,
        "query": f"a={sizes[0]}&b={sizes[1]}",
        "may_tasks": may(by, Action.TASK_READ, INSTITUTION),  # what both institutions do together
        "partner_name": names[page.partner.origin],
        "partner_url": page.partner.url.rstrip("/"),
    }
    return render(request, "desk/joint/page.html", context)


def _sizes(asked: Mapping[str, int | None], partner: str) -> dict[str, int]:
    """The sizes in the address, by origin; both desks number the logs in the order of their origins."""
    origins = sorted((SETTINGS.origin, partner))
    given = [asked.get("a"), asked.get("b")]
    return {origin: size for origin, size in zip(origins, given, strict=True) if size is not None}


def _by_origin(page: JointPage) -> list[Party]:
    return sorted((page.ours, page.partner), key=lambda party: party.origin)


def _party(party: Party) -> str:
    return party.name_en or party.name if english() else party.name


def _requests(facts: JointFacts) -> list[DispatchFact]:
    """Requests for information that nothing answered yet."""
    answered = {(fact.to, fact.answers) for fact in facts.dispatches if fact.answers is not None}
    asked = [fact for fact in facts.dispatches if fact.kind == DispatchKind.INFORMATION_REQUEST]
    return [fact for fact in asked if (fact.origin, fact.index) not in answered]


def _duties(by: Staff, page: JointPage, titles: Mapping[str, str]) -> list[DutyRow]:
    names = sides()
    return [
        DutyRow(
            text=duty_sentence(each, titles.get(each.subject, ""), names),
            since=each.since,
            due=each.due,
            overdue=each.is_overdue(page.at),
            ours=each.who == SETTINGS.origin,
            url=duty_url(each) if _may_open(by, each) else "",
        )
        for each in page.duties
    ]


def _by_side(found: list[DutyRow], names: Mapping[str, str], page: JointPage) -> list[tuple[str, str, list[DutyRow]]]:
    """The duties of each side, ours first: name, the look's state, rows."""
    ours = [each for each in found if each.ours]
    theirs = [each for each in found if not each.ours]
    return [(names[SETTINGS.origin], "due", ours), (names[page.partner.origin], "waiting", theirs)] if found else []


def _may_open(by: Staff, duty: Duty) -> bool:
    right = Action.INCIDENT_READ if "incident" in duty.code or "leak" in duty.code else Action.TASK_READ
    return may(by, right, INSTITUTION)  # what both institutions do together


def _calendar(by: Staff, page: JointPage, titles: Mapping[str, str], month: str) -> list[CalendarDay]:
    of_task = may(by, Action.TASK_READ, INSTITUTION)  # what both institutions do together
    of_incident = may(by, Action.INCIDENT_READ, INSTITUTION)  # what both institutions do together

    def address(fact: TaskFact | IncidentFact) -> str:
        if isinstance(fact, TaskFact):
            return reverse("desk:task", args=[fact.subject]) if of_task else ""
        return reverse("desk:incident", args=[fact.subject]) if of_incident else ""

    return calendar(page.facts, titles, address, month_bounds(month, timezone.get_default_timezone()), page.at)


def _rows(monthly: Monthly, page: JointPage, names: Mapping[str, str]) -> list[ReportRow]:
    clauses = {clause.id: clause_words(clause) for clause in page.terms.clauses}
    return [
        ReportRow(
            clause=clauses.get(line.clause, line.clause),
            sender=names.get(line.sender, line.sender),
            receiver=names.get(line.receiver, line.receiver),
            line=line,
            reasons=", ".join(f"{word(RefusalCode(reason))} {count}" for reason, count in sorted(line.reasons.items())),
        )
        for line in monthly.report.lines
    ]


def _monthly(request: HttpRequest, by: Staff, month: str) -> Monthly:
    """The report that the address names; 404 where there is none."""
    agreement = partner_in_agreement()
    form = ChoiceForm({"bulan": month, "a": request.GET.get("a", ""), "b": request.GET.get("b", "")})
    if agreement is None or not form.is_valid():
        raise Http404
    try:
        page = read_joint_page(by, agreement, _sizes(form.cleaned_data, agreement.partner.origin))
        return monthly_report(page, month, timezone.get_default_timezone())
    except BadMonth as error:
        raise Http404 from error


@desk_page(Action.JOINT_READ)
def report_json(request: HttpRequest, by: Staff, month: str) -> HttpResponse:
    """The month's report as `saksama agreement report --json` prints it."""
    return to_keep(_monthly(request, by, month).document, "application/json", f"laporan-{month}.json")


@desk_page(Action.JOINT_READ)
def report_pdf(request: HttpRequest, by: Staff, month: str) -> HttpResponse:
    """The month's report on paper, its JSON attached."""
    paper = monthly_paper(_monthly(request, by, month), now(), timezone.get_default_timezone())
    return to_keep(paper, "application/pdf", f"laporan-{month}.pdf")


URLS: list[URLPattern] = [
    path("bersama/", joint, name="joint"),
    path("bersama/laporan/<str:month>.json", report_json, name="joint-report-json"),
    path("bersama/laporan/<str:month>.pdf", report_pdf, name="joint-report-pdf"),
]
