"""Desk screens of cases, at `/meja/perkara/`: what came in, every case, one case with its history and next acts.

Rules kept here:
  * A person sees what lies at the own offices and below; another place is refused as the table of rights says.
  * The next acts are those that the procedure allows here and this person may do; nothing else is offered.
  * No identity is shown here; `cases_vault` opens it, for a reason.
Left to others: intake at the counter (`cases_intake`), acts and their entries (flows).
"""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from saksama.entries.kinds.case import ReviewOutcome
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may, places, require
from saksama_node.accounts.queries import name_of, offices
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.deadlines.queries import nearest
from saksama_node.flows.review_report import review_report
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.case_moves import moves_for
from saksama_node.web.desk.case_papers import paper_rows
from saksama_node.web.desk.duty import Duty
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.lots import panel
from saksama_node.web.handing_out import attachment, table
from saksama_node.web.reporting.places import place_name
from saksama_node.web.reporting.words import (
    CHANNELS,
    KINDS,
    OUTCOMES,
    REVIEWS,
    STATE_COLOURS,
    STATES,
    act_words,
)

_PER_PAGE = 50


class FilterForm(forms.Form):
    """The filters of the list; they stay in the address."""

    nomor = forms.CharField(
        label=gettext_lazy("Nomor register"), required=False, widget=forms.TextInput({"type": "search"})
    )
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((state, words) for state, words in STATES.items() if state)],
    )
    milik = forms.ChoiceField(
        label=gettext_lazy("Petugas"),
        required=False,
        choices=[("", gettext_lazy("semua")), ("saya", gettext_lazy("perkara saya"))],
    )


