"""Reads of running duties, and what a duty is about: a case under an edition of the law, or a request about content.

Rules kept here:
  * The `edition` of a row says what it is about: an edition's id, or `REQUESTS`. A row keeps no other sign of it.
  * On a board a subject stands once: with what of it the office has missed, else with what is due first; not once for
    each duty, nor for each body of law.
  * Who may read a case reads its duties; who may read content reads those of requests.
  * `due`, the earliest lawful moment, is THE date: lists and nearness go by it. Late is only what misses `latest`.
  * "Today" and "seven days" (today is the first) are those of the office's wall clock; the moment is given.
  * What is kept from who looks (accounts.recused) is left out.
Left to others: who may see which region (callers filter by `places`), what a request is (contentwatch), words (web).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from saksama.clocks.clock import Due, NotInForce
from saksama.clocks.codes import Bearer
from saksama.clocks.explain import explain
from saksama.clocks.rule import Rule
from saksama.clocks.shipped import newest, rule_at
from saksama.clocks.words import Said
from saksama.procedure.edition import Edition
from saksama_node.accounts.policy import Action, covers
from saksama_node.accounts.recused import unkept
from saksama_node.deadlines.models import Counted, Duty, Move
from saksama_node.deadlines.ruling import law_at
from saksama_node.deadlines.running import edition_of, editions
from saksama_node.ledger.queries import entries_of
from saksama_node.lists.within import within
from saksama_node.settings.current import SETTINGS

REQUESTS: Final = "content-requests"
"""Stands in place of an edition: the duty is about a request to the next level."""
ANSWER: Final = "answer"
"""The addressee answers."""
ASK: Final = "ask-again"
"""The office asks again, once the answer is late."""
LAST_SECOND: Final = timedelta(seconds=1)
"""A due moment is the last second in which the duty is kept."""
MANY: Final = 1000
"""What is counted exactly."""


def reading(edition: str) -> Action:
    """The right without which nobody is told of such a duty."""
    return Action.CONTENT_READ if edition == REQUESTS else Action.CASE_READ


def seen(cases: Sequence[str], requests: Sequence[str]) -> Q:
    """Rows about cases at the one places, about requests at the others."""
    at_top = any(covers(each, SETTINGS.region) for each in cases)
    if set(cases) == set(requests) or not (requests or at_top):
        # Who is told of both, and who is told of cases below the top: requests stand at the institution's own region
        # alone. The index alone answers then.
        return within(cases)
    return (within(cases) & ~Q(edition=REQUESTS)) | (within(requests) & Q(edition=REQUESTS))


class When(StrEnum):
    """How near a duty is; `TODAY`: also what only the latest reading still allows; `UNKNOWN`: no clock could tell."""

    LAPSED = "lapsed"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Explained:
    """A count and its words."""

    due: Due
    said: Said


def rule_as_of(rule: str, start: datetime) -> Rule:
    """The version of a rule that was in force at `start`, else the newest."""
    try:
        return rule_at(rule, start)
    except NotInForce:
        return newest(rule)


@dataclass(frozen=True, slots=True)
class DutyInfo:
    """One running duty; as in `models.Duty`."""

    id: int
    subject: str
    region: str
    person: int | None
    edition: str
    deadline: str
    rule: str
    by_office: bool
    start: datetime
    since: date | None
    extended: bool
    due: datetime | None
    latest: datetime | None

    @property
    def other(self) -> datetime | None:
        """What the other reading says; None where it says the same, or nothing was counted."""
        return None if self.latest == self.due else self.latest

    def is_lapsed(self, moment: datetime) -> bool:
        """Whether it is late by every reading."""
        return self.latest is not None and moment >= self.latest + LAST_SECOND

    def left(self, moment: datetime) -> timedelta | None:
        """How long is left; negative when it is late; None where no clock could tell."""
        return None if self.due is None else self.due - moment

    @property
    def is_anothers(self) -> bool:
        """Whether neither the office nor who handed it in owes it: the addressee of a request, or Bawaslu."""
        return not self.by_office and (self.edition == REQUESTS or self.law_of.bearer is Bearer.BAWASLU_RI)

    @property
    def law_of(self) -> Rule:
        """The version of its rule that was in force when it began, else the newest."""
        return rule_as_of(self.rule, self.start)

    def explained(self) -> Explained | None:
        """Its count day by day, as the law stands at its office; None where no clock can tell."""
        law = law_at(self.region)
        counted = law.due(self.rule, self.start, extended=self.extended, since=self.since)
        return None if counted is None else Explained(counted, explain(counted, law.calendar, certainty=False))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which duties: of cases at these places, of this office and below, of this person; `requests`: of those there.

    `every`: each duty, not of each subject the first alone.
    """

    places: Sequence[str]
    office: str = ""
    person: int | None = None
    requests: Sequence[str] = ()
    every: bool = False


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Where lapsed, today and the seven days end, at a moment."""

    lapsed: datetime
    today: datetime
    week: datetime

    @classmethod
    def at(cls, moment: datetime) -> "_Bounds":
        here = timezone.localtime(moment)
        midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
        tomorrow = midnight + timedelta(days=1)
        return cls(moment - LAST_SECOND, tomorrow, midnight + timedelta(days=7))

    def of(self, when: When) -> Q:
        match when:
            case When.LAPSED:
                # By `due` first, which the index is ordered by: nothing is late before it.
                return Q(due__lte=self.lapsed, latest__lte=self.lapsed)
            case When.TODAY:
                return Q(due__lt=self.today, latest__gt=self.lapsed)
            case When.WEEK:
                return Q(due__gte=self.today, due__lt=self.week)
            case When.LATER:
                return Q(due__gte=self.week)
            case When.UNKNOWN:
                return Q(due__isnull=True)


def counts(wanted: Wanted, moment: datetime, whens: Iterable[When] = When) -> dict[When, int]:
    """How many duties are how near, up to `MANY` + 1 each, which says "more than `MANY`": a board is asked often."""
    bounds = _Bounds.at(moment)
    return {when: _rows(wanted, when, bounds).order_by("due", "pk")[: MANY + 1].count() for when in whens}


@dataclass(frozen=True, slots=True)
class OfficeCounts:
    """How many subjects of one office are late, due today, and within seven days."""

    region: str
    lapsed: int
    today: int
    week: int


def counts_by_office(wanted: Wanted, moment: datetime) -> list[OfficeCounts]:
    """By office what is due within seven days; an office with nothing is not in it."""
    bounds, found = _Bounds.at(moment), dict[str, dict[When, int]]()
    for when in (When.LAPSED, When.TODAY, When.WEEK):
        rows = _rows(wanted, when, bounds).values("region").order_by("region").annotate(each=Count("pk"))
        for region, each in rows.values_list("region", "each"):
            found.setdefault(region, {})[when] = each
    nearness = (When.LAPSED, When.TODAY, When.WEEK)
    return [OfficeCounts(region, *(found[region].get(when, 0) for when in nearness)) for region in sorted(found)]


def beside(found: Iterable[DutyInfo]) -> Mapping[str, list[DutyInfo]]:
    """By subject the duties that run beside the one of it that is in `found`, nearest first."""
    shown = {each.subject: each.id for each in found}
    rows = Duty.objects.filter(unkept(), subject__in=list(shown)).exclude(pk__in=list(shown.values()))
    others: dict[str, list[DutyInfo]] = {}
    for each in _infos(rows.order_by("due", "pk")):
        others.setdefault(each.subject, []).append(each)
    return others


def duties(wanted: Wanted, when: When, moment: datetime, *, first: int = 0, limit: int) -> list[DutyInfo]:
    """The duties that are so near, nearest first; those from `first` on, at most `limit`."""
    rows = _rows(wanted, when, _Bounds.at(moment)).order_by("due", "pk")
    return _infos(rows[first : first + limit])


def of_person(
    person: int, reads: Sequence[str], reviews: Sequence[str], since: datetime, *, asks: Sequence[str], limit: int
) -> list[DutyInfo]:
    """Due from `since` on: this person's duties at the places of `reads`, those of nobody yet at those of `reviews`.

    `asks`: where this person asks again about content, which is nobody's in particular.
    """
    mine, nobodys = Q(person=person) & seen(reads, ()), Q(person__isnull=True) & seen(reviews, asks)
    rows = Duty.objects.filter(mine | nobodys, unkept(), by_office=True, due__gte=since)
    return _infos(rows.order_by("due", "pk")[:limit])


def of_subject(subject: str) -> list[DutyInfo]:
    """All duties that run under one subject, nearest first."""
    return _infos(Duty.objects.filter(unkept(), subject=subject).order_by("due", "pk"))


def asked_again() -> frozenset[str]:
    """The requests of which the office's duty to ask again runs."""
    return frozenset(Duty.objects.filter(edition=REQUESTS, deadline=ASK).values_list("subject", flat=True))


