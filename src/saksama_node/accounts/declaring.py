"""Declared interests as they are kept: standing ones, and whom they keep from which matter.

Rules kept here:
  * A standing declaration holds for every matter that it fits until two commissioners end it; ending it readmits to
    nothing that it had closed before.
  * Whom two commissioners readmitted to a matter, an older standing declaration does not keep from it again.
  * Who writes to a matter asks which declarations fit (`hold` first), so that on PostgreSQL a declaration which is
    being made can wait for those who asked before it stood (`barrier`).
Left to others: entries and assignments (cases.recusing), who may (flows), asking (`recused`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from saksama.entries.kinds.interest import Tie
from saksama.errors import CallerError, NotThere
from saksama.procedure.levels import upwards
from saksama_node.accounts.models import Person, Recusal, StandingInterest
from saksama_node.accounts.recused import KeptAway
from saksama_node.accounts.sealed import sealed_recusal, sealed_standing, words_of_recusals, words_of_standing

_LOCK: Final = 0x73616B73616D6131
"""The number of the advisory lock (`saksama1`)."""
_AT_ONCE: Final = 500


class NoSuchInterest(NotThere):
    """No standing declaration of this number holds."""

    code = "interest.unknown"
    advice = "Open the list again: it was ended."


class AlreadyDeclared(CallerError):
    """This person declared the same tie already."""

    code = "interest.declared-already"
    advice = "Nothing needs to be done: it holds."


@dataclass(frozen=True, slots=True)
class StandingInfo:
    """A standing declaration; as in `models.StandingInterest`. `kept`: from how many matters it keeps now."""

    id: int
    person: int
    name: str
    region: str
    tie: Tie
    code: str
    words: str
    subject: str
    leaf: int
    at: datetime
    ended_at: datetime | None
    kept: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A recusal that holds. `secret`: of the person's pseudonyms."""

    id: int
    person: int
    secret: bytes
    ground: str
    words: str
    is_standing: bool


def hold() -> None:
    """Ask from here on for declarations that fit; on SQLite writers take turns anyway."""
    _lock("pg_advisory_xact_lock_shared")


def barrier() -> None:
    """Wait until everybody who asked before now has committed. Outside any transaction; holds nothing afterwards."""
    with transaction.atomic(durable=True):
        _lock("pg_advisory_xact_lock")


def check_free(person: int, region: str, party: str, report: str = "") -> None:
    """Raise `KeptAway` where a standing declaration of this person fits a matter at `region`, about `party`.

    One from before they were readmitted to this `report` does not count.
    """
    if not person:
        return
    lifted = Recusal.objects.filter(person=person, report=report, lifted_at__isnull=False).order_by("-lifted_at")
    since = lifted.values_list("lifted_at", flat=True).first() if report else None
    holding = _fitting(region, party).filter(person=person)
    if (holding if since is None else holding.filter(at__gt=since)).exists():
        raise KeptAway


def open_standing(person: int, tie: Tie, code: str, words: str, *, subject: str, leaf: int, at: datetime) -> int:
    """Keep a standing declaration. Raises `AlreadyDeclared`."""
    # Two at once are one after the other.
    Person.objects.select_for_update(of=("self",)).get(pk=person)
    if StandingInterest.objects.filter(person=person, tie=tie, code=code, ended_at__isnull=True).exists():
        raise AlreadyDeclared
    return StandingInterest.objects.create(
        person_id=person, tie=tie, code=code, words=sealed_standing(subject, words), subject=subject, leaf=leaf, at=at
    ).pk


def standing(number: int) -> StandingInfo:
    """One that holds. Raises `NoSuchInterest`."""
    return _info(_one(StandingInterest.objects.filter(pk=number)))


def numbered(number: int) -> StandingInfo:
    """The one of this number, ended or not. Raises `NoSuchInterest`."""
    row = _rows().filter(pk=number).first()
    if row is None:
        raise NoSuchInterest
    return _info(row)


def declared(subject: str) -> StandingInfo:
    """The one of this subject, ended or not."""
    return _info(_rows().get(subject=subject))


def names_of_declared(subjects: Collection[str]) -> Mapping[str, str]:
    """Who made these, by subject."""
    return dict(StandingInterest.objects.filter(subject__in=subjects).values_list("subject", "person__name"))


def own_subjects(person: int) -> list[str]:
    """The subjects of this person's declarations, of ended ones too."""
    return list(StandingInterest.objects.filter(person=person).values_list("subject", flat=True))


def unapplied(until: datetime) -> list[int]:
    """The numbers of those that hold, were made up to this moment, and have not been applied to the end; oldest first.

    Mostly there is none, and a person makes few: all of them are read.
    """
    rows = StandingInterest.objects.filter(applied_at__isnull=True, ended_at__isnull=True, at__lte=until)
    return list(rows.order_by("id").values_list("pk", flat=True))


def note_applied(number: int, at: datetime) -> None:
    """Note that all that it fits has been looked through, after the `barrier` too."""
    StandingInterest.objects.filter(pk=number).update(applied_at=at)


def own_standing(person: int) -> list[StandingInfo]:
    """A person's declarations, newest first, ended ones too."""
    return [_info(row) for row in _rows().filter(person=person).order_by("-id")]


def standing_at(regions: Sequence[str]) -> list[StandingInfo]:
    """Those that hold, of people whose office is at one of these regions or below; newest first."""
    rows = _rows().filter(ended_at__isnull=True).order_by("-id")
    return [_info(row) for row in rows if _is_at(row, regions)]


