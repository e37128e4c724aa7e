"""A sentence in both languages of the house, and the numbers in it as people read them.

Rules kept here:
  * What a sentence names stands in braces and is taken from the evidence; what the evidence lacks is a dash, never an
    error: a reader of a report loses no finding over a word.
  * `{count:is|are}` is what stands before the bar where the count is 1, else what stands behind it.
  * 3.250.427 and 66,4 % in Indonesian, 3,250,427 and 66.4 % in English. A number is never shown more exact than it was
    asked for; below the last place shown it says "<".
Left to others: the sentences themselves, each beside what it speaks of.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

type Language = Literal["id", "en"]

_MINUS = "\u2212"
_CHOICE = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
_TURNED = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in two languages; names in braces are taken from the evidence."""

    id: str
    en: str

    def say(self, language: Language, evidence: Mapping[str, str | int]) -> str:
        """The sentence; what the evidence lacks is left as a dash."""
        text = self.id if language == "id" else self.en
        if "|" in text:
            text = _CHOICE.sub(lambda choice: choice[2 if str(evidence.get(choice[1])) == "1" else 3], text)
        return text.format_map(_Evidence(evidence))

    def of_many(self) -> str:
        """The English sentence with its names in braces, as it is of several."""
        return _CHOICE.sub(r"\3", self.en)


class _Evidence(dict[str, str | int]):
    def __missing__(self, key: str) -> str:
        return "-"


def whole(value: float, language: Language) -> str:
    """A whole number, by thousands."""
    return _turned(f"{value:,.0f}", language)


def signed(value: float, language: Language) -> str:
    """A whole number with its sign, a real minus; 0 has none."""
    return _turned(f"{value:+,.0f}", language).replace("-", _MINUS) if round(value) else "0"


def decimal(value: float, language: Language, places: int = 1) -> str:
    """A number with so many places."""
    return _turned(f"{value:,.{places}f}", language)


def percent(share: float, language: Language, places: int = 1) -> str:
    """A share of 1 as per cent."""
    least = 10**-places
    if 0 < share * 100 < least / 2:
        return f"< {decimal(least, language, places)} %"
    return f"{decimal(share * 100, language, places)} %"


def _turned(text: str, language: Language) -> str:
    return text.translate(_TURNED) if language == "id" else text
