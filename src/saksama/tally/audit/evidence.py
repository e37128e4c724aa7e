"""The reading set against the list: error, taint and value of each station.

Rules kept here: a form that was looked for and cannot be read has lost all of its ballots to the other side; a station
that nobody has looked for has no value, and asking for one is our mistake.
Left to others: chance (`martingale`), order of the draws (`risk`).
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from saksama.errors import BugError
from saksama.tally.assertions import Assertion, Whole
from saksama.tally.audit.plan import Plan
from saksama.tally.audit.reading import Reading, ReadingStrange
from saksama.tally.columns import Figure, Mask


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """By station of the plan. `votes`: as read, 0 where not; `known`: looked for; `readable`: and read."""

    plan: Plan
    votes: Whole
    known: Mask
    readable: Mask

    @classmethod
    def of(cls, plan: Plan, reading: Reading) -> Self:
        """Raises `ReadingStrange` where the reading names a station that is not in the plan."""
        places = {name: place for place, name in enumerate(plan.ids.tolist())}
        if strange := sorted({*reading.votes, *reading.unsettled} - places.keys()):
            raise ReadingStrange.of(strange)
        votes = np.zeros_like(plan.votes)
        known, readable = np.zeros((2, len(places)), dtype=np.bool_)
        for name, figures in reading.votes.items():
            known[places[name]] = True
            if figures is not None:
                readable[places[name]] = True
                votes[places[name]] = figures
        return cls(plan, votes, known, readable)

    def errors(self, assertion: Assertion, drawn: Whole) -> Whole:
        """By how much of its own margin each of these stations overstates the assertion; below 0: understates."""
        if not self.known[drawn].all():
            raise BugError(what="a station was evaluated that nobody has read")
        reported = assertion.of(self.plan.votes[drawn])
        least = np.where(
            self.readable[drawn], assertion.of(self.votes[drawn]), -self.plan.most[drawn] * assertion.worst
        )
        return reported - least

    def values(self, drawn: Whole) -> Figure:
        """1 - taint of each draw, one row an assertion. Where no bound is broken, none is below 0."""
        plan = self.plan
        rows = [
            1 - self.errors(each, drawn) * (plan.unit / margin) / plan.weights[drawn]
            for each, margin in zip(plan.assertions, plan.margins, strict=True)
        ]
        return np.array(rows)

    def above_bound(self) -> Mask:
        """Stations where more votes were read than the plan says there can be ballots."""
        return np.asarray(self.votes.sum(axis=1) > self.plan.most)

    def holds(self) -> bool:
        """Whether every assertion holds in a reading of all stations."""
        every = np.arange(len(self.plan.ids))
        return all(
            margin > self.errors(each, every).sum()
            for each, margin in zip(self.plan.assertions, self.plan.margins, strict=True)
        )
