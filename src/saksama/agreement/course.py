"""Where an agreement stood after so many entries of each log: asked for at every dispatch and task.

Rules kept here:
  * Every event is read once, however often it is asked; what is asked for is looked up.
  * The rules are those of `history`: whose signatures stand, what a resumption lifts, that an end is final.
Left to others: what counts as an event (`counting`), what the standing permits (`permit`).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

from saksama.agreement.errors import TermsNotGiven
from saksama.agreement.history import AgreementEvent, EventKind, State
from saksama.agreement.institutions import InForce, follows
from saksama.agreement.terms import Terms

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

type Span = tuple[datetime, datetime | None]
"""From `.signed` to `.withdrawn`, both inclusive; None while it is not withdrawn."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the first entries of one party's log come to: how many of them sign or withdraw, and whether one ended it.

    `open`: the latest `at` of its own suspensions that it has not resumed yet; `lifted`: of those that it did resume;
    `resumed`: of every `.resumed` in it, whoever suspended.
    """

    signings: int = 0
    ended: bool = False
    open: datetime | None = None
    lifted: datetime | None = None
    resumed: datetime | None = None


@dataclass(slots=True)
class _Log:
    """One party's log, read in its own order; `marks`: after none of its entries, after the first one, and so on."""

    indexes: list[int] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=lambda: [_Mark()])
    signings: list[AgreementEvent] = field(default_factory=list)
    suspensions: list[datetime] = field(default_factory=list)
    """`at` of those that are not resumed, in order."""
    calm: list[int] = field(default_factory=lambda: [0])
    """By number of entries, the greatest number up to it after which none of its suspensions is open; else -1."""

    def take(self, event: AgreementEvent) -> None:
        """The next entry."""
        mark = self.marks[-1]
        mark = mark if mark.ended else self._after(mark, event)
        self.indexes.append(event.index)
        self.marks.append(mark)
        self.calm.append(len(self.indexes) if mark.open is None else self.calm[-1])

    def _after(self, mark: _Mark, event: AgreementEvent) -> _Mark:
        match event.kind:
            case EventKind.PROPOSED:
                return mark
            case EventKind.SIGNED | EventKind.AMENDED | EventKind.WITHDRAWN:
                self.signings.append(event)
                return replace(mark, signings=len(self.signings))
            case EventKind.SUSPENDED:
                insort(self.suspensions, event.at)
                return replace(mark, open=self.suspensions[-1])
            case EventKind.RESUMED:
                # A declaration that lay about since before a suspension does not lift it.
                place = bisect_right(self.suspensions, event.at)
                lifted = _later(mark.lifted, self.suspensions[place - 1]) if place else mark.lifted
                del self.suspensions[:place]
                still = self.suspensions[-1] if self.suspensions else None
                return replace(mark, open=still, lifted=lifted, resumed=_later(mark.resumed, event.at))
            case EventKind.ENDED:
                return replace(mark, ended=True)


@dataclass(frozen=True, slots=True)
class _Signed:
    """What signatures come to: every text that was in force, the first one first; who stands by which text."""

    line: tuple[InForce, ...]
    by: Mapping[str, frozenset[str]]


class Course:
    """Where one agreement (its original and its amendments) stood after so many entries of each log.

    `terms` gives the terms of every text that both may have signed, by digest. Events of logs that are no party's are
    refused, where they are asked for: they prove a wrong reading.
    """

    def __init__(self, events: Iterable[AgreementEvent], terms: Mapping[str, Terms]) -> None:
        """Every event is read once, however often it is asked where the agreement stood."""
        self.terms = terms
        self._origins = _origins(terms)
        self._logs = {origin: _Log() for origin in self._origins}
        self._strange: list[AgreementEvent] = []
        self._known: dict[tuple[int, ...], _Signed] = {}
        for event in sorted(events, key=lambda event: (event.log_origin, event.index)):
            if event.log_origin in self._logs:
                self._logs[event.log_origin].take(event)
            else:
                self._strange.append(event)

    def after(self, sizes: Mapping[str, int] | None = None) -> State:
        """The standing after the first entries of each log, as many as asked; of all without `sizes`.

        `TermsNotGiven` where one of a text is missing, and for an event of a log that is no party's.
        """
        for event in self._strange:
            if sizes is None or event.index < sizes.get(event.log_origin, 0):
                raise TermsNotGiven(event.digest)
        marks = {origin: log.marks[self.number(origin, sizes)] for origin, log in self._logs.items()}
        signed = self._signed(tuple(mark.signings for mark in marks.values()))
        suspended_by, resumed_by = _suspensions(marks)
        return State(
            terms=signed.line[-1].terms if signed.line else None,
            waiting={digest: who for digest, who in signed.by.items() if who != self._origins},
            suspended_by=suspended_by,
            resumed_by=resumed_by,
            ended_by=frozenset(origin for origin, mark in marks.items() if mark.ended),
            line=signed.line,
            signed=signed.by,
        )

    def number(self, origin: str, sizes: Mapping[str, int] | None) -> int:
        """How many events of a log stand below the size that is asked for."""
        log = self._logs[origin]
        return len(log.indexes) if sizes is None else bisect_left(log.indexes, sizes.get(origin, 0))

    def calm_sizes(self, mine: str, size: int, theirs: str, least: int, most: int) -> Iterator[int]:
        """Up to which sizes of theirs nothing suspends or ends it after my log's first `size` entries.

        From the first `most` events of theirs down to the first `least`; of those between two signings the greatest.
        """
        own, other = self._logs[mine].marks[self.number(mine, {mine: size})], self._logs[theirs]
        if own.ended or own.open is not None:
            return

        def is_over(mark: _Mark) -> bool:
            return mark.ended or not _covers(own.resumed, mark.lifted)

        def lifts(mark: _Mark) -> bool:
            return _covers(mark.resumed, own.lifted)

        most = min(most, bisect_left(other.marks, 1, key=is_over) - 1)
        least = max(least, bisect_left(other.marks, 1, key=lifts))
        while most >= least:
            number = other.calm[most]
            if number < least:
                return
            yield other.indexes[number - 1] + 1 if number else 0
            signings = other.marks[number].signings
            most = bisect_left(other.marks, signings, key=lambda mark: mark.signings) - 1

    def _signed(self, numbers: tuple[int, ...]) -> _Signed:
        known = self._known.get(numbers)
        if known is None:
            logs = zip(self._logs.items(), numbers, strict=True)
            spans = {origin: _spans(log.signings[:number]) for (origin, log), number in logs}
            known = self._known[numbers] = self._signed_by(spans)
        return known

    def _signed_by(self, spans: Mapping[str, Mapping[str, Sequence[Span]]]) -> _Signed:
        digests = dict.fromkeys(digest for each in spans.values() for digest in each)
        both = {digest: [each.get(digest, ()) for each in spans.values()] for digest in digests}
        since = {digest: moment for digest, each in both.items() if (moment := _both_since(each)) is not None}
        line = _line(since, self.terms)
        by = {digest: who for digest in digests if (who := _standing_by(digest, spans, bound=digest in since))}
        return _Signed(line, by)


