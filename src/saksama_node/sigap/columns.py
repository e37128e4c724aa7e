"""What SigapLapor's lists look like and say, as far as it is known: `data/columns.toml`, read once.

Rules kept here:
  * Headings and words are data with their source and certainty; nothing of them stands in the program.
  * A word that the data does not have has no stage: it is compared with nothing.
Left to others: reading a list (`list_file`), comparing (flow `compare_registers`).
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

CLOSED = "closed"


class Stage(StrEnum):
    """How far a case is, as coarsely as both registers say it."""

    WAITING = "waiting"
    REGISTERED = "registered"
    NOT_REGISTERED = "not-registered"
    TRACING = "tracing"


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column. `headings`: the first is written, all are read."""

    field: str
    headings: tuple[str, ...]
    needed: bool
    meaning: str
    meaning_en: str
    certainty: str
    source: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stage: Stage
    words: tuple[str, ...]
    certainty: str
    source: str


class _Ours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stage: Stage
    states: tuple[str, ...]


class Mapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    format: str
    column: tuple[Column, ...]
    word: tuple[_Words, ...]
    ours: tuple[_Ours, ...]


@cache
def mapped() -> Mapped:
    """The data that ships with this version."""
    text = files("saksama_node.sigap").joinpath("data", "columns.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=Mapped)


@cache
def headings() -> Mapping[str, str]:
    """Heading, as a reader of spreadsheets spells it (small, underscores), to field."""
    return {
        "_".join(heading.lower().split()): column.field for column in mapped().column for heading in column.headings
    }


def stage_of_word(word: str) -> Stage | None:
    """What a word of SigapLapor means; None where that is not known."""
    return _stages_of_words().get(_folded(word))


def stage_of_state(state: str, *, numbered: bool) -> Stage | None:
    """How far a case of ours is. `numbered`: it has a register number."""
    if state == CLOSED:
        return Stage.REGISTERED if numbered else Stage.NOT_REGISTERED
    return next((each.stage for each in mapped().ours if state in each.states), None)


def word_of_stage(stage: Stage | None) -> str:
    """SigapLapor's word for a stage, for lists that go out; empty where there is none."""
    return next((each.words[0] for each in mapped().word if each.stage is stage), "")


@cache
def _stages_of_words() -> Mapping[str, Stage]:
    return {_folded(word): each.stage for each in mapped().word for word in each.words}


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())
