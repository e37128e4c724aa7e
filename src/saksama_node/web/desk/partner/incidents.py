"""Desk screens of security incidents, at `/meja/insiden/`: the list, reporting one, one incident with its acts.

Rules kept here:
  * Everybody on the desk may report; the duty officer of the other side takes it, within the clause's hours.
  * What is late says so in words, on both desks; the statutory clock names its article and our assumption.
Left to others: who may (`accounts.policy`), the acts and their entries (flows), the joint task (`tasks`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from saksama.clocks.shipped import PERSONAL_DATA_NOTICE, newest
from saksama.cooperation.month import DutyCode
from saksama.entries.kinds.incident import IncidentType
from saksama.envelope.kinds import IncidentReport
from saksama.errors import SaksamaError
from saksama.vocabulary import Classification
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.joint.both_logs import subject_history
from saksama_node.flows.joint.close_incident import close_incident, notify_leak, take_incident
from saksama_node.flows.joint.read_joint_page import partner_in_agreement
from saksama_node.flows.joint.report_incident import Happened, report_incident
from saksama_node.flows.joint.task_papers import papers_of
from saksama_node.incidents.queries import IncidentView, State
from saksama_node.incidents.queries import incident as incident_of
from saksama_node.incidents.queries import incidents as incidents_of
from saksama_node.settings.clock import now
from saksama_node.tasks.queries import task as task_of
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.acts import Act, ActPage, Refused
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.in_force import hold, not_in_force
from saksama_node.web.desk.partner.incident_forms import (
    CloseForm,
    FilterForm,
    IncidentForm,
    NoticeForm,
    clauses_with_hours,
)
from saksama_node.web.desk.partner.joint_papers import rows
from saksama_node.web.desk.words.joint import (
    INCIDENT_COLOURS,
    OURS,
    clause_name,
    line,
    name_of,
    overdue_sentence,
    sides,
)
from saksama_node.web.handing_out import table

_PER_PAGE = 50


def duties(by: Staff) -> Sequence[Duty]:
    """What of the open incidents waits for us, if this person may see to it."""
    rule, found = newest(PERSONAL_DATA_NOTICE), []
    for each in incidents_of(open_only=True):
        words = {"title": each.title}
        url = reverse("desk:incident", args=[each.subject])
        if each.state == State.REPORTED and not each.is_ours and may(by, Action.INCIDENT_TAKE):
            title = str(OURS[DutyCode.TAKE_INCIDENT]) % words
            found.append(
                Duty(title=title, url=url, act=_("Tangani"), due=each.due, why=clause_name(each.agreement, each.clause))
            )
        if each.notice_is_owed() and each.is_ours and may(by, Action.INCIDENT_CLOSE):
            title = str(OURS[DutyCode.NOTIFY_LEAK]) % words
            found.append(Duty(title=title, url=url, act=_("Catat"), due=each.notice_due, why=rule.article))
        if each.state == State.TAKEN and not each.is_ours and may(by, Action.INCIDENT_CLOSE) and _work_ended(each):
            title = str(OURS[DutyCode.CLOSE_INCIDENT]) % words
            found.append(Duty(title=title, url=url, act=_("Tutup")))
    return found


def _proposed() -> datetime:
    """What the form proposes as the end of the joint work: three days on, at the end of the office's day."""
    return timezone.localtime(now() + timedelta(days=3)).replace(hour=16, minute=0, second=0, microsecond=0)


def _other(found: IncidentView) -> str:
    return found.to if found.is_ours else found.reporter


def _work_ended(found: IncidentView) -> bool:
    work = task_of(found.task)
    return work is None or work.is_ended


@desk(Action.INCIDENT_READ)
@require_safe
def incidents(request: HttpRequest, by: Staff) -> HttpResponse:
    """The incidents, the next to be taken first."""
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"keadaan": "", "jenis": ""}
    found = incidents_of(open_only=not asked["keadaan"])
    if asked["keadaan"] not in {"", "semua"}:
        found = [each for each in found if each.state == asked["keadaan"]]
    if asked["jenis"]:
        found = [each for each in found if each.type == asked["jenis"]]
    if request.GET.get("bentuk") == "csv":
        return _csv(found)
    names, at = sides(), now()
    listed = [(each, INCIDENT_COLOURS[each.state], name_of(each.to, names)) for each in found]
    query = request.GET.copy()
    query["bentuk"] = "csv"
    page = {
        "page": Paginator(listed, _PER_PAGE).get_page(request.GET.get("page")),
        "filter": form,
        "filtered": any(asked.values()),
        "late": sum(each.is_overdue(at) for each in found),
        "csv": f"?{query.urlencode()}",
    }
    return render(request, "desk/incidents/list.html", page)


def _csv(found: Sequence[IncidentView]) -> HttpResponse:
    """The list for a spreadsheet: codes, origins, moments in ISO; no words that a person typed."""
    rows = []
    for each in found:
        moments = [moment.isoformat() if moment else "" for moment in (each.reported_at, each.due, each.notice_due)]
        rows.append((each.subject, each.type.value, each.state.value, each.reporter, each.to, each.clause, *moments))
    head = ("subject", "type", "state", "reporter", "to", "clause", "reported_at", "due", "notice_due")
    return table("insiden.csv", head, rows)


