"""To whom requests go and when an answer is due: `forms/addressees.toml`.

Rules kept here:
  * Every addressee of the entries has its row; how long an answer is waited for is a rule of `saksama.clocks`, with its
    article, its source and how surely it is known, or that it is assumed.
  * Time is given, never read.
Left to others: words around it (web), the entry (deciding), warning of it (awaiting, deadlines).
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files

import msgspec

from saksama.clocks.rule import Rule
from saksama.clocks.shipped import newest
from saksama.entries.kinds.content import Addressee
from saksama_node.deadlines.law import law_at
from saksama_node.settings.current import SETTINGS


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One addressee. `addressed`: as the letter calls it; `rule`: of the shipped clocks, in hours."""

    id: Addressee
    addressed: str
    rule: str

    @property
    def limit(self) -> Rule:
        """The rule as it stands now."""
        return newest(self.rule)

    def due(self, at: datetime) -> datetime | None:
        """When an answer to a request of this moment is asked for again; None where no rule was in force then."""
        counted = law_at(SETTINGS.region).due(self.rule, at, extended=False)
        return None if counted is None else counted.due


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    addressee: tuple[Level, ...]


@cache
def levels() -> Mapping[Addressee, Level]:
    """Every addressee, in the order of the file."""
    text = files("saksama_node.contentwatch").joinpath("forms", "addressees.toml").read_text("utf-8")
    return {each.id: each for each in msgspec.toml.decode(text, type=_File).addressee}
