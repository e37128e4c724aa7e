"""Desk screens of security incidents, at `/meja/insiden/`: the list, reporting one, one incident with its acts.

Rules kept here:
  * Everybody on the desk may report; the duty officer of the other side takes it, within the clause's hours.
  * What is late says so in words, on both desks; the statutory clock names its article and our assumption.
Left to others: who may (`accounts.policy`), the acts and their entries (flows), the joint task (`tasks`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.clocks.shipped import PERSONAL_DATA_NOTICE, newest
from saksama.cooperation.month import DutyCode
from saksama.envelope.kinds import IncidentReport
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.send_dispatch import Outcome
from saksama_node.flows.joint.both_logs import subject_history
from saksama_node.flows.joint.close_incident import close_incident, notify_leak, take_incident
from saksama_node.flows.joint.read_joint_page import partner_in_agreement
from saksama_node.flows.joint.report_incident import report_incident
from saksama_node.flows.joint.task_papers import papers_of
from saksama_node.flows.seconds.waiting import proposals_about, reads_subject
from saksama_node.incidents.queries import IncidentView, State
from saksama_node.incidents.queries import incident as incident_of
from saksama_node.incidents.queries import incidents as incidents_of
from saksama_node.settings.clock import now
from saksama_node.tasks.queries import task as task_of
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActPage, Refused
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.in_force import hold, not_in_force
from saksama_node.web.desk.frame.lists import is_file, list_context, page_of
from saksama_node.web.desk.partner import joint_forms
from saksama_node.web.desk.partner.joint_papers import rows
from saksama_node.web.desk.words import joint
from saksama_node.web.handing_out import table


def duties(by: Staff) -> Sequence[Duty]:
    """What of the open incidents waits for us, if this person may see to it."""
    rule, found = newest(PERSONAL_DATA_NOTICE), []
    takes = may(by, Action.INCIDENT_TAKE, INSTITUTION)  # incidents are the institution's
    closes = may(by, Action.INCIDENT_CLOSE, INSTITUTION)  # incidents are the institution's
    for each in incidents_of(open_only=True):
        words = {"title": each.title}
        url = reverse("desk:incident", args=[each.subject])
        if each.state == State.REPORTED and not each.is_ours and takes:
            title = str(joint.OURS[DutyCode.TAKE_INCIDENT]) % words
            found.append(
                Duty(
                    title=title,
                    url=url,
                    act=_("Tangani"),
                    due=each.due,
                    why=joint.clause_name(each.agreement, each.clause),
                )
            )
        if each.notice_is_owed() and each.is_ours and closes:
            title = str(joint.OURS[DutyCode.NOTIFY_LEAK]) % words
            found.append(Duty(title=title, url=url, act=_("Catat"), due=each.notice_due, why=rule.article))
        if each.state == State.TAKEN and not each.is_ours and closes and _work_ended(each):
            title = str(joint.OURS[DutyCode.CLOSE_INCIDENT]) % words
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


@desk_page(Action.INCIDENT_READ)
def incidents(request: HttpRequest, by: Staff) -> HttpResponse:
    """The incidents, the next to be taken first."""
    form = joint_forms.IncidentFilterForm(request.GET)
    asked = form.asked()
    found = incidents_of(open_only=not asked["keadaan"])
    if asked["keadaan"] not in {"", "semua"}:
        found = [each for each in found if each.state == asked["keadaan"]]
    if asked["jenis"]:
        found = [each for each in found if each.type == asked["jenis"]]
    if is_file(request):
        return _csv(found)
    names, at = joint.sides(), now()
    listed = [(each, joint.INCIDENT_COLOURS[each.state], joint.name_of(each.to, names)) for each in found]
    page = {
        **list_context(request, form, page_of(request, listed)),
        "late": sum(each.is_overdue(at) for each in found),
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


@desk_form(Action.INCIDENT_REPORT)
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Report an incident to the partner."""
    agreement = partner_in_agreement()
    open_to_us = joint_forms.clauses_with_hours(agreement.current.terms) if agreement is not None else ()
    stopped = not_in_force(agreement)
    reads = may(by, Action.INCIDENT_READ, INSTITUTION)  # incidents are the institution's
    page: dict[str, object] = {"agreement": agreement, "stopped": stopped, "may_read": reads}
    if agreement is None or not open_to_us or (stopped is not None and request.method != "POST"):
        return render(request, "desk/incidents/new.html", page)
    form = joint_forms.IncidentForm(agreement.current.terms, request.POST or None, initial={"work_due": _proposed()})
    if stopped is not None:
        hold(form, stopped)
    done = do_sent(request, form, lambda: report_incident(by, form.happened(agreement.partner.origin)), _reported)
    if done is not None:
        return redirect(_leads(by, *done))
    hours = open_to_us[0][0].incident_hours
    page |= {
        "form": form,
        "partner_name": joint.name_of(agreement.partner.origin, joint.sides()),
        "hours": hours,
        "rule": newest(PERSONAL_DATA_NOTICE),
    }
    return render(request, "desk/incidents/new.html", page, status=422 if form.errors else 200)