@desk(Action.INCIDENT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Report an incident to the partner."""
    agreement = partner_in_agreement()
    open_to_us = clauses_with_hours(agreement.current.terms) if agreement is not None else ()
    stopped = not_in_force(agreement)
    page: dict[str, object] = {"agreement": agreement, "stopped": stopped, "may_read": may(by, Action.INCIDENT_READ)}
    if agreement is None or not open_to_us or (stopped is not None and request.method != "POST"):
        return render(request, "desk/incidents/new.html", page)
    form = IncidentForm(agreement.current.terms, request.POST or None, initial={"work_due": _proposed()})
    if stopped is not None:
        hold(form, stopped)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        happened = Happened(
            to=agreement.partner.origin,
            clause=asked["clause"],
            type=IncidentType(asked["type"]),
            title=asked["title"],
            description=asked["description"],
            work_due=asked["work_due"],
            address=asked["address"],
            classification=Classification(asked["classification"]),
        )
        try:
            subject, outcome = report_incident(by, happened)
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            held = _("Insiden dicatat di log. Uraiannya menunggu persetujuan orang kedua sebelum dikirim (Kiriman).")
            said = _("Insiden dilaporkan dan dicatat di log.")
            messages.success(request, held if outcome.state is OutgoingState.HELD else said)
            return redirect("desk:incident", subject) if page["may_read"] else redirect("desk:joint")
    hours = open_to_us[0][0].incident_hours
    page |= {
        "form": form,
        "partner_name": name_of(agreement.partner.origin, sides()),
        "hours": hours,
        "rule": newest(PERSONAL_DATA_NOTICE),
    }
    return render(request, "desk/incidents/new.html", page, status=422 if stopped else 200)


def _told(_request: HttpRequest, by: Staff, found: IncidentView, _refused: Refused | None) -> dict[str, object]:
    """One incident: its words, where it stands, its history in both logs."""
    names, papers = sides(), papers_of(found.task) if found.task else ()
    return {
        "incident": found,
        "reporter": name_of(found.reporter, names),
        "worker": name_of(found.to, names),
        "colour": INCIDENT_COLOURS[found.state],
        "clause": clause_name(found.agreement, found.clause),
        "overdue": overdue_sentence(found.due) if found.is_overdue(now()) else "",
        "task": task_of(found.task),
        "may_tasks": may(by, Action.TASK_READ),
        "rule": newest(PERSONAL_DATA_NOTICE),
        "closing": found.state == State.TAKEN and may(by, Action.INCIDENT_CLOSE),
        "notice_owed": found.notice_is_owed(),
        "open_work": not _work_ended(found),
        "papers": rows(papers),
        "address": next((each.payload.address for each in papers if isinstance(each.payload, IncidentReport)), None),
        "history": [line(each, names) for each in subject_history(found.subject, _other(found))],
        "may_dispatches": may(by, Action.DISPATCH_READ),
    }


def _found(_by: Staff, subject: str) -> IncidentView:
    found = incident_of(subject)
    if found is None:
        raise Http404
    return found


_ACTS: tuple[Act[IncidentView, Any, Any], ...] = (
    Act(
        "tangani",
        Action.INCIDENT_TAKE,
        gettext_lazy("Tangani sekarang"),
        lambda by, found, _form: take_incident(by, found.subject),
        gettext_lazy("Insiden Anda tangani; dicatat di log."),
        title=gettext_lazy("Tangani"),
        offered=lambda _by, found: found.state == State.REPORTED and not found.is_ours,
    ),
    Act(
        "beri-tahu",
        Action.INCIDENT_CLOSE,
        gettext_lazy("Catat pemberitahuan"),
        lambda by, found, _form: notify_leak(by, found.subject),
        gettext_lazy("Pemberitahuan dicatat di log."),
        form=NoticeForm,
        title=gettext_lazy("Pemberitahuan kebocoran data pribadi"),
        offered=lambda _by, found: found.notice_is_owed() and found.is_ours,
    ),
    Act(
        "tutup",
        Action.INCIDENT_CLOSE,
        gettext_lazy("Tutup insiden"),
        lambda by, found, form: close_incident(by, found.subject, form.cleaned_data["note"]),
        gettext_lazy("Insiden ditutup; keterangannya terbuka untuk umum."),
        form=CloseForm,
        offered=lambda _by, found: found.state == State.TAKEN and _work_ended(found) and not found.notice_is_owed(),
    ),
)

_PAGE = ActPage(
    name="incident",
    path="insiden/<str:subject>/",
    right=Action.INCIDENT_READ,
    find=_found,
    template="desk/incidents/incident.html",
    told=_told,
    acts=_ACTS,
)

URLS: list[URLPattern] = [
    path("insiden/", incidents, name="incidents"),
    path("insiden/lapor/", new, name="incident-new"),
    *_PAGE.urls(),
]
