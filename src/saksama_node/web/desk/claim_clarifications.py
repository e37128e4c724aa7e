"""Write and publish clarifications, at `/meja/klaim/.../klarifikasi/`.

Rules kept here:
  * The page that the second person confirms shows every word that will be published, and the picture card.
  * The one who wrote it may withdraw, never publish; a rejection has a reason.
Left to others: who may and what is lawful (flows.publish_clarification), the form (clarification_form), what the
public sees (web.portal).
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.entries.kinds.content import Concerns
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import name_of, names_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.clarified import VersionView, published_of, version, versions_of
from saksama_node.contentwatch.clarifying import ClarificationRefused
from saksama_node.contentwatch.queries import ClaimView, claim_of
from saksama_node.flows.draw_card import draft_card
from saksama_node.flows.publish_clarification import (
    assessments_of,
    clarifications_for,
    publish_clarification,
    reject_clarification,
    write_clarification,
)
from saksama_node.web.clarification_words import card_words, outcome_line
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.claim_findings import RejectForm
from saksama_node.web.desk.claim_words import PROPOSAL_STATES
from saksama_node.web.desk.clarification_form import ClarificationForm, initial_of
from saksama_node.web.desk.duty import AT_ONCE, Duty
from saksama_node.web.desk.faults import explain


def duties(by: Staff) -> list[Duty]:
    """What waits to be read a second time by this person, the oldest first, as many as one looks at."""
    waiting = clarifications_for(by, limit=AT_ONCE)
    names = names_of(each.by for each in waiting if each.by is not None)
    return [
        Duty(
            title=_("Baca dan terbitkan atau tolak klarifikasi: %(title)s") % {"title": each.said.title},
            url=reverse("desk:clarification", args=[each.claim, each.id]),
            act=_("Baca"),
            why=_("%(name)s menulisnya; terbit hanya bila orang kedua setuju")
            % {"name": "" if each.by is None else names.get(each.by, "")},
        )
        for each in waiting
    ]


def told_of(by: Staff, found: ClaimView) -> dict[str, object]:
    """What a claim's page says of its clarifications."""
    written = versions_of(found.subject)
    names = names_of(each.by for each in written if each.by is not None)
    last, standings = published_of(written), assessments_of(found.subject)
    behind = last and (
        last.said.concerns is not found.concerns or not any(each.told() == last.said.assessed for each in standings)
    )
    return {
        "clarifications": [
            (each, PROPOSAL_STATES[each.state], "" if each.by is None else names.get(each.by, "")) for each in written
        ],
        "clarified": last,
        "clarified_behind": bool(behind),
        "may_clarify": may(by, Action.CONTENT_CLARIFY) and bool(standings),
    }


@desk(Action.CONTENT_CLARIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write the next version."""
    found = claim_of(subject)
    last = published_of(versions_of(subject))
    form = ClarificationForm(
        request.POST if request.method == "POST" else None,
        standings=assessments_of(subject),
        corrects=last is not None,
        initial=initial_of(found.words, last.said if last else None),
    )
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            number = write_clarification(by, subject, form.draft())
        except SaksamaError as error:
            fault = explain(error)
        else:
            messages.success(request, _("Disimpan. Terbit sesudah orang kedua membaca dan menyetujuinya."))
            return redirect("desk:clarification", subject, number)
    context = {"claim": found, "form": form, "fault": fault, "last": last, "concerns": word(found.concerns)}
    return render(request, "desk/content/clarify.html", context, status=422 if form.is_bound else 200)


@desk(Action.CONTENT_READ)
@require_safe
def one(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """What was written, every word."""
    return _show(request, by, _found(subject, number), RejectForm())


@desk(Action.CONTENT_READ)
@require_safe
def card(_request: HttpRequest, _by: Staff, subject: str, number: int) -> HttpResponse:
    """The picture card as it would go out."""
    return HttpResponse(draft_card(_found(subject, number), card_words()), content_type="image/png")


@desk(Action.CONTENT_CLARIFY)
@require_POST
def publish(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """Publish it, as the second person."""
    _found(subject, number)
    try:
        publish_clarification(by, number)
    except SaksamaError as error:
        return _show(request, by, _found(subject, number), RejectForm(), explain(error))
    messages.success(request, _("Terbit dan tercatat di log. Halamannya dapat dibagikan sekarang."))
    return redirect("desk:claim", subject)


@desk(Action.CONTENT_CLARIFY)
@require_POST
def reject(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """End it unpublished: with a reason, or withdrawn by who wrote it."""
    info = _found(subject, number)
    form = RejectForm(request.POST)
    is_mine = info.by == by.id
    if not is_mine and not form.is_valid():
        return _show(request, by, info, form)
    try:
        reject_clarification(by, number, "" if is_mine else form.cleaned_data["reason"])
    except SaksamaError as error:
        return _show(request, by, _found(subject, number), RejectForm(), explain(error))
    messages.success(request, _("Klarifikasi diakhiri; tidak ada yang terbit."))
    return redirect("desk:claim", subject)


def _found(subject: str, number: int) -> VersionView:
    try:
        info = version(number)
    except ClarificationRefused as error:
        raise Http404 from error
    if info.claim != subject:
        raise Http404
    return info


def _show(request: HttpRequest, by: Staff, info: VersionView, form: RejectForm, fault: str = "") -> HttpResponse:
    entitled = may(by, Action.CONTENT_CLARIFY)
    if fault and not entitled:
        raise PermissionDenied
    context = {
        "claim": claim_of(info.claim),
        "info": info,
        "said": info.said,
        "outcome": outcome_line(info.said.assessed.outcome),
        "concerns": "" if info.said.concerns is Concerns.NOBODY else word(info.said.concerns),
        "state": PROPOSAL_STATES[info.state],
        "writer": "" if info.by is None else name_of(info.by),
        "answerer": "" if info.answered_by is None else name_of(info.answered_by),
        "may_publish": info.is_open and entitled and info.by != by.id,
        "is_mine": info.is_open and entitled and info.by == by.id,
        "form": form,
        "fault": fault,
    }
    return render(request, "desk/content/clarification.html", context, status=422 if fault or form.errors else 200)


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/klarifikasi/", write, name="clarify"),
    path("klaim/<str:subject>/klarifikasi/<int:number>/", one, name="clarification"),
    path("klaim/<str:subject>/klarifikasi/<int:number>/kartu.png", card, name="clarification-card"),
    path("klaim/<str:subject>/klarifikasi/<int:number>/terbit/", publish, name="clarification-publish"),
    path("klaim/<str:subject>/klarifikasi/<int:number>/tolak/", reject, name="clarification-reject"),
]
