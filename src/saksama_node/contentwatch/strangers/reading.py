"""Reading what came from outside, each in a process of its own: by the quarantine, and a page drawn by a browser.

Rules kept here:
  * Whatever happens to it is a reason (`CaptureRefused`), never a fault of the node.
  * A page is drawn from what was kept of it and nothing else, before its entry, so that the manifest names the drawing:
    no script, no network, no second visit. Readers saw it otherwise.
  * Drawing is a help and never a condition: where no browser is set, or it cannot run in its sandbox, or takes too
    long, the capture goes on without it.
  * What the browser gives is read in the quarantine like any picture of a stranger, and kept as drawn anew.
Left to others: what is read from (fetching, intake), starting the process and its end in time (confined), where it is
kept (archive), the browser (browser), whether there is one (settings: `SAKSAMA_CHROMIUM`).
"""

import base64
import logging
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import msgspec

from saksama.imagematch.compare import Looks
from saksama.imagematch.picture import SMALL, Picture
from saksama_node.confined.asking import WALL_SECONDS, Unread, ask
from saksama_node.contentwatch.strangers.fingerprints import unpacked
from saksama_node.contentwatch.strangers.limits import BROWSER_SECONDS, PAGE_LETTERS
from saksama_node.contentwatch.strangers.refusal import PICTURES, CaptureRefused, Format, Why, charset_of
from saksama_node.settings.current import SETTINGS

_LOG: Final = logging.getLogger("saksama.contentwatch")
_SLACK: Final = 5.0
_ROOMS: Final = {"picture": "picture_quarantine", "mask": "picture_quarantine", "feed": "feed_quarantine"}
"""Where each kind is read; words are in the quarantine itself."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a page, a text or a picture says. `shown`: the picture drawn anew as PNG; empty for words.

    `looks`: by what the picture is found again; None for words.
    """

    title: str = ""
    text: str = ""
    width: int = 0
    height: int = 0
    shown: bytes = b""
    looks: Looks | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed. `id`: what the feed calls it, or its link; any of them may be empty."""

    id: str
    link: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read."""

    title: str
    items: tuple[FeedItem, ...]


class _Told(msgspec.Struct, frozen=True):
    title: str = ""
    text: str = ""
    width: int = 0
    height: int = 0
    shown: str = ""
    wide: int = 0
    high: int = 0
    points: str = ""
    prints: str = ""


def read(about: str, data: bytes, found: Format, said: str = "") -> Read:
    """What `data` says; `said`: the server's content type. Raises `CaptureRefused` (UNREADABLE, PICTURE_TOO_LARGE)."""
    kind = "picture" if found in PICTURES else "page" if found is Format.PAGE else "text"
    told = msgspec.json.decode(_run(about, kind, charset_of(data, said), data), type=_Told)
    shown = base64.b64decode(told.shown)
    return Read(told.title, told.text, told.width, told.height, shown, _looks(about, told) if shown else None)


def _looks(about: str, told: _Told) -> Looks:
    points = base64.b64decode(told.points)
    if not (0 < told.wide <= SMALL and 0 < told.high <= SMALL and len(points) == told.wide * told.high):
        raise CaptureRefused(Why.UNREADABLE, about, "points")
    try:
        prints = unpacked(base64.b64decode(told.prints))
    except ValueError as error:
        raise CaptureRefused(Why.UNREADABLE, about, "prints") from error
    return Looks(Picture(told.wide, told.high, points, told.width, told.height), prints)


def with_cells_covered(about: str, png: bytes, cells: Iterable[int]) -> bytes:
    """A picture as PNG with these cells made black. Raises `CaptureRefused` (UNREADABLE)."""
    told = msgspec.json.decode(_run(about, "mask", ",".join(map(str, sorted(cells))), png), type=_Told)
    return base64.b64decode(told.shown)


def read_feed(about: str, data: bytes) -> Feed:
    """The items of a feed. Raises `CaptureRefused` (UNREADABLE)."""
    return msgspec.json.decode(_run(about, "feed", "utf-8", data), type=Feed)


def _run(about: str, kind: str, charset: str, data: bytes) -> bytes:
    room = _ROOMS.get(kind, "quarantine")
    try:
        return ask(f"saksama_node.contentwatch.strangers.{room}", kind, charset, data=data, seconds=WALL_SECONDS)
    except Unread as unread:
        raise CaptureRefused(Why(unread.why), about, unread.found) from unread


class Hindrance(StrEnum):
    """Why no page is drawn at this node at all."""

    UNSET = "unset"
    ROOT = "root"


def hindrance() -> Hindrance | None:
    """Why this node draws no page; None where it does."""
    if SETTINGS.chromium is None:
        return Hindrance.UNSET
    return Hindrance.ROOT if os.geteuid() == 0 else None


def drawn(data: bytes, said: str) -> bytes | None:
    """The page of these bytes as PNG; None where it was not drawn. `said`: the server's content type."""
    if hindrance() is not None:
        return None
    page = data.decode(charset_of(data, said), errors="replace")
    if len(page) > PAGE_LETTERS:
        return None
    command = [sys.executable, "-I", "-m", "saksama_node.contentwatch.strangers.browser", str(SETTINGS.chromium)]
    try:
        done = subprocess.run(
            command,
            input=page.encode(errors="replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=BROWSER_SECONDS + _SLACK,
            check=True,
            env={},
            cwd="/",
        )
        return read("page", done.stdout, Format.PNG).shown
    except (subprocess.SubprocessError, CaptureRefused) as error:
        _LOG.warning("a captured page was not drawn: %s", type(error).__name__)
        return None
