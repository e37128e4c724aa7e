"""Every fact of law or form that the data files hold, with how surely it is known: one list, read off the files.

Rules kept here:
  * A fact is a table with a `certainty`; its id is folder, file and its place there, and never another fact's.
  * Five codes, no others: what is from memory is called so, and what nobody knows is `unknown`.
  * What stands unconfirmed names the text that would settle it, and where it is used (`data/settling.toml`).
Left to others: what two persons confirmed since (`confirmed`), what each fact means (the parts that read the files).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from saksama.errors import BugError

FOLDERS: Final = (
    ("saksama.clocks", "rules"),
    ("saksama.clocks", "calendars"),
    ("saksama.observation", "chains"),
    ("saksama.observation", "forms"),
    ("saksama.observation", "sentences"),
    ("saksama.procedure", "editions"),
    ("saksama.tally.sheet", "definitions"),
    ("saksama.tally.sheet", "layouts"),
    ("saksama.textmatch", "tables"),
    ("saksama_node.cases", "forms"),
    ("saksama_node.contentwatch", "forms"),
    ("saksama_node.papers", "forms"),
    ("saksama_node.places", "data"),
    ("saksama_node.results", "contests"),
    ("saksama_node.sigap", "data"),
)
_CERTAINTY: Final = "certainty"
_NAMED: Final = ("id", "region", "code")
_ABOUT: Final = ("step", "title", "words", "meaning", "says", "what", "headings", "name", "why")
_FIGURES: Final = re.compile(r" \(\{\w+\}\)|: [^:]*\{\w+\}[^:]*\Z| \(paling besar \{\w+\}\)")
_NORMS: Final = ("article", "norm", "basis", "article_en", "version")


class Known(StrEnum):
    """How surely a fact is known."""

    TEXT = "text seen"
    PRACTICE = "practice seen"
    OWN = "own rule"
    MEMORY = "memory"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """Whether nobody read or saw it yet."""
        return self in {Known.MEMORY, Known.UNKNOWN}


class BadFact(BugError):
    """A data file names a certainty that is none, or two facts by one id."""

    code = "norm.bad-fact"
    advice = "Mend the data file: one of the five codes, and an id of its own."


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, as its file says. `text`: the words of the norm, where it was read; else empty."""

    id: str
    file: str
    about: str
    article: str
    source: str
    known: Known
    text: str


class Settling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """For all facts whose id begins with `prefix`: which text would settle them, and where they are used."""

    prefix: str
    text: str
    used: str
    used_en: str


class _SettlingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    settling: tuple[Settling, ...]


@cache
def facts() -> Mapping[str, Fact]:
    """All of them by their ids, in the order of the files."""
    found: dict[str, Fact] = {}
    for package, folder in FOLDERS:
        for file in sorted(files(package).joinpath(folder).iterdir(), key=lambda each: each.name):
            if file.name.endswith(".toml"):
                name = f"{package.replace('.', '/')}/{folder}/{file.name}"
                for fact in facts_in(f"{folder}/{file.name.removesuffix('.toml')}", name, file.read_text("utf-8")):
                    if fact.id in found:
                        raise BadFact(fact.id)
                    found[fact.id] = fact
    return found


def facts_in(stem: str, file: str, text: str) -> Iterator[Fact]:
    """The facts of one file. Raises `BadFact` for a certainty that is none."""
    held = tomllib.loads(text)
    regulation = str(held.get("regulation", ""))
    for path, key, table in _tables(held, ()):
        place = ".".join((*path, key.removesuffix(_CERTAINTY).strip("_")))
        fact_id = f"{stem}/{place}".rstrip("/.")
        if table[key] not in set(Known):
            raise BadFact(fact_id)
        of = key.removesuffix(_CERTAINTY)
        yield Fact(
            id=fact_id,
            file=file,
            about=_about(table) or (path[-1] if path else stem),
            article=_first(table, (f"{of}basis", *_NORMS) if of else _NORMS) or regulation,
            source=str(table.get("source", "") or held.get("source", "")),
            known=Known(str(table[key])),
            text=str(table.get("text", "")),
        )


def fact_of(folder: str, place: str, article: str) -> str:
    """The id of the fact that a part read from its file, by folder, place in it and article; empty where none is it."""
    return _places().get((folder, place, article), "")


@cache
def _places() -> Mapping[tuple[str, str, str], str]:
    return {(*_place(each.id), each.article): each.id for each in facts().values()}


def _place(fact_id: str) -> tuple[str, str]:
    folder, _file, place = (*fact_id.split("/", 2), "")[:3]
    return folder, place


def settling(fact_id: str) -> Settling | None:
    """What would settle it, and where it is used; of several the longest prefix. None where nobody wrote it."""
    return max((each for each in _settling() if fact_id.startswith(each.prefix)), key=_length, default=None)


@cache
def _settling() -> tuple[Settling, ...]:
    text = files("saksama_node.norms").joinpath("data", "settling.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _SettlingFile).settling


def _length(found: Settling) -> int:
    return len(found.prefix)


def _about(table: Mapping[str, object]) -> str:
    """What it says, without the figures that a check fills in; a norm of a procedure is called by its article."""
    words = _FIGURES.sub("", _first(table, _ABOUT))
    return words or _first(table, _NORMS)


def _first(table: Mapping[str, object], keys: tuple[str, ...]) -> str:
    found = next((table[key] for key in keys if table.get(key)), "")
    told = ", ".join(map(str, found)) if isinstance(found, list) else str(found)
    return " ".join(told.split())


def _tables(node: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, Mapping[str, object]]]:
    if isinstance(node, dict):
        for key, held in node.items():
            if key.endswith(_CERTAINTY) and isinstance(held, str):
                yield path, key, node
            else:
                yield from _tables(held, (*path, key))
    elif isinstance(node, list):
        for at, each in enumerate(node):
            named = next((each[key] for key in _NAMED if key in each), at) if isinstance(each, dict) else at
            yield from _tables(each, (*path, str(named)))
