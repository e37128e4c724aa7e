"""A report of supervision, or of prevention, as a paper: the same pieces for PDF and for Word.

Rules kept here:
  * Order, marks and labels are those of the printed form (`supervision/<form>.toml`); a form without such a file is
    printed as its data stand, marked a, b, c.
  * A4 without a letterhead (Perbawaslu 5/2022 as offices fill it). A part that nothing calls for says "Nihil"; what was
    left empty says "-", so that no hand adds to it unseen.
  * A version that is not approved, or not the newest, says so at its head and on each page.
  * Approval in the program is no signature: the place for the hand stays empty.
Left to others: what the form asks (`saksama.observation.form`), which version (flows), PDF (setting), Word (word).
"""

import struct
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Final, Literal

import msgspec

from saksama.observation.answers import OTHER
from saksama.observation.document import Document
from saksama.observation.form import Field, Form, Kind, Part
from saksama_node.papers.setting import long_date, long_day, set_paper

NIHIL: Final = "Nihil"
EMPTY: Final = "-"
UNSIGNED: Final = "Persetujuan pada aplikasi bukan tanda tangan elektronik."
_WIDE: Final = 180
"""So many letters stand beside their label; more stand below it, over the whole width."""
PHOTOS: Final = 2
_BITS: Final = 8
_COLOURS: Final = frozenset({1, 3})


class Standing(StrEnum):
    """What a version is, as its paper says it; `APPROVED` says nothing."""

    UNVERIFIED = "BELUM TERVERIFIKASI"
    OLD = "VERSI HISTORIS"
    APPROVED = ""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of the printed form. `of`: fields whose answers stand in it, `team.name` for one within a list; none: the
    title of the lines below it. Without a label the answer stands alone.
    """

    mark: str = ""
    label: str = ""
    level: int = 0
    of: tuple[str, ...] = ()


class PartLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The lines of a part; `each`: they stand once for every row of that list, under `title` and its number."""

    id: str
    line: tuple[Line, ...]
    each: str = ""
    title: str = ""


class PrintedForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a form is printed. `signs`: what stands above the signature."""

    form: str
    signs: str
    part: tuple[PartLines, ...]


type PieceKind = Literal["part", "title", "row", "words"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the paper: a part's title, a title within it, a row with label and text, or words over its width."""

    kind: PieceKind
    text: str
    mark: str = ""
    label: str = ""
    level: int = 0

    @property
    def paragraphs(self) -> list[str]:
        """The text without its empty lines."""
        return [each for each in self.text.split("\n") if each.strip()]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph for the page: JPEG bytes, and what is said of it."""

    words: str
    jpeg: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SupervisionPaper:
    """A version on paper. `at`: when it was sent, on the office's wall clock; `leaf_hash`: of its entry.

    `absent`: how many photographs the version names that are not here.
    """

    form: Form
    document: Document = field(repr=False)
    version: int
    standing: Standing
    at: datetime
    leaf_hash: str = ""
    photos: Sequence[Photo] = field(default=(), repr=False)
    absent: int = 0
    simulation: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.form.title} {self.document.number}"

    @property
    def heading(self) -> str:
        """What stands above the form's name; empty where that would say it twice."""
        return "" if self.form.heading.casefold() == self.form.title.casefold() else self.form.heading

    @property
    def shown_photos(self) -> list[Photo]:
        """The photographs that stand on the page: the first two that are pictures."""
        return [each for each in self.photos if jpeg_size(each.jpeg) is not None][:PHOTOS]

    @property
    def lacking(self) -> str:
        """What is said of photographs that are not here; empty where none lacks."""
        return f"{self.absent} foto yang disebut versi ini belum ada di simpul saat dicetak." if self.absent else ""

    @property
    def signers(self) -> list[str]:
        """Who signs: each of the team."""
        team = self.document.answers.get("team", "")
        return [row.get("name", "") for row in team] if isinstance(team, list) else []

    @property
    def told(self) -> dict[str, str]:
        """What stands around the pieces, by the names that both layouts give it."""
        return {
            "heading": self.heading,
            "title": self.form.title,
            "number": self.document.number,
            "standing": self.standing.value,
            "version": str(self.version),
            "leaf": self.leaf_hash,
            "signs": printed(self.form).signs,
            "dated": long_date(self.at),
            "unsigned": UNSIGNED,
            "lacking": self.lacking,
            "simulation": "yes" if self.simulation else "",
        }

    @property
    def answers(self) -> dict[str, str]:
        """Each answer as the paper says it, by its field."""
        fields = self.form.fields
        return {name: _said(fields, self.document.answers, name) for name in fields}


@cache
def printed(form: Form) -> PrintedForm:
    """How it is printed: by its file, else as its data stand."""
    found = files(__package__).joinpath("supervision", f"{form.id}.toml")
    if found.is_file():
        return msgspec.toml.decode(found.read_text(encoding="utf-8"), type=PrintedForm)
    return PrintedForm(form=form.id, signs="Pelaksana Tugas", part=tuple(map(_as_it_stands, form.part)))


