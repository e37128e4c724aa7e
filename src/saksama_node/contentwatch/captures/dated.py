"""When content was put up, as far as anybody knows, and whether that was within a time.

Rules kept here: what somebody told of it counts; of what nobody told it is certain only that it was there when it was
captured. Not told is not the day of the capture.
Left to others: which time that is, and what is refused for it (flows.content.claim_targets).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from django.utils.timezone import localdate

from saksama_node.contentwatch.captures.queries import CopyView
from saksama_node.contentwatch.models import Copy


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
