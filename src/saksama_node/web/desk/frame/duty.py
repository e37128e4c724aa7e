"""One duty, as the desk's first page shows it; and what a running duty is about: a case, what came in, or a request.

Rules kept here: one question for each kind, however many duties are asked about; what is unknown here is not in it.
Left to others: who may see it (callers have filtered by place), the duty's own words (`words.deadlines`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from saksama_node.cases.briefed import labels
from saksama_node.cases.named import events
from saksama_node.contentwatch.claims.requested import addressed
from saksama_node.deadlines.queries import REQUESTS, DutyInfo
from saksama_node.deadlines.warned import WarningInfo
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.words.deadlines import case_words, named_words

AT_ONCE: Final = 20
"""How many duties one source gives: whoever has more sees the nearest, and where the others are."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What to do (`title`), where (`url`), on which button (`act`), by when (`due`; `latest` by another reading), why.

    `about`: the subject, where two sources may tell of one; `post`: the button is a form, for opening it is noted;
    `over`: what is to be done, where the title is what with; `warns`: it is a warning of a duty, not one itself.
    """

    title: str
    url: str
    act: str
    due: datetime | None = None
    latest: datetime | None = None
    why: str = ""
    why_url: str = ""
    about: str = ""
    post: bool = False
    over: str = ""
    warns: bool = False


def earliest_of(owed: Sequence[DutyInfo]) -> tuple[datetime | None, datetime | None]:
    """By when what is due first is due, and by the other reading."""
    return next((each.due for each in owed), None), max((each.latest for each in owed if each.latest), default=None)


def nearest_of[Told](found: Sequence[Told], tell: Callable[[Told], Duty], others: str, url: str) -> list[Duty]:
    """The first of what waits, and where the others are; `found` has more than `AT_ONCE` where there are any."""
    told = [tell(each) for each in found[:AT_ONCE]]
    if len(found) > AT_ONCE:
        told.append(Duty(title=others, url=url, act=_("Buka daftar")))
    return told


@dataclass(frozen=True, slots=True)
class Subject:
    """`words`: its name; `label`: its number, or when it came in; `number`: for a table; `came_in`: it has no case."""

    words: str
    label: str
    url: str
    number: str
    came_in: bool = False


def subjects_of(found: Iterable[DutyInfo | WarningInfo]) -> Mapping[str, Subject]:
    """By public id."""
    rows = list(found)
    asked = addressed(each.subject for each in rows if each.edition == REQUESTS)
    named = {
        request: Subject(
            _("permohonan konten %(id)s kepada %(to)s") % {"id": request[:8], "to": word(to)},
            request[:8],
            address_of("desk:content-request", request),
            request[:8],
        )
        for request, to in asked.items()
    }
    called = labels(each.subject for each in rows if each.edition != REQUESTS)
    told = events(called)
    for subject, label in called.items():
        page = (
            address_of("desk:case", subject)
            if label.submission is None
            else address_of("desk:case_submission", label.submission)
        )
        words = named_words(told.get(subject, "")) or case_words(label)
        named[subject] = Subject(words, case_words(label), page, label.number, label.submission is not None)
    return named
