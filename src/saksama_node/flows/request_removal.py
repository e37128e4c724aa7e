"""Ask the next level about content, enter its answers, and look whether a copy still stands where it was captured.

Rules kept here:
  * A request is written by one commissioner and confirmed by a second, as a judgment is (decide_claim).
  * Looking again goes through the same guarded fetch as capturing; what was met is told, never guessed: an address that
    does not answer is not one that is gone.
"""

import hashlib
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from saksama.entries.kinds.content import Addressee
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch import requesting
from saksama_node.contentwatch.deciding import propose, requested
from saksama_node.contentwatch.fetching import Fetched, fetch
from saksama_node.contentwatch.formats import Format
from saksama_node.contentwatch.masking import original
from saksama_node.contentwatch.material import Role
from saksama_node.contentwatch.queries import CopyView, copy_of
from saksama_node.contentwatch.reading import read
from saksama_node.contentwatch.refusal import CaptureRefused, Why
from saksama_node.contentwatch.requested import StillThere
from saksama_node.contentwatch.requesting import Said
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing

_GONE: Final = frozenset(
    str(int(each)) for each in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS)
)


def propose_request(by: Staff, claim: str, to: Addressee, words: str, copies: Sequence[str]) -> int:
    """Write a request for a second commissioner. Raises `NotAllowed`, `FindingRefused`."""
    require(by, Action.CONTENT_JUDGE)
    with act():
        return propose(by, claim, requested(to, words, copies), [each.origin for each in partners()])


def answer_request(by: Staff, request: str, said: Said) -> None:
    """Enter what was answered. Raises `NotAllowed`, `NoSuchRequest`."""
    require(by, Action.CONTENT_TRIAGE)
    with act():
        requesting.answer(by, request, said)


def look_again(by: Staff, copy: str) -> StillThere:
    """Look whether a copy still stands at its address, and keep what was met.

    Raises `NotAllowed`, `NoSuchContent`, and `ContentMissing` where what was covered of it cannot be compared.
    """
    require(by, Action.CONTENT_CAPTURE)
    found = copy_of(copy)
    try:
        met = fetch(found.address)
    except CaptureRefused as refused:
        gone = refused.why is Why.STATUS and refused.found in _GONE
        outcome, why, told = StillThere.GONE if gone else StillThere.UNKNOWN, refused.why.value, refused.found
    else:
        outcome, why, told = StillThere.SAME if _is_same(found, met) else StillThere.OTHER, "", met.address
    with writing():
        requesting.note_recheck(by, copy, outcome, why, told)
    return outcome


def _is_same(found: CopyView, met: Fetched) -> bool:
    """The same bytes, or the same words: pages change in what nobody reads."""
    body = found.part(Role.BODY)
    if body is not None and hashlib.sha256(met.body).hexdigest() == body.sha256:
        return True
    if not found.text or met.format is Format.FEED:
        return False
    # As it was captured: what somebody covered since is not what stands at the address.
    captured = original(found.subject).words.text
    try:
        return read(met.address, met.body, met.format, met.heads.get("content-type", "")).text == captured
    except CaptureRefused:
        return False
