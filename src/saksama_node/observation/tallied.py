"""What the reports that were sent say, counted: for the desk of the offices that read them.

Rules kept here:
  * What is counted of a report is its standing version, and of its answers only choices and the lines that are named
    for its kind of form: never paragraphs, and no line that only has such a line's id.
  * At most `MOST` reports are opened, the newest; how many were, and of how many, is told with every count.
  * Who is kept from a report, or from the matter that it began, counts without it; one whose key was destroyed, or
    whose form is not known here, is told as not read.
Left to others: counts by office (planned), public counts (`saksama.observation.counting`), words (web).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import F, Q

from saksama.observation.answers import OTHER, Answers
from saksama.observation.counting import Count
from saksama.observation.document import parse_document
from saksama.observation.form import Field, Form, Kind, Purpose
from saksama.observation.reading import shipped
from saksama.procedure.levels import Level, at_level
from saksama_node.accounts.recused import unkept
from saksama_node.ledger.queries import opening_of_each
from saksama_node.lists.within import within
from saksama_node.observation.followed import clear_of_matters
from saksama_node.observation.models import Report, State, Version

MOST: Final = 5000
WRITTEN: Final[Mapping[Purpose, frozenset[str]]] = {
    Purpose.SUPERVISION: frozenset({"stage"}),
    Purpose.PREVENTION: frozenset({"division", "event"}),
}
"""Fields of one line that are counted by what was written: in Form A "event" is what happened, not which election."""


@dataclass(slots=True)
class Tally:
    """Of one form: reports sent, and read; answers by field: a choice by its id, own words as `OTHER`, a line
    as it was first written.
    """

    form: Form
    sent: int = 0
    read: int = 0
    answers: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports: sent by offices of these regions, for one period or any, of one form or any."""

    regions: Sequence[str]
    period: str = ""
    form: str = ""

    def rows(self) -> Q:
        """As a condition of reports."""
        wanted = within(self.regions, "office") & Q(version__gt=0)
        if self.period:
            wanted &= Q(period__subject=self.period)
        return wanted & Q(form=self.form) if self.form else wanted


def outside(wanted: Wanted) -> Mapping[str, Mapping[str, Count]]:
    """Reports that are for no period, by form and office; one of a village or a station at its district."""
    found: dict[str, dict[str, Count]] = {}
    rows = Report.objects.filter(wanted.rows(), period=None)
    for form, office, state in rows.values_list("form", "office", "state"):
        of_form, at = found.setdefault(form, {}), at_level(office, Level.DISTRICT)
        before = of_form.get(at, Count())
        of_form[at] = Count(
            sent=before.sent + 1,
            approved=before.approved + (state == State.APPROVED),
            returned=before.returned + (state == State.RETURNED),
        )
    return found


def tallies(wanted: Wanted) -> list[Tally]:
    """What they answer, form by form in the order of the forms."""
    found = {form: Tally(known) for form, known in shipped().items()}
    reports = Report.objects.filter(wanted.rows(), unkept(), clear_of_matters())
    standing = Version.objects.filter(version=F("report__version"), report__in=reports.values("pk"))
    rows = list(standing.order_by("-at").values_list("report__form", "leaf"))
    for form, _leaf in rows:
        if form in found:
            found[form].sent += 1
    kept = opening_of_each((leaf for _form, leaf in rows[:MOST]), "report")
    for form, leaf in rows[:MOST]:
        if form in found and leaf in kept:
            _add(found[form], parse_document(kept[leaf].data).answers)
    return [each for each in found.values() if each.sent]


def counted(form: Form) -> list[Field]:
    """The fields of a form that are counted, those of a list too."""
    every = (each for field in form.fields.values() for each in (field, *field.field))
    return [each for each in every if _is_counted(form, each)]


def _is_counted(form: Form, each: Field) -> bool:
    return each.kind is Kind.CHOICE or (each.kind is Kind.LINE and each.id in WRITTEN[form.purpose])


def _add(tally: Tally, answers: Answers) -> None:
    tally.read += 1
    for each, given in _given(tally.form, tally.form.fields.values(), answers):
        counts = tally.answers.setdefault(each.id, Counter())
        if each.kind is Kind.CHOICE:
            counts[OTHER if given.startswith(OTHER) else given] += 1
        else:
            written = next((known for known in counts if known.casefold() == given.casefold()), given)
            counts[written] += 1


def _given(form: Form, fields: Iterable[Field], answers: Answers) -> Iterable[tuple[Field, str]]:
    for each in fields:
        said = answers.get(each.id, "")
        if each.kind is Kind.LIST and not isinstance(said, str):
            for row in said:
                yield from _given(form, each.field, row)
        elif _is_counted(form, each) and isinstance(said, str) and said.strip():
            yield each, said.strip()
