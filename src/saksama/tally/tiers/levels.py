"""The tiers of an election in Indonesia, by the digits of an area's code, and a table split by them.

Rules kept here: an area's level is the length of its code; a code of another length belongs to no tier and is refused
with all others of its kind.
Left to others: which areas there should be (the regions' list); names of areas.
"""

from enum import IntEnum

import numpy as np

from saksama.errors import CallerError
from saksama.tally.columns import Columns

_SHOWN = 20


class Level(IntEnum):
    """A tier; its value is the number of digits of its areas' codes (Kemendagri's, without dots)."""

    PROVINCE = 2
    KABKOTA = 4
    KECAMATAN = 6
    DESA = 10
    STATION = 13


class CodeOfNoLevel(CallerError):
    """Codes that are of no tier. `codes`: the first of them; `count`: how many."""

    code = "tally.tiers.code"
    advice = "Write codes without dots: province 2 digits, kab/kota 4, kecamatan 6, desa 10, TPS 13."

    codes: tuple[str, ...]
    count: int


def by_level(table: Columns) -> dict[Level, Columns]:
    """The areas of each level, the finest first. Raises `CodeOfNoLevel`."""
    lengths = np.strings.str_len(table.ids)
    strange = ~np.isin(lengths, [level.value for level in Level])
    if strange.any():
        raise CodeOfNoLevel(tuple(table.ids[strange][:_SHOWN].tolist()), int(strange.sum()))
    levels = sorted((level for level in Level if (lengths == level).any()), reverse=True)
    return {level: table.only(lengths == level) for level in levels}