def _as_it_stands(part: Part) -> PartLines:
    marked = zip(ascii_lowercase, part.field, strict=False)
    return PartLines(
        id=part.id,
        line=tuple(Line(mark=f"{letter}.", label=each.label, of=(each.id,)) for letter, each in marked),
    )


def pieces(paper: SupervisionPaper) -> list[Piece]:
    """All that stands between the head and the signature, in the order of the form."""
    lines = {each.id: each for each in printed(paper.form).part}
    return [piece for part in paper.form.part for piece in _part(paper, part, lines[part.id])]


def supervision_pdf(paper: SupervisionPaper) -> bytes:
    """Return the paper as PDF/A-3b; the same values give the same bytes."""
    photos = paper.shown_photos
    values = {
        **paper.told,
        "signers": msgspec.json.encode(paper.signers).decode(),
        "pieces": msgspec.json.encode([asdict(each) for each in pieces(paper)]).decode(),
        "captions": msgspec.json.encode([each.words for each in photos]).decode(),
    }
    pictures = {f"picture-{number}": _as_svg(each.jpeg) for number, each in enumerate(photos, start=1)}
    return set_paper("supervision", values, paper.at, pictures=pictures)


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG by its frame header (ITU T.81, B.2.2); None for what is none, or none for a paper.

    PDF/A takes no picture in four colours without their profile, and 8 bits a colour are what is drawn.
    """
    at = 2
    if data[:2] != b"\xff\xd8":
        return None
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            bits, high, wide, colours = struct.unpack(">BHHB", data[at + 4 : at + 10])
            return (wide, high) if wide and high and bits == _BITS and colours in _COLOURS else None
        at += 2 + length
    return None


def _as_svg(jpeg: bytes) -> str:
    wide, high = jpeg_size(jpeg) or (1, 1)
    data = b64encode(jpeg).decode()
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
    return f'{head}<image width="{wide}" height="{high}" href="data:image/jpeg;base64,{data}"/></svg>'


def _part(paper: SupervisionPaper, part: Part, lines: PartLines) -> Iterator[Piece]:
    yield Piece("part", f"{part.mark}. {part.title}")
    called = next((each.when for each in part.field if each.when is not None), None)
    if called is not None and paper.document.answers.get(called.field) != called.answer:
        yield Piece("words", NIHIL)
        return
    answers = paper.document.answers
    if not lines.each:
        yield from _lines(lines.line, {each.id: each for each in part.field}, answers)
        return
    repeated, rows = paper.form.fields[lines.each], answers.get(lines.each, "")
    for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        yield Piece("title", f"{lines.title} {_roman(number)}")
        yield from _lines(lines.line, {each.id: each for each in repeated.field}, row)


def _lines(
    lines: Sequence[Line], fields: Mapping[str, Field], answers: Mapping[str, str | list[dict[str, str]]]
) -> Iterator[Piece]:
    for line in lines:
        if not line.of:
            yield Piece("title", line.label, line.mark, level=line.level)
            continue
        words = _joined(line.of, [_said(fields, answers, name) for name in line.of], fields)
        if not line.label:
            yield Piece("words", words or EMPTY, level=line.level)
        elif len(words) > _WIDE or words.count("\n") > 2:
            yield Piece("title", line.label, line.mark, level=line.level)
            yield Piece("words", words, level=line.level + 1)
        else:
            yield Piece("row", words or EMPTY, line.mark, line.label, line.level)


def _joined(names: Sequence[str], said: Sequence[str], fields: Mapping[str, Field]) -> str:
    """Answers of one line: a day and what follows it, from one hour to another, a number and its day."""
    kinds = [fields[name].kind if name in fields else Kind.LINE for name in names]
    told = [
        f"pukul {words}" if kind is Kind.TIME and Kind.DAY in kinds else words
        for words, kind in zip(said, kinds, strict=True)
        if words
    ]
    if kinds == [Kind.TIME, Kind.TIME]:
        return " sampai ".join(told)
    joint = ", tanggal " if kinds == [Kind.LINE, Kind.DAY] else ", "
    return joint.join(told)


def _said(fields: Mapping[str, Field], answers: Mapping[str, str | list[dict[str, str]]], name: str) -> str:
    outer, _, inner = name.partition(".")
    field, answer = fields[outer], answers.get(outer, "")
    if isinstance(answer, str):
        return _words(field, answer)
    parts = [each for each in field.field if not inner or each.id == inner]
    rows = [", ".join(filter(None, (_words(each, row.get(each.id, "")) for each in parts))) for row in answer]
    return rows[0] if len(rows) == 1 else "\n".join(f"{number}. {each}" for number, each in enumerate(rows, start=1))


def _words(field: Field, answer: str) -> str:
    match field.kind:
        case Kind.DAY if answer:
            return long_day(date.fromisoformat(answer))
        case Kind.CHOICE:
            named = next((each.label for each in field.option if each.id == answer), answer)
            return named.removeprefix(OTHER).strip()
        case _:
            return answer


def _roman(number: int) -> str:
    """1 to 39."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
