"""The four steps as one value: what was posted, which step is shown, whether all is good.

Rules kept here:
  * The steps that are not shown travel in hidden fields; the server keeps nothing.
  * Going back never loses or refuses what was typed; going on needs the step to be good.
  * Before sending every step is judged again, and the first that is not good is shown.
  * A report becomes preliminary information where the reader presses that button; nothing else of it changes.
Left to others: the files (uploads), the page (templates of portal and desk).
"""

from collections.abc import Iterator
from datetime import date

from django.forms import Form
from django.http import HttpRequest, QueryDict

from saksama_node.cases.report import Content, Reporter, SubmissionKind
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
