"""Altered copies are found with what was altered; other pictures are not."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from saksama.imagematch.compare import BITS, THRESHOLD, Looks, Print, compare, distance, looks, mirrored, prints
from saksama.imagematch.known import CAUTION, FAR, KnownPictures, reasons
from saksama.imagematch.picture import WHOLE, open_picture
from tests.saksama.imagematch.drawn import file, scene, with_bar

KNOWN = {f"g{seed}": looks(open_picture(file(scene(seed)))) for seed in range(12)}


def index() -> KnownPictures:
    return KnownPictures((ident, each.prints) for ident, each in KNOWN.items())


def look(image: Image.Image, kind: str = "PNG", **options: int) -> Looks:
    return looks(open_picture(file(image, kind, **options)))


def stamped(image: Image.Image) -> Image.Image:
    whole = image.copy()
    ImageDraw.Draw(whole).ellipse((40, 40, 160, 160), fill="red")
    return whole


EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it is": lambda image: image,
    "small": lambda image: image.resize((160, 120)),
    "larger and squeezed": lambda image: image.resize((900, 640)),
    "dark": lambda image: ImageEnhance.Brightness(image).enhance(0.6),
    "bright": lambda image: ImageEnhance.Brightness(image).enhance(1.4),
    "little contrast": lambda image: ImageEnhance.Contrast(image).enhance(0.6),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "edges cut off": lambda image: image.crop((20, 25, 620, 470)),
    "caption below": lambda image: with_bar(image, "Apa betul ini?\nTolong dicek", above=False),
    "caption above": lambda image: with_bar(image, "Viralkan", above=True, ground="black", ink="white"),
    "framed": lambda image: ImageOps.expand(image, 60, "white"),
    "stamped": stamped,
    "mirrored": ImageOps.mirror,
    "mirrored with a caption": lambda image: with_bar(ImageOps.mirror(image), "Viralkan", above=True),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_altered_copy_is_found_first_through_a_bad_jpeg(edit: str) -> None:
    for seed in (0, 5, 9):
        altered = look(EDITS[edit](scene(seed)), "JPEG", quality=35)
        found = index().copies(altered, KNOWN.__getitem__)
        assert found, (edit, seed)
        assert found[0].id == f"g{seed}"
        assert found[0].likeness.score >= THRESHOLD
        assert found[0].likeness.mirrored == ("mirrored" in edit)


def test_other_pictures_are_not_found() -> None:
    for seed in range(100, 112):
        assert index().copies(look(scene(seed)), KNOWN.__getitem__) == ()


def test_the_same_file_is_equal_in_every_figure() -> None:
    (copy, *_) = index().copies(KNOWN["g3"], KNOWN.__getitem__)
    assert (copy.id, copy.distance) == ("g3", 0)
    assert copy.likeness.score == pytest.approx(1.0)
    assert (copy.likeness.one, copy.likeness.other, copy.likeness.differs) == (WHOLE, WHOLE, ())


def test_where_something_was_put_is_told_also_in_a_mirrored_copy() -> None:
    image = stamped(scene(0))
    plain = compare(look(image), KNOWN["g0"])
    turned = compare(look(ImageOps.mirror(image)), KNOWN["g0"], reverse=True)
    assert plain is not None
    assert turned is not None
    # The disc covers columns 0.5 to 2 and rows 0.7 to 2.7 of eight.
    assert plain.differs
    assert all(column <= 2 and row <= 3 for column, row in plain.differs)
    assert all(column >= 5 and row <= 3 for column, row in turned.differs)


def test_one_colour_has_no_looks_and_is_nobody_s_copy() -> None:
    plain = look(Image.new("RGB", (300, 200), "navy"))
    assert plain.prints == ()
    known = KnownPictures([("plain", plain.prints)])
    assert known.near(KNOWN["g1"].prints) == ()
    assert index().copies(plain, KNOWN.__getitem__) == ()
    assert compare(plain, KNOWN["g1"]) is None


def test_fingerprints_are_the_same_for_the_same_points_and_turn_with_the_picture() -> None:
    picture = open_picture(file(scene(6)))
    assert prints(picture) == prints(picture)
    assert all(0 <= each.bits < 1 << BITS for each in prints(picture))
    other = prints(open_picture(file(ImageOps.mirror(scene(6)))))
    assert distance(mirrored(prints(picture)[0]).bits, other[0].bits) <= 6
    assert mirrored(mirrored(prints(picture)[0])) == prints(picture)[0]


def test_near_gives_the_nearest_first_none_twice_and_no_more_than_asked() -> None:
    base = (1 << BITS) - 1
    known = KnownPictures([("a", (Print(WHOLE, base ^ 7), Print(WHOLE, base ^ 1))), ("b", (Print(WHOLE, base ^ 3),))])
    known.add("far", (Print(WHOLE, base ^ ((1 << (FAR + 1)) - 1)),))
    plain = [(each.id, each.distance) for each in known.near([Print(WHOLE, base)]) if not each.mirrored]
    assert plain == [("a", 1), ("b", 2)]
    assert len(known.near([Print(WHOLE, base)], most=1)) == 1


def test_reasons_are_told_in_two_languages_and_name_places() -> None:
    altered = look(with_bar(stamped(scene(0)), "Viralkan", above=True))
    (copy, *_) = index().copies(altered, KNOWN.__getitem__)
    indonesian, english = reasons(copy, "id"), reasons(copy, "en")
    assert len(indonesian) == len(english)
    assert indonesian[0].startswith("terang dan gelapnya sejalan 0,")
    assert english[0].startswith("light and dark agree 0.")
    assert any("hanya bagian" in each for each in indonesian)
    assert any("differs in" in each and "the upper left" in each for each in english)
    assert all(len(each) > 40 for each in CAUTION)
