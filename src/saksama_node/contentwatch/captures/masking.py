"""Covering personal data of bystanders: what is shown of a copy from then on, and opening what lies under it.

Rules kept here:
  * A person says which words and which cells of the picture; no machine decides who is a bystander.
  * What is shown, searched and passed on is the covered version; what a dispatch took before stays in it and is handed
    out no more. What was captured stays sealed, its digests and its
    entry as they were; a picture of the page is shown no more, for nobody went over it.
  * To cover again covers more, never less. Opening shows everything, asks why, and is kept with its reason.
  * It decides nothing about the claim, and is no entry: the list is the office's own, as that of who holds a copy is.
Left to others: who may (flows), the drawing (quarantine), addresses, which name accounts and are kept as they are.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec
from django.db.models import Q

from saksama.entries.words import reasoned
from saksama.errors import CallerError
from saksama_node.contentwatch.captures.captured import NoSuchContent
from saksama_node.contentwatch.models import Copy, Mask, OriginalOpened
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.limits import CELLS
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.contentwatch.strangers.reading import with_cells_covered
from saksama_node.settings.clock import now

COVER: Final = "\u2587\u2587\u2587"
LEAST_WORD: Final = 2
LEAST_REASON: Final = 20
_ALL: Final = range(CELLS * CELLS)


class Why(StrEnum):
    """Why it was refused."""

    NOTHING = "nothing"
    ABSENT = "absent"
    NO_PICTURE = "no-picture"
    REASON = "reason"
    CHANGED = "changed"


class MaskRefused(CallerError):
    """Nothing can be covered, or opened, so; nothing was changed. `words`: those that are not there, for ABSENT."""

    code = "content.mask-refused"
    advice = "Write the words exactly as they stand there, or choose cells of the picture; say why to open it."

    why: Why
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a copy."""

    title: str
    text: str
    note: str

    def covered(self, wanted: Collection[str]) -> "Words":
        """The same with every wanted word covered, however its letters are written."""
        parts = "|".join(re.escape(each) for each in sorted(wanted, key=len, reverse=True))
        cover = re.compile(parts, re.IGNORECASE)
        return Words(*(cover.sub(COVER, each) if parts else each for each in (self.title, self.text, self.note)))


@dataclass(frozen=True, slots=True)
class Original:
    """A copy as it was captured. `picture`: PNG as drawn anew, or None."""

    words: Words
    picture: bytes | None


@dataclass(frozen=True, slots=True)
class Covered:
    """What was done to a copy: who covered, when, how many cells of the picture in all."""

    by: int
    at: datetime
    cells: frozenset[int]


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opened the original, when and why."""

    by: int
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A covering that is ready: nothing is changed yet, its files are in the archive."""

    before: Words
    after: Words
    original: str
    picture: str
    cells: frozenset[int]


def prepare(subject: str, wanted: Iterable[str], cells: Iterable[int]) -> Prepared:
    """Cover in memory and keep the files. Raises `MaskRefused`, `NoSuchContent`, `ContentMissing`, `CaptureRefused`."""
    row = _row(subject)
    before, chosen = _words(row), frozenset(cells).intersection(_ALL)
    typed = list(dict.fromkeys(each.strip() for each in wanted if each.strip()))
    # All of them or none: whoever wrote five and was told of no fault would take all five for covered.
    if absent := tuple(each for each in typed if len(each) < LEAST_WORD or before.covered({each}) == before):
        raise MaskRefused(Why.ABSENT, absent)
    after = before.covered(set(typed))
    last = row.masks.last()
    done = frozenset(last.cells) if last else frozenset[int]()
    if after == before and chosen <= done:
        raise MaskRefused(Why.NOTHING)
    picture = last.picture if last else ""
    if not chosen <= done:
        shown = row.parts.filter(role=Role.SHOWN.value).first()
        if shown is None:
            raise MaskRefused(Why.NO_PICTURE)
        picture = archive.put(with_cells_covered(subject, archive.get(shown.sha256), chosen | done))
    original = last.words if last else archive.put(msgspec.json.encode(before))
    return Prepared(before, after, original, picture, chosen | done)


def cover(by: int, subject: str, ready: Prepared) -> None:
    """From now on this is shown. Raises `MaskRefused` (CHANGED) where somebody covered it meanwhile."""
    row = Copy.objects.select_for_update().get(subject=subject)
    last = row.masks.last()
    if _words(row) != ready.before or (last is not None and not frozenset(last.cells) <= ready.cells):
        raise MaskRefused(Why.CHANGED)
    row.title, row.text, row.note = ready.after.title, ready.after.text, ready.after.note
    row.save(update_fields=["title", "text", "note"])
    Mask.objects.create(
        copy=row, words=ready.original, picture=ready.picture, cells=sorted(ready.cells), by=by, at=now()
    )


def original(subject: str) -> Original:
    """A copy as it was captured. Raises `NoSuchContent`, `ContentMissing`."""
    row = _row(subject)
    mask = row.masks.first()
    words = _words(row) if mask is None else msgspec.json.decode(archive.get(mask.words), type=Words)
    shown = row.parts.filter(role=Role.SHOWN.value).first()
    return Original(words, None if shown is None else archive.get(shown.sha256))


def note_opening(by: int, subject: str, reason: str) -> None:
    """Keep that the original was opened, before it is shown.

    Raises `MaskRefused` (REASON), `NoSuchContent`, `WordsRefused`.
    """
    said = reasoned(reason)
    if len(said) < LEAST_REASON:
        raise MaskRefused(Why.REASON)
    OriginalOpened.objects.create(copy=_row(subject), by=by, at=now(), reason=said)


def coverings(subject: str) -> list[Covered]:
    """Who covered something of a copy, in order."""
    return [Covered(row.by, row.at, frozenset(row.cells)) for row in Mask.objects.filter(copy__subject=subject)]


def openings(subject: str) -> list[Opening]:
    """Who opened the original, in order."""
    return [Opening(row.by, row.at, row.reason) for row in OriginalOpened.objects.filter(copy__subject=subject)]


def is_covered_in(name: str) -> bool:
    """Whether an attachment of this name (a file's SHA-256, or a copy's manifest) holds what somebody covered."""
    covered = Copy.objects.exclude(masks=None)
    return covered.filter(Q(parts__sha256=name) | Q(subject=name.removesuffix(".json"))).exists()


def _words(row: Copy) -> Words:
    return Words(row.title, row.text, row.note)


def _row(subject: str) -> Copy:
    row = Copy.objects.filter(subject=subject).first()
    if row is None:
        raise NoSuchContent(subject)
    return row
