"""The tables by which texts are folded, as they come with this package.

Rules kept here:
  * Each is a TOML file that says what it is, where it is from and how certain that is; an unknown field is refused.
  * What a word stands for stands for nothing else, so that folding twice changes nothing more.
Left to others: how they are used (`fold`, `weight`).
"""

from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import chain
from typing import Final

import msgspec

from saksama.errors import CallerError
from saksama.toml_files import read_toml

_CODE: Final = 3
"""Letters of a word that may be a code as well: `AI`."""


class TableMalformed(CallerError):
    """A table of the text matcher cannot be used."""

    code = "textmatch.table"
    advice = "Mend the table; it comes with this package, so a damaged installation is the likeliest reason."

    table: str
    why: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    what: str
    what_en: str
    source: str
    certainty: str


class Letters(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is written for a letter, and which letters it may be, the likeliest first.

    `alike`: small letters of other scripts; `capitals`: those that look otherwise than their small ones; `instead`:
    digits and signs; `several`: signs that are one letter together; `sounds`: Latin letters for each other.
    """

    alike: Mapping[str, str]
    capitals: Mapping[str, str]
    instead: Mapping[str, str]
    several: Mapping[str, str]
    sounds: Mapping[str, str]


class Slang(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Short forms and what they stand for, one word each."""

    words: Mapping[str, str]


class Forwarding(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a forwarded message says about itself."""

    phrases: tuple[str, ...]


class Words(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words, apart by spaces."""

    words: str


class Denial(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said of a report that is not so.

    `plain`: alone; `wrong`: at an end of the post or beside a word of `said`; `no` before `truth`; `none` before
    what the report tells; `alone` beside one half or right beside a report that is told whole; `half`: two of them;
    `telling`: any number as one of those; `nothing`: what only looks like one of these; `yes`: an answer to choose, and
    what stands `between` it and the next.
    `turned`: words before one of these that take it back, save `say` with `me` or `already` before it; `hearsay`: those
    of them that may belong to the report before them; `maybe`: the same one word further on, save behind `that`;
    `fooled`: what a no does not turn; `asked`: before any of these, to find out; `sure`: right before a report that is
    meant; `but`: what takes back all that was said before it; `turns`: what does so before a report, and says half
    behind one; `own`: behind a no, what is the teller's; `so`: a truth only right behind a no.
    """

    plain: tuple[str, ...]
    wrong: tuple[str, ...]
    said: frozenset[str]
    no: frozenset[str]
    truth: frozenset[str]
    none: tuple[str, ...]
    alone: frozenset[str]
    half: tuple[str, ...]
    telling: tuple[str, ...]
    nothing: tuple[str, ...]
    turned: frozenset[str]
    hearsay: frozenset[str]
    asked: frozenset[str]
    maybe: frozenset[str]
    that: frozenset[str]
    fooled: frozenset[str]
    say: frozenset[str]
    me: frozenset[str]
    own: frozenset[str]
    so: frozenset[str]
    but: tuple[str, ...]
    turns: tuple[str, ...]
    already: frozenset[str]
    sure: frozenset[str]
    yes: frozenset[str]
    between: frozenset[str]


def parse_table[Kind: _Table](name: str, text: str, kind: type[Kind]) -> Kind:
    """Read one table. Raises `TableMalformed`."""
    found = read_toml(text, kind, partial(TableMalformed, name))
    if isinstance(found, Slang):
        for short, full in found.words.items():
            if full in found.words:
                raise TableMalformed(name, f"{short} stands for {full}, which stands for another word")
    return found


@cache
def letters() -> Letters:
    """Letters for letters."""
    return _read("letters", Letters)


@cache
def slang() -> Mapping[str, str]:
    """Short forms and their words."""
    return _read("slang", Slang).words


@cache
def forwarding() -> tuple[tuple[str, ...], ...]:
    """Phrases as words, the longest first."""
    return tuple(
        sorted((tuple(each.split()) for each in _read("forwarding", Forwarding).phrases), key=lambda w: -len(w))
    )


@cache
def common() -> frozenset[str]:
    """Words that say little."""
    return frozenset(_read("common", Words).words.split())


@cache
def daily() -> tuple[str, ...]:
    """Words that people write every day, those that say little among them."""
    return (*sorted(common()), *_read("words", Words).words.split())


@cache
def where() -> frozenset[str]:
    """Words behind which a place is named or numbered."""
    return frozenset(_read("where", Words).words.split())


@cache
def denial() -> Denial:
    """How a report is put right."""
    return _read("denial", Denial)


@cache
def denying() -> tuple[str, ...]:
    """The words of it, save those that may be codes."""
    table = denial()
    lists = (table.plain, table.wrong, table.truth, table.half, table.alone)
    return tuple(dict.fromkeys(word for phrase in chain(*lists) for word in phrase.split() if len(word) > _CODE))


def _read[Kind: _Table](name: str, kind: type[Kind]) -> Kind:
    return parse_table(name, files("saksama.textmatch").joinpath("tables", f"{name}.toml").read_text("utf-8"), kind)
