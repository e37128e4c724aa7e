"""What is told of a file from outside, its drawing, and a copy of it without what it hides.

Rules kept here:
  * Nothing of a file is kept here but its warnings, by its digest, as long as this process runs: no name, no word.
  * A list waits `LIST_SECONDS` for files that nobody has looked at, and no longer; the rest is said to be unlooked, and
    is looked at when the list is opened again, or the file's own page.
  * What is larger than `LARGEST` is not read here, and that is said.
Left to others: the looking (looking), who may see the file (flows), the words (web).
"""

import base64
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

import msgspec

from saksama_node.confined.asking import TIME, WALL_SECONDS, Unread, ask
from saksama_node.confined.kinds import PAGES, PDF, PICTURES, Warn

LARGEST: Final = 20 << 20
LIST_SECONDS: Final = 2.0
_LOOKING: Final = "saksama_node.confined.looking"
FILE_SECONDS: Final = 20.0
_COPYING: Final = 60.0
_KEPT: Final = 10_000
_UNREAD: Final = frozenset({Warn.BROKEN, Warn.LOCKED})

type Warnings = tuple[Warn, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to be looked at. `read`: all of it, raising what its room raises."""

    sha256: str
    size: int
    media_type: str
    read: Callable[[], bytes]

    @property
    def is_drawn(self) -> bool:
        """Whether there can be a drawing and a copy of it."""
        return self.size <= LARGEST and (self.media_type == PDF or self.media_type in PICTURES)

    @property
    def copied_as(self) -> str:
        """The type of the copy: WebP becomes JPEG."""
        return self.media_type if self.media_type in {PDF, "image/png"} else "image/jpeg"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page or a copy. `pages`: how many the file has."""

    data: bytes
    pages: int


class _Warnings(msgspec.Struct, frozen=True):
    warnings: tuple[Warn, ...]


class _Drawing(msgspec.Struct, frozen=True):
    shown: str
    pages: int


_known: Final[OrderedDict[str, Warnings]] = OrderedDict()
_lock: Final = Lock()


def warnings_of(file: File) -> Warnings:
    """What is to be said of this file. Raises what reading it raises."""
    with _lock:
        if (known := _known.get(file.sha256)) is not None:
            return known
    if file.size > LARGEST:
        return (Warn.TOO_LARGE,)
    try:
        answer = ask(_LOOKING, "warn", file.media_type, data=file.read(), seconds=FILE_SECONDS)
        told = msgspec.json.decode(answer, type=_Warnings).warnings
    except Unread as unread:
        if unread.found == TIME:
            # The machine had no time for it; what ends by its own limits ends before.
            return (Warn.UNLOOKED,)
        told = (Warn.BROKEN,)
    with _lock:
        _known[file.sha256] = told
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return told


def looked_over(files: Iterable[File]) -> Mapping[str, Warnings]:
    """The warnings of each, by its digest, as far as there is time. Raises what reading them raises."""
    until = time.monotonic() + LIST_SECONDS
    told: dict[str, Warnings] = {}
    for each in files:
        with _lock:
            is_known = each.sha256 in _known
        in_time = is_known or each.size > LARGEST or time.monotonic() < until
        told[each.sha256] = warnings_of(each) if in_time else (Warn.UNLOOKED,)
    return told


def page_of(file: File, number: int) -> Drawn | None:
    """A page of a PDF, from 1, or a picture, as PNG; None where it cannot be drawn."""
    if not _can_be_drawn(file) or not 0 < number <= PAGES:
        return None
    return _asked("page", file, WALL_SECONDS, str(number))


def copy_of(file: File) -> Drawn | None:
    """The file as points alone: a PDF of pictures, or a picture in its kind; None where that cannot be made."""
    return _asked("copy", file, _COPYING) if _can_be_drawn(file) else None


def _can_be_drawn(file: File) -> bool:
    return file.is_drawn and not _UNREAD & {*warnings_of(file)}


def _asked(kind: str, file: File, seconds: float, *number: str) -> Drawn | None:
    try:
        answer = ask(_LOOKING, kind, file.media_type, *number, data=file.read(), seconds=seconds)
        told = msgspec.json.decode(answer, type=_Drawing)
    except Unread:
        return None
    return Drawn(base64.b64decode(told.shown), told.pages)
