"""The question whether a message is true: what is found, that nothing is kept, and what is handed in when asked."""

import io
import logging
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from saksama.entries.kinds.content import Channel, ContentCaptured, Medium, Way
from saksama.textmatch.claim import Match
from saksama.textmatch.words import DENIES
from saksama_demo.chapters.watching import screenshot
from saksama_node.accounts.policy import Role, Staff
from saksama_node.contentwatch.captures.captured import CopyState, copies
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.claims.clarified import code_of
from saksama_node.flows.content.capture_content import capture_picture
from saksama_node.flows.content.check_message import MOST_LETTERS, told_of_picture, told_of_words
from saksama_node.flows.content.triage_content import join_claim, take_content
from saksama_node.ledger.queries import history
from saksama_node.web.portal import is_it_true
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.clarified import DRAFT, published
from tests.node.contentwatch.drawn import claims_to_be, picture
from tests.testonly.tables import readable_tables

MESSAGE = "VIRAL!! surat suara di mataram sdh tercoblos sblm pemungutan suara, sebarkan sebelum dihapus"
MARK = "zirafahberkacamata"


@pytest.fixture
def two(staff_for: StaffFor) -> tuple[Staff, Staff]:
    return staff_for(Role.CONTENT), staff_for(Role.OFFICER)


