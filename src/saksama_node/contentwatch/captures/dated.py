"""When content was put up, as far as anybody knows: whether within a time, and how a claim's copies came over time.

Rules kept here:
  * What somebody told of it counts; of what nobody told it is certain only that it was there when it was captured. Not
    told is not the day of the capture.
  * In a claim's wave a copy's moment is that at which it was posted, where somebody told it, else that of its capture;
    how many are of which kind is said.
  * When many accounts posted at once is asked of what was posted at a known time alone: a list that is captured in one
    minute is no wave.
  * Figures, never a finding (`saksama.textmatch.waves`).
Left to others: which time that is, and what is refused for it (flows.content.claim_targets), the plot and the caution
(web).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import IntEnum
from typing import Final

from django.utils.timezone import localdate

from saksama.textmatch import waves
from saksama.textmatch.waves import Burst, Wave
from saksama_node.contentwatch.captures.captured import CopyView
from saksama_node.contentwatch.models import Copy

WINDOW: Final = timedelta(hours=1)
ACCOUNTS: Final = 3
"""So many accounts within so short a time are shown as a burst."""
MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Posted:
    """When one copy was put up: `told`, or None where nobody knows; never later than `captured`."""

    told: datetime | None
    captured: datetime


class Within(IntEnum):
    """Whether content was put up within a time; the surest is the least."""

    YES = 0
    UNKNOWN = 1
    NO = 2


def posted(copies: Iterable[CopyView]) -> tuple[Posted, ...]:
    """When these copies were put up."""
    return tuple(Posted(each.posted_at, each.captured_at) for each in copies)


def posted_of(claim: str) -> tuple[Posted, ...]:
    """When the copies of a claim were put up; none where it has no copy."""
    rows = Copy.objects.filter(claim__subject=claim).order_by("id").values_list("posted_at", "captured_at")
    return tuple(Posted(*row) for row in rows)


def within(since: date, until: date, seen: Collection[Posted]) -> Within:
    """Whether any of these copies was put up from `since` to `until`, both included; unknown where one may have been.

    Days are the institution's. Of no copy at all nothing is known.
    """
    return min((_within(since, until, each) for each in seen), default=Within.UNKNOWN)


def _within(since: date, until: date, copy: Posted) -> Within:
    if copy.told is not None:
        return Within.YES if since <= localdate(copy.told) <= until else Within.NO
    # Whatever its day is: it was there when it was captured.
    return Within.NO if localdate(copy.captured) < since else Within.UNKNOWN


@dataclass(frozen=True, slots=True)
class ClaimWave:
    """`whole`: every copy; `posted`: of them those whose time of posting is known; `bursts`: of these alone."""

    whole: Wave
    posted: int
    bursts: tuple[Burst, ...]


def wave_of(claim: str, zone: tzinfo) -> ClaimWave:
    """The copies of a claim (its subject) as figures, the first `MOST`. A day is one of `zone`."""
    rows = Copy.objects.filter(claim__subject=claim).order_by("id")
    told = rows.values_list("subject", "captured_at", "posted_at", "channel", "account")[:MOST]
    copies = [
        (posted is not None, waves.Copy(subject, posted or captured, channel, account))
        for subject, captured, posted, channel, account in told
    ]
    posted_ones = [copy for is_posted, copy in copies if is_posted]
    return ClaimWave(
        whole=waves.wave((copy for _, copy in copies), zone=zone, window=WINDOW, accounts=ACCOUNTS),
        posted=len(posted_ones),
        bursts=waves.wave(posted_ones, zone=zone, window=WINDOW, accounts=ACCOUNTS).bursts,
    )
