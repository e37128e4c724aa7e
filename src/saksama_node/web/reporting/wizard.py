"""The four steps of a report as one value: what was posted, which is shown, whether all is good; files.

Rules kept here:
  * The steps that are not shown travel in hidden fields; the server keeps nothing.
  * Going back never loses or refuses what was typed; going on needs the step to be good.
  * Before sending every step is judged again, and the first that is not good is shown.
  * A report becomes preliminary information where the reader presses that button; nothing else of it changes.
  * A body that says it is too long is refused before a byte of it is parsed.
  * A browser does not choose files again by itself: those that were chosen and not taken go along by name.
  * The browser's digests come as one JSON list in the order of the files; without them only the server digests.
Left to others: types, digests, sealing of files (cases.evidence), the page (templates of portal and desk).
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import msgspec
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from saksama_node.cases.evidence import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, DigestDiffers, Given, check_all
from saksama_node.cases.report import Content, Reporter, SubmissionKind
from saksama_node.web.formats import day
from saksama_node.web.handing_out import printed
from saksama_node.web.reporting.forms import EventForm, PersonsForm, ReporterForm, SendForm, content_of

LAST = 4


class Wizard:
    """The forms of one request. `step`: 1 to 4."""

    def __init__(self, data: QueryDict | None, today: date) -> None:
        if data is not None and data.get("go") == "information":
            data = data.copy()
            data["kind"] = SubmissionKind.INFORMATION.value
        kind = str(data.get("kind", "")) if data else ""
        self.kind = kind or SubmissionKind.REPORT.value
        self.data = data
        self.event = EventForm(data, today=today, use_required_attribute=False)
        self.persons = PersonsForm(data, use_required_attribute=False)
        self.reporter = ReporterForm(data, kind=self.kind, use_required_attribute=False)
        self.send = SendForm(data, use_required_attribute=False)
        self.step = 1

    @property
    def forms(self) -> tuple[Form, ...]:
        """The four forms in order."""
        return (self.event, self.persons, self.reporter, self.send)

    @property
    def shown(self) -> Form:
        """The form of this step."""
        return self.forms[self.step - 1]

    def carried(self) -> Iterator[tuple[str, str]]:
        """Names and values of the other steps' fields, for hidden inputs."""
        for form in self.forms:
            if form is not self.shown and self.data is not None:
                yield from ((name, self.data.get(name, "")) for name in form.fields if self.data.get(name))

    def turn(self, request: HttpRequest) -> None:
        """Set the step from where the reader was and which button was pressed."""
        was = _step(request.POST.get("step", "1"))
        match request.POST.get("go", "next"):
            case "back":
                self.step = max(1, was - 1)
                self._fresh(self.shown)
            case "resume" | "information" | "id" | "en":
                self.step = was
                self._fresh(self.shown)
            case _:
                self.step = was
                if was < LAST and self.shown.is_valid():
                    self.step = was + 1
                    self._fresh(self.shown)

    def all_good(self) -> bool:
        """Judge every step; show the first that is not good."""
        for number, form in enumerate(self.forms, start=1):
            if not form.is_valid():
                self.step = number
                return False
        return True

    def content(self) -> Content:
        """The report; only after `all_good`."""
        return content_of(self.event.cleaned_data, self.persons, self.send.cleaned_data)

    def identity(self) -> Reporter:
        """Who reports; only after `all_good`."""
        return self.reporter.reporter()

    def _fresh(self, form: Form) -> None:
        """Show a step with what was typed and no complaint: it has not been judged by its reader yet."""
        if self.data is not None:
            form.initial = {name: self.data.get(name, "") for name in form.fields if name in self.data}
        form.is_bound = False


def _step(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4"} else 1


def titles(*, counter: bool = False) -> list[str]:
    """The question of each step, to the reporter or to the officer who keys it."""
    who = _("Siapa pelapornya?") if counter else _("Siapa Anda?")
    return [_("Apa yang terjadi?"), _("Siapa yang terlibat?"), who, _("Bukti dan kirim")]


def limits() -> dict[str, object]:
    """How many files, and how large, in bytes."""
    return {"max_files": MAX_FILES, "max_file": MAX_FILE_BYTES, "max_total": MAX_TOTAL_BYTES}


def summary(wizard: Wizard) -> list[tuple[str, str]]:
    """What was typed, for a last look: labels and values of all steps before."""
    rows = []
    for form in wizard.forms[:-1]:
        for name, field in form.fields.items():
            value = wizard.data.get(name, "") if wizard.data else ""
            if value:
                rows.append((_label(name, field), _value(field, value)))
    return rows


def _label(name: str, field: forms.Field) -> str:
    """The field's label; for a row of persons with whose row it is."""
    group, _sep, _rest = name.partition("_")
    whose = {"reported": _("Terlapor"), "testifier": _("Saksi")}.get(group)
    return f"{whose} {name.split('_')[1]}: {field.label}" if whose else str(field.label)


def _value(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.DateField):
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return str(dict(flatten_choices(getattr(field, "choices", ()))).get(value, value))


_FORM_BYTES = 1 << 20
_DIGITS = 12


class _Digest(msgspec.Struct, frozen=True):
    size: int
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


def body_too_long(request: HttpRequest) -> bool:
    """Whether the body is longer than any form that is taken; asked before it is parsed."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return not length.isdecimal() or len(length) > _DIGITS or int(length) > MAX_TOTAL_BYTES + _FORM_BYTES


def unsent(request: HttpRequest) -> list[str]:
    """The names of files that were chosen on this form, now or before, and are not taken."""
    now = [printed(file.name) for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
    return (now or [printed(name) for name in request.POST.getlist("unsent")])[:MAX_FILES]


def given_files(request: HttpRequest) -> tuple[Given, ...]:
    """The files with their digests. Raises `DigestDiffers`, `TooMany`, `TooLarge`, `Empty`."""
    files = [file for file in request.FILES.getlist("files") if isinstance(file, UploadedFile)]
    digests = _digests(request.POST.get("digests", ""))
    if digests and len(digests) != len(files):
        raise DigestDiffers(files[0].name or "" if files else "")
    given = [
        Given(
            name=printed(file.name),
            size=file.size or 0,
            source=file.file,  # type: ignore[arg-type]  # django-stubs: IO[Any]
            digest=digests[at].sha256 if digests else "",
        )
        for at, file in enumerate(files)
    ]
    check_all(given)
    return tuple(given)


def _digests(text: str) -> list[_Digest]:
    if not text:
        return []
    try:
        return msgspec.json.decode(text, type=list[_Digest])
    except msgspec.DecodeError as error:
        raise DigestDiffers("") from error
