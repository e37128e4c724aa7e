"""Duties on a page of what they are about: running clocks with their count day by day, and who was warned of them.

Rules kept here: of what has no case yet the clocks of either body of law; warnings also of duties that are over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.template import Context, Library
from django.utils.functional import Promise

from saksama.clocks.words import Said
from saksama_node.accounts.queries import names_of
from saksama_node.deadlines import queries
from saksama_node.deadlines.queries import DutyInfo
from saksama_node.deadlines.warned import WarningInfo, warnings_of
from saksama_node.norms.confirmed import Certainties, certainties
from saksama_node.settings.clock import now
from saksama_node.web.desk.words.deadlines import article, bearer, kind, regime, said, step
from saksama_node.web.desk.words.norms import KNOWN

register = Library()


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock in words; `explanation` empty where no clock could tell."""

    duty: DutyInfo
    step: str
    regime: str
    bearer: str | Promise
    lapsed: bool
    explanation: str
    article: str
    certainty: str | Promise
    is_unsure: bool
    lapse: str


@register.inclusion_tag("desk/deadlines/parts_clocks.html")
def case_clocks(subject: str, *, came_in: bool = False) -> dict[str, object]:
    """Each running clock of a subject; or why there is none. `came_in`: it has no case yet."""
    moment = now()
    edition = None if came_in else queries.followed(subject)
    return {
        "clocks": _clocks(subject, moment),
        "came_in": came_in,
        "edition": said(Said(edition.title, edition.title_en)) if edition else "",
    }


@register.inclusion_tag("desk/deadlines/parts_clocks.html")
def request_clocks(request: str) -> dict[str, object]:
    """Each running clock of a request about content; nothing where none runs."""
    moment = now()
    return {"clocks": _clocks(request, moment), "quiet": True}


def _clocks(subject: str, moment: datetime) -> list[Clock]:
    found = queries.of_subject(subject)
    known = certainties() if found else Certainties({})
    return [_clock(each, moment, known) for each in found]


def _clock(info: DutyInfo, moment: datetime, norms: Certainties) -> Clock:
    rule, explained = info.law_of, info.explained()
    known = norms.of("rules", f"rule.{rule.id}", rule.article, rule.certainty)
    return Clock(
        duty=info,
        step=step(info),
        regime=regime(info),
        bearer=bearer(info),
        lapsed=info.is_lapsed(moment),
        explanation=said(explained.said) if explained else "",
        article=article(info),
        certainty=KNOWN[known],
        is_unsure=known.is_open,
        lapse=said(Said(rule.lapse, rule.lapse_en)),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One person's warning. `name` empty: nobody could be warned; `lapsed`: the duty is over it and still owed."""

    step: str
    kind: str
    due: datetime
    latest: datetime
    lapsed: bool
    at: datetime
    name: str
    sent_at: datetime | None
    opened_at: datetime | None


@register.inclusion_tag("desk/deadlines/parts_warnings.html", takes_context=True)
def duty_warnings(context: Context, *subjects: str) -> dict[str, object]:
    """The warnings under these subjects, and the lapsed duties of which nobody was warned."""
    found, moment = warnings_of(subjects), now()
    running = [each for subject in subjects for each in queries.of_subject(subject)]
    # Before the review a report may fall under either body of law, and each has its duty of the same name.
    by_law = len({each.edition for each in found} | {each.edition for each in running}) > 1
    owed = [each for each in running if each.by_office and each.is_lapsed(moment)]
    names = names_of(each.person for warning in found for each in warning.people)
    reader = getattr(context["request"], "staff", None)
    return {
        "lines": [line for each in found for line in _lines(each, owed, names, by_law=by_law)],
        "own": [_own(each, found, reader.id, by_law=by_law) for each in running if reader],
        "unwarned": [
            (_words(each, by_law=by_law), each.latest)
            for each in owed
            if not any(warning.is_of(each, whenever=True) for warning in found)
        ],
    }


def _own(
    duty: DutyInfo, found: list[WarningInfo], reader: int, *, by_law: bool
) -> tuple[str, datetime | None, datetime | None, int | None]:
    """A running duty and the number of the reader's last warning of it that is not opened, if there is one."""
    mine = [each.id for said_of in found if said_of.is_of(duty) for each in said_of.people
            if each.person == reader and each.opened_at is None]  # fmt: skip
    return _words(duty, by_law=by_law), duty.due, duty.latest, mine[-1] if mine else None


def _words(duty: DutyInfo | WarningInfo, *, by_law: bool) -> str:
    """The duty's name, with its body of law where there are two."""
    return f"{step(duty)} ({regime(duty)})" if by_law else step(duty)


def _lines(found: WarningInfo, owed: list[DutyInfo], names: dict[int, str], *, by_law: bool) -> Iterator[Line]:
    lapsed, words, how = any(map(found.is_of, owed)), _words(found, by_law=by_law), kind(found)
    told = [(each.at, names.get(each.person, ""), each.sent_at, each.opened_at) for each in found.people]
    for at, name, sent_at, opened_at in told or [(found.at, "", None, None)]:
        yield Line(words, how, found.due, found.latest, lapsed, at, name, sent_at, opened_at)
