"""Where an agreement stands, replayed from what both logs say.

Rules kept here (design: "The agreement is the root of authorisation"):
  * In force when both logs hold `.signed` (for an amendment: `.amended`) with the same digest, within its dates; an
    amendment that changes an institution key without saying so never is (`institutions`).
  * A party may take its signature back (`.withdrawn`) as long as the other has not signed. Where the two cross, the
    earlier `at` counts, and at the same moment the signature. Signing again signs anew, from then on. A text is in
    force from the first moment at which both signatures stood.
  * Either party alone may suspend or end. Resuming needs both: a suspension is lifted when its own party's log holds a
    later `.resumed` (later in that log) and the other's log holds one whose `at` is not before the suspension's.
  * An end is final; nothing after it signs, resumes or amends.
  * The two logs have no common order. Nothing here asks which of two entries in different logs came first, but for the
    other party's `.resumed` and for a withdrawal, where each entry's verified `at` decides.
Left to others: that a resumption or an end was declared by the institution (`counting`), that the entries are in the
logs and their times true (the verifier, the follower).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import product

from saksama.agreement.errors import TermsNotGiven
from saksama.agreement.institutions import InForce, follows
from saksama.agreement.terms import Terms


class EventKind(StrEnum):
    """The entry kinds an agreement's history is made of."""

    PROPOSED = "agreement.proposed"
    SIGNED = "agreement.signed"
    AMENDED = "agreement.amended"
    WITHDRAWN = "agreement.withdrawn"
    SUSPENDED = "agreement.suspended"
    RESUMED = "agreement.resumed"
    ENDED = "agreement.ended"


class Standing(StrEnum):
    """What an agreement allows at a moment."""

    PROPOSED = "proposed"
    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """One `agreement.*` entry of one log. `digest` is of the text it speaks of.

    `at` is the entry's; of a resumption it is when the institution declared it, which is not later.
    """

    log_origin: str
    index: int
    kind: EventKind
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class State:
    """Where the agreement stands by the entries replayed. Sets hold log origins.

    `terms` are those in force or last in force; None while no text was signed by both.
    `waiting` are texts that one party signed and the other did not: digest to who signed. `line`: every text that was
    in force, the first one first. `signed`: who stands by which text, withdrawals counted.
    """

    terms: Terms | None
    waiting: Mapping[str, frozenset[str]]
    suspended_by: frozenset[str]
    resumed_by: frozenset[str]
    ended_by: frozenset[str]
    line: tuple[InForce, ...] = ()
    signed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def standing(self, at: datetime) -> Standing:
        """The standing at this moment. An end goes before a suspension, and both before the dates."""
        if self.terms is None:
            return Standing.PROPOSED
        if self.ended_by:
            return Standing.ENDED
        if self.suspended_by:
            return Standing.SUSPENDED
        if at < self.terms.from_:
            return Standing.NOT_YET
        if at > self.terms.until:
            return Standing.EXPIRED
        return Standing.IN_FORCE


type Span = tuple[datetime, datetime | None]
"""From `.signed` to `.withdrawn`, both inclusive; None while it is not withdrawn."""


@dataclass(slots=True)
class _Log:
    """One party's log, read in its own order."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    """Of each text that this log signs, from when to when its signature stands."""
    ended: bool = False
    suspensions: list[datetime] = field(default_factory=list)
    resumed_at: list[datetime] = field(default_factory=list)
    """`at` of every `.resumed` in the log, whoever suspended."""
    open_since: list[datetime] = field(default_factory=list)
    """`at` of this party's own suspensions that its own log has not resumed yet."""
    owner_resumed: list[datetime] = field(default_factory=list)
    """`at` of this party's suspensions that its own log did resume."""


