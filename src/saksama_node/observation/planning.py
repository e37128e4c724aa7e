"""Periods of reports: an office opens one, says how many reports it asks of which office, and closes it.

Rules kept here: each act is an entry; a period is of one form, and its chain of levels does not change.
Left to others: who may (flows), what came in (written), public counts (`saksama.observation.counting`).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from saksama.entries.kinds.observation import Asked as AskedEntry
from saksama.entries.kinds.observation import PeriodAsked, PeriodClosed, PeriodOpened
from saksama.procedure.levels import Level
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger.actions import Leaf, append, new_subject, reason_of
from saksama_node.observation.faults import PeriodRefused, WhyPeriod
from saksama_node.observation.models import Asked, Period


def open_period(
    by: Staff,
    office: str,
    name: str,
    form: str,
    days: tuple[date, date],
    chain: Sequence[Level],
    asked: Mapping[str, int],
) -> Leaf:
    """Open a period from the first to the last of these days; the entry's subject is the period's."""
    subject = new_subject()
    begins, ends = days
    body = PeriodOpened(
        asked=_entries(asked),
        begins=begins.isoformat(),
        chain=tuple(each.value for each in chain),
        ends=ends.isoformat(),
        form=form,
        office=office,
    )
    leaf = append(body, subject=subject, actor=actor_for(by, subject))
    row = Period.objects.create(
        subject=subject,
        office=office,
        name=name,
        form=form,
        begins=begins,
        ends=ends,
        chain=" ".join(each.value for each in chain),
    )
    keep_asked(row, asked)
    return leaf


def ask(by: Staff, subject: str, asked: Mapping[str, int], reason: str) -> Leaf:
    """Ask for other numbers of reports. Raises `PeriodRefused`."""
    row = _open(subject)
    leaf = append(
        PeriodAsked(asked=_entries(asked)), subject=subject, actor=actor_for(by, subject), openings=reason_of(reason)
    )
    keep_asked(row, asked)
    return leaf


def close_period(by: Staff, subject: str) -> Leaf:
    """Close it: what comes afterwards is taken, and late. Raises `PeriodRefused`."""
    row = _open(subject)
    row.closed = True
    row.save(update_fields=["closed"])
    return append(PeriodClosed(), subject=subject, actor=actor_for(by, subject))


def keep_asked(row: Period, asked: Mapping[str, int]) -> None:
    """Ask of each office for its number of reports from now on, of no other."""
    Asked.objects.filter(period=row).delete()
    Asked.objects.bulk_create(Asked(period=row, office=office, reports=reports) for office, reports in asked.items())


def _open(subject: str) -> Period:
    row = Period.objects.select_for_update().filter(subject=subject, closed=False).first()
    if row is None:
        raise PeriodRefused(WhyPeriod.CLOSED)
    return row


def _entries(asked: Mapping[str, int]) -> tuple[AskedEntry, ...]:
    return tuple(AskedEntry(office=office, reports=reports) for office, reports in sorted(asked.items()))
