"""The joint calendar: every moment that is due in a month, kept or not, by day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from saksama.cooperation.facts import IncidentFact, JointFacts, TaskFact
from saksama_node.web.formats import local

type Bounds = tuple[datetime, datetime]
type AddressOf = Callable[[TaskFact | IncidentFact], str]
"""The page of a fact, or nothing where this person may not open it."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One due moment. `done_at` None: not kept yet; `state`, `words`: how it stands, as the look writes it."""

    at: datetime
    text: str
    done_at: datetime | None
    state: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day that has something due."""

    day: date
    appointments: tuple[Appointment, ...]


def calendar(
    facts: JointFacts, titles: Mapping[str, str], address: AddressOf, bounds: Bounds, at: datetime
) -> list[CalendarDay]:
    """The days between `bounds` with their due moments, judged at `at`."""
    found = [each for fact in facts.tasks for each in _of_task(fact, titles, address(fact), at)]
    found += [each for fact in facts.incidents for each in _of_incident(fact, titles, address(fact), at)]
    start, end = bounds
    within = sorted((each for each in found if start <= each.at < end), key=lambda each: (each.at, each.text))
    days = groupby(within, key=lambda each: local(each.at).date())
    return [CalendarDay(day, tuple(appointments)) for day, appointments in days]


def _of_task(fact: TaskFact, titles: Mapping[str, str], url: str, at: datetime) -> list[Appointment]:
    if fact.declined_at is not None:
        return []
    text = _("Tugas selesai: %(title)s") % {"title": titles.get(fact.subject, _("tanpa judul di sini"))}
    return [_appointment(fact.due, text, fact.done_at, at, url)]


def _of_incident(fact: IncidentFact, titles: Mapping[str, str], url: str, at: datetime) -> list[Appointment]:
    title = {"title": titles.get(fact.subject, _("tanpa judul di sini"))}
    found = [_appointment(fact.due, _("Insiden ditangani: %(title)s") % title, fact.taken_at, at, url)]
    if fact.notice_due is not None:
        text = _("Pemberitahuan kebocoran: %(title)s") % title
        found.append(_appointment(fact.notice_due, text, fact.notified_at, at, url))
    return found


def _appointment(due: datetime, text: str, done_at: datetime | None, at: datetime, url: str) -> Appointment:
    if done_at is not None:
        state, words = ("kept", _("ditepati")) if done_at <= due else ("lapsed", _("terlambat"))
    else:
        state, words = ("lapsed", _("lewat, belum dilakukan")) if at > due else ("due", _("belum"))
    return Appointment(due, text, done_at, state, words, url)
