"""What plenaries decided of one case, as a replay takes it.

Rules kept here:
  * A decision is known by its meeting's subject and by the whole act that was decided: `case.decided:criminal`,
    `case.transferred:down:52.01`. It carries that act, once, of the office that met, after the meeting was entered.
  * A plenary of the office that has the case decides; of a take-over that of the office one level above (Perbawaslu
    7/2022 art. 40(1), 41(3)), of a correction that of the province that examined it (art. 57(2)).
  * A later meeting of the office may decide the same question anew, which is one kind of act: the later one counts.
  * It holds while the case stands as it stood: what leads the case on, to another office, or corrects it, ends it.
  * Whoever was recused from the case when the meeting was entered was counted against the law (`biased`).
Left to others: which acts need one (the edition), the meeting itself (verify.plenaries).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from saksama.entries.kinds.handling import CaseCorrected, CaseTransferred, Direction
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.procedure.levels import Level, above, at_level


@dataclass(frozen=True, slots=True)
class Resolution:
    """One item: the entry's place in the log, the meeting's subject, office and day, what was decided, by whom."""

    index: int
    plenary: str
    office: str
    day: str
    decided: str
    counted: frozenset[str]
    seats: int

    @property
    def kind(self) -> str:
        """The question: which kind of act was decided."""
        return self.decided.partition(":")[0]

    def is_of(self, office: str) -> bool:
        """Whether the office that met decides this of a case that `office` has."""
        return self.office == deciding_office(self.decided, office)


@dataclass(slots=True)
class Resolved:
    """The decisions of a case that hold and no act rests on yet, and who of those counted was recused.

    `strays`: items of offices with which the case did not lie.
    """

    waiting: dict[tuple[str, str], tuple[Resolution, frozenset[str]]] = field(default_factory=dict)
    strays: list[Resolution] = field(default_factory=list)
    _asked: dict[tuple[str, str], dict[tuple[str, str], None]] = field(default_factory=dict)
    """By office and question what decided it last; some of it may wait no more."""

    def take(self, each: Resolution, recused: set[str], office: str | None) -> None:
        """A meeting decided this. `office`: with which the case lies; None where its first review did not come yet."""
        if office is not None and not each.is_of(office):
            self.strays.append(each)
            return
        asked = self._asked.setdefault((each.office, each.kind), {})
        for name in [name for name in asked if name[0] != each.plenary]:
            self.waiting.pop(name, None)
            del asked[name]
        asked[each.plenary, each.decided] = None
        self.waiting[each.plenary, each.decided] = each, each.counted & recused

    def begin(self, office: str) -> None:
        """The first review says with which office the case lies: what others decided before was not theirs."""
        self.strays += [each for each, _ in self.waiting.values() if not each.is_of(office)]

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
        yield item.case, Resolution(index, subject, body.office, body.day, item.decided, counted, body.seats)


def deciding_office(act: str, office: str) -> str:
    """Whose plenary decides an act of this name in a case that `office` has: `case.transferred:up`, or more of it."""
    kind, _, what = act.partition(":")
    if kind == CaseTransferred.KIND and what.partition(":")[0] == Direction.UP:
        return above(office)
    return at_level(office, Level.PROVINCE) if kind == CaseCorrected.KIND else office
