"""Acts on versions: hand in a file, refuse it, publish what it holds.

Rules kept here:
  * The document lies where the public finds it before the entry that names it.
  * Versions and lists of one contest enter the log one after the other: the turn is taken before an entry is appended
    and held to the end of its transaction, so that what a list was held against is what stands before it in the log, on
    every database.
  * The same figures again are the same version: nothing is entered. Figures that come back after others are a version
    again, or what was handed in by mistake could never be put right; of KPU's screen each moment is one for ever.
  * A version that builds on another is entered only while that one is the newest.
  * An import that was cut off is read again from its beginning; until its entry stands, nothing of it does but the
    stations that it named, which are stations all the same.
Left to others: reading (`reading`), who may (the flows), what does not fit (`flagging`).
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import batched
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone
from msgspec import UNSET

from saksama.entries.kinds.sheet import RECAPS, SheetImported, Source
from saksama.errors import CallerError, NotThere, WorldError
from saksama.tally.tables.shape import TableWrong
from saksama.vocabulary import BadMoment, format_moment
from saksama_node.accounts.policy import Staff, operator
from saksama_node.accounts.queries import NoSuchPerson, actor_for, staff
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import append, new_subject
from saksama_node.places.regions import region_of
from saksama_node.results.models import Import, ImportState, Publication, Station, Turn
from saksama_node.results.versions import spool
from saksama_node.results.versions.built import Built
from saksama_node.results.versions.contests import Contest
from saksama_node.results.versions.pieces import keep_index
from saksama_node.results.versions.reading import FIRST_YEAR, LAST_YEAR, Read
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

STATIONS_AT_ONCE: Final = 500
SILENT: Final = timedelta(seconds=60)
"""Who reads a file and gives no sign for so long has ended; somebody else may take it up."""
_OPEN: Final = (ImportState.WAITING, ImportState.RUNNING)
_KEPT_FAULTS: Final = 2000
SPECIAL: Final = 901
_STATION: Final = 13


def take_turn(contest: str) -> None:
    """Wait for the turn of a contest; inside the transaction that enters something of it."""
    Turn.objects.select_for_update().get_or_create(contest=contest)


class NoSuchImport(NotThere):
    """No import of this number."""

    code = "results.no-such-import"
    advice = "Look it up in the list of imports."

    number: int


class BaseMoved(WorldError):
    """Another version of this recap came in while this one was put onto the one before it; nothing was entered."""

    code = "results.base-moved"
    advice = "Put it onto the newest version again."

    source: str


class NotYetVoted(CallerError):
    """Nobody has voted in this contest at that time: another one is meant. `day`: of the vote."""

    code = "results.not-yet-voted"
    advice = "Choose the contest that the file is of, and the time that its source says."

    contest: str
    day: date

    def __str__(self) -> str:
        return f"{self.code}: {self.contest}, {self.day.isoformat()}"


class SaidLater(CallerError):
    """A source cannot say today what will be."""

    code = "results.said-later"
    advice = "Give the time that the source says, or none."

    at: datetime

    def __str__(self) -> str:
        return f"{self.code}: {self.at.isoformat()}"


def check_time(contest: Contest, said_at: datetime | None) -> None:
    """Whether figures of this contest can be of this time. Raises `BadMoment`, `NotYetVoted`, `SaidLater`."""
    if said_at is not None and not FIRST_YEAR <= said_at.year <= LAST_YEAR:
        raise BadMoment(said_at.isoformat())
    if said_at is not None and said_at > now():
        raise SaidLater(said_at)
    if timezone.localtime(said_at or now()).date() < contest.voting_day:
        raise NotYetVoted(contest.id, contest.voting_day)


def hand_in(
    by: Staff,
    contest: Contest,
    source: Source,
    name: str,
    kept: tuple[str, int],
    *,
    said_at: datetime | None,
    held: bool,
    adds: bool = False,
    anyway: bool = False,
) -> int:
    """Note a file that lies in the spool as `kept` (digest, length); return the import's number.

    `held`: whoever hands it in reads it as well; the worker leaves it alone while that one is alive. `anyway`: also
    where it takes away stations or is older (`following`).
    """
    sha256, length = kept
    at = now()
    row = Import.objects.create(
        contest=contest.id,
        source=source.value,
        file=sha256,
        name=name[:255],
        said_at=said_at,
        adds=adds,
        anyway=anyway,
        by=by.id or None,
        at=at,
        total=length,
        state=ImportState.RUNNING if held else ImportState.WAITING,
        beat=at if held else None,
    )
    return row.pk


def note_progress(number: int, done: int) -> None:
    """So many octets are read."""
    Import.objects.filter(pk=number).update(done=done, state=ImportState.RUNNING, beat=now())


def untaken() -> list[int]:
    """Imports that nobody reads: that wait, or whose reader has ended; the oldest first."""
    return list(_untaken().order_by("pk").values_list("pk", flat=True))


def take(number: int) -> bool:
    """Take an import for oneself; false where another has it, or it is over."""
    return _untaken().filter(pk=number).update(state=ImportState.RUNNING, beat=now()) == 1


def _untaken() -> QuerySet[Import]:
    silent = Q(beat__isnull=True) | Q(beat__lt=now() - SILENT)
    return Import.objects.filter(silent, state__in=_OPEN)


def refuse(number: int, wrong: TableWrong) -> None:
    """All that is wrong with a file; it is let go."""
    told = [{"line": each.line, "id": each.told("id"), "en": each.told("en")} for each in wrong.faults[:_KEPT_FAULTS]]
    more = len(wrong.faults) + wrong.more - len(told)
    Import.objects.filter(pk=number).update(state=ImportState.REFUSED, faults={"told": told, "more": more})


def done(number: int, publication: int) -> None:
    """A file has become a version (or was one already)."""
    Import.objects.filter(pk=number).update(state=ImportState.DONE, publication_id=publication)


def let_go(sha256: str) -> None:
    """Drop a file from the spool unless another import waits for the same octets."""
    if not Import.objects.filter(file=sha256, state__in=_OPEN).exists():
        spool.drop(sha256)


def unknown_stations(codes: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Codes of stations that are not here yet, some at a time."""
    here = set(Station.objects.values_list("code", flat=True))
    fresh = (code for code in codes if len(code) == _STATION and code not in here)
    return batched(fresh, STATIONS_AT_ONCE, strict=False)


