"""Editions: the procedure of one regime at one time, as data that cites its norms.

Rules kept here:
  * An edition has states, moves between them, guards, deadlines; each names the norm it rests on, and each norm its
    article, its source and how certain it is.
  * An act is named by its entry kind, or by kind and what qualifies it: `case.reviewed:register`; the narrower name
    goes before the wider one.
Left to others: reading the files (reading), what a guard asks (guards), the periods of the law (clocks), walking a case
(case).
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

import msgspec

from saksama.entries.kinds.case import Destination, Organizer, Origination, Violation
from saksama.entries.kinds.handling import Direction, TakeOver
from saksama.procedure.levels import Level

STAYS: Final = "="
"""The goal of a move that leaves the case where it is."""

ALWAYS: Final = ("source-named", "same-case", "not-recused")
"""Guards that every act of every edition answers to."""

IN_PLENARY: Final = ("plenary-named", "plenary-apart", "plenary-in-time")
"""Guards of an act that a plenary decides."""


class Regime(StrEnum):
    """Which body of law: UU 7/2017, or UU 1/2015 as amended."""

    PEMILU = "pemilu"
    PILKADA = "pilkada"


class Certainty(StrEnum):
    """How a norm is known."""

    TEXT = "text seen"
    PRACTICE = "practice seen"
    MEMORY = "memory"
    HOUSE = "own rule"
    UNKNOWN = "unknown"


class Bearer(StrEnum):
    """Whose duty a deadline is; `above`: an office's above that enters nothing here, so that no entry is late by it."""

    OFFICE = "office"
    REPORTER = "reporter"
    ABOVE = "above"


class Norm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule rests on."""

    id: str
    article: str
    source: str
    certainty: Certainty
    text: str = ""
    """The words of the norm, exactly, where they were read."""


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a case can stand. At an `end` no move leads away."""

    id: str
    title: str
    title_en: str
    end: bool = False


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act, from where it may be done, where it leads, for which cases, under which guards.

    `after`: a deadline whose time must have run out before.
    """

    act: str
    from_: tuple[str, ...] = msgspec.field(name="from")
    to: str = STAYS
    norm: str = ""
    sources: tuple[Origination, ...] = tuple(Origination)
    guards: tuple[str, ...] = ()
    after: str = ""


class Guard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a guard asks, in words, and the norm."""

    id: str
    norm: str
    says: str
    says_en: str


class Forwarding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a kind of violation may go; `needed`: a case may not be closed before it went there.

    `organizers`: only where one of these classes is concerned; `levels`: only from offices of these levels; empty for
    all. `after`: only once it went there.
    """

    type: Violation
    to: tuple[Destination, ...]
    needed: bool = True
    organizers: tuple[Organizer, ...] = ()
    levels: tuple[Level, ...] = ()
    after: Destination | None = None


class Transfer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which offices a case may be handed to from a level; of `grounds`, where there are some, one must be named."""

    direction: Direction
    from_: Level = msgspec.field(name="from")
    to: tuple[Level, ...]
    grounds: tuple[TakeOver, ...] = ()


