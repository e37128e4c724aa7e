"""A report of supervision as it is read: its parts with their answers in words, and where two of them differ.

Rules kept here: a field is called as its form calls it, a row by its number; a part in which nothing was said is empty.
Left to others: the questions (`answering`), comparing (`saksama.observation.comparing`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from saksama.observation import comparing
from saksama.observation.answers import OTHER, Answer, Answers
from saksama.observation.document import Document
from saksama.observation.form import Field, Form, Kind
from saksama_node.web.desk.observation.answering import label_of, title_of
from saksama_node.web.formats import day, english

_NO_NAMES: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: where it stands, what it is called, its words; `long`: paragraphs."""

    at: str
    label: str
    words: str
    long: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that belong together: those of a row (with its title), or those that stand by themselves."""

    at: str
    title: str
    each: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part as it is read."""

    mark: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two differ, with its name."""

    at: str
    label: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[comparing.Piece, ...]:
        """The words of both, in order; found where they are looked at."""
        return tuple(comparing.pieces(self.before, self.after))


def parts_of(form: Form, answers: Answers) -> list[PartRead]:
    """The parts with what was answered."""
    return [PartRead(part.mark, title_of(part), tuple(_groups(part.field, answers))) for part in form.part]


def annex_names(annexes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What files are called, of (digest, words) in their order: "Lampiran 2: papan pengumuman", by their places."""
    return {
        f"annex.{sha256}": (_("Lampiran %(n)s: %(words)s") if words else _("Lampiran %(n)s")) % {"n": n, "words": words}
        for n, (sha256, words) in enumerate(annexes, start=1)
    }


def names_in(document: Document | None) -> dict[str, str]:
    """What the files of a version are called."""
    return annex_names((each.sha256, each.words) for each in document.annexes) if document is not None else {}


def called(form: Form, at: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """What a place in a report is called: a field, a row's field, its number; `names`: of annexes, and what else."""
    name, _dot, rest = at.partition(".")
    if at in names:
        return names[at]
    field = form.fields.get(name)
    if field is None:
        return _("Nomor laporan") if name == "number" else _("Lampiran") if name == "annex" else at
    number, _dot, inner = rest.partition(".")
    row = f"{label_of(field)} {number}" if number else label_of(field)
    found = next((each for each in field.field if each.id == inner), None)
    return row if found is None else f"{row}: {label_of(found)}"


def places_of(form: Form, document: Document) -> list[tuple[str, str]]:
    """What a note may be tied to: each field that was answered, each that was not, each annex."""
    found = [
        (each.at, called(form, each.at))
        for part in parts_of(form, document.answers)
        for group in part.groups
        for each in group.each
    ]
    held = {at.partition(".")[0] for at, _name in found}
    found += [(name, called(form, name)) for name in form.fields if name not in held]
    return [*found, *names_in(document).items(), ("number", called(form, "number"))]


def differences(form: Form, before: tuple[Answers, str], after: tuple[Answers, str]) -> list[Difference]:
    """Where two sets of answers, each with its number, differ."""
    one, other = ({**answers, "number": number} for answers, number in (before, after))
    return [
        Difference(
            each.at,
            called(form, each.at),
            words_of(form, each.at, each.before),
            words_of(form, each.at, each.after),
        )
        for each in comparing.differences(one, other)
    ]


def annexes_differ(form: Form, before: Document, after: Document) -> list[Difference]:
    """Files that only one of two versions has, or of which they say other words."""
    one, other = ({each.sha256: each.words or each.kind for each in held.annexes} for held in (before, after))
    names = {**names_in(before), **names_in(after)}
    return [
        Difference(at, called(form, at, names), said, then)
        for sha256 in {**one, **other}
        for at, said, then in [(f"annex.{sha256}", one.get(sha256, ""), other.get(sha256, ""))]
        if said != then
    ]


def words_of(form: Form, at: str, text: str) -> str:
    """An answer in the reader's words: a choice by its label, a day as it is written."""
    name, _dot, rest = at.partition(".")
    field = form.fields.get(name)
    if field is not None and field.kind is Kind.LIST:
        inner = rest.rpartition(".")[2]
        field = next((each for each in field.field if each.id == inner), None)
    return text if field is None else _words(field, text)


def _groups(fields: tuple[Field, ...], answers: Answers) -> Iterator[Group]:
    alone: list[Said] = []
    for field in fields:
        answer = answers.get(field.id, "")
        if isinstance(answer, str):
            if answer:
                alone.append(_said(field, field.id, answer))
            continue
        if alone:
            yield Group(alone[0].at, "", tuple(alone))
            alone = []
        yield from _rows(field, answer)
    if alone:
        yield Group(alone[0].at, "", tuple(alone))


def _rows(field: Field, answer: Answer) -> Iterator[Group]:
    for number, row in enumerate(() if isinstance(answer, str) else answer, start=1):
        at = f"{field.id}.{number}"
        said = tuple(_said(each, f"{at}.{each.id}", row[each.id]) for each in field.field if row.get(each.id))
        yield Group(at, f"{label_of(field)} {number}", said)


def _said(field: Field, at: str, text: str) -> Said:
    return Said(at, label_of(field), _words(field, text), long=field.kind is Kind.TEXT)


def _words(field: Field, text: str) -> str:
    if field.kind is Kind.DAY:
        try:
            return day(date.fromisoformat(text))
        except ValueError:
            return text
    if field.kind is Kind.CHOICE:
        if text.startswith(OTHER):
            return text.removeprefix(OTHER)
        found = next((each for each in field.option if each.id == text), None)
        return text if found is None else (found.label_en if english() else found.label)
    return text