def ask(words: str = "", **more: object) -> str:
    answer = Client().post("/benarkah/", {"words": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("nama-saya.png", data, "image/png")


def rows() -> bytes:
    """All rows of all tables, whatever they hold."""
    found = []
    with connection.cursor() as cursor:
        for table in readable_tables(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the tables' own names
            found += cursor.fetchall()
    return repr([[bytes(each) if isinstance(each, memoryview) else each for each in row] for row in found]).encode()


def everything(folder: Path) -> bytes:
    """All rows, and all files of the node's folder."""
    return rows() + b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_an_altered_copy_finds_the_clarification_and_says_why(two: tuple[Staff, Staff]) -> None:
    published(*two)
    page = ask(MESSAGE)
    assert "Mungkin tentang klarifikasi ini" in page
    assert "Surat suara tersegel sampai hari pemungutan" in page
    assert "Klaim ini salah" in page
    assert "Kata yang sama:" in page
    assert "tercoblos" in page
    assert "adalah saran" in page


def test_who_copies_a_title_that_denies_the_claim_denies_it(two: tuple[Staff, Staff]) -> None:
    title = "Hoaks: surat suara di Mataram sudah tercoblos sebelum pemungutan suara"
    published(*two, replace(DRAFT, title=title))
    (told,) = told_of_words(title)
    assert isinstance(told.why, Match)
    assert told.why.why.denies
    page = ask(title)
    assert DENIES[0] in page
    assert "Pesan itu sendiri tampaknya menyatakan bahwa klaim ini tidak benar." in page.partition("<details>")[0]
    assert "Pesan itu sendiri" not in ask(MESSAGE)


def test_another_message_finds_nothing_and_is_told_what_that_means(two: tuple[Staff, Staff]) -> None:
    published(*two)
    page = ask("Tinta pemilu bisa dihapus dengan sabun cuci")
    assert "Belum ada klarifikasi tentang ini" in page
    assert "tidak berarti pesannya benar, dan tidak berarti salah" in page
    assert "Simpan dan sampaikan" in page


def test_nothing_of_what_was_asked_is_kept(
    two: tuple[Staff, Staff], folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    published(*two)
    before = len(copies())
    with caplog.at_level(logging.DEBUG):
        page = ask(f"{MESSAGE} {MARK}", picture=file(picture((40, 30))))
    assert MARK in page, "it stays on the page, to be handed in without pasting it again"
    assert MARK.encode() not in everything(folder)
    assert MARK not in caplog.text
    assert "nama-saya" not in everything(folder).decode("latin-1")
    assert len(copies()) == before


def test_the_answer_is_kept_by_no_cache(database: None) -> None:
    answer = Client().post("/benarkah/", {"words": MARK})
    assert "no-store" in answer["Cache-Control"]
    assert MARK not in str(answer.headers)
    assert answer.cookies.keys() <= {"csrftoken"} | {name for name in answer.cookies if name.endswith("_csrf")}


def test_a_picture_that_was_saved_again_is_found_and_another_is_not(two: tuple[Staff, Staff], tmp_path: Path) -> None:
    claim, data = published(*two), screenshot(tmp_path / "satu.png", MESSAGE).read_bytes()
    copy = capture_picture(two[0], data, Given(Way.STAFF))
    assert told_of_picture(data) == [], "nothing joined it to what was published"
    take_content(two[0], copy)
    join_claim(two[0], copy, claim)
    page = ask(picture=file(saved_again(data)))
    assert "Rupa yang sama bukan isi yang sama" in page
    assert "Surat suara tersegel" in page
    assert "Belum ada klarifikasi tentang ini" in ask(picture=file(picture((64, 48))))
    both = ask(MESSAGE, picture=file(saved_again(data)))
    assert both.count(f'href="/klarifikasi/{code_of(claim)}/"') == 1, "one clarification is told once"


def saved_again(data: bytes) -> bytes:
    """A picture as a telephone passes it on: smaller, and compressed anew."""
    out = BytesIO()
    with Image.open(BytesIO(data)) as whole:
        whole.resize((whole.width * 2 // 3, whole.height * 2 // 3)).convert("RGB").save(out, "JPEG", quality=60)
    return out.getvalue()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"words": " "}, "Tempel pesannya, atau pilih gambarnya."),
        ({"words": "x" * (MOST_LETTERS + 1)}, "id_words"),
        ({"picture": file(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>")}, "SVG"),
        ({"picture": file(b"%PDF-1.7")}, "JPEG, PNG"),
        ({"picture": file(claims_to_be(60_000, 60_000))}, "50 juta titik"),
    ],
)
def test_what_cannot_be_compared_is_told(database: None, given: dict[str, object], said: str) -> None:
    answer = Client().post("/benarkah/", given)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_what_is_handed_in_stands_in_the_queue_without_a_name(logged_in: LoggedIn) -> None:
    answer = Client().post(
        "/benarkah/sampaikan/",
        {"words": f"{MESSAGE} {MARK}", "channel": "whatsapp"},
        REMOTE_ADDR="203.0.113.77",
    )
    page = answer.content.decode()
    (copy,) = copies()
    assert copy.subject in page
    assert (copy.way, copy.medium, copy.channel, copy.by) == (Way.PUBLIC, Medium.MESSAGE, Channel.WHATSAPP, None)
    assert copy.state is CopyState.WAITING
    (entry,) = history(copy.subject)
    assert entry.entry.body == ContentCaptured(channel=Channel.WHATSAPP, medium=Medium.MESSAGE, way=Way.PUBLIC)
    assert entry.entry.actor == "content"
    listed = logged_in(Role.CONTENT).get("/meja/konten/").content.decode()
    assert "disampaikan warga" in listed
    assert b"203.0.113.77" not in rows()
    assert MARK.encode() in rows(), "the walk over all rows sees what is kept"


def test_a_picture_is_handed_in_and_drawn_anew(logged_in: LoggedIn, folder: Path) -> None:
    given = {"words": "", "channel": "facebook", "picture": file(picture((40, 30)))}
    assert Client().post("/benarkah/sampaikan/", given).status_code == 200
    (copy,) = copies()
    assert (copy.medium, copy.way) == (Medium.IMAGE, Way.PUBLIC)
    shown = logged_in(Role.CONTENT).get(f"/meja/konten/{copy.subject}/gambar/")
    assert shown.content.startswith(b"\x89PNG")
    assert b"nama-saya" not in everything(folder)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"words": "", "channel": "whatsapp"}, "Tempel pesannya"),
        ({"words": MESSAGE, "channel": "lain-lagi"}, "id_channel"),
        ({"words": MESSAGE, "channel": "x", "picture": file(b"GIF89a")}, "JPEG, PNG"),
    ],
)
def test_what_is_not_taken_in_says_why_and_stays(database: None, given: dict[str, object], said: str) -> None:
    answer = Client().post("/benarkah/sampaikan/", given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not given["words"] or "sblm pemungutan" in answer.content.decode()
    assert len(copies()) == 0


def test_whoever_asks_too_often_waits_and_loses_nothing(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(is_it_true, "_ASKED", 2)
    monkeypatch.setattr(is_it_true, "_HANDED_IN", 1)
    client = Client()
    for path, times in (("/benarkah/", 2), ("/benarkah/sampaikan/", 1)):
        given = {"words": MESSAGE, "channel": "x"}
        assert [client.post(path, given).status_code for _ in range(times)] == [200] * times
        slowed = client.post(path, given)
        assert slowed.status_code == 429
        assert "sblm pemungutan" in slowed.content.decode()
        assert client.post(path, given, REMOTE_ADDR="203.0.113.9").status_code == 200
    assert len(copies()) == 2


def test_a_body_that_says_it_is_huge_is_not_parsed(database: None) -> None:
    for path in ("/benarkah/", "/benarkah/sampaikan/"):
        answer = Client().generic("POST", path, b"x", CONTENT_LENGTH=str(5 << 30))
        assert answer.status_code == 413
        assert "terlalu besar" in answer.content.decode()


def test_a_form_of_another_site_is_refused(database: None) -> None:
    client = Client(enforce_csrf_checks=True)
    for path in ("/benarkah/", "/benarkah/sampaikan/"):
        assert client.post(path, {"words": MESSAGE, "channel": "x"}).status_code == 403
    assert client.get("/benarkah/sampaikan/")["Location"] == "/benarkah/"
    assert len(copies()) == 0


def test_the_first_page_leads_there(database: None) -> None:
    assert 'href="/benarkah/"' in Client().get("/").content.decode()
    page = Client().get("/benarkah/").content.decode()
    assert "tidak ada yang disimpan" in page
    assert "Simpan dan sampaikan" not in page
    assert io.StringIO(page).read().count("<h1") == 1


@pytest.mark.parametrize("path", ["/benarkah/", "/benarkah/sampaikan/"])
@pytest.mark.parametrize("data", [b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_said_of_a_picture_beside_its_field(database: None, path: str, data: bytes) -> None:
    sent = {"picture": SimpleUploadedFile("a.png", data, "image/png"), "words": "", "channel": "whatsapp"}
    answer = Client().post(path, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "halaman web" not in page
    assert 'aria-invalid="true"' in page
