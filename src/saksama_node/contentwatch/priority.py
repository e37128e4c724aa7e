"""What is looked at first in the queue, and why.

Rules kept here:
  * Points are added up from what is known, and each says where it comes from; nothing is learnt, nothing hidden.
  * What is not known adds nothing and is said to be unknown; it does not count as little.
  * Equal points: what waits longest comes first.
Left to others: the order's words (web), what becomes of a copy (triage).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

REACHES: Final = ((100_000, 4), (10_000, 3), (1_000, 2), (1, 1))
NEAR_VOTING: Final = ((3, 3), (14, 2), (60, 1))
"""Days before the voting day or on it, and the points that they give."""
MOST_COPIES: Final = 3


class Reason(StrEnum):
    """Where points come from."""

    REACH = "reach"
    REACH_UNKNOWN = "reach-unknown"
    COPIES = "copies"
    VOTING = "voting"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Point:
    """Points of one reason; `figure`: what was counted (reach, copies, days), 0 where it says nothing."""

    reason: Reason
    points: int
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Priority:
    """All points of a copy, in a fixed order of reasons."""

    given: tuple[Point, ...]

    @property
    def points(self) -> int:
        """Their sum."""
        return sum(each.points for each in self.given)


def priority(*, reach: int | None, copies: int, from_public: bool, days_to_voting: int | None) -> Priority:
    """The points of one copy. `copies`: captures of the same bytes besides it; `days_to_voting` None: none is known."""
    given = [Point(Reason.REACH_UNKNOWN, 0) if reach is None else Point(Reason.REACH, _reach(reach), reach)]
    if copies:
        given.append(Point(Reason.COPIES, min(copies, MOST_COPIES), copies))
    if days_to_voting is not None and (near := _near(days_to_voting)):
        given.append(Point(Reason.VOTING, near, days_to_voting))
    if from_public:
        given.append(Point(Reason.PUBLIC, 1))
    return Priority(tuple(given))


def days_to(voting: tuple[date, ...], today: date) -> int | None:
    """Days to the next voting day; None where none is ahead."""
    return min(((each - today).days for each in voting if each >= today), default=None)


def _reach(reach: int) -> int:
    return next((points for least, points in REACHES if reach >= least), 0)


def _near(days: int) -> int:
    return next((points for most, points in NEAR_VOTING if days <= most), 0)
