"""Pages of a copy's photos: cut page by page; one missing, at odds or upside down is said, and mended."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from saksama.tally.sheet.layout import layout_of
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.flows.results.key_sheet import settle_page, type_sheet
from saksama_node.results.copies.darkroom import SHEET as SIZE
from saksama_node.results.copies.developing import PhotoRefused, PhotoView, WhyNot, again, cuts, pages_of
from saksama_node.results.copies.keyed import NoSuchCopy, copy_of
from saksama_node.results.models import Photo
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.results.copies import CONTEST, SHEET, STATION, brought, photo, texts

LIST = "/meja/hasil/salinan/"
NEWEST = "c-hasil-ppwp-2024-1"
ONE_PAGE = "satu-halaman-1"


def seen(number: int, page: int, *, flat: bool = True, marked: int = 0, layout: str = NEWEST) -> PhotoView:
    return PhotoView(number, 1240, 1754, flat, page, marked, 0, layout)


def cut_from(photos: tuple[PhotoView, ...]) -> dict[int, set[int | None]]:
    """By page: the numbers of the photos that its figures are cut from."""
    found: dict[int, set[int | None]] = {}
    for cut in cuts(SHEET, photos).values():
        found.setdefault(cut.page, set()).add(cut.photo.number if cut.photo else None)
    return found


def test_each_figure_is_cut_from_a_straight_photo_of_its_own_page() -> None:
    assert cut_from((seen(1, 3), seen(2, 1), seen(3, 2))) == {1: {2}, 2: {3}, 3: {1}}
    assert cut_from((seen(1, 1, flat=False), seen(2, 1), seen(3, 1))) == {1: {2}, 2: {None}, 3: {None}}
    assert cut_from(()) == {1: {None}, 2: {None}, 3: {None}}


def test_pages_that_were_swapped_are_cut_for_neither() -> None:
    swapped = (seen(1, 1, marked=2), seen(2, 2, marked=1), seen(3, 3, marked=3))
    assert cut_from(swapped) == {1: {None}, 2: {None}, 3: {3}}
    assert [page.straight and page.straight.number for page in pages_of(SHEET, swapped)] == [None, None, 3]


def test_a_photo_of_several_pages_is_cut_for_none() -> None:
    assert cut_from((seen(1, 0, flat=False),)) == {1: {None}, 2: {None}, 3: {None}}


def test_a_photo_of_before_is_cut_by_the_layout_that_took_it_in() -> None:
    old = cuts(SHEET, (seen(1, 1, layout=ONE_PAGE),))
    assert {(cut.page, cut.photo.number if cut.photo else None) for cut in old.values()} == {(1, 1)}
    assert old["suara_sah"].box == layout_of(ONE_PAGE).placed(SHEET)["suara_sah"][1]
    assert list(old) == list(cuts(SHEET, ()))


def test_pages_swapped_are_noticed_by_their_marks_and_mended(logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER)
    files = {f"page_{n}": SimpleUploadedFile(f"{n}.jpg", photo(page=marked)) for n, marked in ((1, 2), (2, 1), (3, 3))}
    answer = client.post(f"{LIST}baru/", {"contest": CONTEST, "station": STATION, **files})
    address = answer["Location"]
    subject = address.rstrip("/").rpartition("/")[2]
    assert [(each.page, each.marked) for each in copy_of(subject).photos] == [(1, 2), (2, 1), (3, 3)]
    page = client.get(address).content.decode()
    assert "Diserahkan sebagai halaman 1, tetapi tandanya menyebut halaman 2." in page
    typing = client.get(f"{address}ketik/").content.decode()
    assert typing.count("bertanda halaman lain") == 2
    assert typing.count("keying__crop") == len([cut for cut in cuts(SHEET, ()).values() if cut.page == 3])
    for number, right in ((1, 2), (2, 1)):
        told = client.post(f"{address}halaman/{number}/", {"page": right, "turn": 0}, follow=True)
        assert "digambar ulang" in told.content.decode()
    assert [(each.page, each.marked) for each in copy_of(subject).photos] == [(2, 2), (1, 1), (3, 3)]
    typing = client.get(f"{address}ketik/").content.decode()
    assert typing.count("keying__crop") == len(SHEET.fields)
    assert f"{subject}/foto/2/" in typing.partition('id="halaman-2"')[0]


def test_a_page_without_a_photo_is_said_where_it_is_typed(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER), photos=(photo(), photo(shade=1)), pages=(1, 3))
    typing = logged_in(Role.OFFICER).get(f"{LIST}{subject}/ketik/").content.decode()
    first, second, third = re.split(r'<section class="keying__page', typing)[1:]
    assert "keying__crop" in first
    assert "keying__crop" in third
    assert "keying__crop" not in second
    assert "Halaman 2 tidak ada fotonya" in second
    assert list(cuts(SHEET, ())) == re.findall(r'<input\s[^>]*?\bid="(\w+)"', typing)


def test_a_page_handed_in_twice_is_cut_from_the_first_that_is_straight(staff_for: StaffFor) -> None:
    subject = brought(
        staff_for(Role.OFFICER), photos=(photo(marks=False), photo(shade=1), photo(shade=2)), pages=(1, 1, 1)
    )
    photos = copy_of(subject).photos
    assert [each.flat for each in photos] == [False, True, True]
    assert cut_from(photos) == {1: {2}, 2: {None}, 3: {None}}


def test_nobody_says_the_page_and_the_marks_do(staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER), photos=(photo(page=2), photo(shade=1)), pages=(0, 0))
    marked, unmarked = copy_of(subject).photos
    assert (marked.page, marked.flat) == (2, True)
    assert (unmarked.page, unmarked.flat) == (0, False)


def test_a_photo_upside_down_without_page_marks_is_turned_by_a_person(staff_for: StaffFor) -> None:
    by, out = staff_for(Role.OFFICER), io.BytesIO()
    with Image.open(io.BytesIO(photo(size=(900, 1270)))) as taken:
        taken.rotate(180).save(out, "JPEG")
    subject = brought(by, photos=(out.getvalue(),))
    before = Photo.objects.get(copy__subject=subject)
    settle_page(by, subject, 1, 1, 2)
    after = Photo.objects.get(copy__subject=subject)
    assert (after.sha256, after.page, after.turn, after.flat) == (before.sha256, 1, 2, True)
    assert after.shown != before.shown
    assert (after.wide, after.high) == SIZE


def test_which_page_it_is_says_who_may_type_and_a_page_that_there_is(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    subject = brought(by, photos=(photo(),))
    for refused in (staff_for(Role.OFFICER, "52.71"), staff_for(Role.COMMISSIONER)):
        with pytest.raises(NotAllowed):
            settle_page(refused, subject, 1, 2, 0)
    with pytest.raises(NoSuchCopy):
        settle_page(by, subject, 2, 1, 0)
    for page in (-1, 4):
        with pytest.raises(PhotoRefused) as told:
            settle_page(by, subject, 1, page, 0)
        assert told.value.why is WhyNot.NO_PAGE
    with pytest.raises(PhotoRefused):
        brought(by, station="5201012002002", photos=(photo(shade=3),), pages=(4,))


def test_what_was_typed_stays_what_it_was_when_a_page_is_mended(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subject = brought(one, photos=(photo(),))
    type_sheet(one, subject, texts())
    settle_page(other, subject, 1, 2, 0)
    type_sheet(other, subject, texts())
    assert copy_of(subject).figures == {name: int(text) for name, text in texts().items()}


def test_a_photo_of_before_is_drawn_anew_by_its_own_layout(staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER), photos=(photo(),))
    row = Photo.objects.get(copy__subject=subject)
    assert again(row.sha256, layout_of(ONE_PAGE), 1, 0).page == 1
    with pytest.raises(PhotoRefused):
        again(row.sha256, layout_of(ONE_PAGE), 2, 0)
