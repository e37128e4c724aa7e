"""Last days: set for one, set for many, and who is past theirs.

Rules kept here:
  * A last day is a whole day; the one after it begins without this person (`queries.current`).
  * Many at once are named by office, role and roll; administrators and the one who asks are never among them.
Left to others: who may, and the entries of what ends (flow `end_access`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from saksama_node.accounts.days import today
from saksama_node.accounts.models import FirstCode, Grant, Person
from saksama_node.accounts.queries import GrantInfo, current, grants_of, within
from saksama_node.accounts.staff import Role


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose last day is meant: at these regions and below; of this role and roll where these are given."""

    regions: tuple[str, ...]
    role: Role | None = None
    roll: int | None = None


def count_chosen(chosen: Chosen, but: int) -> dict[str, int]:
    """How many of each role are meant."""
    rows = Grant.objects.filter(person__in=_chosen(chosen, but), ended_at__isnull=True)
    return dict(rows.values_list("role").annotate(count=Count("person", distinct=True)).order_by())


def set_for_many(chosen: Chosen, but: int, day: date) -> int:
    """Set the last day of all that are meant; how many. One statement."""
    return Person.objects.filter(pk__in=_chosen(chosen, but).values("pk")).update(last_day=day)


def set_for_one(person_id: int, day: date | None) -> None:
    """Set one person's last day; None: none is set."""
    Person.objects.filter(pk=person_id).update(last_day=day)


def is_past() -> bool:
    """Whether somebody is past the last day and still has open roles here."""
    return _past().exists()


def past(limit: int) -> list[int]:
    """Some of those who are past their last day and not closed yet; held until the act ends, whoever prolongs them."""
    return list(_past().select_for_update().order_by("pk").values_list("pk", flat=True)[:limit])


def end_all(person_ids: Sequence[int], at: datetime) -> list[GrantInfo]:
    """Close these accounts: end every open role, let codes go; the roles that ended, for the log."""
    # Held first: a role that a person ends in this moment is ended, and logged, once.
    list(Grant.objects.select_for_update().filter(person__in=person_ids, ended_at__isnull=True).values_list("pk"))
    held = grants_of(person_ids)
    Grant.objects.filter(pk__in=[each.id for each in held]).update(ended_at=at)
    FirstCode.objects.filter(person__in=person_ids).delete()
    Person.objects.filter(pk__in=person_ids).update(is_active=False)
    return held


def _past() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True, last_day__lt=today())


def _chosen(chosen: Chosen, but: int) -> QuerySet[Person]:
    held = Grant.objects.filter(ended_at__isnull=True)
    rows = Person.objects.filter(current() & within(chosen.regions)).exclude(pk=but)
    rows = rows.exclude(pk__in=held.filter(role=Role.ADMINISTRATOR).values("person"))
    if chosen.role is not None:
        rows = rows.filter(pk__in=held.filter(role=chosen.role).values("person"))
    if chosen.roll is not None:
        rows = rows.filter(roll_id=chosen.roll)
    return rows
