"""Who was warned of the duties of a case, when, by letter or not, and who opened it: also of duties that are over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.template import Context, Library

from saksama.clocks.words import Said
from saksama_node.accounts.queries import names_of
from saksama_node.deadlines.queries import LAST_SECOND, DutyInfo, of_subject
from saksama_node.deadlines.warned import WarningInfo, warnings_of
from saksama_node.settings.clock import now
from saksama_node.web.desk.deadline_words import said
from saksama_node.web.desk.duty_warnings import kind, step

register = Library()


@dataclass(frozen=True, slots=True)
class Line:
    """One person's warning. `name` empty: nobody could be warned; `open_it`: the number of the reader's own, to open.

    `lapsed`: the duty is over its moment and still owed.
    """

    step: str
    kind: str
    due: datetime
    lapsed: bool
    at: datetime
    name: str
    sent_at: datetime | None
    opened_at: datetime | None
    open_it: int | None


@register.inclusion_tag("desk/deadlines/parts_warnings.html", takes_context=True)
def duty_warnings(context: Context, *subjects: str) -> dict[str, object]:
    """The warnings under these subjects, and the lapsed duties of which nobody was warned."""
    found, moment = warnings_of(subjects), now()
    running = [each for subject in subjects for each in of_subject(subject)]
    owed = [each for each in running if each.by_office and each.due and moment >= each.due + LAST_SECOND]
    names = names_of(each.person for warning in found for each in warning.people)
    reader = getattr(context["request"], "staff", None)
    return {
        "lines": [line for each in found for line in _lines(each, owed, running, names, reader.id if reader else 0)],
        "unwarned": [
            (said(Said(each.law_of.step, each.law_of.step_en)), each.due)
            for each in owed
            if not any(warning.is_of(each, whenever=True) for warning in found)
        ],
    }


def _lines(
    found: WarningInfo, owed: list[DutyInfo], running: list[DutyInfo], names: dict[int, str], reader: int
) -> Iterator[Line]:
    lapsed, runs = any(map(found.is_of, owed)), any(map(found.is_of, running))
    words, how = step(found), kind(found)
    for each in found.people:
        own = each.id if runs and each.person == reader and each.opened_at is None else None
        name = names.get(each.person, "")
        yield Line(words, how, found.due, lapsed, found.at, name, each.sent_at, each.opened_at, own)
    if not found.people:
        yield Line(words, how, found.due, lapsed, found.at, "", None, None, None)
