"""Hand a claim with its captures, or what was found of it, to the partner: one act, under the clause that permits it.

Rules kept here: what will go is what is shown before; the same plan says it and sends it.
Left to others: the plan (plan_handing), permit, leak check, second person (send_dispatch), receiving (take_claim).
"""

from enum import StrEnum

from saksama.envelope.kinds import ContentClaim, ContentFinding, FindingSource
from saksama.errors import CallerError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.contentwatch.partner.handing import note_handed, words_opening
from saksama_node.flows.content.hold_against_log import subjects_of
from saksama_node.flows.content.plan_handing import LEVEL, Allowed, Handing, handing
from saksama_node.flows.content.wrap_copies import wrapped, wrapped_files
from saksama_node.flows.exchange.send_dispatch import Letter, Outcome, send_dispatch


class Why(StrEnum):
    """Why nothing was handed over."""

    CLAIM_FIRST = "claim-first"
    NO_PLACE = "no-place"
    NOT_OURS = "not-ours"


class HandingRefused(CallerError):
    """It does not go to the partner; nothing was kept or sent."""

    code = "content.not-handed"
    advice = "Open the claim again and look what has gone already."

    claim: str
    why: Why


def send_claim(by: Staff, claim: str, to: str) -> Outcome:
    """Send a claim with its copies. Raises NotPermitted, LeakFound, NotAllowed, ContentMissing."""
    require(by, Action.CONTENT_READ, INSTITUTION)  # content has no place
    planned = handing(claim, to)
    found = planned.claim
    opened = words_opening(claim)
    payload = ContentClaim(
        claim=claim,
        words=found.words,
        category=found.category,
        concerns=found.concerns,
        target=found.target,
        salt=None if opened is None else opened.salt.hex(),
        copies=tuple(wrapped(each) for each in planned.packed),
    )
    copies = [each.copy.subject for each in planned.packed]
    return send_dispatch(
        by,
        _letter(planned, planned.claim_allowed, payload),
        wrapped_files(planned.packed),
        along=lambda dispatch: note_handed(claim, to, dispatch, copies),
    )


def send_finding(by: Staff, claim: str, leaf: int, to: str) -> Outcome:
    """Send what was entered of a claim. Raises NotPermitted, LeakFound, NotAllowed, HandingRefused."""
    require(by, Action.CONTENT_READ, INSTITUTION)  # content has no place
    planned = handing(claim, to)
    found = next((each for each in planned.findings if each.entered.leaf == leaf), None)
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
        words=found.entered.written.words,
        sources=tuple(FindingSource(each.what, each.outside) for each in found.entered.written.sources),
    )
    return send_dispatch(
        by,
        _letter(planned, planned.finding_allowed, payload),
        along=lambda dispatch: note_handed(claim, to, dispatch, finding=leaf),
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
