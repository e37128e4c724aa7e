"""Forms of supervision as data: Form A (laporan hasil pengawasan) and the register of prevention (F.CEGAH).

Rules kept here:
  * A form has parts, a part has fields; a field that repeats (`list`) has fields of its own, and nothing is deeper.
  * A part that stands only with a suspicion or a dispute names the choice and the answer that call for it; otherwise
    the form says "Nihil".
  * A form says whence it is known and how certainly; labels are those of the form, in both languages.
Left to others: reading the files (reading), what may be answered (answers), how a form looks on paper and screen.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

import msgspec


class Kind(StrEnum):
    """What an answer is.

    `line`: one line; `text`: paragraphs; `day`: YYYY-MM-DD; `time`: HH.MM; `choice`: one of the options by its id, or
    in own words where the field has `other`; `list`: repeated, each with the field's own fields.
    """

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    TIME = "time"
    CHOICE = "choice"
    LIST = "list"


class Certainty(StrEnum):
    """How a form is known."""

    TEXT = "text seen"
    PRACTICE = "practice seen"


class Purpose(StrEnum):
    """What a form is for: what was watched, or what was done beforehand so that nothing happens."""

    SUPERVISION = "supervision"
    PREVENTION = "prevention"


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a choice."""

    id: str
    label: str
    label_en: str


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The choice, and the answer of it, that call for a part or a field."""

    field: str
    answer: str


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One question. `most`: letters of an answer, or rows of a list; `ready`: what an office's sentences begin with."""

    id: str
    label: str
    label_en: str
    kind: Kind = Kind.LINE
    required: bool = False
    most: int = 0
    ready: bool = False
    other: bool = False
    hint: str = ""
    hint_en: str = ""
    when: When | None = None
    option: tuple[Option, ...] = ()
    field: tuple["Field", ...] = ()

    @property
    def limit(self) -> int:
        """How long an answer may be, in letters; of a list, how many rows."""
        return self.most or _MOST[self.kind]


_MOST = {Kind.LINE: 300, Kind.TEXT: 20_000, Kind.DAY: 10, Kind.TIME: 5, Kind.CHOICE: 200, Kind.LIST: 20}


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part under its roman number (`mark`)."""

    id: str
    mark: str
    title: str
    title_en: str
    field: tuple[Field, ...]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A form in one edition. `heading`: what stands above its title; `number`: an office's pattern to begin with."""

    id: str
    purpose: Purpose
    heading: str
    title: str
    title_en: str
    number: str
    valid_from: date
    source: str
    certainty: Certainty
    part: tuple[Part, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the form as it was read, hex: entries name it, so that another edition is told."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The fields by their ids; those of a list stand within it."""
        return {each.id: each for each in self._each()}

    def _each(self) -> Iterator[Field]:
        return (field for part in self.part for field in part.field)