class Deadline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From an act of `starts` one of `ends` is due by the clock `rule`; `extendable`: its time can be extended.

    An act of `voids` ends the duty otherwise. `types`: only for cases with one of these, empty for every case;
    `sources`: only for cases that come from these; `levels`: only at offices of these levels, empty for all. What is
    not `owed` need not be done at all: it is late only where it was done late. `or_since`: `RECEIPT` where another
    reading counts from that day.
    """

    id: str
    rule: str
    norm: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    voids: tuple[str, ...] = ()
    bearer: Bearer = Bearer.OFFICE
    extendable: bool = False
    types: tuple[Violation, ...] = ()
    sources: tuple[Origination, ...] = tuple(Origination)
    or_since: str = ""
    levels: tuple[Level, ...] = ()
    owed: bool = True


class Plenary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Acts that a plenary decides (rapat pleno), and how many members it needs, by the norm `quorum`.

    More than `over` of every `of` seats of the office. Both parts rest on norms of their own.
    """

    norm: str
    acts: tuple[str, ...]
    quorum: str
    over: int
    of: int

    def is_enough(self, counted: int, seats: int) -> bool:
        """Whether so many of these seats are enough."""
        return counted * self.of > self.over * seats


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One procedure. Texts without `_en` are Indonesian; `valid_to` empty while it is in force.

    `filing`: the clock rule by which a report is in time; one that is late by it is not registered. Empty: not asked.
    """

    id: str
    regime: Regime
    title: str
    title_en: str
    valid_from: date
    norm: tuple[Norm, ...]
    state: tuple[State, ...]
    move: tuple[Move, ...]
    guard: tuple[Guard, ...]
    deadline: tuple[Deadline, ...]
    forwarding: tuple[Forwarding, ...]
    transfer: tuple[Transfer, ...]
    valid_to: date | None = None
    filing: str = ""
    plenary: Plenary | None = None

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of what it decides, as JSON with sorted keys: other words or another source change nothing.

        The parts: id, validity, states with their ends, moves, ids of guards, deadlines, filing, forwarding, transfers,
        acts of plenaries.
        """
        parts = {
            "id": self.id,
            "valid": (self.valid_from, self.valid_to),
            "states": [(each.id, each.end) for each in self.state],
            "moves": [msgspec.structs.replace(each, norm="") for each in self.move],
            "guards": [each.id for each in self.guard],
            "deadlines": [msgspec.structs.replace(each, norm="") for each in self.deadline],
            "filing": self.filing,
            "forwarding": self.forwarding,
            "transfer": self.transfer,
            "plenary": () if self.plenary is None else self.plenary.acts,
        }
        return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()

    @cached_property
    def _table(self) -> Mapping[tuple[str, str], tuple[Move, ...]]:
        """The moves by state and act: asked once for every act of a log."""
        table: dict[tuple[str, str], tuple[Move, ...]] = {}
        for move in self.move:
            for state in move.from_:
                table[state, move.act] = (*table.get((state, move.act), ()), move)
        return table

    @cached_property
    def _starting(self) -> Mapping[str, tuple[Deadline, ...]]:
        starting: dict[str, tuple[Deadline, ...]] = {}
        for deadline in self.deadline:
            for act in deadline.starts:
                starting[act] = (*starting.get(act, ()), deadline)
        return starting

    @cached_property
    def _decided(self) -> frozenset[str]:
        return frozenset() if self.plenary is None else frozenset(self.plenary.acts)

    @cached_property
    def rules(self) -> frozenset[str]:
        """The ids of the clock rules by which its periods are counted."""
        return frozenset({each.rule for each in self.deadline} | ({self.filing} if self.filing else set()))

    @cached_property
    def asks_organizers(self) -> bool:
        """Whether ethics go by whom they concern."""
        return any(each.organizers for each in self.forwarding)

    def asks(self, guard: str) -> bool:
        """Whether any move asks this guard."""
        return any(guard in move.guards for move in self.move)

    def take_overs(self) -> tuple[TakeOver, ...]:
        """Every ground for taking over that its table names, in the order of the code list."""
        named = {ground for each in self.transfer for ground in each.grounds}
        return tuple(each for each in TakeOver if each in named)

    def begun_by(self, act: str) -> tuple[Deadline, ...]:
        """The deadlines that begin with an act of this name, or with `RECEIPT`."""
        return self._starting.get(act, ())

    def moves(self, state: str, names: Iterable[str]) -> tuple[Move, ...]:
        """The moves that an act of these names may make from `state`, those of the narrowest name alone."""
        for name in names:
            found = self._table.get((state, name))
            if found:
                return found
        return ()

    def may(self, state: str) -> frozenset[str]:
        """The acts that may follow in `state`."""
        return frozenset(move.act for move in self.move if state in move.from_)

    def needs_plenary(self, names: Iterable[str]) -> bool:
        """Whether a plenary decides an act of these names."""
        return not self._decided.isdisjoint(names)

    def norm_of(self, norm_id: str) -> Norm:
        """The norm of this id; the edition has it."""
        return next(norm for norm in self.norm if norm.id == norm_id)

    def guard_of(self, guard_id: str) -> Guard:
        """The words of this guard; the edition has them."""
        return next(guard for guard in self.guard if guard.id == guard_id)
