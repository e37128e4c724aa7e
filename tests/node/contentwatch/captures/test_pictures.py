"""A picture that comes again, altered, leads to the claim of the first; alike is said with reasons and a caution."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from saksama.entries.kinds.content import Category, Concerns, Way
from saksama.imagematch.compare import looks
from saksama.imagematch.picture import open_picture
from saksama_node.accounts.policy import Role, Staff
from saksama_node.contentwatch.captures.captured import copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.comparing import looks_of, same_pictures
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.models import Look
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.archive import ContentMissing
from saksama_node.contentwatch.strangers.fingerprints import packed, unpacked
from saksama_node.contentwatch.strangers.reading import read
from saksama_node.contentwatch.strangers.refusal import Format
from saksama_node.flows.content.capture_content import capture_picture, capture_words, picture_suggestions
from saksama_node.flows.content.triage_content import begin_claim, join_claim, take_content
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import LoggedIn, StaffFor
from tests.saksama.imagematch.drawn import file, scene, with_bar
from tools.benchmarks.picture_edits import cropped

SAID = Said("Gambar surat suara yang sudah tercoblos", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara")
STAFF = Given(Way.STAFF)


def altered(image: Image.Image) -> bytes:
    """As a chat passes it on: its edges lost, a caption above, encoded again."""
    return file(with_bar(cropped(image, random.Random(3)), "VIRALKAN", above=True), "JPEG", quality=60)


def at_claim(by: Staff, data: bytes) -> tuple[str, str]:
    subject = capture_picture(by, data, STAFF)
    take_content(by, subject)
    return subject, begin_claim(by, subject, SAID)


def test_an_altered_picture_leads_to_the_claim_of_the_first(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    first, claim = at_claim(by, file(scene(1)))
    at_claim(by, file(scene(2)))
    again = capture_picture(by, altered(scene(1)), STAFF)
    (found,) = picture_suggestions(copy_of(again))
    assert (found.claim.subject, found.copy) == (claim, first)
    assert found.match.likeness.score > 0.8
    assert picture_suggestions(copy_of(capture_picture(by, file(scene(3)), STAFF))) == []
    take_content(by, again)
    join_claim(by, again, claim)
    assert picture_suggestions(copy_of(again)) == [], "its own claim is no suggestion"
    assert picture_suggestions(copy_of(capture_words(by, "kata-kata", STAFF))) == []


def test_what_is_kept_equals_what_was_computed(staff_for: StaffFor) -> None:
    data = file(scene(4, (900, 500)))
    for _ in range(2):
        capture_picture(staff_for(Role.CONTENT), data, STAFF)
    (row,) = Look.objects.all()
    told = read("gambar", data, Format.PNG).looks
    assert told is not None
    kept = looks_of(row)
    assert (kept.prints, kept.picture.points) == (told.prints, told.picture.points)
    # The picture is no larger than what is shown, so nothing was made small in between.
    assert kept.prints == looks(open_picture(data)).prints


def test_only_the_claims_that_count_are_told(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    _, claim = at_claim(by, file(scene(5)))
    asked = looks(open_picture(altered(scene(5))))
    assert [each.claim for each in same_pictures(asked, {claim})] == [claim]
    assert same_pictures(asked, {"0" * 32}) == ()
    assert same_pictures(asked, beside=claim) == ()


def test_the_desk_says_why_and_shows_the_known_one(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    by, client = staff_for(Role.CONTENT), logged_in(Role.CONTENT)
    first, claim = at_claim(by, file(scene(6)))
    again = capture_picture(by, altered(scene(6)), STAFF)
    take_content(by, again)
    page = client.get(f"/meja/konten/{again}/").content.decode()
    assert "Gambar yang serupa" in page
    assert "dari gambar ini hanya bagian" in page
    assert "Rupa yang sama bukan isi yang sama" in page
    assert f'src="/meja/konten/{first}/gambar/"' in page
    client.post(f"/meja/konten/{again}/sambung/", {"claim": claim})
    assert copy_of(again).claim == claim


def test_a_known_picture_that_is_lost_is_said_to_be(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    by = staff_for(Role.CONTENT)
    at_claim(by, file(scene(7)))
    again = capture_picture(by, altered(scene(7)), STAFF)
    lost = Look.objects.order_by("id")[0].points
    (SETTINGS.data / archive.FOLDER / lost[:2] / f"{lost}.age").unlink()
    with pytest.raises(ContentMissing):
        picture_suggestions(copy_of(again))
    page = logged_in(Role.CONTENT).get(f"/meja/konten/{again}/").content.decode()
    assert "Gambar belum dibandingkan" in page


@given(st.binary(max_size=600))
def test_records_are_read_whole_or_refused(data: bytes) -> None:
    try:
        told = unpacked(data)
    except ValueError:
        return
    assert packed(told) == data


@pytest.mark.parametrize("count", [0, 1, 3])
def test_records_come_back_as_they_were(count: int) -> None:
    prints = looks(open_picture(file(with_bar(scene(8), "judul", above=False)))).prints[:count]
    assert unpacked(packed(prints)) == prints


def test_what_the_public_asks_reads_nothing_of_claims_that_were_not_published(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    (_, one), (_, other) = at_claim(by, file(scene(1))), at_claim(by, file(scene(2)))
    asked = read("gambar", altered(scene(1)), Format.JPEG).looks
    assert asked is not None
    with CaptureQueriesContext(connection) as seen:
        assert [each.claim for each in same_pictures(asked, {one})] == [one]
    prints = [each["sql"] for each in seen if '"prints"' in each["sql"] and "IN (" in each["sql"]]
    assert prints
    assert all(one in each and other not in each for each in prints)
    assert same_pictures(asked, ()) == ()
