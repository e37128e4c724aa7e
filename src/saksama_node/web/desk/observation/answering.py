"""A form of supervision as a page asks it, made from the form's data: parts, rows that repeat, what may be "Nihil".

Rules kept here:
  * A control is named as the form names its field (`account`, `activities.2.day`), so that each fault stands beside it.
  * Rows are added and dropped by buttons that send the page; nothing needs a script. What waits for an answer ("Ada")
    is hidden by the style sheet alone and is sent all the same: nothing that was typed is lost by a choice.
  * A time is written 07.30, however a browser sends it.
Left to others: what may be answered (`saksama.observation.answers`), saving and sending (write_report).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.observation.answers import OTHER, Answer, Answers, Fault, Problem
from saksama.observation.form import Field, Form, Kind, Part
from saksama_node.observation.written import NoteInfo
from saksama_node.web.formats import english

FAULTS: Final[Mapping[Fault, str | Promise]] = {
    Fault.MISSING: gettext_lazy("Belum diisi."),
    Fault.UNKNOWN: gettext_lazy("Kolom ini tidak ada dalam formulir."),
    Fault.SHAPE: gettext_lazy("Isian ini tidak berbentuk seperti yang diminta."),
    Fault.LONG: gettext_lazy("Terlalu panjang. Pendekkan; tidak ada yang dipotong."),
    Fault.DAY: gettext_lazy("Bukan tanggal. Pilih harinya."),
    Fault.FUTURE: gettext_lazy("Hari ini belum tiba: laporan menceritakan yang sudah terjadi. Periksa tanggalnya."),
    Fault.TIME: gettext_lazy("Bukan pukul. Tulis seperti 07.30."),
    Fault.OPTION: gettext_lazy("Pilih salah satu yang ditawarkan."),
    Fault.WRITING: gettext_lazy("Ada tanda yang tidak tercetak. Hapus, atau ketik ulang."),
    Fault.MANY: gettext_lazy("Terlalu banyak. Gabungkan, atau tulis laporan kedua."),
    Fault.NEEDLESS: gettext_lazy("Terisi, padahal di atas dipilih Nihil. Kosongkan ini, atau pilih Ada."),
}
NUMBER: Final = "number"
READY: Final = "ready."
_OWN_WORDS: Final = "other:"
_BESIDE: Final = "~"
_TIME: Final = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::00)?")


class _Opens(forms.RadioSelect):
    """Choices of which one calls for the fields below."""

    opens = ""

    def create_option(self, name: str, value: Any, *more: Any, **most: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own
        """Mark the one that calls."""
        option = super().create_option(name, value, *more, **most)
        if str(value) == self.opens:
            option["attrs"]["data-opens"] = True
        return option


@dataclass(frozen=True, slots=True)
class Line:
    """One question. `waits`: stands only with its part's answer; `beside`: in own words; `notes`: about it.

    `ready`: the office's sentences may begin it.
    """

    at: str
    bound: BoundField
    waits: bool = False
    ready: bool = False
    beside: BoundField | None = None
    notes: tuple[tuple[NoteInfo, BoundField | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list, counted from 1."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list on the page. `may_grow`: another row may be added; `fault`: what is wrong with the list itself."""

    at: str
    label: str
    required: bool
    rows: tuple[Row, ...]
    may_grow: bool
    waits: bool
    fault: str
    notes: tuple[tuple[NoteInfo, BoundField | None, str], ...] = ()

    @property
    def following(self) -> str:
        """Where the next row will stand."""
        return f"{self.at}.{len(self.rows) + 1}"


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part as it is asked."""

    id: str
    mark: str
    title: str
    each: tuple[Line | Rows, ...]


def label_of(field: Field) -> str:
    """A field's name in the reader's language."""
    return field.label_en if english() else field.label


def title_of(part: Form | Part) -> str:
    """A form's or a part's title in the reader's language."""
    return part.title_en if english() else part.title


