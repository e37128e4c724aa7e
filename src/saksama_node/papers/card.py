"""The picture card of a clarification, 1200 by 630 dots: to be passed on where the message went round.

Rules kept here:
  * It says in words what was found, who says so, on which day, and the short address where all of it stands.
  * Long words are parted so that they fit; long texts are set smaller, and end in an ellipsis where even that is not
    enough: the page has all.
  * A sign that no font here has is left out: a hole in a picture says nothing.
Left to others: which words (flows), keeping it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Final

from saksama_node.papers.setting import long_day
from saksama_node.papers.typesetting import as_png

_LATIN: Final = 0x24F
_MARKS: Final = frozenset("\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u20ac\u2212\u00d7")
_LONG_WORD: Final = re.compile(r"[^\s\u200b]{18,}")
_PIECE: Final = 12
_LONGEST_CLAIM, _LONGEST_TEXT = 260, 420


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on it. `colour`: of the band, six hexadecimal digits; `address`: without its scheme."""

    institution: str
    assessor: str
    outcome: str
    colour: str
    title: str
    claim: str
    text: str
    address: str
    on: date
    version: int
    simulation: bool = False


def card_png(card: Card) -> bytes:
    """Return the card as PNG."""
    values: Mapping[str, str] = {
        "institution": _fitting(card.institution, 120),
        "assessor": _fitting(card.assessor, 120),
        "outcome": card.outcome,
        "colour": card.colour,
        "title": _fitting(card.title, 200),
        "claim": _fitting(card.claim, _LONGEST_CLAIM),
        "text": _fitting(card.text, _LONGEST_TEXT),
        "address": _fitting(card.address, 200),
        "day": long_day(card.on),
        "version": "" if card.version == 1 else str(card.version),
        "simulation": "yes" if card.simulation else "",
    }
    source = files(__package__).joinpath("typst", "card.typ").read_bytes()
    return as_png(source, values)


def _fitting(text: str, longest: int) -> str:
    """A text that the card's fonts can set, on one line or more, its long words parted."""
    known = "".join(letter for letter in unicodedata.normalize("NFC", text) if _is_set(letter))
    words = " ".join(known.split())
    cut = words if len(words) <= longest else words[: longest - 1].rstrip() + "\u2026"
    return _LONG_WORD.sub(lambda found: "\u200b".join(_pieces(found[0])), cut)


def _is_set(letter: str) -> bool:
    return letter.isspace() or letter in _MARKS or (ord(letter) <= _LATIN and unicodedata.category(letter)[0] != "C")


def _pieces(word: str) -> list[str]:
    return [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]
