"""Periods that were opened, and what came in for each: at the desk of the offices that see them.

Rules kept here:
  * An office sees the periods of its own, of those above it and of those below it; of another nothing.
  * A report is counted at its office, one of a village or a station at its district: so does the log.
  * "Belum melapor" is who was asked for more reports than came in by now.
Left to others: acts (planning), public counts (`saksama.observation.counting`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Counted
from django.db.models import Q

from saksama.observation.counting import Count, summed
from saksama.procedure.levels import Level, at_level, upwards
from saksama_node.accounts.policy import covers
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import history, opening_of_each
from saksama_node.lists.within import within
from saksama_node.observation.faults import NoSuchPeriod
from saksama_node.observation.models import Asked, Period, Report, State
from saksama_node.observation.sealed import reason_said


@dataclass(frozen=True, slots=True)
class PlannedPeriod:
    """A period with what came in by office: of those asked, and of those that sent without being asked."""

    subject: str
    office: str
    name: str
    form: str
    begins: date
    ends: date
    chain: tuple[Level, ...]
    closed: bool
    counts: Mapping[str, Count]

    @property
    def asked(self) -> dict[str, int]:
        """How many reports of which office."""
        return {office: count.asked for office, count in self.counts.items() if count.asked is not None}

    @property
    def missing(self) -> dict[str, int]:
        """Who was asked and has not sent as many, and how many are missing."""
        return {office: count.missing for office, count in self.counts.items() if count.missing}

    def within(self, regions: Sequence[str]) -> Count:
        """The sum over the offices in these regions."""
        return summed(count for office, count in self.counts.items() if any(covers(each, office) for each in regions))


def periods_at(regions: Sequence[str], *, closed: bool | None = None, words: str = "") -> list[PlannedPeriod]:
    """What offices of these regions see, the one that ends last first: closed, or open; named with these words."""
    rows = Period.objects.filter(_seen(regions))
    if closed is not None:
        rows = rows.filter(closed=closed)
    for word in words.split()[:10]:
        rows = rows.filter(name__icontains=word)
    return _told(list(rows))


def near_their_end(plans: Sequence[str], writes: Sequence[str], last: date) -> list[PlannedPeriod]:
    """Open periods that end by this day, the first to end first: of offices that plan with all that came in, of others
    with what is asked of these that write, and of no other: else each first page would count a province's reports.
    """
    rows = list(Period.objects.filter(_seen(writes), closed=False, ends__lte=last))
    found = _told([row for row in rows if row.office in plans])
    found += _told([row for row in rows if row.office not in plans], writes)
    return sorted(found, key=lambda each: each.ends)


def period_of(subject: str, regions: Sequence[str]) -> PlannedPeriod:
    """One period, for who sees it. Raises `NoSuchPeriod`."""
    rows = list(Period.objects.filter(_seen(regions), subject=subject))
    if not rows:
        raise NoSuchPeriod(subject)
    return _told(rows)[0]


@dataclass(frozen=True, slots=True)
class Planned:
    """An act in a period's life; `reason`: why other numbers were asked for, empty for another act, or once erased."""

    entry: LoggedEntry
    reason: str


def history_of(period: PlannedPeriod) -> list[Planned]:
    """What happened to it, the first first."""
    entered = history(period.subject)
    kept = opening_of_each((each.leaf_id for each in entered), "reason")
    return [Planned(each, reason_said(kept.get(each.leaf_id))) for each in entered]


def office_of(subject: str) -> str:
    """Whose period it is. Raises `NoSuchPeriod`."""
    found = Period.objects.filter(subject=subject).values_list("office", flat=True).first()
    if found is None:
        raise NoSuchPeriod(subject)
    return found


def _seen(regions: Sequence[str]) -> Q:
    wanted = Q(pk__in=())
    for region in regions:
        wanted |= Q(office__in=list(upwards(region))) | Q(office__startswith=f"{region}.")
    return wanted


def _told(rows: Sequence[Period], only: Sequence[str] | None = None) -> list[PlannedPeriod]:
    """Each with its counts; `only`: of the offices in these regions."""
    if not rows:
        return []
    here = Q() if only is None else within(only, "office")
    counts: dict[int, dict[str, Count]] = {row.pk: {} for row in rows}
    asked = Asked.objects.filter(here, period__in=rows)
    for period, office, reports in asked.values_list("period", "office", "reports"):
        counts[period][office] = Count(asked=reports)
    for period, office, state, late, number in _came_in(rows, here):
        at = at_level(office, Level.DISTRICT)
        before = counts[period].get(at, Count())
        counts[period][at] = Count(
            before.asked,
            before.sent + number,
            before.late + (number if late else 0),
            before.approved + (number if state == State.APPROVED else 0),
            before.returned + (number if state == State.RETURNED else 0),
        )
    return [
        PlannedPeriod(
            subject=row.subject,
            office=row.office,
            name=row.name,
            form=row.form,
            begins=row.begins,
            ends=row.ends,
            chain=tuple(map(Level, row.chain.split())),
            closed=row.closed,
            counts=dict(sorted(counts[row.pk].items())),
        )
        for row in rows
    ]


def _came_in(rows: Sequence[Period], here: Q) -> Sequence[tuple[int, str, str, bool, int]]:
    sent = Report.objects.filter(here, period__in=rows, made_at__isnull=False).order_by()
    found = sent.values("period", "office", "state", "late").annotate(number=Counted("pk"))
    return list(found.values_list("period", "office", "state", "late", "number"))
