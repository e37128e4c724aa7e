"""What follows from a report, at `/meja/pengawasan/laporan/.../tindak-lanjut/`: a finding, a dispute, a task, advice.

Rules kept here:
  * What the finding takes from the report is shown before the press, with what is missing.
  * What became of each is read where it lives, by who may read it there; nobody else is told more than that it began.
Left to others: the acts (flows.observation), the report's own page, words of a letter (advice).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.clocks.clock import Due
from saksama.entries.kinds.observation import Answer
from saksama.observation.advised import body_name
from saksama.observation.form import Purpose
from saksama_node.accounts.policy import ANYWHERE, INSTITUTION, Action, Staff, may, places, today
from saksama_node.accounts.queries import office
from saksama_node.cases.briefed import reports_of
from saksama_node.flows.joint.read_joint_page import partner_in_agreement
from saksama_node.flows.observation.ask_partner import ask_partner, task_behind
from saksama_node.flows.observation.begin_finding import Where, found_of, propose_finding
from saksama_node.flows.observation.note_dispute import note_dispute
from saksama_node.flows.observation.owed_findings import owed_findings
from saksama_node.flows.observation.read_report import finding_dues, report_for
from saksama_node.flows.reports.choose_place import places_below
from saksama_node.flows.reports.make_finding import FindingIncomplete, Found, Needed, lacking
from saksama_node.observation.advised import AdviceWanted, advice
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.followed import FollowInfo, Kind, document_of_version, follow_ups
from saksama_node.observation.following import check_follows
from saksama_node.observation.written import ReportInfo
from saksama_node.web.codes import word
from saksama_node.web.desk.cases.case_finding import incomplete
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, nearest_of
from saksama_node.web.desk.frame.in_force import hold, not_in_force
from saksama_node.web.desk.observation.advice import STANDS
from saksama_node.web.desk.partner.joint_forms import OfferForm
from saksama_node.web.desk.words.following import NOT_FOLLOWED, TASKS
from saksama_node.web.desk.words.joint import TASK_COLOURS, name_of, sides
from saksama_node.web.formats import english

_SHOWN: Final = 20
_CRIME: Final = "criminal"
"""How a form with a question about the kind of violation answers that it is a crime."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that followed: what, when, how it stands, what came back in words; `url` empty: not theirs to open."""

    what: str | Promise
    at: datetime
    colour: str
    state: str | Promise
    url: str = ""
    words: str = ""


def lines(by: Staff, subject: str) -> list[Line]:
    """All that followed from a report, the first first; each as this person may read it."""
    found = [_line(by, each) for each in follow_ups(subject)]
    letters = advice(places(by, Action.OBSERVATION_READ), AdviceWanted(report=subject), today())[:_SHOWN]
    for each in letters:
        colour, state = STANDS[each.stands(today())]
        what = _("Saran perbaikan kepada %(to)s") % {"to": body_name(each.to, english=english())}
        told = word(Answer(each.answer)) if each.answer else ""
        found.append(Line(what, each.at, colour, state, reverse("desk:advice", args=[each.subject]), told))
    return sorted(found, key=lambda each: each.at)


def _line(by: Staff, each: FollowInfo) -> Line:
    match each.kind:
        case Kind.FINDING:
            return _finding_line(by, each)
        case Kind.DISPUTE:
            colour, state = ("waiting", _("diamati")) if each.closed_at is None else ("kept", _("selesai"))
            address = reverse("desk:disputes") if may(by, Action.OBSERVATION_READ, each.office) else ""
            return Line(_("Potensi sengketa"), each.at, colour, state, address, each.outcome)
        case Kind.TASK:
            task = task_behind(each)
            if task is None:
                return Line(_("Tugas mitra"), each.at, "plain", _("ditawarkan"))
            reads = may(by, Action.TASK_READ, INSTITUTION)  # the institution asked
            address = reverse("desk:task", args=[task.subject]) if reads else ""
            title = _("Tugas mitra: %(title)s") % {"title": task.title}
            return Line(title, each.at, TASK_COLOURS[task.state], task.state.label, address, task.report)


