"""On which grounds data is erased: `forms/erasure.toml`.

Rules kept here:
  * A ground is data with its article, its source and how surely that is known; one not in force is not offered.
Left to others: when an erasure may be entered (erasing), words around it (web).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec


class Ground(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ground. `early`: single parts may go on it before the case is closed."""

    id: str
    words: str
    words_en: str
    article: str
    article_en: str
    early: bool
    valid_from: date
    valid_to: date | None = None
    source: str
    certainty: str

    def holds(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    ground: tuple[Ground, ...]


@cache
def grounds() -> Mapping[str, Ground]:
    """The grounds that ship with this version, by id, in the order of the law."""
    text = files("saksama_node.cases").joinpath("forms", "erasure.toml").read_text("utf-8")
    return {each.id: each for each in msgspec.toml.decode(text, type=_File).ground}
