"""What lists and feeds name, until it is captured; and a list as it is handed in, as CSV.

Rules kept here:
  * A list is read whole, every fault of every row told at once, and nothing is fetched for it. A row has a link or
    words, not both and not neither; reach left empty is unknown.
  * The words of a row are a stranger's and come as they are; the note is our own, and every sign of it is seen.
  * An item of a feed comes once, whatever the feed says later; a row of a list comes as often as it is handed in.
  * A site that does not answer is asked three times in all; every other refusal stands with its reason.
  * Lists and feeds take turns: a feed that names much, or sites that answer slowly, keeps nobody else waiting.
  * One worker captures: the state of a row is that of its last try. One that falls between capturing and noting it
    captures again: a copy more, never one less.
Left to others: fetching (flows), who may (the flows), the form of the file (`spreadsheets`), words for faults (web).
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import F, Min, Q

from saksama.entries.kinds.content import Channel
from saksama.entries.words import spelled, unprinted
from saksama.errors import CallerError
from saksama_node.contentwatch.models import Feed, Wanted, WantedState
from saksama_node.contentwatch.strangers.fetching import checked_address
from saksama_node.contentwatch.strangers.material import MAX_WORDS
from saksama_node.contentwatch.strangers.reading import FeedItem
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Why
from saksama_node.spreadsheets.reading import Cells, Fault, Shape, in_order, read_table

POLL_EVERY: Final = timedelta(minutes=10)
MAX_TRIES: Final = 3
_AGAIN: Final = frozenset({Why.SILENT, Why.SLOW})
MAX_ROWS: Final = 1000
MAX_BYTES: Final = 4 << 20
COLUMNS: Final = {"tautan": "address", "teks": "words", "kanal": "channel", "jangkauan": "reach", "catatan": "note"}
MAX_REACH: Final = 10**10
_DIGITS: Final = 20
"""A number of more is none that anybody counted, however many noughts it begins with."""
_NOTE: Final = 2000


class FeedKnown(CallerError):
    """That feed is read already, or was and was stopped."""

    code = "content.feed-known"
    advice = "Look it up in the list of feeds; one that was stopped is started there."

    address: str


@dataclass(frozen=True, slots=True)
class Want:
    """A link or words to be captured. `id`: the row; `by` None: of a feed."""

    address: str
    words: str
    channel: Channel
    note: str = ""
    reach: int | None = None
    by: int | None = None
    id: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed as the desk sees it. `why`: a reason of `Why`, or None; `waiting`, `refused`: of its items."""

    id: int
    address: str
    name: str
    active: bool
    polled_at: datetime | None
    why: Why | None
    taken: int


def add_feed(by: int, address: str, name: str) -> int:
    """Read this feed from now on. Raises `FeedKnown`."""
    try:
        with transaction.atomic():
            return Feed.objects.create(address=address, name=name, added_by=by).pk
    except IntegrityError as error:
        raise FeedKnown(address) from error


def switch_feed(feed: int, *, active: bool) -> None:
    """Stop reading a feed, or begin again; what it named already is captured."""
    Feed.objects.filter(pk=feed).update(active=active)


def feeds() -> list[FeedView]:
    """Every feed, in the order in which they were added."""
    return [
        FeedView(row.pk, row.address, row.name, row.active, row.polled_at, Why(row.why) if row.why else None, row.taken)
        for row in Feed.objects.all()
    ]


def due_feeds(at: datetime) -> list[FeedView]:
    """The feeds whose turn it is."""
    due = set(
        Feed.objects.filter(Q(polled_at=None) | Q(polled_at__lte=at - POLL_EVERY), active=True).values_list(
            "pk", flat=True
        )
    )
    return [each for each in feeds() if each.id in due]


def polled(feed: int, at: datetime, items: Iterable[FeedItem] = (), why: Why | None = None) -> None:
    """Note that a feed was read at `at`, or why not; keep those of its items that are new."""
    with transaction.atomic():
        rows = [
            Wanted(
                key=_key(str(feed), each.id or each.link or each.title),
                feed_id=feed,
                address=each.link,
                words="" if each.link else f"{each.title}\n{each.text}".strip(),
                channel=Channel.WEBSITE.value,
                note=each.title,
            )
            for each in items
            if each.link or each.title or each.text
        ]
        before = Wanted.objects.filter(feed_id=feed).count()
        Wanted.objects.bulk_create(rows, ignore_conflicts=True)
        new = Wanted.objects.filter(feed_id=feed).count() - before
        Feed.objects.filter(pk=feed).update(polled_at=at, why=why.value if why else "", taken=F("taken") + new)


def want(rows: Iterable[Want]) -> None:
    """Keep the rows of a list, to be captured in their order."""
    Wanted.objects.bulk_create(
        Wanted(
            key=_key("list", secrets.token_hex(16)),
            by=each.by,
            address=each.address,
            words=each.words,
            channel=each.channel.value,
            note=each.note,
            reach=each.reach,
        )
        for each in rows
    )