def check_stands(subject: str) -> None:
    """Raise `NoSuchInterest` where the declaration of this subject holds no more."""
    _one(StandingInterest.objects.filter(subject=subject))


def hold_declared(subject: str) -> str:
    """Keep a declaration as it is until the act ends; the region of its person's office."""
    row = StandingInterest.objects.select_for_update(of=("self",)).select_related("person__office").get(subject=subject)
    return row.person.office.region


def restore_end(subject: str, at: datetime) -> bool:
    """End the declaration of this subject as an entry says; False where it is not known here."""
    rows = StandingInterest.objects.filter(subject=subject)
    rows.filter(ended_at__isnull=True).update(ended_at=at)
    return rows.exists()


def end(subject: str, at: datetime) -> None:
    """End a declaration that is held. Raises `NoSuchInterest`."""
    row = _one(StandingInterest.objects.filter(subject=subject))
    row.ended_at = at
    row.save()


def keep_away(person: int, report: str, case: str, ground: str, words: str, at: datetime) -> bool:
    """Keep a person from one matter by their own word; False where they are kept from it already."""
    held = Recusal.objects.filter(person=person, report=report, lifted_at__isnull=True)
    if held.exists():
        return False
    sealed = sealed_recusal(report, person, words)
    Recusal.objects.create(person_id=person, report=report, case=case, ground=ground, words=sealed, at=at)
    return True


def keep_fitting(report: str, case: str, region: str, party: str, at: datetime) -> None:
    """Keep away from a matter whom a standing declaration keeps from one at `region`, about `party`."""
    known = {row.person_id: row for row in Recusal.objects.filter(report=report).order_by("id")}
    for each in _fitting(region, party):
        row = known.get(each.person_id)
        if row is not None and (row.lifted_at is None or row.lifted_at >= each.at):
            continue
        known[each.person_id] = Recusal.objects.create(
            person_id=each.person_id, report=report, case=case, ground=each.tie, standing=each, at=at
        )


def keep_from_all(number: int, matters: Iterable[tuple[str, str]], at: datetime) -> int:
    """Keep the person of a standing declaration from these (report, case), where they are not yet; from how many."""
    row = _one(StandingInterest.objects.filter(pk=number))
    known = set(Recusal.objects.filter(person=row.person_id, lifted_at__isnull=True).values_list("report", flat=True))
    after = Recusal.objects.filter(person=row.person_id, lifted_at__gte=row.at)
    known |= set(after.values_list("report", flat=True))
    made = [
        Recusal(person_id=row.person_id, report=report, case=case, ground=row.tie, standing=row, at=at)
        for report, case in matters
        if report not in known
    ]
    Recusal.objects.bulk_create(made, batch_size=_AT_ONCE)
    return len(made)


def pending(report: str) -> list[Kept]:
    """Recusals from this report that no entry says yet, oldest first."""
    return _kept(Q(report=report, leaf__isnull=True))


def kept_from(case: str) -> list[Kept]:
    """Everybody who is kept from this case."""
    return _kept(Q(case=case))


def name_case(report: str, case: str) -> None:
    """Say which case a report has become."""
    Recusal.objects.filter(report=report, case="").update(case=case)


def note_leaf(recusal: int, leaf: int) -> None:
    """Note the entry of a recusal."""
    Recusal.objects.filter(pk=recusal).update(leaf=leaf)


def lift(person: int, case: str, at: datetime) -> None:
    """Let a person back to a case, as two commissioners entered."""
    Recusal.objects.filter(person=person, case=case, lifted_at__isnull=True).update(lifted_at=at)


def _kept(wanted: Q) -> list[Kept]:
    rows = list(Recusal.objects.filter(wanted, lifted_at__isnull=True).select_related("person"))
    return [
        Kept(
            id=row.pk,
            person=row.person_id,
            secret=bytes(row.person.pseudonym_secret),
            ground=row.ground,
            words=words,
            is_standing=row.standing_id is not None,
        )
        for row, words in zip(rows, words_of_recusals(rows), strict=True)
    ]


def _fitting(region: str, party: str) -> QuerySet[StandingInterest]:
    fits = Q(tie=Tie.REGION, code__in=list(upwards(region)))
    if party and party != "none":
        fits |= Q(tie=Tie.PARTY, code=party)
    return StandingInterest.objects.filter(fits, ended_at__isnull=True).order_by("id")


def _rows() -> QuerySet[StandingInterest]:
    return StandingInterest.objects.select_related("person__office")


def _is_at(row: StandingInterest, regions: Sequence[str]) -> bool:
    place = row.person.office.region
    return any(place == region or place.startswith(f"{region}.") for region in regions)


def _one(rows: QuerySet[StandingInterest]) -> StandingInterest:
    row = rows.filter(ended_at__isnull=True).first()
    if row is None:
        raise NoSuchInterest
    return row


def _info(row: StandingInterest) -> StandingInfo:
    return StandingInfo(
        id=row.pk,
        person=row.person_id,
        name=row.person.name,
        region=row.person.office.region,
        tie=Tie(row.tie),
        code=row.code,
        words=words_of_standing([row])[0],
        subject=row.subject,
        leaf=row.leaf,
        at=row.at,
        ended_at=row.ended_at,
        kept=Recusal.objects.filter(standing=row, lifted_at__isnull=True).count(),
    )


def _lock(function: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [_LOCK])
