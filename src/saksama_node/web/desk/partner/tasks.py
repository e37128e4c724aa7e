"""Desk screens of joint tasks, at `/meja/tugas/`: the list, offering one, one task with its acts.

Rules kept here:
  * What is overdue stands first and says so in words, on both desks.
  * Only the acts that the task's standing and this person's roles allow are offered.
Left to others: who may (`accounts.policy`), the acts and their entries (flows), the joint page (`joint`).
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.cooperation.month import DutyCode
from saksama.entries.kinds.keying import FollowUp
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.exchange.attachments import Upload
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.flows.joint.answer_task import accept_task, ask_more, confirm_task, decline_task
from saksama_node.flows.joint.both_logs import subject_history
from saksama_node.flows.joint.offer_task import offer_task
from saksama_node.flows.joint.read_joint_page import partner_in_agreement
from saksama_node.flows.joint.report_task import report_task
from saksama_node.flows.joint.task_papers import papers_of, reports_received
from saksama_node.flows.results.resolve_finding import finding_behind
from saksama_node.incidents.queries import incident_of_task
from saksama_node.settings.clock import now
from saksama_node.tasks.queries import State, TaskView
from saksama_node.tasks.queries import task as task_of
from saksama_node.tasks.queries import tasks as tasks_of
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActPage, Refused, Words
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.in_force import hold, not_in_force
from saksama_node.web.desk.frame.lists import is_file, list_context, page_of
from saksama_node.web.desk.partner.joint_forms import OfferForm, ReasonForm, ReportForm, TaskFilterForm
from saksama_node.web.desk.partner.joint_papers import rows
from saksama_node.web.desk.words.joint import OURS, TASK_COLOURS, clause_name, line, name_of, overdue_sentence, sides
from saksama_node.web.desk.words.results import finding_words
from saksama_node.web.handing_out import printed, table


def duties(by: Staff) -> Sequence[Duty]:
    """What of the open tasks waits for us, if this person may see to it."""
    names, found = sides(), []
    for task in tasks_of(open_only=True):
        waiting = _ours_now(task)
        if waiting is None or not may(by, waiting[1], INSTITUTION):  # the institution was asked, or asks
            continue
        code, _action, act = waiting
        due = None if code is DutyCode.CONFIRM_TASK else task.due
        url = reverse("desk:task", args=[task.subject])
        title, why = str(OURS[code]) % {"title": task.title}, _from(name_of(_other(task), names), task)
        found.append(Duty(title=title, url=url, act=act, due=due, why=why))
    return found


def _ours_now(task: TaskView) -> tuple[DutyCode, Action, str] | None:
    """What we owe on this task now, who may do it, and the button's word; None when it is the partner's turn."""
    match task.state, task.is_ours:
        case State.OFFERED, False if incident_of_task(task.subject) is None:
            return DutyCode.ANSWER_OFFER, Action.TASK_WORK, _("Jawab")
        case State.ACCEPTED, False:
            return DutyCode.DO_TASK, Action.TASK_WORK, _("Laporkan")
        case State.DONE, True:
            return DutyCode.CONFIRM_TASK, Action.TASK_CONFIRM, _("Nilai")
        case _:
            return None


def _from(name: str, task: TaskView) -> str:
    words = {"name": name, "clause": clause_name(task.agreement, task.clause)}
    return _("Bersama %(name)s, menurut %(clause)s") % words


def _other(task: TaskView) -> str:
    return task.to if task.is_ours else task.opener


@desk_page(Action.TASK_READ)
def tasks(request: HttpRequest, by: Staff) -> HttpResponse:
    """The tasks, the next due first."""
    form = TaskFilterForm(request.GET)
    asked = form.asked()
    found = tasks_of(open_only=not asked["keadaan"], text=asked["q"].strip())
    if asked["keadaan"] not in {"", "semua"}:
        found = [each for each in found if each.state == asked["keadaan"]]
    if asked["pihak"]:
        found = [each for each in found if each.is_ours is (asked["pihak"] == "mitra")]
    if is_file(request):
        return _csv(found)
    names, at = sides(), now()
    listed = [(each, TASK_COLOURS[each.state], name_of(each.to, names), each.is_overdue(at)) for each in found]
    page = {
        **list_context(request, form, page_of(request, listed)),
        "late": sum(each.is_overdue(at) for each in found),
        "may_offer": may(by, Action.TASK_OPEN, INSTITUTION),  # the institution asks
    }
    return render(request, "desk/tasks/list.html", page)


def _csv(found: Sequence[TaskView]) -> HttpResponse:
    """The list for a spreadsheet: codes, origins, moments in ISO."""
    head = ("subject", "title", "state", "opener", "to", "clause", "opened_at", "due")
    rows = []
    for each in found:
        moments = (each.opened_at.isoformat(), each.due.isoformat())
        rows.append((each.subject, each.title, each.state.value, each.opener, each.to, each.clause, *moments))
    return table("tugas.csv", head, rows)


@desk_form(Action.TASK_OPEN)
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Offer a task to the partner."""
    agreement = partner_in_agreement()
    if agreement is None:
        return render(request, "desk/tasks/new.html", {"form": None})
    terms, partner = agreement.current.terms, agreement.partner
    stopped = not_in_force(agreement)
    if stopped is not None and request.method != "POST":
        return render(request, "desk/tasks/new.html", {"form": None, "stopped": stopped})
    form = OfferForm(terms, request.POST or None, initial={"case": request.GET.get("perkara", "")})
    if stopped is not None:
        hold(form, stopped)
    said = _("Tugas ditawarkan dan dicatat di log.")
    if subject := do_sent(request, form, lambda: offer_task(by, form.wanted(partner.origin)), said):
        return redirect("desk:task", subject)
    shown = {"form": form, "partner_name": name_of(partner.origin, sides()), "stopped": stopped}
    return render(request, "desk/tasks/new.html", shown, status=422 if form.errors else 200)