def next_waiting(limit: int) -> list[Want]:
    """What is captured next: of lists and of each feed an equal share, of each what was never tried first."""
    waits = Wanted.objects.filter(state=WantedState.WAITING)
    # Lists are one source (None); whose oldest waits longest comes first where there are more sources than turns.
    oldest = waits.order_by().values("feed").annotate(oldest=Min("id")).order_by("oldest")
    sources = list(oldest.values_list("feed", flat=True)[:limit])
    share = limit // max(1, len(sources))
    rows = [row for feed in sources for row in waits.filter(feed=feed).order_by("tries", "id")[:share]]
    return [
        Want(row.address, row.words, Channel(row.channel), row.note, row.reach, row.by, row.pk, row.tries)
        for row in rows
    ]


def captured(wanted: Want, subject: str) -> None:
    """It was captured as `subject`."""
    Wanted.objects.filter(pk=wanted.id).update(state=WantedState.CAPTURED, copy=subject, why="")


def refused(wanted: Want, why: Why) -> None:
    """It was not captured, for this reason; a site that did not answer is asked again."""
    again = why in _AGAIN and wanted.tries + 1 < MAX_TRIES
    state = WantedState.WAITING if again else WantedState.REFUSED
    Wanted.objects.filter(pk=wanted.id).update(state=state, why=why.value, tries=F("tries") + 1)


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not captured, and why."""

    address: str
    words: str
    why: Why


def refusals(limit: int) -> list[Refused]:
    """What was refused last, of lists and feeds, the newest first."""
    rows = Wanted.objects.filter(state=WantedState.REFUSED).order_by("-id")[:limit]
    return [Refused(row.address, row.words, Why(row.why)) for row in rows]


def waiting_count() -> int:
    """How many wait to be captured."""
    return Wanted.objects.filter(state=WantedState.WAITING).count()


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Wrong(StrEnum):
    """What may be wrong with a row or a field of it."""

    NEITHER = "content-neither"
    BOTH = "content-both"
    ADDRESS = "content-address"
    CHANNEL = "content-channel"
    REACH = "content-reach"
    LONG = "content-long"
    TWICE = "content-twice"
    UNSEEN = "content-unseen"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it was read."""

    rows: tuple[Want, ...]
    faults: tuple[Fault, ...]


def read_list(data: bytes, by: int) -> ListFile:
    """Rows and faults of a list that person `by` hands in."""
    table = read_table(data, Shape(COLUMNS, (), MAX_ROWS, MAX_BYTES))
    faults = [Fault(cells.line, *wrong) for cells in table.rows for wrong in _wrong(cells)]
    faults += _twice(table.rows)
    rows = () if faults or table.faults else tuple(_row(cells, by) for cells in table.rows)
    return ListFile(rows, tuple(in_order(table.faults, faults)))


def _row(cells: Cells, by: int) -> Want:
    given = cells.given
    reach = given.get("reach", "")
    return Want(
        address=checked_address(given["address"]) if given.get("address") else "",
        words=given.get("words", ""),
        channel=Channel(given.get("channel") or Channel.UNKNOWN),
        note=given.get("note", ""),
        reach=int(reach) if reach else None,
        by=by,
    )


def _wrong(cells: Cells) -> Iterator[tuple[str, Wrong, str]]:
    given = {name: cells.given.get(name, "") for name in COLUMNS.values()}
    if not given["address"] and not given["words"]:
        yield "address", Wrong.NEITHER, ""
    if given["address"] and given["words"]:
        yield "words", Wrong.BOTH, ""
    if given["address"]:
        try:
            checked_address(given["address"])
        except CaptureRefused:
            yield "address", Wrong.ADDRESS, given["address"][:200]
    if given["channel"] and given["channel"] not in set(Channel):
        yield "channel", Wrong.CHANNEL, given["channel"][:60]
    if given["reach"] and not (
        given["reach"].isascii()
        and given["reach"].isdigit()
        and len(given["reach"]) <= _DIGITS
        and int(given["reach"]) <= MAX_REACH
    ):
        yield "reach", Wrong.REACH, given["reach"][:60]
    if len(given["words"]) > MAX_WORDS or len(given["note"]) > _NOTE:
        yield "words" if len(given["words"]) > MAX_WORDS else "note", Wrong.LONG, ""
    if unprinted(spelled(given["note"])) is not None:
        yield "note", Wrong.UNSEEN, ""


def _twice(rows: list[Cells]) -> list[Fault]:
    seen: dict[str, int] = {}
    found = []
    for cells in rows:
        address = cells.given.get("address", "")
        earlier = seen.setdefault(address, cells.line) if address else cells.line
        if earlier != cells.line:
            found.append(Fault(cells.line, "address", Wrong.TWICE, address[:200], earlier))
    return found
