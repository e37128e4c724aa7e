"""Facts on watched content: every copy and every claim of the logs, each joined with what became of it.

Rules kept here:
  * A fact is made from entries alone: whoever holds the logs to the same sizes makes the same facts.
  * A copy belongs to the claim that its last triage names. A claim may have acts in several logs; they are put in order
    by their time, and where that is equal by the log's origin and the index.
  * A copy is triaged in the log that captured it, a claim classified in the log that began it; what another says of it
    counts for nothing (verify names it).
  * Whether a copy still stands is what was met last, by whichever log looked: who asked about it looks.
  * Of each step the first moment counts, and the last outcome: a later assessment corrects the earlier one.
  * What was never said is None, never a guess.
Left to others: whether an act was lawful (verify), sums and times (content), words (web).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from saksama.entries.entry import Entry
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    ContentAnswered,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentJudged,
    ContentRechecked,
    ContentReminded,
    ContentRequested,
    ContentTriaged,
    Outcome,
    Presence,
    Triage,
)
from saksama.procedure.beginning import begun_in

type Indexed = tuple[int, Entry]
"""An entry with its index in its log."""

PASSING = frozenset({Outcome.RECEIVED, Outcome.PASSED_ON})
"""Answers that end nothing: the request goes on."""


@dataclass(slots=True)
class CopyFact:
    """One copy, captured at `at` in `log`. `claim`: which claim it repeats; `outcome`: of its last triage.

    `presence`: what was met last at its address, None where no log says that anybody looked.
    """

    log: str
    subject: str
    at: datetime
    channel: str
    medium: str
    way: str
    triaged_at: datetime | None = None
    outcome: Triage | None = None
    claim: str | None = None
    presence: Presence | None = None


@dataclass(slots=True)
class RequestFact:
    """One request up the chain. `answered_at`: the first answer that ends it, or the word that none came.

    `reminders`: how often it was asked again.
    """

    to: str
    at: datetime
    reminders: int = 0
    answered_at: datetime | None = None
    outcome: str | None = None


@dataclass(slots=True)
class ClaimFact:
    """One claim, begun at `at` in `log`, as it was classified last there."""

    log: str
    subject: str
    at: datetime
    category: str
    concerns: str
    target: str
    assessed_at: datetime | None = None
    assessment: str | None = None
    judged_at: datetime | None = None
    judgment: str | None = None
    clarified_at: datetime | None = None
    requests: dict[str, RequestFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """All facts, by subject; `until`: the time of the last entry about content, None where there is none."""

    copies: Mapping[str, CopyFact]
    claims: Mapping[str, ClaimFact]
    until: datetime | None

    def copies_of(self, claim: str) -> list[CopyFact]:
        """The copies that repeat this claim, the oldest first."""
        return sorted((copy for copy in self.copies.values() if copy.claim == claim), key=lambda copy: copy.at)


def content_facts(logs: Mapping[str, Iterable[Indexed]]) -> ContentFacts:
    """Join the entries of these logs, by origin. Entries of other kinds are passed over."""
    placed = ((origin, index, entry) for origin, entries in logs.items() for index, entry in entries)
    ordered = sorted(placed, key=lambda each: (each[2].at, each[0], each[1]))
    begun = _begun([entry for _origin, _index, entry in ordered])
    copies: dict[str, CopyFact] = {}
    claims: dict[str, ClaimFact] = {}
    until = None
    for _origin, _index, entry in ordered:
        if entry.kind.startswith(("content.", "clarification.")):
            until = entry.at
            _take_copy(copies, entry)
            _take_claim(claims, begun, entry)
    return ContentFacts(copies, claims, until)


def _take_copy(copies: dict[str, CopyFact], entry: Entry) -> None:
    match entry.body:
        case ContentCaptured() as said if entry.subject not in copies:
            copies[entry.subject] = CopyFact(entry.node, entry.subject, entry.at, said.channel, said.medium, said.way)
        case ContentRechecked(presence=presence) if entry.subject in copies:
            copies[entry.subject].presence = presence
        case ContentTriaged() as said if (copy := copies.get(entry.subject)) is not None and copy.log == entry.node:
            copy.triaged_at = copy.triaged_at or entry.at
            copy.outcome = said.outcome
            copy.claim = said.claim if said.outcome is Triage.CLAIM and isinstance(said.claim, str) else None
        case _:
            pass


def _begun(entries: Sequence[Entry]) -> dict[str, str]:
    """By claim the log that began it."""
    captured = {(entry.node, entry.subject) for entry in entries if isinstance(entry.body, ContentCaptured)}
    classified: dict[str, list[tuple[datetime, str]]] = {}
    joined: dict[str, set[str]] = {}
    for entry in entries:
        match entry.body:
            case ContentClassified():
                classified.setdefault(entry.subject, []).append((entry.at, entry.node))
            case ContentTriaged(claim=str() as claim) if (entry.node, entry.subject) in captured:
                joined.setdefault(claim, set()).add(entry.node)
            case _:
                pass
    return {claim: begun_in(logs, joined.get(claim, ())) for claim, logs in classified.items()}


def _take_claim(claims: dict[str, ClaimFact], begun: Mapping[str, str], entry: Entry) -> None:
    body = entry.body
    if isinstance(body, ContentClassified):
        if begun[entry.subject] != entry.node:
            return
        claim = claims.setdefault(
            entry.subject, ClaimFact(entry.node, entry.subject, entry.at, body.category, body.concerns, body.target)
        )
        claim.category, claim.concerns, claim.target = body.category, body.concerns, body.target
    elif (found := claims.get(entry.subject)) is not None:
        _take_step(found, entry)


def _take_step(claim: ClaimFact, entry: Entry) -> None:
    match entry.body:
        case ContentAssessed(outcome=outcome):
            claim.assessed_at, claim.assessment = claim.assessed_at or entry.at, outcome
        case ContentJudged(outcome=outcome):
            claim.judged_at, claim.judgment = claim.judged_at or entry.at, outcome
        case ContentRequested(request=request, to=to):
            claim.requests.setdefault(request, RequestFact(to, entry.at))
        case ContentReminded(request=request) if request in claim.requests:
            claim.requests[request].reminders += 1
        case ContentAnswered(request=request, outcome=outcome) if request in claim.requests:
            asked = claim.requests[request]
            asked.outcome = outcome
            if outcome not in PASSING:
                asked.answered_at = asked.answered_at or entry.at
        case ClarificationPublished():
            claim.clarified_at = claim.clarified_at or entry.at
        case _:
            pass
