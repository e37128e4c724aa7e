"""What can be cut out of a copy's photos: page by page, each figure with the photo it is cut from.

Rules kept here:
  * A figure is cut from a photo of its own page that was put straight, the first of them; from no other.
  * A photo whose marks tell another page than it was handed in as is cut for neither, until somebody says which it is.
  * A photo stays with the layout by which it was taken in. A copy without photos is typed in the newest layout's order.
Left to others: where figures stand (saksama.tally.sheet.layout), putting photos straight (darkroom).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.layout import Box, Layout, Line, layout_of, newest_layout


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
