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
from saksama_node.web.desk.deadlines.duty_warnings import kind
from saksama_node.web.desk.words.deadlines import regime, said

register = Library()


@dataclass(frozen=True, slots=True)
class Line:
    """One person's warning. `name` empty: nobody could be warned; `lapsed`: the duty is over it and still owed."""

    step: str
    kind: str
    due: datetime
    lapsed: bool
    at: datetime
    name: str
    sent_at: datetime | None
    opened_at: datetime | None


@register.inclusion_tag("desk/deadlines/parts_warnings.html", takes_context=True)
def duty_warnings(context: Context, *subjects: str) -> dict[str, object]:
    """The warnings under these subjects, and the lapsed duties of which nobody was warned."""
    found, moment = warnings_of(subjects), now()
    running = [each for subject in subjects for each in of_subject(subject)]
    # Before the review a report may fall under either body of law, and each has its duty of the same name.
    by_law = len({each.edition for each in found} | {each.edition for each in running}) > 1
    owed = [each for each in running if each.by_office and each.due and moment >= each.due + LAST_SECOND]
    names = names_of(each.person for warning in found for each in warning.people)
    reader = getattr(context["request"], "staff", None)
    return {
        "lines": [line for each in found for line in _lines(each, owed, names, by_law=by_law)],
        "own": [_own(each, found, reader.id, by_law=by_law) for each in running if reader],
        "unwarned": [
            (_words(each, by_law=by_law), each.due)
            for each in owed
            if not any(warning.is_of(each, whenever=True) for warning in found)
        ],
    }


def _own(
    duty: DutyInfo, found: list[WarningInfo], reader: int, *, by_law: bool
) -> tuple[str, datetime | None, int | None]:
    """A running duty and the number of the reader's last warning of it that is not opened, if there is one."""
    mine = [each.id for said_of in found if said_of.is_of(duty) for each in said_of.people
            if each.person == reader and each.opened_at is None]  # fmt: skip
    return _words(duty, by_law=by_law), duty.due, mine[-1] if mine else None


def _words(duty: DutyInfo | WarningInfo, *, by_law: bool) -> str:
    """The duty's name, with its body of law where there are two."""
    named = said(Said(duty.law_of.step, duty.law_of.step_en))
    return f"{named} ({regime(duty)})" if by_law else named


def _lines(found: WarningInfo, owed: list[DutyInfo], names: dict[int, str], *, by_law: bool) -> Iterator[Line]:
    lapsed, words, how = any(map(found.is_of, owed)), _words(found, by_law=by_law), kind(found)
    for each in found.people:
        yield Line(words, how, found.due, lapsed, each.at, names.get(each.person, ""), each.sent_at, each.opened_at)
    if not found.people:
        yield Line(words, how, found.due, lapsed, found.at, "", None, None)
