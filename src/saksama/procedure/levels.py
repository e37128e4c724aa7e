"""The level of an office, by the depth of its region code: none for RI, `52`, `52.01`, `52.01.04`."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Level(StrEnum):
    """The level of an office, from RI down."""

    RI = "ri"
    PROVINCE = "provinsi"
    REGENCY = "kabupaten-kota"
    DISTRICT = "kecamatan"
    VILLAGE = "kelurahan-desa"
    STATION = "tps"


_LEVELS: Final = tuple(Level)
ABOVE_DISTRICTS: Final = frozenset({Level.RI, Level.PROVINCE, Level.REGENCY})
"""The levels that have a Bawaslu."""


def depth(office: str) -> int:
    """How far below RI an office stands: `52.01` is 2."""
    return len(office.split(".")) if office else 0


@lru_cache(maxsize=1024)
def level_of(office: str) -> Level:
    """`52.01` is a regency's; deeper than a station is still a station."""
    return _LEVELS[min(depth(office), len(_LEVELS) - 1)]


def at_level(office: str, level: Level) -> str:
    """The office of this level above it, or itself; an office above the level stays: `52.01.04` to `52.01`."""
    return ".".join(office.split(".")[: _LEVELS.index(level)])


def above(office: str) -> str:
    """The office one level above; RI has none, and stays."""
    return office.rpartition(".")[0]


def upwards(office: str) -> Iterator[str]:
    """The office itself, then those above it one by one, without RI."""
    while office:
        yield office
        office = above(office)


def is_within(office: str, above: str) -> bool:
    """Whether an office is `above` itself or lies below it."""
    return not above or office == above or office.startswith(f"{above}.")
