"""Compare a message that somebody received with what was published. A door for the public.

Rules kept here:
  * Nothing is kept of what is asked: no row, no file, no line of the log; the comparison lives as long as the answer.
  * Only what was published is compared with; a match is a suggestion that says by which words.
  * A picture is read where strangers' bytes are read (quarantine). It is found again where the same bytes were
    captured of a claim of which something was published.
Left to others: pictures that only look the same: `_alike` is the one place where they join; the page (web.portal).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from saksama.textmatch.claim import Claims, Match
from saksama_node.contentwatch.material import Material, from_picture
from saksama_node.contentwatch.public import Published, known_texts, known_to_repeat, standing, versions

MOST_LETTERS: Final = 20_000
MOST_BYTES: Final = 20 << 20
_SHOWN: Final = 5
_APART: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class Told:
    """A clarification that a message may be about. `match`: by which words; None where the bytes are the same."""

    published: Published
    match: Match | None


def told_of_words(words: str) -> list[Told]:
    """The standing clarifications whose claim or title this message may repeat, the best first."""
    best: dict[str, Match] = {}
    for match in _index(standing()).matches(words, top=2 * _SHOWN):
        best.setdefault(match.claim.partition(_APART)[0], match)
    found = ((_that_stands(code), match) for code, match in best.items())
    return [Told(published, match) for published, match in found if published is not None][:_SHOWN]


def told_of_picture(data: bytes) -> list[Told]:
    """The same for a picture. Raises `CaptureRefused` where it is none that can be read safely."""
    found = (_that_stands(code) for code in _alike(from_picture(data)))
    return [Told(published, None) for published in found if published is not None][:_SHOWN]


def _alike(material: Material) -> Sequence[str]:
    """The codes of clarifications whose claim has this picture among its captures, the same to the byte."""
    return known_to_repeat(material.body.sha256)


def _that_stands(code: str) -> Published | None:
    return next((each for each in versions(code) if each.newest), None)


@lru_cache(maxsize=2)
def _index(_standing: tuple[tuple[str, str], ...]) -> Claims:
    """What is compared with, made anew only where other versions stand."""
    return Claims((f"{code}{_APART}{number}", text) for number, (code, text) in enumerate(known_texts()))
