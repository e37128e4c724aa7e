"""What is looked at first in the queue, and why.

Rules kept here:
  * Points are added up from what is known, and each says where it comes from; nothing is learnt, nothing hidden.
  * What a trusted source showed comes first, whatever its points; nothing is decided by that.
  * Harm is what a person says: whoever handed it in, or whoever triages; no machine reads it out of the words.
  * What is not known adds nothing and is said to be unknown; it does not count as little.
  * Equal points: what waits longest comes first.
Left to others: the order's words (web), what becomes of a copy (triaging).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

REACHES: Final = ((100_000, 4), (10_000, 3), (1_000, 2), (1, 1))
NEAR_VOTING: Final = ((3, 3), (14, 2), (60, 1))
"""Days before the voting day or on it, and the points that they give."""
MOST_COPIES: Final = 3


class Harm(StrEnum):
    """What somebody fears that content does, as they say it: how and when to vote, threats, hate, else."""

    VOTING = "voting"
    THREAT = "threat"
    HATE = "hate"
    OTHER = "other"


HARMS: Final[Mapping[Harm, int]] = {Harm.VOTING: 4, Harm.THREAT: 4, Harm.HATE: 3, Harm.OTHER: 1}
"""The points that each gives."""


class Reason(StrEnum):
    """Where points come from."""

    TRUSTED = "trusted"
    HARM_GIVEN = "harm-given"
    HARM_TRIAGED = "harm-triaged"
    REACH = "reach"
    REACH_UNKNOWN = "reach-unknown"
    COPIES = "copies"
    ALIKE = "alike"
    VOTING = "voting"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Point:
    """Points of one reason; `figure`: what was counted (reach, copies, days), 0 where it says nothing.

    `said`: the name of a trusted source, or a code of `Harm`.
    """

    reason: Reason
    points: int
    figure: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a copy. `copies`: captures of the same bytes besides it; `alike`: others like it that wait.

    `reach`, `days_to_voting` None: not known. `trusted`: the name of the trusted source that showed it, or empty;
    `harm`: as somebody said, `harm_by_triager` whether who triages.
    """

    trusted: str = ""
    harm: Harm | None = None
    harm_by_triager: bool = False
    reach: int | None = None
    copies: int = 0
    alike: int = 0
    from_public: bool = False
    days_to_voting: int | None = None


@dataclass(frozen=True, slots=True)
class Priority:
    """All points of a copy, in a fixed order of reasons."""

    given: tuple[Point, ...]

    @property
    def points(self) -> int:
        """Their sum."""
        return sum(each.points for each in self.given)

    @property
    def is_first(self) -> bool:
        """Whether it comes before all that no trusted source showed."""
        return any(each.reason is Reason.TRUSTED for each in self.given)


def priority(known: Known) -> Priority:
    """The points of one copy."""
    reach = known.reach
    given = [Point(Reason.TRUSTED, 0, said=known.trusted)] if known.trusted else []
    if known.harm is not None:
        stated = Reason.HARM_TRIAGED if known.harm_by_triager else Reason.HARM_GIVEN
        given.append(Point(stated, HARMS[known.harm], said=known.harm))
    given.append(Point(Reason.REACH_UNKNOWN, 0) if reach is None else Point(Reason.REACH, _reach(reach), reach))
    if known.copies:
        given.append(Point(Reason.COPIES, min(known.copies, MOST_COPIES), known.copies))
    if known.alike:
        given.append(Point(Reason.ALIKE, min(known.alike, MOST_COPIES), known.alike))
    if known.days_to_voting is not None and (near := _near(known.days_to_voting)):
        given.append(Point(Reason.VOTING, near, known.days_to_voting))
    if known.from_public:
        given.append(Point(Reason.PUBLIC, 1))
    return Priority(tuple(given))


def coarse(trusted: str, harm: str, reach: int | None, copies: int, alike: int, way: str) -> tuple[object, ...]:
    """All that a copy's points and its place before others depend on, the day apart: few copies differ in it.

    Arguments as the fields of `Known`, `way`: by which it came in.
    """
    return bool(trusted), harm, _reach(reach or 0), min(copies, MOST_COPIES), min(alike, MOST_COPIES), way


def days_to(voting: tuple[date, ...], today: date) -> int | None:
    """Days to the next voting day; None where none is ahead."""
    return min(((each - today).days for each in voting if each >= today), default=None)


def _reach(reach: int) -> int:
    return next((points for least, points in REACHES if reach >= least), 0)


def _near(days: int) -> int:
    return next((points for most, points in NEAR_VOTING if days <= most), 0)
