"""What is told of a file from outside, its drawing, and a copy of it without what it hides.

Rules kept here:
  * Nothing of a file is kept here but its warnings and how many pages it has, by its digest, as long as this process
    runs: no name, no word. Who knows them asks for nothing of the file, not even its beginning.
  * A list waits `LIST_SECONDS` for files that nobody has looked at, and no longer; the rest is said to be unlooked, and
    is looked at when the list is opened again, or the file's own page. One that is gone takes no other's warnings.
  * What is larger than `LARGEST` is not read here, and that is said.
Left to others: the looking (looking), who may see the file (flows), the words (web).
"""

import base64
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final

import msgspec

from saksama_node.confined import landlock
from saksama_node.confined.asking import TIME, WALL_SECONDS, Unread, ask
from saksama_node.confined.kinds import PAGES, PDF, Warn

LARGEST: Final = 20 << 20
LIST_SECONDS: Final = 2.0
_LOOKING: Final = "saksama_node.confined.looking"
FILE_SECONDS: Final = 20.0
_COPYING: Final = 60.0
_KEPT: Final = 10_000

type Warnings = tuple[Warn, ...]


@dataclass(frozen=True)
class File:
    """A file to be looked at. `kind`: its media type; `read`: all of it; either raises what its room raises."""

    sha256: str
    size: int
    kind: Callable[[], str]
    read: Callable[[], bytes]

    @cached_property
    def media_type(self) -> str:
        """What it is, asked for once and where it is wanted. Raises what its room raises."""
        return self.kind()

    @property
    def copied_as(self) -> str:
        """The type of the copy: WebP becomes JPEG."""
        return self.media_type if self.media_type in {PDF, "image/png"} else "image/jpeg"


class Looked(msgspec.Struct, frozen=True):
    """What is told of a file. `pages`: how many it has; 0 where nothing is drawn of it."""

    warnings: Warnings
    pages: int = 0


class _Drawing(msgspec.Struct, frozen=True):
    shown: str


_known: Final[OrderedDict[str, Looked]] = OrderedDict()
_lock: Final = Lock()


def looked_at(file: File) -> Looked:
    """What is to be said of this file. Raises what reading it raises."""
    with _lock:
        if (known := _known.get(file.sha256)) is not None:
            return known
    if file.size > LARGEST:
        return Looked((Warn.TOO_LARGE,))
    try:
        answer = ask(_LOOKING, "warn", file.media_type, data=file.read(), seconds=FILE_SECONDS)
        told = msgspec.json.decode(answer, type=Looked)
    except Unread as unread:
        if unread.found == TIME:
            # The machine had no time for it; what ends by its own limits ends before.
            return Looked((Warn.UNLOOKED,))
        told = Looked((Warn.BROKEN,))
    if file.media_type == PDF and not landlock.version():
        told = Looked(told.warnings)
    with _lock:
        _known[file.sha256] = told
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return told


def looked_over(files: Iterable[File], *gone: type[Exception]) -> Mapping[str, Warnings]:
    """The warnings of each, by its digest, as far as there is time; none of one whose reading raises one of `gone`.

    Raises what else reading them raises.
    """
    until = time.monotonic() + LIST_SECONDS
    told: dict[str, Warnings] = {}
    for each in files:
        with _lock:
            is_known = each.sha256 in _known
        in_time = is_known or each.size > LARGEST or time.monotonic() < until
        with suppress(*gone):
            told[each.sha256] = looked_at(each).warnings if in_time else (Warn.UNLOOKED,)
    return told


def page_of(file: File, number: int) -> bytes | None:
    """A page of a PDF, from 1, or a picture, as PNG; None where it cannot be drawn."""
    if not 0 < number <= min(looked_at(file).pages, PAGES):
        return None
    return _asked("page", file, WALL_SECONDS, str(number))


def copy_of(file: File) -> bytes | None:
    """The file as points alone: a PDF of pictures, or a picture in its kind; None where that cannot be made."""
    return _asked("copy", file, _COPYING) if looked_at(file).pages else None


def _asked(kind: str, file: File, seconds: float, *number: str) -> bytes | None:
    try:
        answer = ask(_LOOKING, kind, file.media_type, *number, data=file.read(), seconds=seconds)
        return base64.b64decode(msgspec.json.decode(answer, type=_Drawing).shown)
    except Unread:
        return None
