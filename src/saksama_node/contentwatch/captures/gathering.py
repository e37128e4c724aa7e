"""What lists and feeds name, until it is captured.

Rules kept here:
  * An item of a feed comes once, whatever the feed says later; a row of a list comes as often as it is handed in.
  * A site that does not answer is asked three times in all; every other refusal stands with its reason.
  * Lists and feeds take turns: a feed that names much, or sites that answer slowly, keeps nobody else waiting.
  * One worker captures: the state of a row is that of its last try. One that falls between capturing and noting it
    captures again: a copy more, never one less.
Left to others: fetching (flows), who may (the flows), the rows of a list (list_file).
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import F, Min, Q

from saksama.entries.kinds.content import Channel
from saksama.errors import CallerError
from saksama_node.contentwatch.models import Feed, Wanted, WantedState
from saksama_node.contentwatch.strangers.reading import FeedItem
from saksama_node.contentwatch.strangers.refusal import Why

POLL_EVERY: Final = timedelta(minutes=10)
MAX_TRIES: Final = 3
_AGAIN: Final = frozenset({Why.SILENT, Why.SLOW})


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