def _leads(by: Staff, subject: str, sent: Outcome) -> str:
    """Where the one who reported reads on: their own proposal where what is held is shown to them nowhere else."""
    waits = [each for each in proposals_about(by, sent.subject) if each.is_open]
    if waits and not reads_subject(by, waits[0]):
        return reverse("desk:second", args=[waits[0].id])
    if may(by, Action.INCIDENT_READ, INSTITUTION):  # incidents are the institution's
        return reverse("desk:incident", args=[subject])
    # What both institutions do together is of no office.
    return reverse("desk:joint" if may(by, Action.JOINT_READ, INSTITUTION) else "desk:home")


def _reported(done: tuple[str, Outcome]) -> str:
    if done[1].state is OutgoingState.HELD:
        return _("Insiden dicatat di log. Uraiannya menunggu persetujuan orang kedua sebelum dikirim (Kiriman).")
    return _("Insiden dilaporkan dan dicatat di log.")


def _told(_request: HttpRequest, by: Staff, found: IncidentView, _refused: Refused | None) -> dict[str, object]:
    """One incident: its words, where it stands, its history in both logs."""
    names, papers = joint.sides(), papers_of(found.task) if found.task else ()
    return {
        "incident": found,
        "reporter": joint.name_of(found.reporter, names),
        "worker": joint.name_of(found.to, names),
        "colour": joint.INCIDENT_COLOURS[found.state],
        "clause": joint.clause_name(found.agreement, found.clause),
        "overdue": joint.overdue_sentence(found.due) if found.is_overdue(now()) else "",
        "task": task_of(found.task),
        "may_tasks": may(by, Action.TASK_READ, INSTITUTION),  # the institution was asked
        "rule": newest(PERSONAL_DATA_NOTICE),
        "closing": found.state == State.TAKEN
        and may(by, Action.INCIDENT_CLOSE, INSTITUTION),  # incidents are the institution's
        "notice_owed": found.notice_is_owed(),
        "open_work": not _work_ended(found),
        "papers": rows(papers),
        "address": next((each.payload.address for each in papers if isinstance(each.payload, IncidentReport)), None),
        "history": [joint.line(each, names) for each in subject_history(found.subject, _other(found))],
        "may_dispatches": may(by, Action.DISPATCH_READ, INSTITUTION),  # the institution deals with the partner
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
        form=joint_forms.NoticeForm,
        title=gettext_lazy("Pemberitahuan kebocoran data pribadi"),
        offered=lambda _by, found: found.notice_is_owed() and found.is_ours,
    ),
    Act(
        "tutup",
        Action.INCIDENT_CLOSE,
        gettext_lazy("Tutup insiden"),
        lambda by, found, form: close_incident(by, found.subject, form.cleaned_data["note"]),
        gettext_lazy("Insiden ditutup; keterangannya terbuka untuk umum."),
        form=joint_forms.CloseForm,
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
    place=INSTITUTION,  # incidents are the institution's
    acts=_ACTS,
)

URLS: list[URLPattern] = [
    path("insiden/", incidents, name="incidents"),
    path("insiden/lapor/", new, name="incident-new"),
    *_PAGE.urls(),
]