class AnswerForm(forms.Form):
    """All questions of a form, with as many rows as there are."""

    def __init__(
        self, form: Form, answers: Answers, number: str, notes: Sequence[NoteInfo] = (), *, editable: bool = True
    ) -> None:
        """Ask with these answers; `notes`: those that came back, `editable`: their answers are asked."""
        initial: dict[str, str] = {NUMBER: number}
        super().__init__(initial=initial, auto_id="id_%s")
        self.asked, self.answers, self.told, self.editable = form, answers, notes, editable
        self.list_faults: dict[str, str] = {}
        self._errors = forms.utils.ErrorDict()
        self.fields[NUMBER] = forms.CharField(label=_("Nomor laporan"), max_length=100)
        for field in form.fields.values():
            self._add(field, field.id, answers.get(field.id, ""), initial)
        for each in notes:
            if editable and each.returned and not each.closed:
                initial[f"answer.{each.id}"] = each.answer
                self.fields[f"answer.{each.id}"] = forms.CharField(
                    label=_("Jawaban Anda"), required=True, widget=forms.Textarea({"rows": 2})
                )

    def _add(self, field: Field, at: str, answer: Answer, initial: dict[str, str]) -> None:
        if field.kind is Kind.LIST:
            for number, row in enumerate(self.rows_of(field), start=1):
                for each in field.field:
                    self._add(each, f"{at}.{number}.{each.id}", row.get(each.id, ""), initial)
            return
        said = answer if isinstance(answer, str) else ""
        self.fields[at] = self._control(field)
        if field.kind is Kind.CHOICE and field.other:
            own = said.removeprefix(OTHER) if said.startswith(OTHER) else ""
            self.fields[at + _BESIDE] = forms.CharField(label=_("Yang lain, sebut"), max_length=200)
            initial[at + _BESIDE], said = own, _OWN_WORDS if own else said
        initial[at] = said.replace(".", ":") if field.kind is Kind.TIME else said

    def rows_of(self, field: Field) -> list[Mapping[str, str]]:
        """The rows of a list, at least one."""
        answer = self.answers.get(field.id, ())
        return list(answer) if answer and not isinstance(answer, str) else [{}]

    def _control(self, field: Field) -> forms.Field:
        told: dict[str, Any] = {
            "label": label_of(field),
            "required": field.required,
            "help_text": field.hint_en if english() else field.hint,
        }
        match field.kind:
            case Kind.TEXT:
                rows = 3 if field.limit <= 2000 else 7
                return forms.CharField(**told, widget=forms.Textarea({"rows": rows, "maxlength": field.limit}))
            case Kind.DAY:
                return forms.CharField(**told, widget=forms.TextInput({"type": "date"}))
            case Kind.TIME:
                return forms.CharField(**told, widget=forms.TextInput({"type": "time"}))
            case Kind.CHOICE:
                return self._choice(field, told)
            case _:
                return forms.CharField(**told, max_length=field.limit)

    def _choice(self, field: Field, told: dict[str, Any]) -> forms.Field:
        options = [(each.id, each.label_en if english() else each.label) for each in field.option]
        if field.other:
            options.append((_OWN_WORDS, _("yang lain")))
        widget = _Opens()
        widget.opens = self._called(field)
        return forms.ChoiceField(**told, choices=options, widget=widget)

    def _called(self, field: Field) -> str:
        found = {each.when.answer for each in self.asked.fields.values() if each.when and each.when.field == field.id}
        return found.pop() if len(found) == 1 else ""

    def fault(self, problems: Sequence[Problem]) -> None:
        """Show these faults, each beside its control."""
        for each in problems:
            words = str(FAULTS[each.fault])
            if each.at in self.fields:
                self.wrong(each.at, words)
            elif each.at in self.asked.fields:
                self._fault_of_list(self.asked.fields[each.at], each.fault)

    def _fault_of_list(self, field: Field, fault: Fault) -> None:
        """A list that lacks everything lacks what its first row has to say; else the fault is the whole list's."""
        words = str(FAULTS[fault])
        if fault is Fault.MISSING:
            for each in field.field:
                if each.required:
                    self.wrong(f"{field.id}.1.{each.id}", words)
            return
        self.list_faults[field.id] = words
        self.wrong(None, f"{label_of(field)}: {words}")

    def wrong(self, at: str | None, words: str) -> None:
        """Show a fault beside a control, or above them all."""
        key = at or NON_FIELD_ERRORS
        self._errors.setdefault(key, self.error_class(renderer=self.renderer)).append(words)

    @property
    def parts(self) -> list[PartShown]:
        """The parts with their questions, in the form's order."""
        return [
            PartShown(part.id, part.mark, title_of(part), tuple(self._shown(each) for each in part.field))
            for part in self.asked.part
        ]

    def _shown(self, field: Field) -> Line | Rows:
        if field.kind is not Kind.LIST:
            return self._line(field, field.id)
        rows = self.rows_of(field)
        lines = (
            Row(number, tuple(self._line(each, f"{field.id}.{number}.{each.id}") for each in field.field))
            for number in range(1, len(rows) + 1)
        )
        return Rows(
            at=field.id,
            label=label_of(field),
            required=field.required,
            rows=tuple(lines),
            may_grow=len(rows) < field.limit,
            waits=field.when is not None,
            fault=self.list_faults.get(field.id, ""),
            notes=tuple(self._notes(field.id)),
        )

    def _line(self, field: Field, at: str) -> Line:
        beside = self[at + _BESIDE] if at + _BESIDE in self.fields else None
        return Line(at, self[at], field.when is not None, field.ready, beside, tuple(self._notes(at)))

    def _notes(self, at: str) -> Iterator[tuple[NoteInfo, BoundField | None, str]]:
        for each in self.told:
            if each.at == at and each.returned:
                name = f"answer.{each.id}"
                yield each, self[name] if name in self.fields else None, ""

    @property
    def other_notes(self) -> list[tuple[NoteInfo, BoundField | None, str]]:
        """Notes about what is no control of this page: an annex, a row that is gone, the whole."""
        here = {*self.fields, *self.asked.fields}
        return [
            pair for at in dict.fromkeys(each.at for each in self.told) if at not in here for pair in self._notes(at)
        ]


