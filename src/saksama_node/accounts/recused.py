"""Who has no part in what: the one place that is asked, by every read and every act.

Rules kept here:
  * Whoever is recused from a matter reads nothing of it and does nothing in it, from the declaration on, whatever the
    role: no role lifts it, only two commissioners together (flows `handle_case`, `lift_interest`).
  * While somebody looks (`looking`), the reads of every room leave out what that person is kept from. The desk's one
    door says who looks; so no page, list, search or file can forget it. The worker and the public look as nobody.
  * An act names its person and asks `check_part`, whoever looks.
  * A matter is known by public ids alone, the report's and its case's.
Left to others: declaring and its entries (cases.recusing), words (web).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from saksama.entries.pseudonym import pseudonym
from saksama.errors import CallerError
from saksama_node.accounts.models import Recusal
from saksama_node.accounts.sealed import words_of_recusals


@dataclass(slots=True)
class _Look:
    """Who looks (0: nobody), and whether anything is kept from them, where this is asked once for a whole page."""

    person: int = 0
    is_asked_once: bool = False
    is_kept: bool | None = None


_NOBODY: Final = _Look()
_LOOK: ContextVar[_Look] = ContextVar("saksama_look", default=_NOBODY)


class KeptAway(CallerError):
    """This person declared an interest here, and has no part in it."""

    code = "case.kept-away"
    advice = "A colleague does it; two commissioners together may lift a recusal."


@dataclass(frozen=True, slots=True)
class RecusalInfo:
    """One recusal that holds. `words`: for commissioners; `is_logged`: its entry stands; `pseudonym`: in the case."""

    id: int
    person: int
    name: str
    ground: str
    words: str
    at: datetime
    is_standing: bool
    is_logged: bool
    pseudonym: str


@contextmanager
def looking(person: int, *, only_reads: bool = False) -> Iterator[None]:
    """Until the end of this block everything is read as this person may see it.

    `only_reads`: nothing is declared or lifted in it, so that one answer stands for all its lists.
    """
    token = _LOOK.set(_Look(person, is_asked_once=only_reads))
    try:
        yield
    finally:
        _LOOK.reset(token)


def unkept(field: str = "subject") -> Q:
    """Rows whose `field` (a subject of a report or a case) is not kept from who looks; all, where nobody does."""
    look = _LOOK.get()
    if look.person and (look.is_kept is None or not look.is_asked_once):
        look.is_kept = _held(look.person).exists()
    # Who is kept from nothing, as nearly everybody, reads by the indexes that the lists were made for.
    if not look.is_kept:
        return Q()
    held = _held(look.person)
    return ~Q(**{f"{field}__in": held.values("report")}) & ~Q(**{f"{field}__in": held.exclude(case="").values("case")})


def check_seen(*subjects: str) -> None:
    """Raise `KeptAway` where one of these is kept from who looks."""
    check_part(_LOOK.get().person, *subjects)


def check_part(person: int, *subjects: str) -> None:
    """Raise `KeptAway` where this person has no part in one of these."""
    if is_kept(person, *subjects):
        raise KeptAway


def is_kept(person: int, *subjects: str) -> bool:
    """Whether this person has no part in one of these."""
    named = [each for each in subjects if each]
    return bool(person and named) and _held(person).filter(Q(report__in=named) | Q(case__in=named)).exists()


def kept_persons(subject: str) -> frozenset[int]:
    """Who has no part in this report or case."""
    rows = Recusal.objects.filter(Q(report=subject) | Q(case=subject), lifted_at__isnull=True)
    return frozenset(rows.values_list("person", flat=True))


def has_no_part(person: OuterRef, subject: OuterRef) -> Exists:
    """For a query over persons and subjects: whether that person has no part in that report or case."""
    held = Recusal.objects.filter(person=person, lifted_at__isnull=True)
    return Exists(held.filter(Q(report=subject) | Q(case=subject)))


def kept_cases(person: int) -> list[str]:
    """The subjects of the cases from which this person is kept."""
    return list(_held(person).exclude(case="").values_list("case", flat=True))


def kept_from_looker() -> list[str]:
    """The subjects of the cases from which who looks is kept."""
    return kept_cases(_LOOK.get().person)


def kept_count(person: int) -> int:
    """From how many matters this person is kept."""
    return _held(person).count()


def recusals_of(subject: str) -> list[RecusalInfo]:
    """Who is kept from this report or case, in the order of their declarations."""
    found = Recusal.objects.filter(Q(report=subject) | Q(case=subject), lifted_at__isnull=True)
    rows = list(found.select_related("person"))
    return [
        RecusalInfo(
            id=row.pk,
            person=row.person_id,
            name=row.person.name,
            ground=row.ground,
            words=words,
            at=row.at,
            is_standing=row.standing_id is not None,
            is_logged=row.leaf is not None,
            pseudonym=pseudonym(bytes(row.person.pseudonym_secret), row.case) if row.case else "",
        )
        for row, words in zip(rows, words_of_recusals(rows), strict=True)
    ]


def logged_recusals(case: str) -> list[RecusalInfo]:
    """Those whose entry stands: what two commissioners may lift."""
    return [each for each in recusals_of(case) if each.is_logged]


def own_recusals(person: int) -> list[tuple[datetime, str, bool]]:
    """When and for what this person is kept from matters, newest first, and whether by a standing declaration.

    Nothing here says from which.
    """
    rows = _held(person).order_by("-id").values_list("at", "ground", "standing")
    return [(at, ground, standing is not None) for at, ground, standing in rows]


def _held(person: int) -> QuerySet[Recusal]:
    return Recusal.objects.filter(person=person, lifted_at__isnull=True)
