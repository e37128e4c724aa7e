"""Reads of warnings: what a person has not opened, and who had been warned of a duty and when.

Rules kept here: a warning stays readable after its duty ended; what is read here is what was written then;
what is kept from who looks (accounts.recused) is left out.
Left to others: who may see it (callers filter by `places`), words (web).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef

from saksama.clocks.rule import Rule
from saksama_node.accounts.recused import unkept
from saksama_node.deadlines.models import Duty, DutyWarning, Warned
from saksama_node.deadlines.queries import DutyInfo, duty_info, rule_as_of, seen
from saksama_node.deadlines.warning import KEY, TO_HEAD, unopened_rows


@dataclass(frozen=True, slots=True)
class WarnedInfo:
    """One person who was warned, and when; `sent_at` None: no letter went out; `opened_at` None: not opened."""

    id: int
    person: int
    at: datetime
    sent_at: datetime | None
    opened_at: datetime | None


@dataclass(frozen=True, slots=True)
class WarningInfo:
    """One warning with all who were warned; as in `models.DutyWarning`."""

    subject: str
    region: str
    edition: str
    deadline: str
    rule: str
    start: datetime
    due: datetime
    latest: datetime
    lead: int
    at: datetime
    people: tuple[WarnedInfo, ...]

    @property
    def to_head(self) -> bool:
        """Whether it went to the head of the office."""
        return self.lead == TO_HEAD

    @property
    def law_of(self) -> Rule:
        """The rule as it was when the duty began."""
        return rule_as_of(self.rule, self.start)

    def is_of(self, duty: DutyInfo, *, whenever: bool = False) -> bool:
        """Whether it warned of this duty before this due moment, or `whenever` before the moment was another."""
        return all(getattr(self, name) == getattr(duty, name) for name in KEY if not (whenever and name == "due"))


def warnings_of(subjects: Iterable[str]) -> list[WarningInfo]:
    """Every warning under these subjects, oldest first."""
    rows = (
        DutyWarning.objects.filter(unkept(), subject__in=list(subjects)).prefetch_related("people").order_by("at", "pk")
    )
    return [_info(row, sorted(row.people.all(), key=lambda each: each.pk)) for row in rows]


def unopened(
    person: int, places: Sequence[str], *, requests: Sequence[str] = (), limit: int
) -> list[tuple[int, WarningInfo]]:
    """Of each running duty the last warning that this person has not opened, nearest first.

    `places`: where cases are looked at, `requests`: where requests about content are.
    """
    here = DutyWarning.objects.filter(seen(places, requests), unkept())
    rows = unopened_rows().filter(person=person, warning__in=here)
    last: dict[tuple[object, ...], Warned] = {}
    for row in rows.order_by("warning__due", "warning__at", "pk"):
        last[tuple(getattr(row.warning, name) for name in KEY)] = row
    return [(row.pk, _info(row.warning, [row])) for row in list(last.values())[:limit]]


def duties_warned_of(
    person: int, places: Sequence[str], since: datetime, *, requests: Sequence[str] = (), limit: int
) -> list[DutyInfo]:
    """The running duties, due from `since` on, of which this person was warned, nearest first; places as above."""
    told = Warned.objects.filter(person=person, **{f"warning__{name}": OuterRef(name) for name in KEY})
    rows = Duty.objects.filter(seen(places, requests), unkept(), Exists(told), due__gte=since)
    return [duty_info(row) for row in rows.order_by("due", "pk")[:limit]]


def short_of_people(at: datetime, each: int) -> int:
    """How many running duties that are not over yet were warned of to fewer persons than `each`."""
    runs = Duty.objects.filter(**{name: OuterRef(name) for name in KEY})
    rows = DutyWarning.objects.filter(Exists(runs), due__gt=at, lead__gt=TO_HEAD).annotate(many=Count("people"))
    short: int = rows.filter(many__lt=each).values(*KEY).distinct().count()
    return short


def _info(row: DutyWarning, people: Iterable[Warned]) -> WarningInfo:
    return WarningInfo(
        subject=row.subject,
        region=row.region,
        edition=row.edition,
        deadline=row.deadline,
        rule=row.rule,
        start=row.start,
        due=row.due,
        latest=row.latest,
        lead=row.lead,
        at=row.at,
        people=tuple(
            WarnedInfo(each.pk, each.person, each.at or row.at, each.sent_at, each.opened_at) for each in people
        ),
    )
