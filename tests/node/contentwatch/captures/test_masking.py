"""Bystanders' data is covered where it is shown; the original stays sealed and is opened with a reason."""

import io

import pytest
from PIL import Image

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.contentwatch.captures import masking
from saksama_node.contentwatch.captures.captured import copy_of, shown_picture
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.masking import COVER, MaskRefused, Why, coverings, openings
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.limits import CELLS
from saksama_node.contentwatch.strangers.material import Role as Part
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.flows.content.erase_content import mask_content, open_original
from saksama_node.ledger.queries import waiting_entries
from saksama_node.ledger.turn import writing
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.drawn import picture

WORDS = "Ani (0812-3456) melihat kotak suara dibuka. ANI mengirim ini."
STEP = "untuk menilai apakah saksi disebut"


def words(text: str = WORDS) -> str:
    return capture_words(None, text, Given(Way.PUBLIC, Channel.WHATSAPP, note="dari Ani"))


def test_words_are_covered_where_they_are_shown_and_stay_sealed(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.CONTENT), words()
    body = copy_of(subject).part(Part.BODY)
    mask_content(by, subject, ["ani", " 0812-3456 ", ""], [])
    found = copy_of(subject)
    assert found.text == f"{COVER} ({COVER}) melihat kotak suara dibuka. {COVER} mengirim ini."
    assert found.note == f"dari {COVER}"
    assert found.part(Part.BODY) == body
    assert body is not None
    assert archive.get(body.sha256).decode() == WORDS
    assert len(list(waiting_entries(subject))) == 1
    mask_content(by, subject, ["kotak suara"], [])
    opened = open_original(by, subject, STEP)
    assert (opened.words.text, opened.words.note) == (WORDS, "dari Ani")
    assert [each.by for each in coverings(subject)] == [by.id, by.id]


def test_what_is_no_word_of_it_is_refused_and_a_dot_is_a_dot(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.CONTENT), words()
    for wanted in ([], ["  "]):
        with pytest.raises(MaskRefused) as told:
            mask_content(by, subject, wanted, [])
        assert told.value.why is Why.NOTHING
    for wanted in (["Budi"], ["a"], ["An."], ["Ani", "Budi"]):
        with pytest.raises(MaskRefused) as told:
            mask_content(by, subject, wanted, [])
        assert (told.value.why, told.value.words) == (Why.ABSENT, (wanted[-1],))
    with pytest.raises(MaskRefused) as told:
        mask_content(by, subject, [], [0])
    assert told.value.why is Why.NO_PICTURE
    assert copy_of(subject).text == WORDS


def dark(png: bytes) -> set[int]:
    """The cells whose middle is black."""
    with Image.open(io.BytesIO(png)) as image:
        wide, high = image.size
        middle = [(at % CELLS * 2 + 1, at // CELLS * 2 + 1) for at in range(CELLS * CELLS)]
        points = [(x * wide // (2 * CELLS), y * high // (2 * CELLS)) for x, y in middle]
        return {at for at, point in enumerate(points) if image.convert("L").getpixel(point) == 0}


def test_cells_of_a_picture_are_covered_and_covering_again_covers_more(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    subject = capture_picture(None, picture((250, 130)), Given(Way.PUBLIC))
    before = shown_picture(subject)
    mask_content(by, subject, [], [0, 13, 9_999])
    assert dark(shown_picture(subject)) == {0, 13}
    mask_content(by, subject, [], [143])
    assert dark(shown_picture(subject)) == {0, 13, 143}
    with pytest.raises(MaskRefused):
        mask_content(by, subject, [], [13])
    assert open_original(by, subject, STEP).picture == before


def test_what_was_covered_meanwhile_is_not_uncovered(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.CONTENT), words()
    ready = masking.prepare(subject, ["0812-3456"], [])
    mask_content(by, subject, ["Ani"], [])
    with pytest.raises(MaskRefused) as told, writing():
        masking.cover(by.id, subject, ready)
    assert told.value.why is Why.CHANGED
    assert "Ani" not in copy_of(subject).text


def test_the_original_is_opened_with_a_reason_and_seen_to_be(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.COMMISSIONER), words()
    mask_content(staff_for(Role.CONTENT), subject, ["Ani"], [])
    with pytest.raises(MaskRefused) as told:
        open_original(by, subject, "mau lihat")
    assert told.value.why is Why.REASON
    assert openings(subject) == []
    assert open_original(by, subject, STEP).words.text == WORDS
    assert [(each.by, each.reason) for each in openings(subject)] == [(by.id, STEP)]
    intake = staff_for(Role.INTAKE)
    with pytest.raises(NotAllowed):
        open_original(intake, subject, STEP)
    with pytest.raises(NotAllowed):
        mask_content(intake, subject, ["kotak"], [])


def test_at_the_desk_it_is_covered_and_opened(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    subject = capture_picture(None, picture((240, 240)), Given(Way.PUBLIC), words=WORDS)
    page = client.get(f"/meja/konten/{subject}/samar/").content.decode()
    assert page.count('name="cell"') == CELLS * CELLS
    wrong = client.post(f"/meja/konten/{subject}/samar/", {"words": "Budi"})
    assert wrong.status_code == 422
    client.post(f"/meja/konten/{subject}/samar/", {"words": "Ani\n0812-3456", "cell": ["1", "x", "-1"]})
    page = client.get(f"/meja/konten/{subject}/").content.decode()
    assert "0812-3456" not in page
    assert "Disamarkan oleh" in page
    assert dark(client.get(f"/meja/konten/{subject}/gambar/").content) == {1}
    short = client.post(f"/meja/konten/{subject}/asli/", {"reason": "lihat"})
    assert short.status_code == 422
    assert "0812-3456" not in short.content.decode()
    opened = client.post(f"/meja/konten/{subject}/asli/", {"reason": STEP})
    assert "0812-3456" in opened.content.decode()
    assert "data:image/png;base64," in opened.content.decode()
    assert "data:" in opened["Content-Security-Policy"]
    assert STEP in client.get(f"/meja/konten/{subject}/asli/").content.decode()
    assert "0812-3456" not in client.get(f"/meja/konten/{subject}/asli/").content.decode()


def test_what_cannot_be_covered_is_named_beside_its_field_and_nothing_is_covered(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    subject, desk = words(), logged_in(Role.CONTENT)
    shown = desk.post(f"/meja/konten/{subject}/samar/", {"words": "Ani\nBudi\nx"})
    assert shown.status_code == 422
    page = shown.content.decode()
    assert page.count("Tidak ada di sini, sudah disamarkan, atau terlalu pendek: “Budi”, “x”") == 2, "summary and field"
    assert 'aria-invalid="true"' in page
    assert "Ani\nBudi\nx" in page, "what was typed stays"
    assert copy_of(subject).text == WORDS
