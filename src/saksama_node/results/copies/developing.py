"""Photos of supervisors' copies, page by page: sealed as they came, drawn anew and cut for the desk, never public.

Rules kept here:
  * A photo is read in a process of its own (darkroom); what the desk sees was drawn anew.
  * Both lie sealed to the node's key under their SHA-256, on disk and synced before a row names them.
  * Who brings a photo says which page it is of, or that it is of none alone; what the page's own marks say stands
    beside it. A photo whose page is corrected is drawn anew from what came.
  * The same photo at two stations is told to whoever looks at either: nobody is blamed, a phone sends the wrong one.
  * A figure is cut from a photo of its own page that was put straight, the first of them; from no other. A photo whose
    marks tell another page than it was handed in as is cut for neither, until somebody says which it is.
  * A photo stays with the layout by which it was taken in. A copy without photos is typed in the newest layout's order.
Left to others: which copy a photo is of (models.keyings), committing to its digest (keying), where figures stand
(saksama.tally.sheet.layout).
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
import pyrage

from saksama.errors import CallerError, WorldError
from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.layout import Box, Layout, Line, layout_of, newest_layout
from saksama_node.confined.asking import Unread, ask
from saksama_node.ledger.sealing import identity, named
from saksama_node.results.copies.darkroom import Asked
from saksama_node.results.models import Photo, SheetCopy
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file
from saksama_node.settings.reserve import check_room

FOLDER: Final = "sealed/sheets"
MAX_BYTES: Final = 20 << 20
MAX_PHOTOS: Final = 6
_WALL_SECONDS: Final = 40.0
_DARKROOM: Final = "saksama_node.results.copies.darkroom"


class WhyNot(StrEnum):
    """Why a photo is not taken."""

    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    UNREADABLE = "unreadable"
    TWICE = "twice"
    NO_PAGE = "no-page"


class PhotoRefused(CallerError):
    """This file is not taken as a photo; nothing of the copy was kept."""

    code = "sheet.photo-refused"
    advice = "Send the photo as the phone took it (JPEG, PNG or WebP), each once."

    name: str
    why: WhyNot


class PhotoMissing(WorldError):
    """The sealed photo is not on disk, its key does not open it, or it holds something else."""

    code = "sheet.photo-missing"
    advice = "Restore the folder sealed/sheets from the backup."

    sha256: str


@dataclass(frozen=True, slots=True)
class GivenPhoto:
    """A file as it was sent. `page`: which one it is said to be of, 0 for several or not said."""

    name: str
    data: bytes
    page: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo whose files are sealed on disk. Sizes in pixels, of what was drawn anew.

    `page`: of which page it is, 0 for none alone; `marked`: the page that its own marks tell, 0 for none; `turn`: by
    how many quarters clockwise a person turned it.
    """

    sha256: str
    shown: str
    wide: int
    high: int
    flat: bool
    page: int
    marked: int
    turn: int


class _Developed(msgspec.Struct, frozen=True):
    shown: str
    wide: int
    high: int
    flat: bool
    marked: int


def keep(files: Sequence[GivenPhoto], layout: Layout) -> tuple[Kept, ...]:
    """Seal photos, in their order. Raises `PhotoRefused`."""
    if len(files) > MAX_PHOTOS:
        raise PhotoRefused(files[MAX_PHOTOS].name, WhyNot.TOO_MANY)
    seen: set[bytes] = set()
    for each in files:
        if len(each.data) > MAX_BYTES:
            raise PhotoRefused(each.name, WhyNot.TOO_LARGE)
        if each.data in seen:
            raise PhotoRefused(each.name, WhyNot.TWICE)
        if not 0 <= each.page <= len(layout.page):
            raise PhotoRefused(each.name, WhyNot.NO_PAGE)
        seen.add(each.data)
    # All are read before one is sealed: of a copy that is refused nothing stays.
    developed = [(each, _developed(each, asked(layout, each.page, 0))) for each in files]
    return tuple(_kept(each, found, 0) for each, found in developed)


def again(sha256: str, layout: Layout, page: int, turn: int) -> Kept:
    """A photo drawn anew from what came, as another page or turned. Raises `PhotoMissing`, `PhotoRefused`."""
    if not 0 <= page <= len(layout.page):
        raise PhotoRefused(sha256, WhyNot.NO_PAGE)
    given = GivenPhoto(sha256, shown(sha256), page)
    return _kept(given, _developed(given, asked(layout, page, turn)), turn)