def _told(_request: HttpRequest, by: Staff, found: TaskView, _refused: Refused | None) -> dict[str, object]:
    """One task: its words, where it stands, its history in both logs."""
    names, at = sides(), now()
    newest = reports_received(found.subject)[:1] if found.is_ours else ()
    confirms = may(by, Action.TASK_CONFIRM, INSTITUTION)  # the institution asked
    return {
        "task": found,
        "opener": name_of(found.opener, names),
        "worker": name_of(found.to, names),
        "colour": TASK_COLOURS[found.state],
        "clause": clause_name(found.agreement, found.clause),
        "incident": incident_of_task(found.subject),
        "began_with": finding_words(finding_behind(by, FollowUp.TASK, found.subject)),
        "overdue": overdue_sentence(found.due) if found.is_overdue(at) else "",
        "sent_back": any(each.state == IncomingState.REFUSED for each in newest),
        "awaiting_report": not newest and confirms and _waits(DutyCode.CONFIRM_TASK)(by, found),
        "papers": rows(papers_of(found.subject)),
        "history": [line(each, names) for each in subject_history(found.subject, _other(found))],
        "may_dispatches": may(by, Action.DISPATCH_READ, INSTITUTION),  # the institution deals with the partner
    }


def _waits(code: DutyCode) -> Callable[[Staff, TaskView], bool]:
    """Whether this is what we owe on the task now."""

    def waits(_by: Staff, task: TaskView) -> bool:
        waiting = _ours_now(task)
        return waiting is not None and waiting[0] is code

    return waits


def _is_reported(by: Staff, task: TaskView) -> bool:
    """Whether there is a report to judge."""
    newest = reports_received(task.subject)[:1] if _waits(DutyCode.CONFIRM_TASK)(by, task) else ()
    return any(each.state == IncomingState.RECEIVED for each in newest)


def _may_report(by: Staff, task: TaskView) -> bool:
    return _waits(DutyCode.DO_TASK)(by, task) or _may_report_again(task)


def _may_report_again(task: TaskView) -> bool:
    """Our report was sent back: another may follow."""
    ours = [paper for paper in papers_of(task.subject) if getattr(paper, "refusal", "") and not task.is_ours]
    return task.state == State.DONE and bool(ours)


def _found(_by: Staff, subject: str) -> TaskView:
    found = task_of(subject)
    if found is None:
        raise Http404
    return found


def _report(by: Staff, task: TaskView, form: ReportForm) -> Words:
    uploads = [Upload(printed(file.name), file) for file in form.cleaned_data["attachments"]]
    outcome = report_task(by, task.subject, form.cleaned_data["text"], uploads)
    if outcome.state == OutgoingState.HELD:
        return _("Laporan menunggu persetujuan orang kedua sebelum dikirim (Kiriman).")
    return _("Laporan dikirim dan dicatat di log.")


_ACTS: tuple[Act[TaskView, Any, Any], ...] = (
    Act(
        "terima",
        Action.TASK_WORK,
        gettext_lazy("Terima tugas"),
        lambda by, task, _form: accept_task(by, task.subject),
        gettext_lazy("Tugas diterima dan dicatat di log."),
        title=gettext_lazy("Terima"),
        offered=_waits(DutyCode.ANSWER_OFFER),
        means=gettext_lazy("Lembaga kami mengerjakannya sampai jatuh tempo."),
    ),
    Act(
        "tolak",
        Action.TASK_WORK,
        gettext_lazy("Tolak tugas"),
        lambda by, task, form: decline_task(by, task.subject, form.code),
        gettext_lazy("Tugas ditolak; alasannya dicatat."),
        form=ReasonForm,
        title=gettext_lazy("Tolak dengan alasan"),
        offered=_waits(DutyCode.ANSWER_OFFER),
        means=gettext_lazy("Alasannya terbuka di log. Keterangan lebih lanjut dapat dikirim sebagai pemberitahuan."),
    ),
    Act(
        "lapor",
        Action.TASK_WORK,
        gettext_lazy("Kirim laporan"),
        _report,
        lambda said: said,
        form=ReportForm,
        title=gettext_lazy("Laporkan selesai"),
        offered=_may_report,
    ),
    Act(
        "konfirmasi",
        Action.TASK_CONFIRM,
        gettext_lazy("Konfirmasi selesai"),
        lambda by, task, _form: confirm_task(by, task.subject),
        gettext_lazy("Selesainya tugas dikonfirmasi dan dicatat di log."),
        title=gettext_lazy("Konfirmasi"),
        offered=_is_reported,
        means=gettext_lazy("Tugas selesai; kedua log mencatatnya."),
    ),
    Act(
        "kembalikan",
        Action.TASK_CONFIRM,
        gettext_lazy("Kembalikan"),
        lambda by, task, form: ask_more(by, task.subject, form.code),
        gettext_lazy("Laporan dikembalikan; alasannya dicatat. Mitra dapat melapor lagi."),
        form=ReasonForm,
        title=gettext_lazy("Kembalikan laporan"),
        offered=_is_reported,
        means=gettext_lazy("Tugas tetap terbuka; mitra dapat melapor lagi."),
    ),
)

_PAGE = ActPage(
    name="task",
    path="tugas/<str:subject>/",
    right=Action.TASK_READ,
    find=_found,
    template="desk/tasks/task.html",
    told=_told,
    place=INSTITUTION,  # the institution was asked, or asks
    acts=_ACTS,
)

URLS: list[URLPattern] = [
    path("tugas/", tasks, name="tasks"),
    path("tugas/baru/", new, name="task-new"),
    *_PAGE.urls(),
]