def nearest(subjects: Iterable[str]) -> Mapping[str, list[DutyInfo]]:
    """By subject the office's own duties that are due first; several where several laws give the same moment.

    A subject without one is not in it.
    """
    rows = Duty.objects.filter(unkept(), subject__in=list(subjects), by_office=True, due__isnull=False)
    found: dict[str, list[DutyInfo]] = {}
    for each in _infos(rows.order_by("due", "pk")):
        first = found.setdefault(each.subject, [])
        if not first or first[0].due == each.due:
            first.append(each)
    return found


@dataclass(frozen=True, slots=True)
class MoveInfo:
    """A due moment that the law moved, not yet seen by one of those concerned."""

    id: int
    subject: str
    rule: str
    was: datetime | None
    due: datetime | None
    latest: datetime | None


def unseen_moves(person: int, places: Sequence[str], *, limit: int) -> list[MoveInfo]:
    """What moved at these places in this person's cases, and in those that nobody has yet; the newest first."""
    whose = within(places) & (Q(person=person) | Q(person__isnull=True))
    rows = Move.objects.filter(whose, unkept(), seen_at__isnull=True).order_by("-at", "-pk")[:limit]
    return [MoveInfo(row.pk, row.subject, row.rule, row.was, row.due, row.latest) for row in rows]


