"""Triage content: take a copy, see which claims it may repeat, decide; each decision one act with its entry.

Rules kept here: whom a claim speaks of is judged by the day of its copies, whoever asks and by whichever door: no copy
is moved to a claim about a pair that did not stand when it was put up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from saksama.textmatch.claim import Claims, Match
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.contentwatch.captures import triaging
from saksama_node.contentwatch.captures.captured import ClaimView, CopyView, claim_of, claim_words, copy_of
from saksama_node.contentwatch.captures.dated import posted, posted_of
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.flows.content.claim_targets import check_target, stands_of
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing

_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that a copy may repeat, with the match that says why. A person decides."""

    claim: ClaimView
    match: Match


def suggestions(copy: CopyView) -> list[Suggestion]:
    """The known claims that this copy's words may repeat, the best first, then those it denies; none without words."""
    words = f"{copy.title}\n{copy.text}".strip()
    if not words:
        return []
    # All claims are one index for every copy; its own claim, where it has one, is left out of what was found.
    found = _index(claim_words()).matches(words, top=_TOLD + bool(copy.claim), denials=True)
    others = [each for each in found if each.claim != copy.claim]
    return [Suggestion(claim_of(each.claim), each) for each in others[:_TOLD]]


def take_content(by: Staff, subject: str) -> None:
    """Take a copy to look at it. Raises `TriageRefused`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with writing():
        triaging.take(by, subject)


def let_content_go(by: Staff, subject: str) -> None:
    """Give it back to the queue undecided."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with writing():
        triaging.let_go(by, subject)


def archive_content(by: Staff, subject: str, reason: str = "") -> None:
    """Archive it as noise; it can be brought back."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        triaging.archive(by, subject, reason)


def bring_content_back(by: Staff, subject: str, reason: str = "") -> None:
    """Bring it back from the archive."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        triaging.bring_back(by, subject, reason)


def begin_claim(by: Staff, subject: str, said: Said) -> str:
    """Begin a claim with this copy; the claim's subject. Raises `TargetUnknown`, `TargetNotStanding`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    check_target(said.target, posted([copy_of(subject)]))
    with act():
        return triaging.begin_claim(by, subject, said)


def join_claim(by: Staff, subject: str, claim: str, reason: str = "") -> None:
    """Join a copy to a claim, or move it there. Raises `TriageRefused`, `NoSuchContent`, `TargetNotStanding`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        triaging.join(by, subject, claim, reason)
        check_moved(claim, [subject])


def merge_claims(by: Staff, claim: str, into: str, reason: str) -> int:
    """Move every copy of one claim to another; how many. Raises as `join_claim`: then none is moved."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with act():
        moved = triaging.merge(by, claim, into, reason)
        check_moved(into, moved)
        return len(moved)


def check_moved(claim: str, copies: Iterable[str]) -> None:
    """Raise `TargetNotStanding` where a pair did not stand when one of these copies, now at its claim, was put up."""
    # Asked while the claim is held: nobody writes it down anew meanwhile.
    target = claim_of(claim).target
    if stands_of(target) is not None:
        for each in copies:
            check_target(target, posted([copy_of(each)]))


def classify_claim(by: Staff, claim: str, said: Said, read: str = "") -> None:
    """Write a claim down anew; `read`: the mark of what the writer read.

    Raises `TargetUnknown`, `TargetNotStanding`, `TriageRefused`.
    """
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    check_target(said.target, posted_of(claim))
    with act():
        triaging.classify(by, claim, said, read)


@lru_cache(maxsize=4)
def _index(known: tuple[tuple[str, str], ...]) -> Claims:
    return Claims(known)
