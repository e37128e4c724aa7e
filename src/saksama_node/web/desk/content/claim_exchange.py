"""A claim between the two nodes: what goes to the partner and under which clause, what came from it.

Rules kept here:
  * What will go stands on the page before the button; where no clause permits it, the reason stands there instead.
  * Who sent a claim is said at its top; a partner's words are shown as words, under its name.
Left to others: sending and its rules (flows.content.send_content), dispatches (exchange), the rest of the page
(claim_page).
"""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.captures.captured import ClaimView
from saksama_node.contentwatch.partner.handing import Finding
from saksama_node.contentwatch.partner.receiving import heard_of
from saksama_node.exchange.faults import LeakFound
from saksama_node.exchange.queries import OutgoingInfo
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.content.plan_handing import Allowed, Handing, handing
from saksama_node.flows.content.send_content import send_claim, send_finding
from saksama_node.flows.exchange.send_dispatch import Outcome
from saksama_node.web.desk.frame.access import desk_act
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.words.claims import PROPOSED
from saksama_node.web.desk.words.dispatches import STATE_COLOURS, clause_words, leak_words, not_permitted
from saksama_node.web.formats import english
from saksama_node.web.ticked import ticked

SENT: Final = {
    OutgoingState.SENT: gettext_lazy("Terkirim dan dicatat di log."),
    OutgoingState.WAITING: gettext_lazy("Menunggu: dikirim sendiri begitu log mitra sudah terbaca."),
    OutgoingState.HELD: gettext_lazy(
        "Tertahan: ada berkas yang tidak dapat dibaca pemeriksa kebocoran. Orang kedua melihatnya, lalu melepas."
    ),
}


@dataclass(frozen=True, slots=True)
class Permitted:
    """Whether one kind may go: the clause with its title, or why not."""

    clause: str
    refused: str


@dataclass(frozen=True, slots=True)
class PartnerPart:
    """One partner's part of the page."""

    name: str
    plan: Handing
    claim: Permitted
    finding: Permitted
    findings: list[tuple[Finding, str | Promise]]
    sent: list[tuple[OutgoingInfo, str]]


def partner_names() -> dict[str, str]:
    """Each partner's name by its log's origin."""
    return {each.origin: each.name for each in partners()}


def exchange_of(by: Staff, found: ClaimView) -> dict[str, object]:
    """What a claim's page tells of the partner."""
    names = partner_names()
    sends = may(by, Action.DISPATCH_SEND, INSTITUTION)  # the institution sends it
    parts = [_part(each.origin, each.name, found) for each in partners()] if sends else []
    return {
        "from_partner": names.get(found.origin, found.origin),
        "partner_parts": parts,
        "heard": [(each, PROPOSED[each.kind], names.get(each.origin, each.origin)) for each in heard_of(found.subject)],
    }


@desk_act(Action.CONTENT_READ)
def hand(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Send the claim and its copies, or with `finding` what was found of it."""
    if not may(by, Action.DISPATCH_SEND, INSTITUTION):  # the institution sends it
        raise PermissionDenied
    to, finding = request.POST.get("to", ""), request.POST.get("finding", "")
    if to not in partner_names():
        messages.error(request, _("Pilih mitra yang dituju."))
        return redirect("desk:claim", subject)
    try:
        done = _sent(by, subject, to, finding)
    except LeakFound as leak:
        for each in leak.leaks:
            messages.error(request, leak_words({"verdict": each.verdict, "place": each.place, "part": each.part}))
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, SENT[done.state])
    return redirect("desk:claim", subject)


def _sent(by: Staff, subject: str, to: str, finding: str) -> Outcome:
    if finding:
        return send_finding(by, subject, next(iter(ticked([finding])), 0), to)
    return send_claim(by, subject, to)


def _part(origin: str, name: str, found: ClaimView) -> PartnerPart:
    plan = handing(found.subject, origin)
    return PartnerPart(
        name=name,
        plan=plan,
        claim=_permitted(plan.claim_allowed),
        finding=_permitted(plan.finding_allowed),
        findings=[(each, PROPOSED[each.entered.written.body.KIND]) for each in plan.findings],
        sent=[(each, STATE_COLOURS[each.state]) for each in plan.sent],
    )


def _permitted(allowed: Allowed) -> Permitted:
    if allowed.refused is not None:
        return Permitted("", not_permitted(allowed.refused, allowed.asked, allowed.terms))
    clause = None if allowed.terms is None else allowed.terms.clause(allowed.clause)
    title = "" if clause is None else (clause.title_en if english() else "") or clause.title
    return Permitted(f"{clause_words(allowed.clause)}: {title}", "")


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/kirim/", hand, name="claim-hand"),
]
