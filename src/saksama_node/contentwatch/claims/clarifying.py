"""Clarifications: one person writes all that the public will read, a second reads it word for word and publishes it.

Rules kept here:
  * What waits, and what the second person reads, is the document whose digest is entered: made whole when written.
  * It tells the last assessment of the log that it names; where that changed meanwhile, it is written anew.
  * What concerns the government rests on a source outside both institutions, and is never told as its own office
    assessed it.
  * A correction is the next version and says what changed and why. Nothing is entered that `saksama verify` would
    call unlawful (standing).
  * One waits at a time on a claim; the caller of `enter` holds `ledger.actions.act()` and the claim, and has kept the
    document (`keep`).
Left to others: who has the right and who is second (`flows.seconds`), the document's form
(`saksama.entries.clarification`), reads (clarified).
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
from saksama.entries.words import spelled
from saksama.errors import CallerError
from saksama.vocabulary import format_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch import models
from saksama_node.contentwatch.claims.clarified import code_of
from saksama_node.contentwatch.claims.deciding import NOBODY_YET
from saksama_node.contentwatch.claims.standing import acts_of, refusals
from saksama_node.contentwatch.models import Claim
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append
from saksama_node.seconds.proposing import Asked, Proposed
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


def asked(claim: str, draft: Draft, names: Names) -> Asked:
    """The next version as it is proposed: its body is the document. Raises `ClarificationRefused`."""
    found = next((each for each in standings(claim, names) if each.origin == draft.assessor), None)
    if found is None:
        raise ClarificationRefused(claim, Why.NOT_ASSESSED)
    said = _document(Claim.objects.get(subject=claim), draft, found, next_version(claim))
    try:
        data = encode_clarification(said)
    except ClarificationMalformed as error:
        raise ClarificationRefused(claim, Why.MALFORMED, error.why, error.why) from error
    return Asked(ClarificationPublished.KIND, claim, data.decode())


def said_in(found: Asked | Proposed) -> Clarification:
    """The document of a proposal."""
    return parse_clarification(found.body.encode())


def check(by: Staff, asked: Asked, names: Names) -> None:
    """Raise `ClarificationRefused` where these words may not be published now as this person's."""
    claim = Claim.objects.get(subject=asked.subject)
    _check(claim, said_in(asked), actor_for(by, asked.subject), NOBODY_YET, names)


def keep(found: Proposed) -> None:
    """Put a document where the public will find it: durably, before the act that names it."""
    blobs.put(found.body.encode())


def enter(first: Staff, by: Staff, found: Proposed, names: Names) -> Leaf:
    """Publish what `first` wrote, with `by` as the second reader. Raises `ClarificationRefused`."""
    subject, said = found.subject, said_in(found)
    actor, second = actor_for(first, subject), pseudonym(by.secret, subject)
    # Once more with the second person named: as an outsider would find it.
    _check(Claim.objects.get(subject=subject), said, actor, second, names)
    sha256 = blobs.digest_of(found.body.encode())
    leaf = append(_body(said, sha256, second), subject=subject, actor=actor)
    models.Clarification.objects.filter(subject=subject, newest=True).update(newest=False)
    models.Clarification.objects.create(
        subject=subject,
        code=code_for(subject),
        version=said.version,
        document=found.body,
        sha256=sha256,
        words=searched(said),
        by=first.id,
        at=leaf.entry.at,
        leaf=leaf.leaf_id,
        newest=True,
    )
    return leaf


def next_version(claim: str) -> int:
    """The number of the next version in our own log."""
    ours = (item.body for _, item in acts_of(claim, ()))
    return 1 + sum(isinstance(body, ClarificationPublished) for body in ours)


def code_for(subject: str) -> str:
    """The claim's code: the one it has, or the first that no other claim has."""
    others = models.Clarification.objects.exclude(subject=subject)
    known = models.Clarification.objects.filter(subject=subject).values_list("code", flat=True).first()
    turns = (code_of(subject, turn) for turn in range(3))
    return known or next(code for code in turns if not others.filter(code=code).exists())


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
