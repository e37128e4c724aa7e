"""What a plenary can decide of a case where it stands: the acts that its edition would let follow.

Rules kept here:
  * Each is tried as the act itself would be, by the same guards; what only the act or its meeting can show (a second
    person, the meeting's name) is not asked.
  * A decision of several kinds is offered without them, and asked again with those that were decided.
Left to others: who meets, and whether enough did (the node; verify), what an act is called (history).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any, Final

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseReviewed,
    DecisionOutcome,
    Ground,
    Organizer,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import (
    CaseCorrected,
    CaseSanctioned,
    CaseTransferred,
    Correction,
    Direction,
    Sanction,
    TakeOver,
)
from saksama.procedure.acts import Act
from saksama.procedure.case import Walk, move_of, refusals
from saksama.procedure.edition import STAYS
from saksama.procedure.history import History
from saksama.procedure.moves import START

SEVERAL: Final = f"{CaseDecided.KIND}:{DecisionOutcome.SEVERAL}"
"""A decision that names its kinds beside it."""

_NOBODY: Final = "0" * 32
_OTHER: Final = "f" * 32
_ANY_DAY: Final = "2000-01-01"
_NOT_ASKED: Final = frozenset({"plenary-named", "plenary-apart", "plenary-in-time", "same-case"})

_REVIEWS: Final[dict[str, dict[str, Any]]] = {
    "not-accepted": {"ground": Ground.NO_VIOLATION},
    "becoming": {"outcome": ReviewOutcome.NOT_ACCEPTED, "ground": Ground.LATE, "substantial": True},
    "withdrawn": {"outcome": ReviewOutcome.NOT_ACCEPTED, "ground": Ground.WITHDRAWN, "substantial": False},
    "stopped": {"outcome": ReviewOutcome.NOT_ACCEPTED, "ground": Ground.CONSTITUTIONAL_COURT},
    "other-law": {"types": (Violation.OTHER_LAW,)},
}
"""What a review of this name must say beside its outcome to be one."""


@dataclass(frozen=True, slots=True)
class Decidable:
    """One act that can be decided, as `Act.decided` calls it. `is_onward`: the case goes on by it."""

    decided: str
    is_onward: bool


def decidable(walked: Walk, source: Origination | None, offices: Collection[str], at: datetime) -> list[Decidable]:
    """All of them in the edition's order. `source`: of a report that has no review yet; `offices`: there are."""
    found: dict[str, Decidable] = {}
    for body in _bodies(walked, source, offices):
        act = Act(-1, at, _NOBODY, body, frozenset({"reason"}))
        move = move_of(walked, act)
        if move is not None and _may_follow(walked, act):
            name = SEVERAL if act.decided.startswith(SEVERAL) else act.decided
            found.setdefault(name, Decidable(name, move.to not in (STAYS, walked.history.state)))
    return list(found.values())


def several(kinds: Collection[Violation]) -> str:
    """What a decision of these kinds of violation is called; they are put in the order of the code list."""
    return CaseDecided.KIND + f":{DecisionOutcome.SEVERAL}:" + "+".join(each for each in Violation if each in kinds)


def kinds_open(walked: Walk, at: datetime) -> tuple[Violation, ...]:
    """Of which kinds a decision of several may be, by the guards of the case."""
    found: set[Violation] = set()
    for kinds in combinations(Violation, 2):
        act = Act(-1, at, _NOBODY, _decision(walked.history, DecisionOutcome.SEVERAL, kinds), frozenset())
        if _may_follow(walked, act):
            found.update(kinds)
    return tuple(each for each in Violation if each in found)


def _may_follow(walked: Walk, act: Act) -> bool:
    """Whether only what the act or its meeting will show is missing."""
    return all(each.rule in _NOT_ASKED for each in refusals(walked, act))


def _bodies(walked: Walk, source: Origination | None, offices: Collection[str]) -> Iterator[Body]:
    history, edition = walked.history, walked.edition
    for move in edition.move:
        kind, _, what = move.act.partition(":")
        if history.state in move.from_ and edition.needs_plenary((move.act, kind)):
            if kind == CaseReviewed.KIND:
                yield from _review(history, what, source, move.sources, edition.id)
            elif kind == CaseTransferred.KIND:
                yield from _transfer(Direction(what), offices)
            else:
                yield from _outcomes(history, kind)


def _transfer(direction: Direction, offices: Collection[str]) -> Iterator[CaseTransferred]:
    for to in offices:
        for ground in (UNSET, *TakeOver):
            yield CaseTransferred(direction=direction, ground=ground, to=to)


def _outcomes(history: History, kind: str) -> Iterator[Body]:
    if kind == CaseDecided.KIND:
        for outcome in DecisionOutcome:
            pairs = combinations(Violation, 2) if outcome is DecisionOutcome.SEVERAL else [()]
            yield from (_decision(history, outcome, kinds) for kinds in pairs)
    elif kind == CaseSanctioned.KIND:
        yield from (CaseSanctioned(sanction=each, second=_OTHER) for each in Sanction)
    elif kind == CaseCorrected.KIND:
        yield from (CaseCorrected(outcome=each, second=_OTHER) for each in Correction)


def _review(
    history: History, what: str, source: Origination | None, sources: Collection[Origination], procedure: str
) -> Iterator[CaseReviewed]:
    """Once by what the case is; a later one may find that it is a finding by now (guard `same-case`)."""
    own = source if history.state == START else history.source
    later = () if history.state == START else (Origination.FINDING,)
    for each in {own, *later} & set(sources):
        said: dict[str, Any] = {"outcome": what} | _REVIEWS.get(what, {})
        said |= {"outcome": ReviewOutcome(said["outcome"]), "day": history.day or _ANY_DAY, "office": history.office}
        # What becomes a finding has a day of its supervision report, which the review says.
        written = _ANY_DAY if each is Origination.FINDING else UNSET
        # And the review may say anew what it is taken for: as something that any office may have.
        anew: list[tuple[Violation, ...] | UnsetType] = [UNSET, (Violation.ADMINISTRATIVE,)]
        for types in [said.pop("types")] if "types" in said else anew:
            yield CaseReviewed(procedure=procedure, second=_OTHER, source=each, types=types, written=written, **said)


def _decision(history: History, outcome: DecisionOutcome, kinds: Collection[Violation]) -> CaseDecided:
    is_ethics = outcome is DecisionOutcome.ETHICS or Violation.ETHICS in kinds
    concerned = history.organizers or (Organizer.PERMANENT,)
    return CaseDecided(
        organizers=concerned if is_ethics else UNSET, outcome=outcome, second=_OTHER, types=tuple(kinds) or UNSET
    )