def _finding_line(by: Staff, each: FollowInfo) -> Line:
    what, brief = _("Usul temuan kepada pleno"), reports_of([each.ref]).get(each.ref)
    if brief is None or not may(by, Action.CASE_READ, brief.region):
        return Line(what, each.at, "plain", _("diserahkan"))
    if not brief.case:
        return Line(what, each.at, "waiting", _("menunggu pleno"), address_of("desk:case_submission", brief.id))
    state = _("perkara %(number)s") % {"number": brief.number} if brief.number else _("sudah dikaji")
    return Line(what, each.at, "kept", state, reverse("desk:case", args=[brief.case]))


def duties(by: Staff) -> Sequence[Duty]:
    """Reports that tell of a suspicion, of which this person's office has proposed no finding yet."""
    if not may(by, Action.OBSERVATION_READ, ANYWHERE):  # of their own places
        return []
    found = owed_findings(by, AT_ONCE + 1)
    dues = finding_dues(found)
    return nearest_of(
        found,
        lambda each: _to_propose(each, dues.get(each.id)),
        _("Laporan lain dengan dugaan pelanggaran"),
        reverse("desk:lhps"),
    )


def _to_propose(each: ReportInfo, due: Due | None) -> Duty:
    article = "" if due is None else due.rule.article_en if english() else due.rule.article
    return Duty(
        title=_("Usulkan temuan, atau minta laporannya diperbaiki: %(number)s") % {"number": each.number},
        url=_address(each.subject),
        act=_("Buka tindak lanjut"),
        due=None if due is None else due.due,
        latest=None if due is None else due.latest,
        why=article,
        about=each.subject,
    )


def follow_part(by: Staff, found: ReportInfo) -> dict[str, object]:
    """What the report's own page shows of it (`desk/observation/parts_following.html`)."""
    reads = bool(found.version) and may(by, Action.OBSERVATION_READ, found.office)
    return {"follow_lines": lines(by, found.subject), "follow_url": _address(found.subject) if reads else ""}


def _address(subject: str) -> str:
    return reverse("desk:lhp-follow", args=[subject])


class WhereForm(ActForm[ReportInfo]):
    """What a finding needs and the report does not say."""

    area = forms.ChoiceField(
        label=gettext_lazy("Wilayah tempat kejadian"),
        help_text=gettext_lazy("Kantor wilayah itu memplenokannya. Pilih yang terkecil."),
    )
    is_crime = forms.BooleanField(
        label=gettext_lazy("Ada dugaan tindak pidana pemilu"),
        required=False,
        help_text=gettext_lazy("Dari kecamatan ke bawah diteruskan ke Bawaslu kabupaten/kota (Pasal 6)."),
    )
    is_ad_hoc = forms.BooleanField(
        label=gettext_lazy("Ada dugaan pelanggaran kode etik pengawas ad hoc"), required=False
    )

    def prepare(self) -> None:
        """The report's own place, and those next below it."""
        here = office(self.thing.office)
        self.choose("area", [(each.region, each.name) for each in (here, *places_below(here.region))])
        document = document_of_version(self.thing.id, self.thing.version)
        self.initial = {"is_crime": document is not None and document.answers.get("type") == _CRIME}

    def where(self) -> Where:
        """What the form says, once it is valid."""
        said = self.cleaned_data
        return Where(said["area"], is_crime=said["is_crime"], is_ad_hoc=said["is_ad_hoc"])

    def beside(self, _error: Any) -> str | None:  # noqa: ANN401 - whatever was refused
        """Nothing of it stands in a field."""
        return None


def _found(by: Staff, subject: str) -> ReportInfo:
    return report_for(by, subject)


def _why_not(found: ReportInfo, kind: Kind) -> Promise | str:
    """Why nothing of this kind follows now; empty where something may."""
    unable = check_follows(found.subject, kind)
    return NOT_FOLLOWED[unable] if unable is not None else ""


def _taken(found: ReportInfo) -> Found | None:
    """What a finding would take from it; None where its newest version tells of no suspicion."""
    document = document_of_version(found.id, found.version)
    if document is None or found.made_at is None or document.answers.get("suspected") != "yes":
        return None
    return found_of(document, found.made_at, Where(found.office))


def _propose(by: Staff, found: ReportInfo, form: WhereForm) -> int:
    try:
        return propose_finding(by, found.subject, form.where())
    except FindingIncomplete as error:
        raise forms.ValidationError(incomplete(error.missing)) from error


