"""Where an agreement stands, read event by event as the rules of `agreement.history` say it, without any index."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import product

from saksama.agreement.history import AgreementEvent, EventKind

type Span = tuple[datetime, datetime | None]
type Stands = tuple[Mapping[str, datetime], frozenset[str], frozenset[str], frozenset[str]]
"""When each text was signed by both; whose suspensions stand; who has resumed against one; who ended it."""


def stands(events: Iterable[AgreementEvent], origins: Sequence[str]) -> Stands:
    read = sorted(events, key=lambda event: event.index)
    logs = {origin: [event for event in read if event.log_origin == origin] for origin in origins}
    ended = {origin for origin, its in logs.items() if any(each.kind is EventKind.ENDED for each in its)}
    logs = {origin: _until_end(its) for origin, its in logs.items()}
    spans = {origin: _spans(its) for origin, its in logs.items()}
    both = {}
    for digest in {digest for each in spans.values() for digest in each}:
        chosen = product(*(each.get(digest, []) for each in spans.values()))
        moments = [moment for each in chosen if (moment := _together(each)) is not None]
        if moments:
            both[digest] = min(moments)
    return both, *_suspended(logs), frozenset(ended)


def _until_end(events: Sequence[AgreementEvent]) -> list[AgreementEvent]:
    ends = [place for place, each in enumerate(events) if each.kind is EventKind.ENDED]
    return list(events[: ends[0]] if ends else events)


def _spans(events: Iterable[AgreementEvent]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for event in events:
        spans = found.setdefault(event.digest, [])
        if event.kind in (EventKind.SIGNED, EventKind.AMENDED) and (not spans or spans[-1][1] is not None):
            spans.append((event.at, None))
        elif event.kind is EventKind.WITHDRAWN and spans and spans[-1][1] is None:
            spans[-1] = spans[-1][0], event.at
    return found


def _together(chosen: Sequence[Span]) -> datetime | None:
    begun = max(begins for begins, _ in chosen)
    return begun if all(ends is None or begun <= ends for _, ends in chosen) else None


def _suspended(logs: Mapping[str, Sequence[AgreementEvent]]) -> tuple[frozenset[str], frozenset[str]]:
    resumed_at = {origin: [each.at for each in its if each.kind is EventKind.RESUMED] for origin, its in logs.items()}
    suspended, resumed = set[str](), set[str]()
    for origin, its in logs.items():
        others = {name: moments for name, moments in resumed_at.items() if name != origin}
        standing = []
        for place, each in enumerate(its):
            if each.kind is not EventKind.SUSPENDED:
                continue
            own = any(later.kind is EventKind.RESUMED and later.at >= each.at for later in its[place:])
            theirs = all(any(at >= each.at for at in moments) for moments in others.values())
            if own and not theirs:
                resumed.add(origin)
            if not (own and theirs):
                standing.append(each.at)
        if standing:
            suspended.add(origin)
            resumed |= {name for name, moments in others.items() if any(at >= max(standing) for at in moments)}
    return frozenset(suspended), frozenset(resumed)