def replay(events: Iterable[AgreementEvent], terms: Mapping[str, Terms]) -> State:
    """Where an agreement stands after all these events. As `Course.after`, whose errors it raises."""
    return Course(events, terms).after()


def _later(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)


def _covers(resumed: datetime | None, since: datetime | None) -> bool:
    """Whether a resumption is not before a suspension; where nothing was suspended, none is needed."""
    return since is None or (resumed is not None and resumed >= since)


def _origins(terms: Mapping[str, Terms]) -> frozenset[str]:
    return frozenset(party.origin for text in terms.values() for party in text.parties)


def _spans(events: Iterable[AgreementEvent]) -> Mapping[str, Sequence[Span]]:
    """Of each text that a log signs, from when to when its signature stands."""
    found: dict[str, list[Span]] = {}
    for event in events:
        spans = found.setdefault(event.digest, [])
        stands = bool(spans) and spans[-1][1] is None
        if event.kind is not EventKind.WITHDRAWN and not stands:
            spans.append((event.at, None))
        elif event.kind is EventKind.WITHDRAWN and stands:
            spans[-1] = spans[-1][0], event.at
    return {digest: spans for digest, spans in found.items() if spans}


def _both_since(spans: Sequence[Sequence[Span]]) -> datetime | None:
    """The first moment at which a signature of each log stood; both were bound then, whatever is withdrawn later."""
    stood = [_Stood(each) for each in spans]
    begins = sorted(begun for each in spans for begun, _ in each)
    return next((at for at in begins if all(each.at(at) for each in stood)), None)


class _Stood:
    """The times in which a signature of one log stood."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span[0])
        self._begins = [begun for begun, _ in ordered]
        self._until = list(accumulate((_NEVER if ends is None else ends for _, ends in ordered), max))

    def at(self, moment: datetime) -> bool:
        """Whether one stood then."""
        place = bisect_right(self._begins, moment)
        return place > 0 and self._until[place - 1] >= moment


def _standing_by(digest: str, spans: Mapping[str, Mapping[str, Sequence[Span]]], *, bound: bool) -> frozenset[str]:
    """Who stands by a text now: both where both were bound once, else whoever did not withdraw."""
    found = {origin: each[digest] for origin, each in spans.items() if digest in each}
    return frozenset(origin for origin, each in found.items() if bound or each[-1][1] is None)


def _line(both: Mapping[str, datetime], terms: Mapping[str, Terms]) -> tuple[InForce, ...]:
    """The texts that both signed, in their order: the original, then whatever amends it, and so on."""
    for digest in both:
        if digest not in terms:
            raise TermsNotGiven(digest)
    following: dict[str | None, list[str]] = {}
    for digest in sorted(both):
        following.setdefault(_amends(terms[digest]), []).append(digest)
    line, texts = list[InForce](), list[Terms]()
    while True:
        amending = following.get(texts[-1].digest if texts else None, ())
        lawful = [InForce(terms[each], both[each]) for each in amending if not texts or follows(texts, terms[each])]
        if not lawful:
            return tuple(line)
        line.append(min(lawful, key=lambda each: each.since))
        texts.append(line[-1].terms)


def _amends(terms: Terms) -> str | None:
    return None if terms.amendment is None else terms.amendment.amends


def _suspensions(marks: Mapping[str, _Mark]) -> tuple[frozenset[str], frozenset[str]]:
    """Whose suspensions stand, and who has resumed against one that stands."""
    suspended: set[str] = set()
    resumed: set[str] = set()
    for origin, mark in marks.items():
        others = [(name, other) for name, other in marks.items() if name != origin]
        is_owed = not all(_covers(other.resumed, mark.lifted) for _, other in others)
        if is_owed:
            resumed.add(origin)
        standing = [at for at in (mark.open, mark.lifted if is_owed else None) if at is not None]
        if standing:
            suspended.add(origin)
            resumed |= {name for name, other in others if _covers(other.resumed, max(standing))}
    return frozenset(suspended), frozenset(resumed)
