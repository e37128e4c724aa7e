"""Which levels examine the reports of a period: chains as data, proposed by the stages of elections that it falls in.

Rules kept here:
  * A chain goes upwards, and each level stands in it once; who opens a period may leave levels out, never add others.
  * Stages that no regulation has set yet are not guessed: outside all known stages the year is one without an election.
Left to others: who examines at a level (the node), the order of examinations (loop).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from saksama.clocks.certainty import Certainty
from saksama.errors import CallerError
from saksama.procedure.levels import Level
from saksama.toml_files import read_toml, shipped_texts


class ChainsMalformed(CallerError):
    """The file of chains cannot be read, or is not whole."""

    code = "observation.chains-malformed"
    advice = "Mend the file: see saksama.observation.chains for what it must hold."

    why: str


class Chain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Levels that examine, from below, and whence that is known."""

    id: str
    name: str
    name_en: str
    levels: tuple[Level, ...]
    source: str
    certainty: Certainty


class Stages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stages of an election, first and last day, with the chain of that time."""

    name: str
    name_en: str
    begins: date
    ends: date
    chain: str
    source: str
    certainty: Certainty


class Chains(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds; the first chain is that of a year without an election."""

    chain: tuple[Chain, ...]
    stages: tuple[Stages, ...]

    def named(self, name: str) -> Chain:
        """The chain of this id."""
        return next(each for each in self.chain if each.id == name)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A chain for a period, and the stages that it falls in; None where it falls in none that is known."""

    chain: Chain
    stages: Stages | None


def parse_chains(text: str) -> Chains:
    """Read the file. Raises `ChainsMalformed`."""
    found = read_toml(text, Chains, ChainsMalformed)
    ids = [each.id for each in found.chain]
    if not ids or len(set(ids)) != len(ids):
        raise ChainsMalformed(why="there is no chain, or one stands twice")
    for each in found.chain:
        if not goes_up(each.levels):
            raise ChainsMalformed(why=f"{each.id}: a chain goes upwards, each level once")
    for stages in found.stages:
        if stages.chain not in ids or stages.ends < stages.begins:
            raise ChainsMalformed(why=f"{stages.name}: no such chain, or it ends before it begins")
    return found


@cache
def shipped_chains() -> Chains:
    """Those that come with this package."""
    (text,) = shipped_texts("saksama.observation", "chains")
    return parse_chains(text)


def proposed(chains: Chains, begins: date, ends: date) -> Proposed:
    """The chain for a period of these days: of the stages that it falls in, else of a year without an election."""
    found = next((each for each in chains.stages if each.begins <= ends and begins <= each.ends), None)
    return Proposed(chains.chain[0] if found is None else chains.named(found.chain), found)


def goes_up(levels: Sequence[Level]) -> bool:
    """Whether these go upwards, each once, and there is one."""
    heights = [list(Level).index(each) for each in levels]
    return bool(heights) and heights == sorted(set(heights), reverse=True)
