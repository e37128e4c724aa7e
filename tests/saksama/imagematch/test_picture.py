"""What is opened, what is refused before it is decoded, and how it is made small."""

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from saksama.imagematch.picture import (
    LARGEST_FILE,
    WHOLE,
    Picture,
    PictureTooLarge,
    PictureUnreadable,
    View,
    open_picture,
    points,
)
from tests.saksama.imagematch.drawn import file, scene


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def promised(wide: int, high: int) -> bytes:
    """A PNG whose header promises so many points, with a few bytes of them."""
    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


@pytest.mark.parametrize(("wide", "high"), [(60_000, 60_000), (40_000_001, 1), (9000, 9000), (10_000, 10_000)], ids=str)
def test_a_header_that_promises_too_much_is_refused_before_anything_is_decoded(wide: int, high: int) -> None:
    with pytest.raises(PictureTooLarge) as told:
        open_picture(promised(wide, high))
    assert (told.value.what, told.value.most) == ("points", 40_000_000)


def test_a_file_of_too_many_bytes_is_not_opened() -> None:
    with pytest.raises(PictureTooLarge, match="bytes"):
        open_picture(bytes(LARGEST_FILE + 1))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        promised(100, 100),
        file(scene(1))[:900],
        file(scene(1), "JPEG")[:300],
        file(scene(1), "TIFF"),
    ],
    ids=["empty", "words", "svg", "pdf", "eps", "short png", "cut png", "cut jpeg", "another kind"],
)
def test_what_is_no_whole_picture_of_a_known_kind_is_unreadable(content: bytes) -> None:
    with pytest.raises(PictureUnreadable):
        open_picture(content)


@given(st.binary(max_size=40), st.integers(0, 400), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "BMP"]))
def test_damaged_bytes_give_a_picture_or_a_refusal(noise: bytes, at: int, kind: str) -> None:
    content = file(scene(2, (40, 30)), kind)
    damaged = content[:at] + noise + content[at + len(noise) :]
    with suppress(PictureTooLarge, PictureUnreadable):
        assert isinstance(open_picture(damaged), Picture)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_each_kind_becomes_small_grey_and_tells_how_large_it_was(kind: str) -> None:
    found = open_picture(file(scene(3), kind))
    assert (found.wide, found.high, len(found.points)) == (192, 144, 192 * 144)
    assert (found.file_wide, found.file_high) == (640, 480)


def test_a_small_picture_stays_as_it_is_and_a_thin_one_keeps_a_row() -> None:
    assert (open_picture(file(scene(1, (20, 10)))).wide, open_picture(file(scene(1, (1, 1)))).high) == (20, 1)
    thin = open_picture(file(scene(1, (4000, 3))))
    assert (thin.wide, thin.high) == (192, 1)


def test_what_is_transparent_is_shown_on_white() -> None:
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert set(open_picture(file(clear)).points) == {255}
    indexed = clear.convert("RGB").quantize(2)
    assert set(open_picture(file(indexed, transparency=indexed.getpixel((0, 0)))).points) == {255}


def test_a_picture_that_lies_on_its_side_by_its_camera_s_word_is_set_upright() -> None:
    upright = scene(4)
    sideways = upright.transpose(Image.Transpose.ROTATE_90)
    note = Image.Exif()
    note[0x0112] = 6
    turned = open_picture(file(sideways, "JPEG", exif=note, quality=95))
    assert (turned.wide, turned.high) == (192, 144)
    plain = open_picture(file(upright, "JPEG", quality=95))
    assert sum(abs(a - b) for a, b in zip(turned.points, plain.points, strict=True)) / len(plain.points) < 3


def test_sixteen_bits_a_point_are_read_as_light() -> None:
    deep = Image.new("I;16", (30, 30), 0x8000)
    assert set(open_picture(file(deep)).points) <= {127, 128}


def test_points_are_means_of_what_they_cover() -> None:
    picture = Picture(4, 2, bytes([0, 100, 200, 200, 0, 100, 200, 200]), 4, 2)
    assert points(picture, WHOLE, 2) == bytes([50, 200, 50, 200])
    assert points(picture, View(0.5, 0.0, 1.0, 1.0), 2) == bytes([200] * 4)
