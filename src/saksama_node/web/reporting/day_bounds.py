"""How much one sender may hand in within a day, and all together: files by their octets, small things by number.

Rules kept here:
  * Counted in memory that the processes of a server share, and nowhere else: no table, file, line of a log or backup
    holds who sent how much. It ends with the server, and each day with its key.
  * A sender is an HMAC of its address (of IPv6 its network of 64 bits, `web.throttle`) under a random key of this day;
    key and counts go together after 24 hours. Senders fall into `BUCKETS`: a flood of them takes a bounded place.
  * What is small has a number of its own: whoever used up the room for files, or many who did, still hand in words.
  * Where even that number is reached by all together, one small thing is taken every few seconds: a flood shuts nobody
    out who tries again.
  * Counted before it is kept, and given back where nothing was kept.
Left to others: how often in a quarter of an hour (`web.throttle`), what lies on the disk already (`settings.reserve`),
the bounds themselves (settings), words (pages).
"""

import fcntl
import hmac
import mmap
import os
import secrets
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.http import HttpRequest

from saksama.errors import CallerError
from saksama_node.settings.current import SETTINGS
from saksama_node.web import throttle

BUCKETS: Final = 1 << 16
SMALL: Final = 128 << 10
"""Octets of files up to which a thing is small."""
_DAY: Final = 24 * 3600.0
_TURN: Final = 5.0
_WORDS_OF_ONE: Final = 200
_WORDS_OF_ALL: Final = 10_000
_KIBIBYTE: Final = 1 << 10
_KEY: Final = 32
_HEAD: Final = struct.Struct("<32sdd")
"""The key of the day, when it ends, when the last small thing had its turn; by the clock that nobody sets."""
_PAIR: Final = struct.Struct("<II")
"""Kibibytes of files, and how many small things."""
_ALL: Final = 64
"""Where the counts of all senders together lie; behind them those of the buckets."""
_ONE: Final = 128
_LENGTH: Final = _ONE + _PAIR.size * BUCKETS


class DayUsedUp(CallerError):
    """What may be taken within a day was taken; what was taken stands, and nothing of this was kept."""

    code = "day.used-up"


class SenderFilesUsedUp(DayUsedUp):
    """One sender handed in as many octets of files as within a day are taken (`SAKSAMA_SENDER_MEGABYTES`)."""

    code = "day.sender-files"
    advice = "Hand in without files or with small ones, bring the files to the office, or come again tomorrow."


class SenderUsedUp(DayUsedUp):
    """One sender handed in as often without large files as within a day is taken (`SAKSAMA_SENDER_REPORTS`)."""

    code = "day.sender"
    advice = "Go to the office, use another network, or come again tomorrow."


class AllFilesUsedUp(DayUsedUp):
    """All together handed in as many octets of files as within a day are taken (`SAKSAMA_REPORTS_MEGABYTES`)."""

    code = "day.all-files"
    advice = "Hand in without files or with small ones, bring the files to the office, or come again tomorrow."


class AllInTurn(DayUsedUp):
    """So many handed in without large files that one is taken every few seconds."""

    code = "day.all"
    advice = "Try again in a few seconds."


class What(Enum):
    """What is counted apart."""

    REPORTS = 0
    CONTENT = 1


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is taken within a day: octets of large files and number of small things, a sender's and all together's."""

    what: What
    octets: int
    small: int
    octets_of_all: int
    small_of_all: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What was counted: under which day's key, at which places."""

    key: bytes
    places: tuple[int, int]
    kibibytes: int
    small: int


class Shared:
    """The counts. Made before a server's processes are copied, it is one for all of them."""

    def __init__(self) -> None:
        self._file = os.memfd_create("saksama-day", os.MFD_CLOEXEC)
        os.ftruncate(self._file, _LENGTH)
        self._map = mmap.mmap(self._file, _LENGTH)
        self._lock = threading.Lock()

    def take(self, bounds: Bounds, sender: str, octets: int) -> Taken:
        """Count it. Raises `DayUsedUp`, and then nothing is counted."""
        with self._alone():
            key = self._key_of_today()
            places = _ALL + _PAIR.size * bounds.what.value, _place(key, bounds.what, sender)
            (kept_of_all, count_of_all), (kept, count) = (_PAIR.unpack_from(self._map, place) for place in places)
            if octets > SMALL:
                more = -(-octets // _KIBIBYTE)
                if kept + more > bounds.octets // _KIBIBYTE:
                    raise SenderFilesUsedUp
                if kept_of_all + more > bounds.octets_of_all // _KIBIBYTE:
                    raise AllFilesUsedUp
                return self._count(Taken(key, places, more, 0), 1)
            if count >= bounds.small:
                raise SenderUsedUp
            if count_of_all >= bounds.small_of_all and not self._has_turn():
                raise AllInTurn
            return self._count(Taken(key, places, 0, 1), 1)

    def give_back(self, taken: Taken) -> None:
        """Count it no longer; what was counted on a day that is over is gone."""
        with self._alone():
            if self._key_of_today() == taken.key:
                self._count(taken, -1)

    def forget(self) -> None:
        """Begin a new day."""
        with self._alone():
            self._map[:] = bytes(_LENGTH)

    def _count(self, taken: Taken, times: int) -> Taken:
        for place in taken.places:
            kept, count = _PAIR.unpack_from(self._map, place)
            kept, count = kept + times * taken.kibibytes, count + times * taken.small
            _PAIR.pack_into(self._map, place, max(0, kept), max(0, count))
        return taken

    def _key_of_today(self) -> bytes:
        key, ends, _turn = _HEAD.unpack_from(self._map)
        if time.monotonic() < ends:
            return bytes(key)
        # The old day's key, and all that was counted under it, is written over.
        self._map[:] = bytes(_LENGTH)
        fresh = secrets.token_bytes(_KEY)
        _HEAD.pack_into(self._map, 0, fresh, time.monotonic() + _DAY, -_TURN)
        return fresh

    def _has_turn(self) -> bool:
        key, ends, turn = _HEAD.unpack_from(self._map)
        moment = time.monotonic()
        if moment - turn < _TURN:
            return False
        _HEAD.pack_into(self._map, 0, key, ends, moment)
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # The thread first: to the kernel all threads of a process are one, and none of them waits for another.
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


SHARED: Final = Shared()


def of_reports() -> Bounds:
    """The bounds of reports, messages and completions."""
    files, of_all = SETTINGS.sender_megabytes << 20, SETTINGS.reports_megabytes << 20
    # As many small things as mebibytes: an eighth as much again, and what lies in the database.
    return Bounds(What.REPORTS, files, SETTINGS.sender_reports, of_all, SETTINGS.reports_megabytes)


def of_content() -> Bounds:
    """The bounds of messages and pictures that somebody received. A tenth of the day's room is kept for small ones."""
    of_all = SETTINGS.public_megabytes << 20
    return Bounds(What.CONTENT, of_all // 5, _WORDS_OF_ONE, of_all * 9 // 10, _WORDS_OF_ALL)


@contextmanager
def within_day(request: HttpRequest, bounds: Bounds, octets: int) -> Iterator[Taken]:
    """Around keeping so many octets of files: counted, and given back where it fails. Raises `DayUsedUp`."""
    taken = SHARED.take(bounds, throttle.sender(request), octets)
    try:
        yield taken
    except BaseException:
        SHARED.give_back(taken)
        raise


def _place(key: bytes, what: What, sender: str) -> int:
    told = hmac.digest(key, f"{what.name}\0{sender}".encode(), "sha256")
    return _ONE + _PAIR.size * (int.from_bytes(told[:8]) % BUCKETS)
