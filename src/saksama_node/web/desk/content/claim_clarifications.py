"""Write clarifications for a second reader, at `/meja/klaim/.../klarifikasi/`, and what the second reads of one.

Rules kept here: every word that will be published stands there, with the picture card and the document itself.
Left to others: who may and what is lawful (`flows.seconds`), the page of the second (`seconds`), the form
(clarification_form), what the public sees (web.portal).
"""

from collections.abc import Mapping
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import Concerns
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import names_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures.queries import ClaimView, claim_of
from saksama_node.contentwatch.claims.clarified import standing_of, versions_of
from saksama_node.contentwatch.claims.clarifying import code_for, said_in
from saksama_node.flows.content.draw_card import draft_card
from saksama_node.flows.content.publish_clarification import asked, assessments_of
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.flows.seconds.waiting import proposal_for
from saksama_node.ledger.blobs import digest_of
from saksama_node.seconds.faults import NoSuchProposal
from saksama_node.seconds.proposed import Proposed
from saksama_node.web.clarification_words import card_words, outcome_line
from saksama_node.web.codes import word
from saksama_node.web.desk.content.claim_seconds import about_claims, to_claim
from saksama_node.web.desk.content.clarification_form import ClarificationForm, initial_of
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.second import Words
from saksama_node.web.formats import figure


def told_of(by: Staff, found: ClaimView) -> dict[str, object]:
    """What a claim's page says of its clarifications."""
    published = versions_of(found.subject)
    names = names_of(each.by for each in published if each.by is not None)
    last, standings = standing_of(found.subject), assessments_of(found.subject)
    behind = last and (
        last.said.concerns is not found.concerns or not any(each.told() == last.said.assessed for each in standings)
    )
    return {
        "clarifications": [(each, names.get(each.by or 0, "")) for each in published],
        "clarified": last,
        "clarified_behind": bool(behind),
        "may_clarify": may(by, Action.CONTENT_CLARIFY) and bool(standings),
    }


@desk(Action.CONTENT_CLARIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write the next version."""
    found = claim_of(subject)
    last = standing_of(subject)
    form = ClarificationForm(
        request.POST if request.method == "POST" else None,
        standings=assessments_of(subject),
        corrects=last is not None,
        initial=initial_of(found.words, last.said if last else None),
    )
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            number = propose(by, asked(subject, form.draft()))
        except SaksamaError as error:
            fault = explain(error)
        else:
            messages.success(request, _("Disimpan. Terbit sesudah orang kedua membaca dan menyetujuinya."))
            return redirect("desk:second", number)
    context = {"claim": found, "form": form, "fault": fault, "last": last, "concerns": word(found.concerns)}
    return render(request, "desk/content/clarify.html", context, status=422 if form.is_bound else 200)


@desk(Action.CONTENT_READ)
@require_safe
def card(_request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """The picture card as it would go out."""
    try:
        found = proposal_for(by, number)
    except NoSuchProposal as missing:
        raise Http404 from missing
    if found.act != ClarificationPublished.KIND:
        raise Http404
    return HttpResponse(draft_card(said_in(found), card_words()), content_type="image/png")


def _title(found: Proposed) -> str:
    said = said_in(found)
    return _("Klarifikasi, versi %(n)s: %(title)s") % {"n": figure(said.version), "title": said.title}


def _shown(found: Proposed) -> Mapping[str, object]:
    said = said_in(found)
    return {
        "said": said,
        "outcome": outcome_line(said.assessed.outcome),
        "concerns": "" if said.concerns is Concerns.NOBODY else word(said.concerns),
        "code": code_for(found.subject),
        "sha256": digest_of(found.body.encode()),
    }


CLARIFICATION: Final = Words(
    title=_title,
    about=about_claims,
    shown=_shown,
    leads=to_claim,
    template="desk/content/second_clarification.html",
    heading=gettext_lazy("Tepat inilah yang akan dibaca umum"),
    button=gettext_lazy("Terbitkan dan catat"),
    words="",
    confirming=gettext_lazy(
        "Terbuka untuk umum sekarang juga, dan tetap di log. Catatannya memuat dua orang: yang menulis, dan Anda, "
        "masing-masing dengan nama samaran dalam klaim ini."
    ),
)

URLS: list[URLPattern] = [
    path("klaim/<str:subject>/klarifikasi/", write, name="clarify"),
    path("usulan/<int:number>/kartu.png", card, name="clarification-card"),
]