def add_stations(codes: Iterable[str]) -> None:
    """Add stations by their codes; those that are here stay as they are."""
    Station.objects.bulk_create(
        (
            Station(code=code, region=region_of(code[:10]), number=int(code[10:]), special=int(code[10:]) >= SPECIAL)
            for code in codes
        ),
        ignore_conflicts=True,
    )


def importer(number: int | None) -> Staff:
    """Who answers for the entry; the operator for one whose account ended while the file waited."""
    try:
        return operator(SETTINGS.region) if number is None else staff(number)
    except NoSuchPerson:
        return operator(SETTINGS.region)


def standing(contest: Contest, source: Source, read: Read, document: str) -> int | None:
    """The version that these figures are already: the newest of the source; of KPU's screen that of the moment too."""
    rows = Publication.objects.filter(contest=contest.id, source=source.value).order_by("-pk")
    newest = rows.first()
    if newest is not None and newest.document == document:
        return newest.pk
    found = rows.filter(document=document, said_at=read.said_at).first() if source is Source.SCREEN else None
    return None if found is None else found.pk


def publish(by: Staff, contest: Contest, source: Source, built: Built, document: str) -> int:
    """Enter a version whose document is kept, in the caller's act; return its number here. Raises `BaseMoved`."""
    take_turn(contest.id)
    if source in RECAPS and built.adds and built.base != _newest(contest, source):
        raise BaseMoved(source.value)
    if (found := standing(contest, source, built.read, document)) is not None:
        return found
    subject, read = new_subject(), built.read
    body = SheetImported(
        base=built.base or UNSET,
        contest=contest.id,
        document=document,
        part=built.part or UNSET,
        rows=len(read.table),
        said_at=UNSET if read.said_at is None else format_moment(read.said_at),
        source=source,
        without=built.without or UNSET,
    )
    leaf = append(body, subject=subject, actor=actor_for(by, subject))
    earlier = Publication.objects.filter(contest=contest.id, source=source.value).count()
    row = Publication.objects.create(
        subject=subject,
        contest=contest.id,
        source=source.value,
        number=earlier + 1,
        document=document,
        base=built.base,
        part=built.part,
        without=list(built.without),
        said_at=read.said_at,
        at=leaf.entry.at,
        by=by.id or None,
        rows=len(read.table),
        leaf=leaf.leaf_id,
    )
    return row.pk


def _newest(contest: Contest, source: Source) -> str:
    """The document of a source's newest version; empty where it has none."""
    rows = Publication.objects.filter(contest=contest.id, source=source.value).order_by("-pk")
    return rows.values_list("document", flat=True).first() or ""


def keep(read: Read) -> str:
    """Put a version's document where the public finds it; its digest."""
    document = blobs.put(read.document)
    keep_index(document, read.document)
    return document
