"""Bytes of strangers are read in a process of their own: what they do to a parser is a reason, not a fault of ours."""

import base64
import io
import warnings

import pytest
from PIL import Image

from saksama_node.contentwatch.strangers import feed_quarantine, picture_quarantine, reading
from saksama_node.contentwatch.strangers.reading import read, read_feed
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Format, Why, charset_of
from tests.node.contentwatch.drawn import BREAKS_OUT, claims_to_be, picture


@pytest.mark.parametrize("size", [(60_000, 60_000), (60_000, 1), (10_000, 10_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_is_measured_before_it_is_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(CaptureRefused) as told:
        read("gambar", claims_to_be(*size), Format.PNG)
    assert told.value.why is Why.PICTURE_TOO_LARGE


def test_a_picture_is_drawn_anew_and_what_else_the_file_held_stays_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Rumah Ani, Mataram"
    told = read("foto", picture((3000, 1000), "JPEG", exif=exif), Format.JPEG)
    assert (told.width, told.height) == (3000, 1000)
    with Image.open(io.BytesIO(told.shown)) as shown:
        assert shown.format == "PNG"
        assert shown.width == 1600
    assert b"Mataram" not in told.shown


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_colour_profile_stays_behind_too(kind: str) -> None:
    given = picture((30, 20), kind, icc_profile=b"kamera Ani, Mataram " * 8)
    with warnings.catch_warnings():
        drawn = base64.b64decode(picture_quarantine.picture(given, "")["shown"])
    covered = io.BytesIO()
    Image.new("RGB", (30, 20)).save(covered, "PNG", icc_profile=b"kamera Ani, Mataram " * 8)
    for shown in (drawn, base64.b64decode(picture_quarantine.mask(covered.getvalue(), "3")["shown"])):
        with Image.open(io.BytesIO(shown)) as found:
            assert found.info == {}


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(50), b"\xff\xd8\xff" + bytes(50), picture((50, 50))[:60]]
)
def test_a_broken_picture_is_a_reason(data: bytes) -> None:
    with pytest.raises(CaptureRefused) as told:
        read("gambar", data, Format.PNG)
    assert told.value.why is Why.UNREADABLE


def test_a_page_that_breaks_out_is_words_and_nothing_else() -> None:
    told = read("halaman", BREAKS_OUT, Format.PAGE)
    assert told.title == "Judul"
    assert "Surat suara sudah tercoblos." in told.text
    assert "klik" in told.text
    for mark in ("document.cookie", "alert(2)", "alert(4)", "onerror", "javascript:", "display", "\u202e", "\x00"):
        assert mark not in told.text
    # What a page wrote as words stays words: whoever shows it escapes it.
    assert "<script>alert(5)</script>" in told.text


def test_a_page_that_takes_a_parser_forever_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WALL_SECONDS", 3.0)
    with pytest.raises(CaptureRefused) as told:
        read("halaman", b"<!doctype html>" + b"<b><i><u><a>" * 300_000 + b"x", Format.PAGE)
    assert told.value.why is Why.UNREADABLE
    assert read("halaman", b"<p>Baik", Format.PAGE).text == "Baik"


@pytest.mark.parametrize(
    ("said", "data", "name"),
    [
        ("text/html; charset=iso-8859-1", b"", "iso8859-1"),
        ("text/html", b'<meta charset="windows-1252">', "cp1252"),
        ("text/html; charset=bukan-sandi", b"", "utf-8"),
        ("", b"", "utf-8"),
    ],
)
def test_letters_are_read_as_the_server_or_the_page_says(said: str, data: bytes, name: str) -> None:
    assert charset_of(data, said) == name


def test_a_codec_that_is_none_of_letters_harms_nothing() -> None:
    with pytest.raises(CaptureRefused) as told:
        read("halaman", b"<p>x", Format.PAGE, "text/html; charset=zip")
    assert told.value.why is Why.UNREADABLE


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Berita</title>
<item><guid>a</guid><link>https://berita.example/a</link><title>Satu</title>
<description>&lt;p&gt;Isi &lt;script&gt;alert(1)&lt;/script&gt;satu&lt;/p&gt;</description></item>
<item><title>Tanpa tautan</title></item></channel></rss>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>
<rss version="2.0"><channel><title>&h;</title><item><title>&h;</title></item></channel></rss>"""
READS_A_FILE = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&x;</title><item><title>&x;</title></item></channel></rss>"""


def test_a_feed_is_its_items_as_words() -> None:
    feed = read_feed("umpan", RSS)
    assert feed.title == "Berita"
    assert [(each.id, each.link, each.title) for each in feed.items] == [
        ("a", "https://berita.example/a", "Satu"),
        ("", "", "Tanpa tautan"),
    ]
    assert "alert" not in feed.items[0].text


@pytest.mark.parametrize("data", [LAUGHS, READS_A_FILE], ids=["a billion laughs", "reads a file"])
def test_a_feed_whose_entities_unfold_stays_small_and_reads_no_file(data: bytes) -> None:
    try:
        told = str(read_feed("umpan", data))
    except CaptureRefused as refused:
        assert refused.why is Why.UNREADABLE  # noqa: PT017 - either is an end without harm
        return
    assert len(told) < 10_000
    assert "root:" not in told


def test_what_is_no_feed_is_refused() -> None:
    with pytest.raises(CaptureRefused) as told:
        read_feed("umpan", b"<p>bukan umpan")
    assert told.value.why is Why.UNREADABLE


def test_an_item_of_a_feed_names_nothing_that_does_not_print() -> None:
    told = feed_quarantine.feed(
        b"<rss version='2.0'><channel><item><guid>satu&#8238;dua</guid><link>https://a.example/&#8203;b\x00</link>"
        b"<title>Kabar</title></item></channel></rss>",
        "",
    )
    (item,) = told["items"]
    assert (item["id"], item["link"]) == ("satudua", "https://a.example/b")
