"""The desk's screens of content: what is handed in, what is shown of it, what is refused and in which words."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.staff import Role
from saksama_node.contentwatch.actions import Given
from saksama_node.contentwatch.queries import copies
from saksama_node.contentwatch.refusal import Why
from saksama_node.flows.capture_content import capture_link, capture_words
from saksama_node.web.content_words import NOT_CAPTURED
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.test_reading import BREAKS_OUT, picture
from tests.testonly.hostile_answers import says

FORM = {"medium": "text", "address": "", "words": "", "channel": "unknown", "reach": "", "note": ""}


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_sentence_in_both_languages(why: Why) -> None:
    said = set()
    for language in ("id", "en"):
        with translation.override(language):
            said.add(str(NOT_CAPTURED[why]))
    assert len(said) == 2


def test_words_are_captured_and_shown_as_a_quotation(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    given = FORM | {"medium": "message", "words": "Surat suara <b>sudah</b> tercoblos", "channel": "whatsapp"}
    answer = client.post("/meja/konten/tangkap/", given, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<blockquote data-claim" in page
    assert "Surat suara &lt;b&gt;sudah&lt;/b&gt; tercoblos" in page
    assert "belum diketahui" in page, "reach that nobody told is not zero"
    assert "Surat suara" in client.get("/meja/konten/").content.decode()


def test_a_picture_is_shown_as_it_was_drawn_anew(logged_in: LoggedIn) -> None:
    client = logged_in(Role.INTAKE)
    file = SimpleUploadedFile("nama-saya.jpg", picture((40, 30), "JPEG"))
    client.post("/meja/konten/tangkap/", FORM | {"medium": "image", "picture": file, "reach": "0"})
    (copy,) = copies()
    assert copy.reach == 0
    shown = client.get(f"/meja/konten/{copy.subject}/gambar/")
    assert shown["Content-Type"] == "image/png"
    assert shown.content.startswith(b"\x89PNG")
    assert "nama-saya" not in client.get(f"/meja/konten/{copy.subject}/").content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"medium": "link", "address": "http://127.0.0.1/"}, "jaringan dalam"),
        ({"medium": "link", "address": "javascript:alert(1)"}, "bukan alamat web"),
        ({"medium": "link"}, "pilih yang lain di atas"),
        ({"medium": "text"}, "pilih yang lain di atas"),
        ({"medium": "image"}, "pilih yang lain di atas"),
        ({"medium": "text", "words": "x", "reach": "-1"}, "id_reach"),
    ],
)
def test_what_is_refused_stays_typed_with_its_reason(logged_in: LoggedIn, given: dict[str, str], said: str) -> None:
    answer = logged_in(Role.CONTENT).post("/meja/konten/tangkap/", FORM | given | {"note": "catatan saya"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "catatan saya" in page
    assert len(copies()) == 0


def test_an_svg_is_refused_in_words(logged_in: LoggedIn) -> None:
    file = io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    file.name = "a.svg"
    answer = logged_in(Role.CONTENT).post("/meja/konten/tangkap/", FORM | {"medium": "image", "picture": file})
    assert "SVG" in answer.content.decode()
    assert answer.status_code == 422


def test_a_page_that_breaks_out_is_shown_as_words(site: Site, staff_for: StaffFor, logged_in: LoggedIn) -> None:
    url = site("jahat.example", says(BREAKS_OUT, 200, ("Content-Type", "text/html")))
    subject = capture_link(staff_for(Role.CONTENT), f'{url}/"><script>alert(9)</script>', Given(Way.STAFF))
    page = logged_in(Role.COMMISSIONER).get(f"/meja/konten/{subject}/").content.decode()
    assert "<script>alert" not in page
    assert "onerror" not in page
    assert "&lt;script&gt;alert(5)&lt;/script&gt;" in page
    assert 'href="http://jahat.example' not in page, "a stranger's address is shown and is no link"


def test_the_same_captured_twice_says_so(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    by = staff_for(Role.CONTENT)
    for _ in range(2):
        subject = capture_words(by, "Surat suara sudah tercoblos", Given(Way.STAFF, Channel.X))
    page = logged_in(Role.CONTENT).get(f"/meja/konten/{subject}/").content.decode()
    assert "<dt>Tangkapan sebelumnya dengan isi yang sama</dt><dd>1</dd>" in page


def test_an_unknown_subject_is_not_found(logged_in: LoggedIn) -> None:
    for path in ("/meja/konten/" + "0" * 32 + "/", "/meja/konten/" + "0" * 32 + "/gambar/"):
        assert logged_in(Role.CONTENT).get(path).status_code == 404
