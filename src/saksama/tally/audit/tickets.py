"""A public draw that anyone follows by hand: tickets from SHA-256, a seed, and a list.

Rules kept here:
  * The seed is dice, thrown in public after the list's digest was published. It is text, used as it was written.
  * A ticket number is a decimal of hash digits: SHA-256 of (hex SHA-256 of the seed, then the name), its decimal digits
    backwards, because the last digits of a whole number below 2^256 are even and the first are not.
  * By weight: draw j has the ticket of the name "j"; it takes the station in whose part of the summed weights the
    ticket times the sum falls, in the order of the list. No library's generator is involved.
  * All alike: each station holds a ticket of its code; the smallest is drawn. With replacement it then gets a next one,
    larger than the last.
Left to others: publishing list and seed, and in which order.

Source: Rivest, "Consistent Sampling with Replacement" (2018), whose ticket numbers these are.
"""

import hashlib
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

import numpy as np

from saksama.errors import CallerError
from saksama.tally.assertions import Whole
from saksama.tally.columns import Texts

LEAST_SEED = 10


class SeedTooShort(CallerError):
    """A seed with fewer signs than anyone would trust."""

    code = "tally.audit.seed"
    advice = "Throw ten-sided dice in public, twenty times, and give the digits in their order."

    length: int
    least: int


@dataclass(frozen=True, order=True, slots=True)
class Ticket:
    """`number`: "0." and digits; compared as text, which orders them; `time`: 1 for the first of its name."""

    number: str
    name: str
    time: int = 1

    def following(self) -> Self:
        """The next ticket of the same name, with a larger number: the nines at the front stay, the rest is hashed."""
        digits = self.number.removeprefix("0.") + "0"
        nines = digits[: len(digits) - len(digits.lstrip("9"))]
        step, number = 0, self.number
        while number <= f"0.{digits}":
            step += 1
            number = f"0.{nines}{_digits(f'{self.number}:{step}')}"
        return type(self)(number, self.name, self.time + 1)


@dataclass(frozen=True, slots=True)
class Draw:
    """The `place`-th draw (from 1) took `station`, by this ticket number."""

    place: int
    ticket: str
    station: str


def first_ticket(seed: str, name: str) -> Ticket:
    """The first ticket of a name."""
    return Ticket(f"0.{_digits(_hash(seed) + name)}", name)


def tickets(seed: str, names: Sequence[str], *, replace: bool) -> Iterator[Ticket]:
    """The tickets of these names, smallest first; without end where `replace` puts the next one back each time."""
    heap = [first_ticket(seed, name) for name in names]
    heapq.heapify(heap)
    while heap:
        ticket = heapq.heappop(heap)
        if replace:
            heapq.heappush(heap, ticket.following())
        yield ticket


def draw_alike(seed: str, stations: Texts, number: int) -> tuple[Draw, ...]:
    """`number` different stations, each as likely as any other: for the process audit. Raises `SeedTooShort`."""
    _check(seed)
    drawn = islice(tickets(seed, [str(each) for each in stations], replace=False), number)
    return tuple(Draw(place, each.number, each.name) for place, each in enumerate(drawn, 1))


def draw_by_weight(seed: str, stations: Texts, weights: Whole, number: int) -> tuple[Draw, ...]:
    """`number` draws, with replacement, by whole weights. Raises `SeedTooShort`."""
    _check(seed)
    ends = np.cumsum(weights)
    drawn = []
    for place in range(1, number + 1):
        ticket = first_ticket(seed, str(place)).number
        digits = ticket.removeprefix("0.")
        # Exact in whole numbers: a floating fraction would decide by its last bit where two parts meet.
        mark = int(digits) * int(ends[-1]) // 10 ** len(digits)
        drawn.append(Draw(place, ticket, str(stations[np.searchsorted(ends, mark, side="right")])))
    return tuple(drawn)


def _check(seed: str) -> None:
    if len(seed) < LEAST_SEED:
        raise SeedTooShort(len(seed), LEAST_SEED)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digits(text: str) -> str:
    return f"{int(_hash(text), 16):064d}"[::-1]
