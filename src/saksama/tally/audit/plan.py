"""Which stations an audit may draw, how likely each, what a fault at each could do at most; and that list as bytes.

Rules kept here:
  * b, the bound of a station's ballots, does not come from its votes. A station that was not counted has no votes and
    all of its ballots.
  * A station weighs as much as it can overstate: for a pair, v_w - v_l + b votes of the margin. With several
    assertions, the largest in units of the smallest margin, rounded up (a larger bound is a bound as well).
  * Weights are whole numbers and the stations stand in the order of their codes, so that anyone can follow a draw.
  * The list follows from the figures, the sheet, the region and the claim: whoever has the same has the same bytes. It
    is read only if its weights are those of the claim and it is written again as itself.
  * The tickets of a draw are a CSV of number, ticket and station, in their order.
Left to others: what a result claims (`saksama.tally.assertions`), the figures' own form
(`saksama.tally.published.document`), the draw (`tickets`), the evaluation (`risk`).

Source: e_p, u_p and U as in Stark, "Risk-limiting post-election audits" (2009), with one error per assertion, which
is at most the largest over the pairs that he takes (MACRO).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saksama.errors import CallerError
from saksama.tally.assertions import Assertion, Whole, on_its_side, plurality
from saksama.tally.audit.tickets import Draw
from saksama.tally.bound import Limits, ballots
from saksama.tally.columns import Columns, Mask, Texts
from saksama.tally.contest import Contest, contest_of
from saksama.tally.sheet.definition import Sheet

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


_STATION: Final = 13
_DIGITS: Final = frozenset("0123456789")
_LONGEST: Final = 5
_TICKETS: Final = ("draw", "ticket", "station")


class ListMalformed(CallerError):
    """Bytes that are no list of an audit, or none of this claim."""

    code = "tally.audit.list"
    advice = "Download the list again and compare its SHA-256 with the one in the log."

    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a result claims. Both empty: the leader is ahead of each other; else on which side of `share` (p, q)."""

    candidate: str = ""
    share: tuple[int, int] | None = None

    def assertions(self, candidates: Sequence[str], totals: Sequence[int]) -> tuple[Assertion, ...]:
        """As inequalities. Raises `AssertionImpossible`."""
        if self.share is None:
            return plurality(candidates, totals)
        return on_its_side(candidates, totals, self.candidate, self.share)


def plan_of(table: Columns, sheet: Sheet, area: str, claim: Claim) -> Plan:
    """The plan over the stations whose codes begin with `area` (digits; empty: all).

    Raises `ListMalformed` where there is none, `NotReported`, `AssertionImpossible`, `ColumnAbsent`, `VotesNotWhole`.
    """
    inside = np.char.startswith(table.ids, area) & (np.char.str_len(table.ids) == _STATION)
    if not inside.any():
        raise ListMalformed(f"no station whose code begins with {area}")
    here = table.only(inside)
    fitted = sheet.fitted(here.figures)
    contest = contest_of(here, fitted.contestants)
    most = ballots(here, Limits.of(fitted), contest.votes.sum(axis=1)).most
    return plan(contest, most, claim.assertions(contest.candidates, contest.totals))


def parse_list(data: bytes, claim: Claim) -> Plan:
    """The plan of a published list. Raises `ListMalformed`, `NotReported`, `AssertionImpossible`."""
    try:
        rows = [line.split(",") for line in data.decode("ascii").removesuffix("\n").split("\n")]
    except UnicodeDecodeError as error:
        raise ListMalformed("not ASCII") from error
    head, *body = rows
    names = tuple(head[len(COLUMNS) :])
    if tuple(head[: len(COLUMNS)]) != COLUMNS or len(set(names)) != len(names) or len(names) < 2 or not body:
        raise ListMalformed("its first line is not that of a list, or it has no stations")
    if any(len(row) != len(head) for row in body):
        raise ListMalformed("a line is not as long as the first")
    ids, most, _, *votes = zip(*body, strict=True)
    held = np.array([not each for each in votes[0]])
    contest = Contest(names, _codes(ids), np.column_stack([_votes(each) for each in votes]), held, "")
    found = plan(contest, _numbers(most), claim.assertions(names, contest.totals))
    if found.document() != data:
        raise ListMalformed("not written in its one form, or its weights are not those of the claim")
    return found


def write_tickets(draws: Sequence[Draw]) -> bytes:
    """The tickets of a draw as CSV."""
    lines = [_TICKETS, *((str(each.place), each.ticket, each.station) for each in draws)]
    return "".join(f"{','.join(line)}\n" for line in lines).encode()


def _codes(ids: Sequence[str]) -> Texts:
    if any(len(each) != _STATION or not _DIGITS.issuperset(each) for each in ids) or len(set(ids)) != len(ids):
        raise ListMalformed("a code is none of a station, or stands twice")
    return np.array(ids, dtype=np.str_)


def _votes(texts: Sequence[str]) -> Whole:
    return _numbers([each or "0" for each in texts])


def _numbers(texts: Sequence[str]) -> Whole:
    for each in texts:
        if not each or len(each) > _LONGEST or not _DIGITS.issuperset(each):
            raise ListMalformed(f"{each[:20]!r} is no number")
    return np.array([int(each) for each in texts], dtype=np.int64)