def typed(form: Form, sent: QueryDict) -> dict[str, Answer]:
    """The answers as they were sent, with the rows that are still empty."""
    found: dict[str, Answer] = {}
    for field in form.fields.values():
        if field.kind is not Kind.LIST:
            found[field.id] = _said(field, field.id, sent)
            continue
        numbers = sorted(
            {int(each[1]) for name in sent if (each := name.split("."))[0] == field.id and _is_row(each, field)}
        )
        found[field.id] = [
            {each.id: _said(each, f"{field.id}.{number}.{each.id}", sent) for each in field.field} for number in numbers
        ]
    return found


def _is_row(parts: Sequence[str], field: Field) -> bool:
    return len(parts) == 3 and parts[1].isascii() and parts[1].isdecimal() and 0 < int(parts[1][:4]) <= 2 * field.limit


def _said(field: Field, at: str, sent: QueryDict) -> str:
    said = sent.get(at, "").strip()
    if field.kind is Kind.CHOICE and said == _OWN_WORDS:
        own = sent.get(at + _BESIDE, "").strip()
        return f"{OTHER}{own}" if own else said
    if field.kind is Kind.TIME and (time := _TIME.fullmatch(said)):
        return f"{int(time[1]):02}.{time[2]}"
    return said


def begin_with(answers: dict[str, Answer], at: str, sentence: str) -> None:
    """Put a ready sentence into a field, behind what stands there."""
    name, _dot, rest = at.partition(".")
    number, _dot, inner = rest.partition(".")
    rows, line = answers.get(name, ""), sentence.strip()
    if isinstance(rows, str):
        answers[name] = "\n".join(filter(None, (rows, line)))
    elif number.isdecimal() and 0 < int(number) <= len(rows):
        row = dict(rows[int(number) - 1])
        row[inner] = "\n".join(filter(None, (row.get(inner, ""), line)))
        answers[name] = [*rows[: int(number) - 1], row, *rows[int(number) :]]


def answered(sent: QueryDict) -> dict[int, str]:
    """Answers to notes, by note."""
    return {
        int(name.removeprefix("answer.")): str(sent[name])
        for name in sent
        if name.startswith("answer.") and name.removeprefix("answer.").isdecimal()
    }