class ReviewForm(forms.Form):
    """The initial review (kajian awal)."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hasil kajian awal"), choices=list(REVIEWS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Pertimbangan"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Tidak masuk log; hanya segelnya. Jangan tulis identitas pelapor."),
    )


def duties(by: Staff) -> list[Duty]:
    """What waits for this person: reports to review, cases to take a step in."""
    found = []
    if may(by, Action.CASE_REVIEW):
        inbox = queries.inbox(places(by, Action.CASE_REVIEW))
        due = nearest(each.subject for each in inbox)
        found += [
            Duty(
                title=_("Kaji %(kind)s yang masuk %(channel)s")
                % {"kind": KINDS[each.kind], "channel": CHANNELS[each.channel]},
                url=reverse("desk:case_submission", args=[each.id]),
                act=_("Kaji"),
                due=due.get(each.subject),
                why=_("Kajian awal paling lama 2 hari sejak disampaikan (Perbawaslu 7/2022 Pasal 15 ayat (1))"),
            )
            for each in inbox
        ]
    mine = queries.cases(places(by, Action.CASE_READ), state="assigned", assignee=by.id)
    found += [
        Duty(
            title=_("Tangani perkara %(number)s") % {"number": each.number},
            url=reverse("desk:case", args=[each.subject]),
            act=_("Buka"),
            why=_("Perkara ini diserahkan kepada Anda"),
            about=each.subject,
        )
        for each in mine
    ]
    return found


@desk(Action.CASE_READ)
@require_safe
def cases(request: HttpRequest, by: Staff) -> HttpResponse:
    """Everything that came in and every case at this person's places."""
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"nomor": "", "keadaan": "", "milik": ""}
    regions = places(by, Action.CASE_READ)
    found = queries.cases(
        regions,
        state=asked["keadaan"],
        search=asked["nomor"].strip(),
        assignee=by.id if asked["milik"] == "saya" else None,
    )
    if request.GET.get("bentuk") == "csv":
        return _csv(found)
    names = _office_names()
    page = Paginator([_row(each, names) for each in found], _PER_PAGE).get_page(request.GET.get("page"))
    inbox = [_inbox_row(each, names) for each in queries.inbox(regions)]
    context = {
        "page": page,
        "inbox": inbox,
        "filter": form,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "may_take": may(by, Action.CASE_INTAKE),
    }
    return render(request, "desk/cases/list.html", context)


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """One report that came in: what it says, its evidence, and the review."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_READ, info.region)
    if info.case and request.method != "POST":
        return redirect("desk:case", info.case)
    if request.method == "POST":
        require(by, Action.CASE_REVIEW, info.region)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            subject = review_report(
                by, submission_id, ReviewOutcome(form.cleaned_data["outcome"]), form.cleaned_data["words"]
            )
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            return redirect("desk:case", subject)
    context = {
        **submission_context(info),
        "form": form,
        "may_review": may(by, Action.CASE_REVIEW, info.region),
        "may_open": may(by, Action.IDENTITY_OPEN, info.region),
        "may_take": may(by, Action.CASE_INTAKE, info.region),
    }
    return render(request, "desk/cases/submission.html", context, status=422 if form.errors else 200)


@desk(Action.CASE_READ)
@require_safe
def case(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """One case, its whole history in words, and what may come next."""
    return show_case(request, by, subject)


def show_case(
    request: HttpRequest, by: Staff, subject: str, *, act: str = "", form: forms.Form | None = None, fault: str = ""
) -> HttpResponse:
    """The page of a case; `form`: the form of `act`, with its errors; `fault`: why an act was refused."""
    found = queries.case(subject)
    require(by, Action.CASE_READ, found.region)
    acts = queries.acts(subject)
    history = [(act_words(each.kind), name_of(each.by), each) for each in acts]
    context = {
        **submission_context(found.submission),
        **_row(found, _office_names()),
        "history": history,
        "moves": moves_for(by, found, act, form),
        "papers": paper_rows(subject, acts),
        "assignee": name_of(found.assignee) if found.assignee else "",
        "may_open": may(by, Action.IDENTITY_OPEN, found.region),
        "fault": fault,
        "lots": panel(by, found),
    }
    return render(request, "desk/cases/case.html", context, status=422 if form is not None else 200)


@desk(Action.CASE_READ)
@require_safe
def evidence(request: HttpRequest, by: Staff, evidence_id: int) -> HttpResponseBase:
    """One file of evidence, as an attachment: nothing of it runs here."""
    info, file = queries.evidence_file(evidence_id)
    require(by, Action.CASE_READ, info.region)
    response = StreamingHttpResponse(queries.evidence_bytes(evidence_id), content_type=file.media_type)
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = attachment(file.name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def submission_context(info: queries.SubmissionInfo) -> dict[str, object]:
    """What the pages of a submission and of its case show of it."""
    return {
        "info": info,
        "index": info.index,
        "kind": KINDS[info.kind],
        "channel": CHANNELS[info.channel],
        "content": (content := queries.content(info)),
        "area": place_name(content.area) if content and content.area else "",
        "files": queries.evidence_of(info),
        "opened": queries.vault_openings(info),
    }


def _row(found: queries.CaseInfo, names: dict[str, str]) -> dict[str, object]:
    return {
        "case": found,
        "office": names.get(found.region, found.region),
        "state": STATES.get(found.state, found.state),
        "colour": STATE_COLOURS.get(found.state, "waiting"),
        "outcome": OUTCOMES.get(found.outcome, ""),
    }


def _inbox_row(info: queries.SubmissionInfo, names: dict[str, str]) -> dict[str, object]:
    content = queries.content(info)
    return {
        "info": info,
        "event": content.event if content else _("isi sudah dihapus"),
        "office": names.get(info.region, info.region),
        "kind": KINDS[info.kind],
        "channel": CHANNELS[info.channel],
    }


def _office_names() -> dict[str, str]:
    return {each.region: each.name for each in offices() if each.level != "village"}


def _csv(found: list[queries.CaseInfo]) -> HttpResponse:
    head = ("subject", "number", "office", "day_received", "state", "outcome", "last_change")
    return table(
        "perkara.csv",
        head,
        (
            (each.subject, each.number, each.region, each.day, each.state, each.outcome, each.changed_at.isoformat())
            for each in found
        ),
    )


URLS: list[URLPattern] = [
    path("perkara/", cases, name="cases"),
    path("perkara/masuk/<int:submission_id>/", submission, name="case_submission"),
    path("perkara/bukti/<int:evidence_id>/", evidence, name="case_evidence"),
    path("perkara/<str:subject>/", case, name="case"),
]
