"""Ready sentences by stage, as data: what the aim of supervision begins with ("Memastikan ...").

Rules kept here: a stage stands once; a sentence is one line.
Left to others: an office's own sentences (the node), where they are offered (a field with `ready`).
"""

from functools import cache

import msgspec

from saksama.clocks.certainty import Certainty
from saksama.errors import CallerError
from saksama.toml_files import read_toml, shipped_texts

LONGEST = 1000
"""Letters of a sentence: as many as the field takes."""
MOST = 30
"""Sentences of a stage."""


class SentencesMalformed(CallerError):
    """The file of ready sentences cannot be read, or is not whole."""

    code = "observation.sentences-malformed"
    advice = "Mend the file: see saksama.observation.sentences for what it must hold."

    why: str


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stage with its sentences."""

    id: str
    label: str
    label_en: str
    words: tuple[str, ...]


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    source: str
    certainty: Certainty
    stage: tuple[Stage, ...]


def parse_sentences(text: str) -> Sentences:
    """Read the file. Raises `SentencesMalformed`."""
    found = read_toml(text, Sentences, SentencesMalformed)
    ids = [each.id for each in found.stage]
    if len(set(ids)) != len(ids):
        raise SentencesMalformed(why="a stage stands twice")
    for each in found.stage:
        if not 0 < len(each.words) <= MOST or not all(is_line(words) for words in each.words):
            raise SentencesMalformed(why=f"{each.id}: 1 to {MOST} sentences, each on one line")
    return found


@cache
def shipped_sentences() -> Sentences:
    """Those that come with this package."""
    (text,) = shipped_texts("saksama.observation", "sentences")
    return parse_sentences(text)


def is_line(words: str) -> bool:
    """Whether this is one printable line of a length that the field takes."""
    return 0 < len(words) <= LONGEST and words.isprintable() and words == words.strip()
