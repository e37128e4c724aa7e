"""Clarifications: one person writes all that the public will read, a second reads it word for word and publishes it.

Rules kept here:
  * What the second person reads is the document whose digest is entered: it is made, whole, when it is written.
  * It tells the last assessment of the log that it names; where that changed meanwhile, it is written anew.
  * What concerns the government rests on a source outside both institutions, and is never told as its own office
    assessed it.
  * A correction is the next version and says what changed and why. Nothing is entered that `saksama verify` would
    call unlawful (standing).
  * One open version a claim; the caller holds `ledger.actions.act()` and has kept the document (`keep`).
Left to others: who has the right (flows), the document's form (`saksama.entries.clarification`), reads (clarified).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from msgspec import UNSET

from saksama.entries.clarification import (
    Assessed,
    Change,
    Clarification,
    ClarificationMalformed,
    PublicSource,
    Publisher,
    encode_clarification,
    parse_clarification,
)
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import Concerns, ContentAssessed
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned, spelled
from saksama.errors import BugError, CallerError
from saksama.vocabulary import format_moment
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch import models
from saksama_node.contentwatch.deciding import NOBODY_YET
from saksama_node.contentwatch.models import Claim, ProposalState
from saksama_node.contentwatch.short_code import code_of
from saksama_node.contentwatch.standing import acts_of, refusals
from saksama_node.contentwatch.triage import locked_claim
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

type Names = Mapping[str, str]
"""The partners whose acts count: a log's origin to its institution's name."""


class Why(StrEnum):
    """Why it was refused."""

    NOT_ASSESSED = "not-assessed"
    CONCERNS_UNKNOWN = "concerns-unknown"
    CAPTURE_ONLY = "capture-only"
    NO_OUTSIDE = "no-outside"
    CHANGED = "changed"
    MALFORMED = "malformed"
    UNLAWFUL = "unlawful"
    OPEN = "open"
    GONE = "gone"
    SAME_PERSON = "same-person"


@dataclass(eq=False)
class ClarificationRefused(CallerError):
    """It may not be written or published; nothing was changed. `says`, `says_en`: the rule, where it is another's."""

    code = "content.clarification-refused"
    advice = "Open the claim again and look where it stands."

    claim: str
    why: Why
    says: str = ""
    says_en: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes. `assessor`: the log whose assessment it tells; `change`: what changed, why (or None)."""

    assessor: str
    title: str
    claim: str
    text: str
    right: str
    sources: tuple[PublicSource, ...]
    change: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The last assessment in one log, as a document may tell it."""

    origin: str
    name: str
    at: datetime
    body: ContentAssessed

    def told(self) -> Assessed:
        """As it stands in a document."""
        return Assessed(
            at=format_moment(self.at),
            name=self.name,
            origin=self.origin,
            outcome=self.body.outcome,
            outside=self.body.outside,
            sources=self.body.sources,
        )


def standings(claim: str, names: Names) -> list[Standing]:
    """The last assessment in each log that has one, the newest first."""
    named = {SETTINGS.origin: SETTINGS.name_id, **names}
    last = {
        origin: Standing(origin, named[origin], item.at, item.body)
        for origin, item in acts_of(claim, names)
        if isinstance(item.body, ContentAssessed)
    }
    return sorted(last.values(), key=lambda each: each.at, reverse=True)


def write(by: Staff, claim: str, draft: Draft, names: Names) -> int:
    """Keep the next version for a second person, if it may be published now; its number here."""
    row = locked_claim(claim)
    if models.Clarification.objects.filter(subject=claim, state=ProposalState.OPEN).exists():
        raise ClarificationRefused(claim, Why.OPEN)
    found = next((each for each in standings(claim, names) if each.origin == draft.assessor), None)
    if found is None:
        raise ClarificationRefused(claim, Why.NOT_ASSESSED)
    said = _document(row, draft, found, next_version(claim))
    try:
        data = encode_clarification(said)
    except ClarificationMalformed as error:
        raise ClarificationRefused(claim, Why.MALFORMED, error.why, error.why) from error
    _check(row, said, actor_for(by, claim), NOBODY_YET, names)
    made = models.Clarification.objects.create(
        subject=claim,
        code=_code(claim),
        version=said.version,
        document=data.decode(),
        sha256=blobs.digest_of(data),
        words=searched(said),
        by=by.id,
        at=now(),
    )
    return made.pk


def keep(number: int) -> None:
    """Put an open version's document where the public will find it: durably, before the act that names it."""
    blobs.put(_row(number).document.encode())


def publish(by: Staff, first: Staff, number: int, names: Names) -> Leaf:
    """Enter what `first` wrote, with `by` as the second reader. Raises `ClarificationRefused`."""
    row, claim = _open(number)
    if by.id == row.by:
        raise ClarificationRefused(claim.subject, Why.SAME_PERSON)
    if first.id != row.by:
        raise BugError(f"clarification {number} is not by {first.id}")
    said = parse_clarification(row.document.encode())
    second = pseudonym(by.secret, claim.subject)
    _check(claim, said, actor_for(first, claim.subject), second, names)
    leaf = append(_body(said, row.sha256, second), subject=claim.subject, actor=actor_for(first, claim.subject))
    models.Clarification.objects.filter(subject=claim.subject, newest=True).update(newest=False)
    row.leaf, row.newest = leaf.leaf_id, True
    _answer(row, by, ProposalState.CONFIRMED, leaf.entry.at)
    return leaf


