"""Days that offices of a log decreed: by which clocks a case that they had is judged.

Rules kept here:
  * A day counts for a case that lay with the office that decreed it, or with one below.
  * Of days that one office decreed alike the first entry counts; clocks are made once for the same offices.
Left to others: how a day counts (statutory), the cases (cases).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Self

from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.handling import CaseTransferred
from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.procedure.deadlines import Clocks
from saksama.procedure.levels import upwards
from saksama.verify.contents import Item
from saksama.verify.meaning.statutory import under_decrees
from saksama.verify.served import ServedLog

type _Entered = tuple[int, DayDecreed]
"""A decreed day with its entry."""


@dataclass(slots=True)
class Decrees:
    """Those of one log, by office. `made`: the clocks under the days of these offices, since a case asked for them."""

    clocks: Clocks
    by_office: Mapping[str, Sequence[_Entered]]
    made: dict[frozenset[str], Clocks] = field(default_factory=dict)

    @classmethod
    def of(cls, log: ServedLog, clocks: Clocks) -> Self:
        """What this log says. `clocks`: those under no decree."""
        found: dict[str, dict[tuple[str, Effect], _Entered]] = {}
        for item in log.contents.family("ruling"):
            if isinstance(item.body, DayDecreed):
                said = item.body.day, item.body.effect
                found.setdefault(item.body.office, {}).setdefault(said, (item.index, item.body))
        return cls(clocks, {office: tuple(said.values()) for office, said in found.items()})

    def clocks_for(self, items: Sequence[Item]) -> Clocks:
        """The clocks under the days that count for the case with these entries."""
        here = self._deciding(items)
        if not here:
            return self.clocks
        if here not in self.made:
            entered = sorted(chain.from_iterable(self.by_office[each] for each in here), key=lambda each: each[0])
            self.made[here] = under_decrees(self.clocks, [body for _, body in entered])
        return self.made[here]

    def _deciding(self, items: Sequence[Item]) -> frozenset[str]:
        """The offices that decreed days and had the case, or are above one that had it."""
        if not self.by_office:
            return frozenset()
        reviewed = {item.body.office for item in items if isinstance(item.body, CaseReviewed)}
        offices = reviewed | {item.body.to for item in items if isinstance(item.body, CaseTransferred)}
        over = {each for office in offices for each in (*upwards(office), "")}
        return frozenset(over & self.by_office.keys())
