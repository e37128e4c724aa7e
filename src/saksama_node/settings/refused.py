"""A setting that is missing or wrong, and the words for it.

Rules kept here:
  * A reason names one row of `refusals.toml`, which has why and remedy in both languages; nothing is said elsewhere.
  * No Django is needed: the doctor speaks also where nothing starts.
Left to others: judging (`node.py`, `database.py`).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path

from saksama.errors import CallerError
from saksama_node.settings.words import Words

TABLE = Path(__file__).with_name("refusals.toml")


class SettingRefused(CallerError):
    """One setting is missing or wrong; the node does not start. `reason`: a row of the table; `facts` fill it."""

    code = "setting.refused"
    advice = "Mend the setting that is named; docs/reference/settings.md lists them all."

    name: str
    reason: str
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def why(self) -> Words:
        """What is wrong with it."""
        return self._words("")

    @property
    def remedy(self) -> Words:
        """What to write instead."""
        return self._words("remedy_")

    def __str__(self) -> str:
        return "\n".join(
            f"{self.name}: {self.why.in_language(each)}. {self.remedy.in_language(each)}." for each in ("id", "en")
        )

    def _words(self, prefix: str) -> Words:
        row = refusals()[self.reason]
        facts = {name: _shown(value) for name, value in self.facts.items()}
        return Words(row[f"{prefix}id"].format(**facts), row[f"{prefix}en"].format(**facts))


@cache
def refusals() -> Mapping[str, Mapping[str, str]]:
    """The table."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _shown(value: str | int) -> str | int:
    """A value as it may stand on a terminal."""
    if isinstance(value, int):
        return value
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)
