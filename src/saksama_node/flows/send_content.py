"""Hand a claim with its captures, or what was found of it, to the partner: one act, under the clause that permits it.

Rules kept here:
  * What will go is what is shown before: the same function says it and sends it.
  * A finding goes where the claim is already: begun there, or handed over by a dispatch that still exists.
  * Whom a claim concerns is declared by the claim, not by whoever sends it (`take_content.subjects_of`).
Left to others: the permit, the leak check, the second person (send_dispatch); what is received (take_content).
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saksama.agreement.errors import NotPermitted
from saksama.agreement.errors import Why as WhyNot
from saksama.agreement.permit import Asked
from saksama.agreement.terms import Terms
from saksama.envelope.kinds import ClaimCopy, ContentClaim, ContentFinding, CopyFile, FindingSource
from saksama.errors import CallerError
from saksama.vocabulary import Classification, DispatchKind
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import permit_for, with_partner
from saksama_node.contentwatch import archive
from saksama_node.contentwatch.handing import Finding, Packed, findings_of, handed_of, note_handed, pack, unsent
from saksama_node.contentwatch.queries import ClaimView, claim_of
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.plain_files import Upload
from saksama_node.exchange.queries import OutgoingInfo, outgoing
from saksama_node.flows.send_dispatch import Letter, Outcome, send_dispatch
from saksama_node.flows.take_content import subjects_of
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

LEVEL: Final = Classification.RESTRICTED
"""How every dispatch about content is classified: it holds what strangers wrote, of whomever."""


class Why(StrEnum):
    """Why nothing was handed over."""

    CLAIM_FIRST = "claim-first"
    NO_PLACE = "no-place"
    NOT_OURS = "not-ours"


@dataclass(eq=False)
class HandingRefused(CallerError):
    """It does not go to the partner; nothing was kept or sent."""

    code = "content.not-handed"
    advice = "Open the claim again and look what has gone already."

    claim: str
    why: Why


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
    there = {each.subject for each in sent}
    waiting = unsent(claim, there)
    packed = pack(waiting)
    told = {each.proposal for each in gone if each.dispatch in there}
    return Handing(
        to=to,
        claim=found,
        packed=tuple(packed),
        left=len(waiting) - len(packed),
        findings=tuple(each for each in findings_of(claim) if each.view.id not in told),
        is_there=found.origin == to or any(each.proposal is None and each.dispatch in there for each in gone),
        sent=tuple(sent),
        claim_allowed=_allowed(to, DispatchKind.CONTENT_CLAIM, found),
        finding_allowed=_allowed(to, DispatchKind.CONTENT_FINDING, found),
    )


def send_claim(by: Staff, claim: str, to: str) -> Outcome:
    """Send a claim with its copies. Raises NotPermitted, LeakFound, NotAllowed, ContentMissing."""
    require(by, Action.CONTENT_READ)
    planned = handing(claim, to)
    found = planned.claim
    payload = ContentClaim(
        claim=claim,
        words=found.words,
        category=found.category,
        concerns=found.concerns,
        target=found.target,
        copies=tuple(_copy(each) for each in planned.packed),
    )
    copies = [each.copy.subject for each in planned.packed]
    return send_dispatch(
        by,
        _letter(planned, planned.claim_allowed, payload),
        _uploads(planned.packed),
        along=lambda dispatch: note_handed(claim, to, dispatch, copies),
    )


def send_finding(by: Staff, claim: str, number: int, to: str) -> Outcome:
    """Send what was entered of a claim. Raises NotPermitted, LeakFound, NotAllowed, HandingRefused."""
    require(by, Action.CONTENT_READ)
    planned = handing(claim, to)
    found = next((each for each in planned.findings if each.view.id == number), None)
    if found is None:
        raise HandingRefused(claim, Why.NOT_OURS)
    if not planned.is_there:
        raise HandingRefused(claim, Why.CLAIM_FIRST)
    if found.index is None or found.opening is None:
        raise HandingRefused(claim, Why.NO_PLACE)
    payload = ContentFinding(
        claim=claim,
        index=found.index,
        salt=found.opening.salt.hex(),
        words=found.view.written.words,
        sources=tuple(FindingSource(each.what, each.outside) for each in found.view.sources),
    )
    return send_dispatch(
        by,
        _letter(planned, planned.finding_allowed, payload),
        along=lambda dispatch: note_handed(claim, to, dispatch, finding=number),
    )


def _letter(planned: Handing, allowed: Allowed, payload: ContentClaim | ContentFinding) -> Letter:
    if allowed.refused is not None:
        raise allowed.refused
    return Letter(
        to=planned.to,
        clause=allowed.clause,
        classification=LEVEL,
        title=planned.claim.words[:200],
        payload=payload,
        subjects=subjects_of(planned.claim.concerns),
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


def _copy(packed: Packed) -> ClaimCopy:
    copy = packed.copy
    is_picture = any(each.media_type.startswith("image/") for each in packed.files)
    return ClaimCopy(
        subject=copy.subject,
        channel=copy.channel,
        medium=copy.medium,
        captured=packed.manifest.captured,
        salt=packed.opening.salt.hex(),
        files=tuple(CopyFile(each.role.value, each.sha256, each.media_type, each.size) for each in packed.files),
        address=packed.manifest.address,
        said=copy.text[:4000] if is_picture else "",
    )


def _uploads(packed: tuple[Packed, ...]) -> Iterator[Upload]:
    """Each file once, read when its turn comes."""
    gone: set[str] = set()
    for each in packed:
        yield Upload(f"{each.copy.subject}.json", io.BytesIO(each.opening.data))
        for part in each.files:
            if part.sha256 not in gone:
                gone.add(part.sha256)
                yield Upload(part.sha256, io.BytesIO(archive.get(part.sha256)))


def _standing(dispatch: str) -> OutgoingInfo | None:
    """Where a dispatch stands; None where it was withdrawn before it went."""
    try:
        return outgoing(dispatch)
    except UnknownDispatch:
        return None
