"""Copies of one claim over time and channel, and when many accounts posted at once: figures, never a finding.

Rules kept here:
  * A day is a day of the zone that is given. Nothing is counted that the copies do not say: who posted without an
    account that is known is counted apart and is no account.
  * A burst is a stretch of time in which every window of the length that was asked for, from post to post, has as many
    accounts or more; bursts that touch are one. Beside it stands how many copies an even spread would have put there.
  * No figure says that anybody arranged anything; whoever shows one shows `saksama.textmatch.words.CAUTION` with it.
Left to others: which posts are copies (`claim`, `near`), the plot (the node).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Copy:
    """One post: public id, when (with its zone), where, and the account, empty where it is not known."""

    id: str
    at: datetime
    channel: str
    account: str


@dataclass(frozen=True, slots=True)
class Burst:
    """From its first to its last post. `evenly`: posts that an even spread over the whole wave would have put there."""

    begin: datetime
    end: datetime
    posts: tuple[str, ...]
    accounts: int
    channels: int
    evenly: float


@dataclass(frozen=True, slots=True)
class Wave:
    """All copies of one claim. `days`: copies by day and channel, in order, days without any left out."""

    copies: int
    accounts: int
    without_account: int
    first: datetime | None
    last: datetime | None
    days: tuple[tuple[date, str, int], ...]
    bursts: tuple[Burst, ...]


def wave(copies: Iterable[Copy], *, zone: tzinfo, window: timedelta, accounts: int) -> Wave:
    """The copies as figures. `window` and `accounts`: so many accounts within so short a time are a burst."""
    ordered = sorted(copies, key=lambda copy: (copy.at, copy.id))
    days = Counter((copy.at.astimezone(zone).date(), copy.channel) for copy in ordered)
    return Wave(
        copies=len(ordered),
        accounts=_accounts(ordered),
        without_account=sum(not copy.account for copy in ordered),
        first=ordered[0].at if ordered else None,
        last=ordered[-1].at if ordered else None,
        days=tuple((day, channel, count) for (day, channel), count in sorted(days.items())),
        bursts=tuple(_burst(ordered, begin, end) for begin, end in _stretches(ordered, window, accounts)),
    )


def _stretches(ordered: Sequence[Copy], window: timedelta, accounts: int) -> list[tuple[int, int]]:
    """First and last place of each burst."""
    found: list[tuple[int, int]] = []
    inside: Counter[str] = Counter()
    begin = 0
    for end, copy in enumerate(ordered):
        if copy.account:
            inside[copy.account] += 1
        while copy.at - ordered[begin].at > window:
            gone = ordered[begin].account
            inside[gone] -= 1
            if inside[gone] <= 0:
                del inside[gone]
            begin += 1
        if len(inside) < max(accounts, 2):
            continue
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _burst(ordered: Sequence[Copy], begin: int, end: int) -> Burst:
    inside = ordered[begin : end + 1]
    whole, part = ordered[-1].at - ordered[0].at, inside[-1].at - inside[0].at
    return Burst(
        inside[0].at,
        inside[-1].at,
        tuple(copy.id for copy in inside),
        _accounts(inside),
        len({copy.channel for copy in inside}),
        len(ordered) * (part / whole if whole else 1.0),
    )


def _accounts(copies: Iterable[Copy]) -> int:
    return len({copy.account for copy in copies if copy.account})
