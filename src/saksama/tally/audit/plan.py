"""Which stations an audit may draw, how likely each, and what a fault at each could do at most.

Rules kept here:
  * b, the bound of a station's ballots, does not come from its votes. A station that was not counted has no votes and
    all of its ballots.
  * A station weighs as much as it can overstate: for a pair, v_w - v_l + b votes of the margin. With several
    assertions, the largest in units of the smallest margin, rounded up (a larger bound is a bound as well).
  * Weights are whole numbers and the stations stand in the order of their codes, so that anyone can follow a draw.
Left to others: what a result claims (`saksama.tally.assertions`), the draw (`tickets`), the evaluation (`risk`).

Source: e_p, u_p and U as in Stark, "Risk-limiting post-election audits" (2009), with one error per assertion, which
is at most the largest over the pairs that he takes (MACRO).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from saksama.errors import CallerError
from saksama.tally.assertions import Assertion, Whole
from saksama.tally.columns import Mask, Texts
from saksama.tally.contest import Contest

COLUMNS = ("station", "ballots", "weight")
"""Of the published list, before the candidates."""


class NotReported(CallerError):
    """The reported votes do not bear out an assertion: there is nothing to confirm."""

    code = "tally.audit.not-reported"
    advice = "Name the outcome that the reported votes give. A tie is settled by counting every sheet."

    assertion: str
    margin: int


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What is fixed and published before the seed is known.

    `votes`: int64, stations x candidates; `held`: stations whose votes were not reported; `most`: bound of ballots;
    `weights`: whole, at least 1; `margins`: of each assertion, in its own units; `unit`: the smallest margin, in which
    weights are counted.
    """

    candidates: tuple[str, ...]
    ids: Texts
    votes: Whole
    held: Mask
    most: Whole
    assertions: tuple[Assertion, ...]
    margins: tuple[int, ...]
    weights: Whole
    unit: int

    @property
    def total(self) -> int:
        """The sum of the weights."""
        return int(self.weights.sum())

    @property
    def overstatement(self) -> float:
        """U: how many times the margin could be overstated at all stations together."""
        return self.total / self.unit

    @property
    def mean(self) -> float:
        """1 - 1/U: what a drawn value is in the mean, at most, if the outcome is wrong. 0 or less: it cannot be."""
        return 1 - self.unit / self.total

    @property
    def diluted(self) -> float:
        """The smallest margin over all ballots that there can be: what the size of the draw depends on."""
        worst = np.array([each.worst for each in self.assertions])
        return float(np.min(np.array(self.margins) / np.maximum(worst, 1)) / self.most.sum())

    def digest(self) -> str:
        """SHA-256 in hex of `document`. Published before the seed."""
        return hashlib.sha256(self.document()).hexdigest()

    def lines(self) -> Sequence[str]:
        """The published list: station, ballots at most, weight, votes of each candidate (empty where not reported)."""
        head = ",".join((*COLUMNS, *self.candidates))
        held = self.held.tolist()
        votes = [["" if gone else vote for gone, vote in zip(held, row, strict=True)] for row in self.votes.T.tolist()]
        columns = (self.ids.tolist(), self.most.tolist(), self.weights.tolist(), *votes)
        return [head, *(",".join(map(str, row)) for row in zip(*columns, strict=True))]

    def document(self) -> bytes:
        """The list as it is published: `lines`, each ended by a line feed."""
        return "".join(f"{line}\n" for line in self.lines()).encode()


def plan(contest: Contest, most: Whole, assertions: Sequence[Assertion]) -> Plan:
    """The plan of an audit. Raises `NotReported` where the votes do not bear out an assertion."""
    order = np.argsort(contest.ids)
    votes, bound = contest.votes[order], most[order]
    margins = tuple(int(each.of(votes).sum()) for each in assertions)
    for each, margin in zip(assertions, margins, strict=True):
        if margin <= 0:
            raise NotReported(each.name, margin)
    unit = min(margins)
    weights = np.ones(len(order), dtype=np.int64)
    for each, margin in zip(assertions, margins, strict=True):
        possible = each.of(votes) + bound * each.worst
        weights = np.maximum(weights, -(-possible * unit // margin))
    return Plan(
        contest.candidates,
        contest.ids[order],
        votes,
        contest.held[order],
        bound,
        tuple(assertions),
        margins,
        weights,
        unit,
    )
