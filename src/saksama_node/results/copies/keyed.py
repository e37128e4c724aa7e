"""Reading supervisors' copies: which wait for whom, what a third person decides, what stands, all as one version.

Rules kept here:
  * Nobody reads what another typed before the copy is put together: a view holds no figures until then. The one
    exception is the third person, who reads both figures of the differing fields, and no other.
  * A person is shown what they can do next: what they typed themselves waits for others.
  * Copies stand at their places; who asks says for which regions they may.
  * As a version, of each station the copy that was put together last; what waits, or differs still, is not in it.
    Unknown stays unknown. Nothing is in it but figures: no photo, no person.
Left to others: who may (flows), acting (keying), publishing a version (publishing), judging it (flagging).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
from django.db.models import Count, QuerySet

from saksama.entries.reconciliation import Figures, differing
from saksama.errors import CallerError, NotThere
from saksama.tally.columns import Columns
from saksama.tally.published.document import write_document
from saksama_node.lists.within import within
from saksama_node.results.copies.developing import PhotoView, elsewhere, shown
from saksama_node.results.copies.keying import DECIDING
from saksama_node.results.models import Photo, SheetCopy
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import Contest
from saksama_node.results.versions.reading import Read

_UNKNOWN: Final = float("nan")


class NoSuchCopy(NotThere):
    """No copy of this subject, or no such photo of it."""

    code = "sheet.no-such-copy"
    advice = "Go back to the list of copies."

    subject: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy. `typed_by`: who typed or decided, in order; `figures`: what stands, empty until it is DONE."""

    subject: str
    contest: str
    station: str
    region: str
    state: CopyState
    at: datetime
    photos: tuple[PhotoView, ...]
    typed_by: tuple[int, ...]
    figures: Figures
    document: str
    same_photo: tuple[str, ...]

    def waits_for(self, person: int) -> bool:
        """Whether this person can do its next step."""
        return self.state is not CopyState.DONE and person not in self.typed_by


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which two persons differ, with both figures; None for unknown."""

    field: str
    first: int | None
    second: int | None


def copies(regions: Sequence[str], *, state: str = "") -> QuerySet[SheetCopy]:
    """Copies at these regions and below, those that wait first, to be cut into pages and read by `view`."""
    rows = SheetCopy.objects.filter(within(regions)).prefetch_related("photos", "keyings")
    return rows.filter(state=state) if state else rows.order_by("done_at", "id")


def next_for(person: int, regions: Sequence[str], states: Iterable[CopyState]) -> str:
    """The subject of the oldest copy whose next step this person can do; empty where there is none."""
    rows = SheetCopy.objects.filter(within(regions), state__in=tuple(states)).exclude(keyings__by=person)
    return rows.order_by("id").values_list("subject", flat=True).first() or ""


def counted(person: int, regions: Sequence[str]) -> dict[CopyState, int]:
    """How many copies this person could type or decide, by how far they are."""
    rows = SheetCopy.objects.filter(within(regions)).exclude(state=CopyState.DONE).exclude(keyings__by=person)
    found = dict(rows.order_by().values_list("state").annotate(Count("id")))
    return {CopyState(state): count for state, count in found.items()}


def contests_done() -> list[str]:
    """The contests of which a copy was put together."""
    rows = SheetCopy.objects.filter(state=CopyState.DONE).order_by("contest")
    return list(rows.values_list("contest", flat=True).distinct())


def copy_of(subject: str) -> CopyView:
    """One copy. Raises `NoSuchCopy`."""
    return view(_row(subject))


def view(row: SheetCopy) -> CopyView:
    """What everybody of the desk at its place may see of it."""
    return CopyView(
        subject=row.subject,
        contest=row.contest,
        station=row.station,
        region=row.region,
        state=CopyState(row.state),
        at=row.at,
        photos=tuple(_photo(n, each) for n, each in enumerate(row.photos.all(), 1)),
        typed_by=tuple(each.by for each in row.keyings.all()),
        figures=row.figures,
        document=row.document,
        same_photo=elsewhere(row),
    )


def differences(subject: str, person: int) -> tuple[Difference, ...]:
    """The fields to decide. Empty for who typed it, and where nothing is to be decided. Raises `NoSuchCopy`."""
    row = _row(subject)
    typed = list(row.keyings.filter(turn__lt=DECIDING).order_by("turn"))
    if row.state != CopyState.DIFFERS or any(each.by == person for each in typed):
        return ()
    first, second = (each.figures for each in typed)
    return tuple(Difference(name, first[name], second[name]) for name in differing(first, second))


def photo_of(subject: str, number: int) -> bytes:
    """A photo as it was drawn anew, JPEG. Raises `NoSuchCopy`, `PhotoMissing`."""
    return shown(_photo_row(subject, number).shown)


def digest_of(subject: str, number: int) -> str:
    """SHA-256 of a photo as it came. Raises `NoSuchCopy`."""
    return _photo_row(subject, number).sha256


def newest_of(contest: str, station: str) -> CopyView | None:
    """The copy of a station that was put together last; None where there is none."""
    row = SheetCopy.objects.filter(contest=contest, station=station, state=CopyState.DONE).order_by("-done_at").first()
    return None if row is None else view(row)


def _photo(number: int, row: Photo) -> PhotoView:
    return PhotoView(number, row.wide, row.high, row.flat, row.page, row.marked, row.turn, row.layout)


def _photo_row(subject: str, number: int) -> Photo:
    rows: list[Photo] = list(_row(subject).photos.all())
    if not 0 < number <= len(rows):
        raise NoSuchCopy(subject)
    return rows[number - 1]


def _row(subject: str) -> SheetCopy:
    row = SheetCopy.objects.filter(subject=subject).prefetch_related("photos", "keyings").first()
    if row is None:
        raise NoSuchCopy(subject)
    return row


class NoCopies(CallerError):
    """No supervisor's copy of this contest was put together yet."""

    code = "sheet.no-copies"
    advice = "Type copies first, twice."

    contest: str


def version_of_copies(contest: Contest) -> Read:
    """The table and document of all copies that are put together. Raises `NoCopies`."""
    done = SheetCopy.objects.filter(contest=contest.id, state=CopyState.DONE).order_by("leaf")
    # By leaf: the order of the log, by which everyone else finds the last copy of a station.
    newest = dict(done.values_list("station", "figures"))
    if not newest:
        raise NoCopies(contest.id)
    codes = sorted(newest)
    figures = {
        field.id: np.array([_number(newest[code].get(field.id)) for code in codes], dtype=np.float64)
        for field in contest.definition.fields
    }
    table = Columns(np.array(codes), figures, {}, "")
    document = write_document(table, contest.definition.columns)
    digest = hashlib.sha256(document).hexdigest()
    return Read(Columns(table.ids, figures, {}, digest), document, None)


def hold(contest: Contest) -> None:
    """Until the caller's act ends no copy of this contest is put together."""
    list(SheetCopy.objects.select_for_update().filter(contest=contest.id).exclude(state=CopyState.DONE))


def _number(figure: int | None) -> float:
    return _UNKNOWN if figure is None else float(figure)
