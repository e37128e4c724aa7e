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
    digits and signs; `several`: signs that are one letter together; `sounds`: Latin letters for each other; `turned`:
    letters upside down.
    """

    alike: Mapping[str, str]
    capitals: Mapping[str, str]
    instead: Mapping[str, str]
    several: Mapping[str, str]
    sounds: Mapping[str, str]
    turned: Mapping[str, str]


class Slang(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Short forms and what they stand for: a word, or some."""

    words: Mapping[str, str]


class Forwarding(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a forwarded message says about itself."""

    phrases: tuple[str, ...]


class Words(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words, apart by spaces."""

    words: str


class Denial(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases by which a report is denied, the surest first.

    `telling`: what only speaks of one. `no`: words that say no.
    """

    plain: tuple[str, ...]
    wrong: tuple[str, ...]
    half: tuple[str, ...]
    telling: tuple[str, ...]
    no: frozenset[str]


class Called(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of the same: each row those of one person, office, place or thing."""

    called: tuple[tuple[str, ...], ...]


class Stance(_Table, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What weighs for a denial beside a claim that is told, and what against (below 0), in hundredths.

    `signs`: by what each of them weighs, one on a line. So they are read sooner than with a weight for each.
    """

    bias: int
    signs: Mapping[str, str]


def parse_table[Kind: _Table](name: str, text: str, kind: type[Kind]) -> Kind:
    """Read one table. Raises `TableMalformed`."""
    found = read_toml(text, kind, partial(TableMalformed, name))
    if isinstance(found, Slang):
        for short, full in found.words.items():
            if other := found.words.keys() & full.split():
                raise TableMalformed(name, f"{short} stands for {full}, and {min(other)} for another word")
    return found


@cache
def letters() -> Letters:
    """Letters for letters."""
    return _read("letters", Letters)


@cache
def slang() -> Mapping[str, str]:
    """Short forms and the word or words of each."""
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
def everyday() -> frozenset[str]:
    """The same, to look a word up."""
    return frozenset(daily())


@cache
def where() -> frozenset[str]:
    """Words behind which a place is named or numbered."""
    return frozenset(_read("where", Words).words.split())


@cache
def who() -> frozenset[str]:
    """Words by which people, offices, parties and media are named."""
    return frozenset(_read("who", Words).words.split())


@cache
def denial() -> Denial:
    """How a report is put right."""
    return _read("denial", Denial)


@cache
def called() -> tuple[tuple[str, ...], ...]:
    """Names of the same, in rows."""
    return _read("called", Called).called


@cache
def stance() -> Stance:
    """What a report is denied with, and passed on with."""
    return _read("stance", Stance)


@cache
def weights() -> Mapping[str, int]:
    """What each sign weighs for a denial."""
    return {sign: int(weight) for weight, signs in stance().signs.items() for sign in signs.split("\n") if sign}


@cache
def denying() -> tuple[str, ...]:
    """The words of it, save those that may be codes."""
    table = denial()
    lists = (table.plain, table.wrong, table.half, sorted(table.no))
    return tuple(dict.fromkeys(word for phrase in chain(*lists) for word in phrase.split() if len(word) > _CODE))


def _read[Kind: _Table](name: str, kind: type[Kind]) -> Kind:
    return parse_table(name, files("saksama.textmatch").joinpath("tables", f"{name}.toml").read_text("utf-8"), kind)