def _told(_request: HttpRequest, by: Staff, found: ReportInfo, _refused: Refused | None) -> dict[str, object]:
    taken, files = _taken(found), annexes_of(found.subject)
    whole = sum(each.whole_at is not None and not each.fault for each in files)
    needed = lacking(taken) if taken is not None else ()
    lacks = [each for each in needed if each is not Needed.EVIDENCE or not whole]
    gives = may(by, Action.ADVICE_GIVE, found.office)
    return {
        "report": found,
        "lines": lines(by, found.subject),
        "taken": taken,
        "lacking": incomplete(lacks) if lacks else "",
        "prevents": found.whole is not None and found.whole.purpose is Purpose.PREVENTION,
        "files": whole,
        "absent": sum(each.whole_at is None for each in files),
        "not_finding": _why_not(found, Kind.FINDING),
        "not_dispute": _why_not(found, Kind.DISPUTE),
        "asks": may(by, Action.TASK_OPEN, INSTITUTION),  # the institution asks
        "advice_url": f"{reverse('desk:advice-new')}?laporan={found.subject}&kantor={found.office}" if gives else "",
        "tasks": [(code, label) for code, (label, _title, _words) in TASKS.items()],
    }


_PAGE = ActPage(
    name="lhp-follow",
    path="pengawasan/laporan/<str:subject>/tindak-lanjut/",
    right=Action.OBSERVATION_READ,
    find=_found,
    template="desk/observation/following.html",
    told=_told,
    place=lambda found: found.office,
    acts=(
        Act(
            "temuan",
            Action.CASE_REVIEW,
            gettext_lazy("Usulkan sebagai temuan"),
            _propose,
            gettext_lazy("Usul temuan dicatat di log; rapat pleno yang menetapkannya."),
            form=WhereForm,
            title=gettext_lazy("Usulkan sebagai temuan"),
            offered=lambda _by, found: check_follows(found.subject, Kind.FINDING) is None,
        ),
        Act(
            "sengketa",
            Action.OBSERVATION_EXAMINE,
            gettext_lazy("Catat sebagai potensi sengketa"),
            lambda by, found, _form: note_dispute(by, found.subject),
            gettext_lazy("Dicatat. Yang menangani sengketa melihatnya dalam daftar."),
            offered=lambda _by, found: check_follows(found.subject, Kind.DISPUTE) is None,
        ),
    ),
)


@desk_form(Action.TASK_OPEN)
def task(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Ask the partner for something that the report tells of."""
    found = report_for(by, subject)
    agreement = partner_in_agreement()
    stopped = not_in_force(agreement)
    if agreement is None or (stopped is not None and request.method != "POST"):
        return render(request, "desk/observation/task.html", {"report": found, "form": None, "stopped": stopped})
    partner = agreement.partner
    form = OfferForm(agreement.current.terms, request.POST or None, initial=_begun(request, found))
    if stopped is not None:
        hold(form, stopped)
    said = _("Tugas ditawarkan dan dicatat di log.")
    if do_sent(request, form, lambda: ask_partner(by, subject, form.wanted(partner.origin)), said):
        return redirect("desk:lhp-follow", subject)
    shown = {"report": found, "form": form, "partner_name": name_of(partner.origin, sides()), "stopped": stopped}
    return render(request, "desk/observation/task.html", shown, status=422 if form.errors else 200)


def _begun(request: HttpRequest, found: ReportInfo) -> dict[str, str]:
    """The words to begin with, by kind; the place is the report's, and nobody is named."""
    _label, title, words = TASKS.get(request.GET.get("jenis", ""), ("", "", ""))
    document = document_of_version(found.id, found.version)
    place = ""
    if document is not None:
        rows = document.answers.get("activities", "")
        told = rows[0].get("place", "") if isinstance(rows, list) and rows else document.answers.get("place", "")
        place = told if isinstance(told, str) else ""
    where = f"{place}, {office(found.office).name}" if place else office(found.office).name
    return {"title": title.format(place=where)[:200], "description": words.format(place=where)}


URLS: list[URLPattern] = [
    *_PAGE.urls(),
    path("pengawasan/laporan/<str:subject>/tugas/", task, name="lhp-task"),
]