def reject(by: Staff, number: int, reason: str) -> None:
    """End it unpublished; by who wrote it, it is withdrawn, which asks for no reason.

    Raises `ClarificationRefused` (GONE), `WordsRefused`.
    """
    row, _claim = _open(number)
    row.reason = "" if by.id == row.by else reasoned(reason)
    _answer(row, by, ProposalState.WITHDRAWN if by.id == row.by else ProposalState.REJECTED, now())


def next_version(claim: str) -> int:
    """The number of the next version in our own log."""
    ours = (item.body for _, item in acts_of(claim, ()))
    return 1 + sum(isinstance(body, ClarificationPublished) for body in ours)


def searched(said: Clarification) -> str:
    """What the public's search looks through."""
    return f"{said.title}\n{said.claim}\n{said.text}".casefold()


def _document(claim: Claim, draft: Draft, found: Standing, version: int) -> Clarification:
    change = None if draft.change is None else Change(what=spelled(draft.change[0]), why=spelled(draft.change[1]))
    sources = (
        PublicSource(address=each.address, outside=each.outside, title=spelled(each.title)) for each in draft.sources
    )
    return Clarification(
        assessed=found.told(),
        change=UNSET if change is None else change,
        claim=spelled(draft.claim),
        concerns=Concerns(claim.concerns),
        language="id",
        publisher=Publisher(name=SETTINGS.name_id, origin=SETTINGS.origin),
        right=spelled(draft.right),
        sources=tuple(sources),
        subject=claim.subject,
        text=spelled(draft.text),
        title=spelled(draft.title),
        version=version,
    )


def _body(said: Clarification, sha256: str, second: str) -> ClarificationPublished:
    return ClarificationPublished(
        assessor=said.assessed.origin,
        document=sha256,
        outcome=said.assessed.outcome,
        second=second,
        text=said.text,
        version=said.version,
    )


def _check(claim: Claim, said: Clarification, actor: str, second: str, names: Names) -> None:
    """Whether these very words may be published now. Raises `ClarificationRefused`."""
    subject, concerns = claim.subject, Concerns(claim.concerns)
    found = next((each for each in standings(subject, names) if each.origin == said.assessed.origin), None)
    if found is None:
        raise ClarificationRefused(subject, Why.NOT_ASSESSED)
    if concerns is Concerns.UNKNOWN:
        raise ClarificationRefused(subject, Why.CONCERNS_UNKNOWN)
    # The name of a partner may be written otherwise meanwhile; what it found may not.
    if (found.at, found.body.outcome) != (_at(said, found), said.assessed.outcome) or said.concerns is not concerns:
        raise ClarificationRefused(subject, Why.CHANGED)
    # The government's own node tells the partner's assessment, the supervisor's its own: never the government's.
    if concerns is not Concerns.NOBODY and (found.origin == SETTINGS.origin) is SETTINGS.government:
        raise ClarificationRefused(subject, Why.CAPTURE_ONLY)
    if concerns is not Concerns.NOBODY and not found.body.outside:
        raise ClarificationRefused(subject, Why.NO_OUTSIDE)
    for says, says_en in refusals(subject, actor, _body(said, blobs.NOTHING, second), names):
        raise ClarificationRefused(subject, Why.UNLAWFUL, says, says_en)


def _at(said: Clarification, found: Standing) -> datetime | None:
    return found.at if said.assessed.at == format_moment(found.at) else None


def _code(subject: str) -> str:
    """The claim's code: the one it has, or the first that no other claim has."""
    others = models.Clarification.objects.exclude(subject=subject)
    known = models.Clarification.objects.filter(subject=subject).values_list("code", flat=True).first()
    turns = (code_of(subject, turn) for turn in range(3))
    return known or next(code for code in turns if not others.filter(code=code).exists())


def _row(number: int) -> models.Clarification:
    found = models.Clarification.objects.filter(pk=number, state=ProposalState.OPEN).first()
    if found is None:
        raise ClarificationRefused("", Why.GONE)
    return found


def _open(number: int) -> tuple[models.Clarification, Claim]:
    """The open version and its claim, locked in the order of every act: claim, then what was written of it."""
    claim = locked_claim(_row(number).subject)
    found = models.Clarification.objects.select_for_update().filter(pk=number, state=ProposalState.OPEN).first()
    if found is None:
        raise ClarificationRefused(claim.subject, Why.GONE)
    return found, claim


def _answer(row: models.Clarification, by: Staff, state: ProposalState, at: datetime) -> None:
    row.state, row.answered_by, row.answered_at = state, by.id, at
    row.save()