def replay(events: Iterable[AgreementEvent], terms: Mapping[str, Terms]) -> State:
    """Replay the events of one agreement (its original and its amendments).

    `terms` gives the terms of every text that both may have signed, by digest; `TermsNotGiven` where one is missing.
    Events of logs that are no party's are refused by the same error: they prove a wrong reading.
    """
    ordered = sorted(events, key=lambda event: (event.log_origin, event.index))
    origins = _origins(terms)
    logs = {origin: _Log() for origin in origins}
    for event in ordered:
        if event.log_origin not in logs:
            raise TermsNotGiven(event.digest)
        _apply(logs[event.log_origin], event)
    spans = {
        digest: [log.spans.get(digest, []) for log in logs.values()] for log in logs.values() for digest in log.spans
    }
    since = {digest: moment for digest, each in spans.items() if (moment := _both_since(each)) is not None}
    line = _line(since, terms)
    suspended_by, resumed_by = _suspensions(logs)
    signed = {digest: who for digest in spans if (who := _standing_by(digest, logs, bound=digest in since))}
    return State(
        terms=line[-1].terms if line else None,
        waiting={digest: who for digest, who in signed.items() if who != origins},
        suspended_by=suspended_by,
        resumed_by=resumed_by,
        ended_by=frozenset(origin for origin, log in logs.items() if log.ended),
        line=line,
        signed=signed,
    )


def _origins(terms: Mapping[str, Terms]) -> frozenset[str]:
    return frozenset(party.origin for text in terms.values() for party in text.parties)


def _apply(log: _Log, event: AgreementEvent) -> None:
    if log.ended:
        return
    match event.kind:
        case EventKind.PROPOSED:
            return
        case EventKind.SIGNED | EventKind.AMENDED:
            spans = log.spans.setdefault(event.digest, [])
            if not spans or spans[-1][1] is not None:
                spans.append((event.at, None))
        case EventKind.WITHDRAWN:
            spans = log.spans.get(event.digest, [])
            if spans and spans[-1][1] is None:
                spans[-1] = (spans[-1][0], event.at)
        case EventKind.SUSPENDED:
            log.open_since.append(event.at)
        case EventKind.RESUMED:
            log.resumed_at.append(event.at)
            # A declaration that lay about since before a suspension does not lift it.
            log.owner_resumed += [since for since in log.open_since if since <= event.at]
            log.open_since[:] = [since for since in log.open_since if since > event.at]
        case EventKind.ENDED:
            log.ended = True


def _both_since(spans: Sequence[Sequence[Span]]) -> datetime | None:
    """The first moment at which a signature of each log stood; both were bound then, whatever is withdrawn later."""
    moments = []
    for chosen in product(*spans):
        begun = max(begins for begins, _ in chosen)
        if all(ends is None or begun <= ends for _, ends in chosen):
            moments.append(begun)
    return min(moments, default=None)


def _standing_by(digest: str, logs: Mapping[str, _Log], *, bound: bool) -> frozenset[str]:
    """Who stands by a text now: both where both were bound once, else whoever did not withdraw."""
    found = {origin: log.spans[digest] for origin, log in logs.items() if digest in log.spans}
    return frozenset(origin for origin, spans in found.items() if bound or spans[-1][1] is None)


def _line(both: Mapping[str, datetime], terms: Mapping[str, Terms]) -> tuple[InForce, ...]:
    """The texts that both signed, in their order: the original, then whatever amends it, and so on."""
    for digest in both:
        if digest not in terms:
            raise TermsNotGiven(digest)
    line: list[InForce] = []
    while True:
        last = line[-1].terms if line else None
        amends = last.digest if last else None
        following = [
            InForce(terms[digest], both[digest])
            for digest in sorted(both)
            if _amends(terms[digest]) == amends and (not line or follows([each.terms for each in line], terms[digest]))
        ]
        if not following:
            return tuple(line)
        line.append(min(following, key=lambda each: each.since))


def _amends(terms: Terms) -> str | None:
    return None if terms.amendment is None else terms.amendment.amends


def _suspensions(logs: Mapping[str, _Log]) -> tuple[frozenset[str], frozenset[str]]:
    """Whose suspensions stand, and who has resumed against one that stands."""
    suspended: set[str] = set()
    resumed: set[str] = set()
    for origin, log in logs.items():
        others = [(name, other) for name, other in logs.items() if name != origin]
        standing = list(log.open_since)
        for since in log.owner_resumed:
            if not all(any(at >= since for at in other.resumed_at) for _, other in others):
                standing.append(since)
                resumed.add(origin)
        if standing:
            suspended.add(origin)
            resumed |= {name for name, other in others if any(at >= max(standing) for at in other.resumed_at)}
    return frozenset(suspended), frozenset(resumed)