def move(move_id: int) -> tuple[str, str, int | None] | None:
    """The subject and region of a move, and whose case it is; None where there is none."""
    return Move.objects.filter(unkept(), pk=move_id).values_list("subject", "region", "person").first()


def followed(subject: str) -> Edition | None:
    """The edition that a case follows; None where its entries name none that is known here: it has no duties then."""
    return edition_of(entries_of(subject))


def counted_by() -> str:
    """The law by which all rows were counted last; empty before the first time."""
    return Counted.objects.values_list("law", flat=True).first() or ""


def edition(edition_id: str) -> Edition:
    """An edition that a row names."""
    return editions()[edition_id]


def _rows(wanted: Wanted, when: When, bounds: _Bounds) -> QuerySet[Duty]:
    rows = Duty.objects.filter(seen(wanted.places, wanted.requests), unkept(), bounds.of(when))
    if not wanted.every:
        rows = rows.filter(_first(when, bounds.of(When.LAPSED)))
    if wanted.office:
        # As somebody typed it: it may be no whole code.
        rows = rows.filter(Q(region=wanted.office) | Q(region__startswith=f"{wanted.office}."))
    if wanted.person is not None:
        rows = rows.filter(person=wanted.person)
    return rows


def _first(when: When, lapsed: Q) -> Q:
    """Of each subject of an office what it missed first, else what is due first.

    A later duty that was missed is hidden neither by one that runs still, nor by another's.
    """
    missed = Duty.objects.filter(lapsed, subject=OuterRef("subject"), region=OuterRef("region"), by_office=True)
    # What has no other beside it, as nearly all, asks nothing more.
    leads = Q(first=True) & (Q(alone=True) | ~Q(Exists(missed)))
    if when is not When.LAPSED:
        return leads
    earlier = Q(due__lt=OuterRef("due")) | Q(due=OuterRef("due"), pk__lt=OuterRef("pk"))
    return leads | Q(by_office=True) & (Q(first=True) | ~Q(Exists(missed.filter(earlier))))


def duty_info(row: Duty) -> DutyInfo:
    """A row as it leaves."""
    return DutyInfo(*(getattr(row, name) for name in _COLUMNS))


def _infos(rows: QuerySet[Duty]) -> list[DutyInfo]:
    return [DutyInfo(*row) for row in rows.values_list(*_COLUMNS)]


_COLUMNS: Final = tuple(each.name for each in fields(DutyInfo))
