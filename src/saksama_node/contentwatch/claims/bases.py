"""On which articles a judgment of content may rest: `forms/bases.toml`.

Rules kept here:
  * An article is data with its source and how surely its words are known; one not in force on the day is not offered.
  * A judgment's code stays readable: `bases` has every article, also one that is in force no more.
Left to others: which day counts (deciding), words around it (web).
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from saksama.clocks.certainty import Certainty


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One article in one version. `valid_to`: its last day, None while it is in force."""

    id: str
    article: str
    article_en: str
    says: str
    says_en: str
    source: str
    certainty: Certainty
    valid_from: date
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    basis: tuple[Basis, ...]


@cache
def bases() -> Mapping[str, Basis]:
    """The articles that ship with this version, by id, in the order of the file."""
    text = files("saksama_node.contentwatch").joinpath("forms", "bases.toml").read_text("utf-8")
    return {each.id: each for each in msgspec.toml.decode(text, type=_File).basis}


def in_force(day: date) -> tuple[Basis, ...]:
    """Those in force on this day."""
    return tuple(each for each in bases().values() if each.holds(day))
