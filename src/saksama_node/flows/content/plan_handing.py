"""Plan what of a claim would go to a partner now, and whether the agreement permits it: shown before, and sent so.

Rules kept here:
  * A finding goes where the claim is already: begun there, or handed over by a dispatch that still stands.
  * Whom a claim concerns is declared by the claim, not by whoever sends it (`hold_against_log.subjects_of`).
Left to others: sending (send_content).
"""

from dataclasses import dataclass
from typing import Final

from saksama.agreement.errors import NotPermitted
from saksama.agreement.errors import Why as WhyNot
from saksama.agreement.permit import Asked
from saksama.agreement.terms import Terms
from saksama.vocabulary import Classification, DispatchKind
from saksama_node.agreements.queries import permit_for, with_partner
from saksama_node.contentwatch.captures.captured import ClaimView, claim_of
from saksama_node.contentwatch.partner.handing import (
    Finding,
    Packed,
    covered_count,
    findings_of,
    handed_of,
    pack,
    unsent,
)
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.queries import OutgoingInfo, outgoing
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.content.hold_against_log import subjects_of
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

LEVEL: Final = Classification.RESTRICTED
"""How every dispatch about content is classified: it holds what strangers wrote, of whomever."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the agreement says of one kind. `clause`: which permits it, empty where `refused` says why none does."""

    asked: Asked | None
    terms: Terms | None
    clause: str
    refused: NotPermitted | None


@dataclass(frozen=True, slots=True)
class Handing:
    """What would go to one partner now. `left`: copies for a later dispatch; `sent`: what went, with where it stands.

    `is_there`: the partner knows the claim; `findings`: those of ours that have not gone.
    """

    to: str
    claim: ClaimView
    packed: tuple[Packed, ...]
    left: int
    covered: int
    findings: tuple[Finding, ...]
    is_there: bool
    sent: tuple[OutgoingInfo, ...]
    claim_allowed: Allowed
    finding_allowed: Allowed

    @property
    def files(self) -> int:
        """How many files go, the manifests among them; the same bytes go once."""
        return len(self.packed) + len({part.sha256 for each in self.packed for part in each.files})


def handing(claim: str, to: str) -> Handing:
    """What would go, and whether it may. Raises `NoSuchContent`."""
    found = claim_of(claim)
    gone = [each for each in handed_of(claim) if each.to == to]
    sent = [info for each in gone if (info := _standing(each.dispatch)) is not None]
    # What was rejected is not there: it may be sent anew.
    there = {each.subject for each in sent if each.state is not OutgoingState.REJECTED}
    waiting = unsent(claim, there)
    packed = pack(waiting)
    told = {each.finding for each in gone if each.dispatch in there}
    return Handing(
        to=to,
        claim=found,
        packed=tuple(packed),
        left=len(waiting) - len(packed),
        covered=covered_count(claim),
        findings=tuple(each for each in findings_of(claim) if each.entered.leaf not in told),
        is_there=found.origin == to or any(each.finding is None and each.dispatch in there for each in gone),
        sent=tuple(sent),
        claim_allowed=_allowed(to, DispatchKind.CONTENT_CLAIM, found),
        finding_allowed=_allowed(to, DispatchKind.CONTENT_FINDING, found),
    )


def _allowed(to: str, kind: DispatchKind, claim: ClaimView) -> Allowed:
    agreement = with_partner(to)
    if agreement is None:
        return Allowed(None, None, "", NotPermitted(None, WhyNot.NOT_SIGNED))
    terms = agreement.current.terms
    sender, receiver = terms.party_at(SETTINGS.origin).code, terms.party_at(to).code
    asked = Asked(sender, receiver, kind, LEVEL, subjects_of(claim.concerns), None)
    try:
        return Allowed(asked, terms, permit_for(to, asked, now()).clause, None)
    except NotPermitted as refused:
        return Allowed(asked, terms, "", refused)


def _standing(dispatch: str) -> OutgoingInfo | None:
    """Where a dispatch stands; None where it was withdrawn before it went."""
    try:
        return outgoing(dispatch)
    except UnknownDispatch:
        return None
