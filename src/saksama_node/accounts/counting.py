"""Counting tries of whatever can be guessed or flooded: one table, and one way for whoever counts.

Rules kept here:
  * A limit is so many tries in a window. Each holds a slot of its limit for the length of the window: there are never
    more in any span of that length, wherever it begins.
  * A slot is taken before the try is made, and given back when it was right or failed through no fault of its maker's:
    many at once are not more.
  * What is full is read first: a try that is refused locks and writes nothing. Of those that find room at once the
    database lets so many have a slot: each is a row under a unique key.
  * No slot makes room for another. It goes when its window ends, and not before, whoever else tries.
  * Counted in a transaction of its own, which nobody's rolled back act takes along.
  * A key is an HMAC under the node's secret: no name that was typed and no address lies here, nor can it be told from
    what does, who has the table alone.
  * What the node knows has a key of its own (an account, a device of it, a locked key, the sum of all): there are as
    many as there are accounts, and their limits are exact. What strangers can make up (addresses, names of no account)
    falls into one of `BUCKETS` by its HMAC, so that a flood of it takes a bounded place.
  * What a full bucket costs: of names that nobody has, nobody anything. Of addresses, those who share it with who
    guesses wait with them, 1 sender in 65,536 for each address that does, except on a device that logged in before,
    which no address counts against. Nobody can aim at one, or know which two share it, without the secret. To fill
    half of them takes as many wrong ones as there are buckets, several times over, within a window; each is a
    password's hash, or, of codes, one a second (`web.throttle`).
Left to others: limits and windows (those who count), who is a stranger (`remembered`, `web.throttle`).
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Q
from django.utils.crypto import salted_hmac

from saksama.errors import CallerError
from saksama_node.accounts.models import Tried
from saksama_node.settings.clock import machine_time

BUCKETS: Final = 1 << 16
_SALT: Final = "saksama.tries"
_COUNT: Final = "SELECT COUNT(*) FROM accounts_tried WHERE key = %s AND ends > %s"
# One statement for both databases: a row that still counts stays as it is, and nothing was taken.
_TAKE: Final = (
    "INSERT INTO accounts_tried (key, slot, ends) VALUES (%s, %s, %s) ON CONFLICT (key, slot) "
    "DO UPDATE SET ends = excluded.ends WHERE accounts_tried.ends <= %s"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` tries under `key` in any span of so many seconds."""

    key: str
    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Taken:
    """The slots that one try holds, one of each of its limits: key, slot, end."""

    slots: tuple[tuple[str, int, int], ...]


class _Full(Exception):
    """One of the limits was reached meanwhile."""


def of_known(what: str, who: str, most: int, seconds: float) -> Limit:
    """The limit of something that this node knows: `what` is tried, at whom."""
    return Limit(_digest("known", what, who).hex(), most, seconds)


def of_stranger(what: str, who: str, most: int, seconds: float) -> Limit:
    """The limit of something that strangers can make up, shared with whatever falls into its bucket."""
    bucket = int.from_bytes(_digest("stranger", what, who)[:8]) % BUCKETS
    return Limit(_digest("bucket", what, str(bucket)).hex(), most, seconds)


def is_full(*limits: Limit) -> bool:
    """Whether one of these limits is reached. Reads alone."""
    moment = _moment()
    with connection.cursor() as cursor:
        return any(_count(cursor, each.key, moment) >= each.most for each in limits)


def take(*limits: Limit) -> Taken | None:
    """Count one try under all of these limits, durably; None where one is reached, and then nothing is counted.

    Raises RuntimeError inside another transaction.
    """
    if is_full(*limits):
        return None
    # In one order, whoever takes: two that want the same keys never wait for each other in a circle.
    ordered = sorted(limits, key=lambda each: each.key)
    try:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            return Taken(tuple(_slot(cursor, each, _moment()) for each in ordered))
    except _Full:
        return None


def give_back(*taken: Taken) -> None:
    """Let these tries count no more. Again harms nothing."""
    held = Q()
    for key, slot, ends in (each for one in taken for each in one.slots):
        held |= Q(key=key, slot=slot, ends=ends)
    if held:
        Tried.objects.filter(held).delete()


def judged[T](taken: Taken, attempt: Callable[[], T | None], *wrong: type[Exception]) -> T | None:
    """What `attempt` gives. None, or one of `wrong`, stays counted; right, or failed otherwise, is given back."""
    try:
        found = attempt()
    except wrong:
        raise
    except BaseException:
        give_back(taken)
        raise
    if found is not None:
        give_back(taken)
    return found


@contextmanager
def unless_failed(taken: Taken) -> Iterator[None]:
    """Around what is sent: it counts, also where its maker is at fault, but not where this node could not take it."""
    try:
        yield
    except CallerError:
        raise
    except BaseException:
        give_back(taken)
        raise


def forget_ended() -> None:
    """Remove what counts no more."""
    Tried.objects.filter(ends__lte=_moment()).delete()


def _count(cursor: CursorWrapper, key: str, moment: int) -> int:
    # By hand: a refusal is asked for as often as somebody floods, and this is most of what it costs.
    cursor.execute(_COUNT, [key, moment])
    return int(cursor.fetchone()[0])


def _slot(cursor: CursorWrapper, limit: Limit, moment: int) -> tuple[str, int, int]:
    ends = moment + round(limit.seconds * 1_000_000)
    while True:
        # Asked again each time: whoever was faster has committed.
        held = set(_counting(limit.key, moment))
        if len(held) >= limit.most:
            raise _Full
        slot = secrets.choice([each for each in range(limit.most) if each not in held])
        cursor.execute(_TAKE, [limit.key, slot, ends, moment])
        if cursor.rowcount == 1:
            return limit.key, slot, ends


def _counting(key: str, moment: int) -> Iterable[int]:
    return Tried.objects.filter(key=key, ends__gt=moment).values_list("slot", flat=True)


def _moment() -> int:
    return round(machine_time() * 1_000_000)


def _digest(*words: str) -> bytes:
    return salted_hmac(_SALT, "\0".join(words), algorithm="sha256").digest()