def asked(layout: Layout, page: int, turn: int) -> Asked:
    """What the darkroom is told of a photo."""
    marks = layout.marks
    spots = None if marks is None else (marks.left, marks.step, marks.top)
    return Asked(page=page, turn=turn % 4, pages=len(layout.page), marks=spots)


def shown(sha256: str) -> bytes:
    """A photo as it was drawn anew, JPEG. Raises `PhotoMissing`."""
    return named(_path(sha256), PhotoMissing)


def elsewhere(copy: SheetCopy) -> tuple[str, ...]:
    """Other stations of which a copy has one of the same photos, by code."""
    mine = Photo.objects.filter(copy=copy).values("sha256")
    others = Photo.objects.filter(sha256__in=mine).exclude(copy__station=copy.station)
    return tuple(others.order_by("copy__station").values_list("copy__station", flat=True).distinct())


def _kept(given: GivenPhoto, found: _Developed, turn: int) -> Kept:
    # Where nobody said a page, the page's own marks do.
    page = given.page or found.marked
    sealed = _put(given.data), _put(base64.b64decode(found.shown))
    return Kept(*sealed, found.wide, found.high, found.flat, page, found.marked, turn)


def _developed(given: GivenPhoto, told: Asked) -> _Developed:
    name, data = given.name, given.data
    try:
        drawn = ask(_DARKROOM, msgspec.json.encode(told).decode(), data=data, seconds=_WALL_SECONDS)
    except Unread as unread:
        raise PhotoRefused(name, WhyNot(unread.why)) from unread
    return msgspec.json.decode(drawn, type=_Developed)


def _put(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    path = _path(sha256)
    if not path.exists():
        check_room(len(data))
        with new_file(path, over=True) as file:
            file.write(pyrage.encrypt(data, [identity().to_public()]))
    return sha256


def _path(sha256: str) -> Path:
    return SETTINGS.data / FOLDER / sha256[:2] / f"{sha256}.age"


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo of a copy. `number`: for its address; sizes in pixels; `flat`: put straight by its corner marks.

    `page`: of which page it is, 0 for none alone; `marked`: the page that its own marks tell, 0 for none; `turn`: by
    how many quarters clockwise a person turned it; `layout`: by which it was taken in.
    """

    number: int
    wide: int
    high: int
    flat: bool
    page: int
    marked: int
    turn: int
    layout: str

    @property
    def at_odds(self) -> bool:
        """Whether its marks tell another page than it was handed in as."""
        return self.marked not in (0, self.page)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of a copy: its lines, its photos, and the one that figures are cut from; None where there is none."""

    number: int
    words: str
    words_en: str
    lines: tuple[Line, ...]
    photos: tuple[PhotoView, ...]
    straight: PhotoView | None


@dataclass(frozen=True, slots=True)
class Cut:
    """A figure's place: its page, its box there, and the photo to cut it from; None where there is none."""

    page: int
    box: Box
    photo: PhotoView | None


def layout_for(sheet: Sheet, photos: Sequence[PhotoView]) -> Layout:
    """The layout of a copy. Raises `LayoutUnknown`."""
    return layout_of(photos[0].layout) if photos else newest_layout(sheet)


def pages_of(sheet: Sheet, photos: Sequence[PhotoView]) -> tuple[PageView, ...]:
    """Every page of the form in its order, whether there is a photo of it or not. Raises `LayoutUnknown`."""
    layout = layout_for(sheet, photos)
    return tuple(
        _page(layout, sheet, number, tuple(each for each in photos if each.page == number))
        for number in range(1, len(layout.page) + 1)
    )


def cuts(sheet: Sheet, photos: Sequence[PhotoView]) -> dict[str, Cut]:
    """The place of each field, by its id, in the form's order. Raises `LayoutUnknown`."""
    return {
        field.id: Cut(page.number, box, page.straight)
        for page in pages_of(sheet, photos)
        for line in page.lines
        for field, box in line.cells
    }


def _page(layout: Layout, sheet: Sheet, number: int, photos: tuple[PhotoView, ...]) -> PageView:
    page = layout.page[number - 1]
    straight = next((each for each in photos if each.flat and not each.at_odds), None)
    return PageView(number, page.words, page.words_en, layout.lines(sheet, number), photos, straight)
