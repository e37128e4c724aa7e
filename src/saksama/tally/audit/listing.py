"""The list that is drawn from, made from published figures, and read again from its bytes.

Rules kept here:
  * Which stations, votes and bounds stand in a list follows from the figures, the sheet, the region and the claim:
    whoever has the same has the same bytes.
  * A list is read only if its weights are those of the claim and it is written again as itself.
  * The tickets of a draw are a CSV of number, ticket and station, in their order.
Left to others: the figures' own form (`saksama.tally.published.document`), the weights (`plan`), the draw (`tickets`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from saksama.errors import CallerError
from saksama.tally.assertions import Assertion, Whole, on_its_side, plurality
from saksama.tally.audit.plan import COLUMNS, Plan, plan
from saksama.tally.audit.tickets import Draw
from saksama.tally.bound.ballots import Limits, ballots
from saksama.tally.columns import Columns, Texts
from saksama.tally.contest import Contest, contest_of
from saksama.tally.sheet.definition import Sheet

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
