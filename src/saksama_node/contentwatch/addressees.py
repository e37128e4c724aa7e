"""To whom requests go and when an answer is due: `forms/addressees.toml`.

Rules kept here:
  * Every addressee of the entries has its row; a length says its article and how surely it is known, or that it is
    assumed.
  * Time is given, never read.
Left to others: words around it (web), the entry (deciding).
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

import msgspec

from saksama.clocks.certainty import Certainty
from saksama.entries.kinds.content import Addressee


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One addressee. `addressed`: as the letter calls it; `assumed`: no text gives a length, `hours` only reminds."""

    id: Addressee
    addressed: str
    hours: int
    article: str
    article_en: str
    source: str
    certainty: Certainty
    assumed: bool

    def due(self, at: datetime) -> datetime:
        """When an answer to a request of this moment is asked for again."""
        return at + timedelta(hours=self.hours)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    addressee: tuple[Level, ...]


@cache
def levels() -> Mapping[Addressee, Level]:
    """Every addressee, in the order of the file."""
    text = files("saksama_node.contentwatch").joinpath("forms", "addressees.toml").read_text("utf-8")
    return {each.id: each for each in msgspec.convert(tomllib.loads(text), _File).addressee}
