"""Photos of copies: put straight, drawn anew, sealed; one that is at two stations is noticed."""

import base64
import io

import pytest
from PIL import Image

from saksama.entries.encoding import encode
from saksama_node.accounts.policy import Role
from saksama_node.confined.process import Refused
from saksama_node.flows.results.key_sheet import type_sheet
from saksama_node.ledger.queries import entries_of, openings_of, waiting
from saksama_node.results.copies import developing
from saksama_node.results.copies.darkroom import MARGIN, SHEET, Asked, corner_marks, developed
from saksama_node.results.copies.developing import PhotoMissing, PhotoRefused, WhyNot
from saksama_node.results.copies.keyed import copy_of, photo_of
from saksama_node.results.copies.keying import CopyRefused
from saksama_node.results.models import Photo, SheetCopy
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.results.copies import brought, photo, texts

OTHER = "5201012002002"
FIRST = Asked(page=1)


def _grey(shown: Image.Image, x: int, y: int) -> int:
    """How light a point is, from 0 to 255."""
    return shown.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0]


@pytest.mark.parametrize("turned", [-3.0, 0.0, 2.0])
def test_a_photo_is_put_straight_by_its_corner_marks(turned: float) -> None:
    with Image.open(io.BytesIO(photo(turned=turned))) as taken:
        found = corner_marks(taken.convert("L"))
    assert found is not None
    told = developed(photo(turned=turned), FIRST)
    assert (told["flat"], (told["wide"], told["high"])) == (True, SHEET)
    again = Image.open(io.BytesIO(base64.b64decode(told["shown"])))
    assert not dict(again.getexif())
    for x in (MARGIN, SHEET[0] - MARGIN):
        for y in (MARGIN, SHEET[1] - MARGIN):
            assert _grey(again, x, y) < 80, "a corner mark stands at each corner"
    assert _grey(again, SHEET[0] // 2, SHEET[1] // 2) < 110, "the middle stays in the middle"


def test_a_photo_without_marks_is_shown_as_it_is() -> None:
    assert developed(photo(marks=False), FIRST)["flat"] is False
    blank = io.BytesIO()
    Image.new("L", (40, 60), 255).save(blank, "PNG")
    assert developed(blank.getvalue(), FIRST)["flat"] is False


@pytest.mark.parametrize("marks", [True, False])
def test_what_a_phone_writes_beside_the_picture_is_in_no_photo_that_is_shown(marks: bool) -> None:
    out = io.BytesIO()
    with Image.open(io.BytesIO(photo(marks=marks))) as taken:
        exif = taken.getexif()
        exif[0x013B] = "Nama Contoh"
        taken.save(out, "JPEG", exif=exif, comment=b"Nama Contoh", icc_profile=b"Nama Contoh" * 20)
    assert out.getvalue().count(b"Nama Contoh") > 2
    shown = base64.b64decode(developed(out.getvalue(), FIRST)["shown"])
    assert b"Contoh" not in shown
    assert not dict(Image.open(io.BytesIO(shown)).getexif())


def test_a_picture_too_large_to_unpack_is_refused() -> None:
    huge = io.BytesIO()
    Image.new("1", (25_000, 10)).save(huge, "PNG")
    with pytest.raises(Refused):
        developed(huge.getvalue(), FIRST)


def test_photos_are_sealed_and_committed_to(staff_for: StaffFor) -> None:
    by, taken = staff_for(Role.OFFICER), photo()
    subject = brought(by, photos=(taken, photo(shade=40)))
    assert [each.flat for each in copy_of(subject).photos] == [True, True]
    drawn = photo_of(subject, 1)
    assert drawn.startswith(b"\xff\xd8\xff")
    assert b"Telepon Contoh" not in drawn
    sealed = [path.read_bytes() for path in (SETTINGS.data / developing.FOLDER).rglob("*.age")]
    assert sealed
    assert all(data.startswith(b"age-encryption.org/v1") for data in sealed)
    type_sheet(by, subject, texts())
    (leaf,) = waiting(subject)
    opened = {each.name: each.data for each in openings_of(leaf)}
    digests = sorted(Photo.objects.filter(copy__subject=subject).values_list("sha256", flat=True))
    assert opened["photos"] == encode({"photos": [*digests]})
    assert not any(digest in entries_of(subject)[0].encode().decode() for digest in digests)


def test_the_same_photo_at_two_stations_is_noticed(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    one = brought(by, photos=(photo(),))
    assert copy_of(one).same_photo == ()
    other = brought(by, station=OTHER, photos=(photo(), photo(shade=40)))
    assert (copy_of(one).same_photo, copy_of(other).same_photo) == ((OTHER,), (copy_of(one).station,))


def test_what_is_no_photo_or_comes_twice_is_refused_and_nothing_is_kept(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    for files, why in (
        ((b"no picture",), WhyNot.UNREADABLE),
        ((photo(), photo()), WhyNot.TWICE),
        ((bytes(developing.MAX_BYTES + 1),), WhyNot.TOO_LARGE),
        ((b"a",) * (developing.MAX_PHOTOS + 1), WhyNot.TOO_MANY),
    ):
        with pytest.raises(PhotoRefused) as told:
            brought(by, photos=files)
        assert told.value.why is why
    assert not SheetCopy.objects.exists()


def test_a_damaged_photo_is_missing_not_shown(staff_for: StaffFor) -> None:
    subject = brought(staff_for(Role.OFFICER), photos=(photo(shade=20),))
    shown = Photo.objects.get(copy__subject=subject).shown
    (SETTINGS.data / developing.FOLDER / shown[:2] / f"{shown}.age").write_bytes(b"damaged")
    with pytest.raises(PhotoMissing):
        photo_of(subject, 1)


def test_of_a_copy_that_is_refused_no_photo_stays(staff_for: StaffFor) -> None:
    by, before = staff_for(Role.OFFICER), sealed()
    with pytest.raises(PhotoRefused):
        brought(by, photos=(photo(shade=21), b"%PDF-1.7 no photo"))
    with pytest.raises(CopyRefused):
        brought(by, station="5299992002001", photos=(photo(shade=21),))
    assert sealed() == before
    brought(by)
    with pytest.raises(CopyRefused):
        brought(by, photos=(photo(shade=21),))
    assert sealed() == before


def sealed() -> set[str]:
    return {file.name for file in (SETTINGS.data / developing.FOLDER).rglob("*.age")}
