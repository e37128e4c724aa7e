"""What plenaries decided of one case, as a replay takes it.

Rules kept here:
  * A decision is known by its meeting's subject and by the act that was decided: `case.decided:criminal`.
  * It carries one act, of the office that met, after the meeting was entered.
  * A plenary of the office that has the case decides; of a take-over that of the office one level above (Perbawaslu
    7/2022 art. 40(1), 41(3)), of a correction that of the province that examined it (art. 57(2)).
  * Whoever was recused from the case when the meeting was entered was counted against the law (`biased`).
Left to others: which acts need one (the edition), the meeting itself (verify.plenaries).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from saksama.entries.kinds.case import CaseDecided, CaseReviewed, DecisionOutcome, Origination
from saksama.entries.kinds.handling import CaseCorrected, CaseTransferred, Correction, Direction
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.procedure.edition import STAYS, Edition
from saksama.procedure.levels import Level, above, at_level

_BY_OUTCOME = {CaseDecided.KIND: DecisionOutcome, CaseCorrected.KIND: Correction}
"""What a plenary decides by its outcome, not as such."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """One item: the entry's place in the log, the meeting's subject and office, what was decided, by whom."""

    index: int
    plenary: str
    office: str
    decided: str
    counted: frozenset[str]
    seats: int


@dataclass(slots=True)
class Resolved:
    """The decisions of a case that no act rests on yet, and who of those counted was recused."""

    waiting: dict[tuple[str, str], tuple[Resolution, frozenset[str]]] = field(default_factory=dict)

    def take(self, each: Resolution, recused: set[str]) -> None:
        """A meeting decided this."""
        self.waiting[each.plenary, each.decided] = each, each.counted & recused

    def find(self, plenary: object, decided: str, offices: tuple[str, ...]) -> tuple[Resolution, frozenset[str]] | None:
        """The decision of this meeting that carries an act of one of these offices; with who was counted wrongly."""
        found = self.waiting.get((str(plenary), decided))
        return found if found is not None and found[0].office in offices else None

    def fitting(self, decided: str, offices: tuple[str, ...]) -> str:
        """The latest meeting that decided this act for one of these offices; empty where there is none."""
        found = [each for each, _ in self.waiting.values() if each.decided == decided and each.office in offices]
        return max(found, key=lambda each: each.index).plenary if found else ""


def resolutions(index: int, subject: str, body: PlenaryHeld) -> Iterator[tuple[str, Resolution]]:
    """Each item of a meeting with the case that it is about."""
    for item in body.items:
        counted = frozenset(item.counted)
        yield item.case, Resolution(index, subject, body.office, item.decided, counted, body.seats)


def deciding_office(act: str, office: str) -> str:
    """Whose plenary decides an act of this name in a case that `office` has."""
    if act == f"{CaseTransferred.KIND}:{Direction.UP}":
        return above(office)
    return at_level(office, Level.PROVINCE) if act.partition(":")[0] == CaseCorrected.KIND else office


def decisions(edition: Edition, state: str, source: Origination | None, *, onward: bool) -> tuple[str, ...]:
    """What a plenary can decide of a case in this state, in the edition's order; a decision once for each outcome.

    `onward`: what leads to another state, for which the case waits; else what leaves it where it is.
    """
    found: dict[str, None] = {}
    for move in edition.move:
        kind, is_onward = move.act.partition(":")[0], move.to not in (STAYS, state)
        # A review may find that it is a finding by now (guard `same-case`).
        may_come_from = {source} | ({Origination.FINDING} if kind == CaseReviewed.KIND else set())
        is_open = state in move.from_ and (source is None or not may_come_from.isdisjoint(move.sources))
        if is_open and is_onward is onward and edition.needs_plenary((move.act, kind)):
            outcomes = _BY_OUTCOME.get(kind, ())
            found |= dict.fromkeys([f"{kind}:{each}" for each in outcomes] or [move.act])
    return tuple(found)
