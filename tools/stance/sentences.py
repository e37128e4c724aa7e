"""What people write around a report that they deny or pass on, and the signs of it.

Rules kept here:
  * Each file of `sentences/` is one voice: sentences with one `{q}`, where the report stands; `denies` say that it is
    not so, `repeats` pass it on, ask about it or report it. All were written for this project; none is of a person.
Left to others: signs (`saksama.textmatch.stance`), posts of whole claims (`posts`), weights (`learn`).
"""

from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import Final, NamedTuple

import msgspec

from saksama.textmatch.fold import fold
from saksama.textmatch.stance import Stance
from saksama.textmatch.weight import stem
from tools.benchmarks.claims.writers import LAST, STRANGERS

GAP: Final = "{q}"
_STANDS: Final = "klaimqz"
"""A word that nobody writes, and that is folded to itself."""


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences of one file."""

    who: str
    denies: tuple[str, ...]
    repeats: tuple[str, ...]


class Taught(NamedTuple):
    """One thing to learn from: its signs, whether it denies, and how much it counts."""

    signs: frozenset[str]
    denies: bool
    counts: float = 1.0


def voices() -> dict[str, Voice]:
    """All files by their names. Raises `ValueError` for a sentence without its one gap, or that two have."""
    found: dict[str, Voice] = {}
    seen: set[str] = set()
    for path in sorted(files("tools.stance").joinpath("sentences").iterdir(), key=lambda each: each.name):
        voice = msgspec.toml.decode(path.read_bytes(), type=Voice)
        for each in (*voice.denies, *voice.repeats):
            if each.count(GAP) != 1 or each in seen:
                raise ValueError(f"{path.name}: {each!r} has no one gap, or stands twice")
            seen.add(each)
        found[path.name] = voice
    return found


def signs(sentence: str) -> frozenset[str]:
    """The signs of what a sentence says around its gap."""
    text = sentence.replace(GAP, f" {_STANDS} ")
    words = fold(text)
    if _STANDS not in words:
        raise ValueError(f"the gap is part of another word: {sentence!r}")
    at = words.index(_STANDS)
    return frozenset(Stance(words, partial(fold.marked, text)).beside([stem(_STANDS)], (at, at + 1)).signs)


def taught(voices: Mapping[str, Voice]) -> dict[str, list[Taught]]:
    """All sentences to learn from, by their voice."""
    return {
        name: [
            Taught(signs(each), denies)
            for denies, said in ((True, voice.denies), (False, voice.repeats))
            for each in said
        ]
        for name, voice in voices.items()
    }


def of_writers() -> Iterator[Taught]:
    """What the bench's writers wrote around a claim to deny it; the last one's is kept for the score."""
    for name, writer in STRANGERS.items():
        if name != LAST:
            yield from (Taught(signs(each.replace("{k}", "3")), denies=True) for each in writer.denials.quoting)
