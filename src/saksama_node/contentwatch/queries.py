"""Reads on content.

Rules kept here: what crosses this door is frozen; the words of a page come as words, its picture as drawn anew.
Left to others: who may read (`accounts.policy`), priority (queue).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from django.db.models import QuerySet

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama.errors import CallerError
from saksama_node.contentwatch import archive
from saksama_node.contentwatch.material import Role
from saksama_node.contentwatch.models import Copy, Part


@dataclass(eq=False)
class NoSuchContent(CallerError):
    """No copy, or no claim, has this subject here."""

    code = "content.unknown"
    advice = "Look it up in the list."

    subject: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A file of a copy."""

    role: Role
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy as the desk sees it. `seen_before`: how many earlier captures hold the same bytes."""

    subject: str
    leaf: int
    way: Way
    medium: Medium
    channel: Channel
    captured_at: datetime
    by: int | None
    address: str
    title: str
    text: str
    note: str
    reach: int | None
    parts: tuple[PartView, ...]
    seen_before: int

    @property
    def called(self) -> str:
        """What a list calls it: its title, else its first words, else its address."""
        return (self.title or self.text or self.address)[:120]

    def part(self, role: Role) -> PartView | None:
        """The part of this role, or None."""
        return next((each for each in self.parts if each.role is role), None)


def copy_of(subject: str) -> CopyView:
    """The copy of this subject. Raises `NoSuchContent`."""
    row = Copy.objects.filter(subject=subject).prefetch_related("parts").first()
    if row is None:
        raise NoSuchContent(subject)
    return view(row)


def shown_picture(subject: str) -> bytes:
    """The picture of a copy as it was drawn anew (PNG). Raises `NoSuchContent`, `ContentMissing`."""
    part = Part.objects.filter(copy__subject=subject, role=Role.SHOWN.value).first()
    if part is None:
        raise NoSuchContent(subject)
    return archive.get(part.sha256)


def view(row: Copy) -> CopyView:
    """A row as it crosses the door; its parts are best fetched with it."""
    return CopyView(
        subject=row.subject,
        leaf=row.leaf,
        way=Way(row.way),
        medium=Medium(row.medium),
        channel=Channel(row.channel),
        captured_at=row.captured_at,
        by=row.by,
        address=row.address,
        title=row.title,
        text=row.text,
        note=row.note,
        reach=row.reach,
        parts=tuple(PartView(Role(each.role), each.sha256, each.media_type, each.size) for each in row.parts.all()),
        seen_before=Copy.objects.filter(likeness=row.likeness, id__lt=row.id).count(),
    )


class _Copies(Sequence[CopyView]):
    """Copies in an order, read by the slice: a list of many costs what its page shows."""

    def __init__(self, rows: QuerySet[Copy]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.count()

    @overload
    def __getitem__(self, at: int) -> CopyView: ...
    @overload
    def __getitem__(self, at: slice) -> list[CopyView]: ...
    def __getitem__(self, at: int | slice) -> CopyView | list[CopyView]:
        if isinstance(at, slice):
            return [view(row) for row in self._rows[at].prefetch_related("parts")]
        return view(self._rows[at])


def copies() -> Sequence[CopyView]:
    """Every copy, the newest first."""
    return _Copies(Copy.objects.order_by("-id"))
