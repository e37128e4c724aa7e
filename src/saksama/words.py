"""A sentence in both languages of the house.

Rules kept here: what a sentence names stands in braces and is taken from the evidence; what the evidence lacks is a
dash, never an error: a reader of a report loses no finding over a word.
Left to others: the sentences themselves, each beside what it speaks of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

type Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in two languages; names in braces are taken from the evidence."""

    id: str
    en: str

    def say(self, language: Language, evidence: Mapping[str, str | int]) -> str:
        """The sentence; what the evidence lacks is left as a dash."""
        text = self.id if language == "id" else self.en
        return text.format_map(_Evidence(evidence))


class _Evidence(dict[str, str | int]):
    def __missing__(self, key: str) -> str:
        return "-"
