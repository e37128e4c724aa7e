"""The desk's screens of content: what is handed in, what is shown of it, what is refused and in which words."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.captured import CopyState, claim_of, claims, copies, copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.comparing import Alike
from saksama_node.contentwatch.captures.masking import Why as WhyNoMask
from saksama_node.contentwatch.captures.priority import Harm, Reason
from saksama_node.contentwatch.captures.triaging import Why as WhyNot
from saksama_node.contentwatch.captures.trusting import Why as WhyNoTrust
from saksama_node.contentwatch.models import Claim
from saksama_node.contentwatch.strangers.refusal import Why
from saksama_node.contentwatch.whole.erasing import Why as WhyNotErased
from saksama_node.flows.content.capture_content import capture_link, capture_words
from saksama_node.flows.content.triage_content import begin_claim, take_content
from saksama_node.settings.clock import now
from saksama_node.web.content_words import NOT_CAPTURED
from saksama_node.web.desk.words.content import (
    ALIKE,
    COPY_STATES,
    HARMS,
    NOT_ERASED,
    NOT_MASKED,
    NOT_TRIAGED,
    NOT_TRUSTED,
    PRIORITY,
)
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.drawn import BREAKS_OUT, picture
from tests.node.contentwatch.triaged import SAID, WORDS
from tests.testonly.hostile_answers import says

FORM = {"medium": "text", "address": "", "words": "", "channel": "unknown", "reach": "", "note": ""}


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_sentence_in_both_languages(why: Why) -> None:
    said = set()
    for language in ("id", "en"):
        with translation.override(language):
            said.add(str(NOT_CAPTURED[why]))
    assert len(said) == 2


def test_every_state_reason_and_refusal_of_triage_has_its_words() -> None:
    assert set(COPY_STATES) == set(CopyState)
    assert set(PRIORITY) == set(Reason)
    assert set(ALIKE) == set(Alike)
    assert set(HARMS) == set(Harm)
    assert set(NOT_TRUSTED) == set(WhyNoTrust)
    assert set(NOT_MASKED) == set(WhyNoMask)
    assert set(NOT_ERASED) == set(WhyNotErased)
    assert set(NOT_TRIAGED) == set(WhyNot)


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
        ({"medium": "text", "words": "teks", "posted": "0001-01-01T00:00"}, "Periksa tahunnya"),
        ({"medium": "text", "words": "teks", "posted": "9999-12-31T23:59"}, "Waktu itu belum tiba"),
        ({"medium": "link", "address": "http://a.example/", "words": "teks"}, "Ini tidak ikut ditangkap"),
        ({"medium": "text", "words": "teks", "address": "http://a.example/"}, "Ini tidak ikut ditangkap"),
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
    assert "<dt>Tangkapan sebelumnya dengan isi yang sama</dt> <dd>1</dd>" in " ".join(page.split())


def test_an_unknown_subject_is_not_found(logged_in: LoggedIn) -> None:
    for path in ("/meja/konten/" + "0" * 32 + "/", "/meja/konten/" + "0" * 32 + "/gambar/"):
        assert logged_in(Role.CONTENT).get(path).status_code == 404


CLAIM = {"words": "Surat suara sudah tercoblos sebelum pemungutan suara", "category": "falsehood"}
SAYS = CLAIM | {"concerns": "nobody", "target": "penyelenggara"}


def test_a_copy_goes_from_the_queue_to_a_claim_by_buttons(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    text = "Surat suara sdh tercoblos sebelum pemungutan suara!"
    subject = capture_words(None, text, Given(Way.PUBLIC, Channel.WHATSAPP, reach=12_000))
    page = client.get("/meja/konten/").content.decode()
    assert "jangkauan 12.000" in page
    assert "disampaikan warga" in page
    # Nothing is decided by who has not taken it.
    refused = client.post(f"/meja/konten/{subject}/arsip/", follow=True).content.decode()
    assert "content.triage-refused" in refused
    client.post(f"/meja/konten/{subject}/ambil/")
    begun = client.post(f"/meja/konten/{subject}/klaim/", SAYS, follow=True).content.decode()
    assert CLAIM["words"] in begun
    again = capture_words(None, text + " sebarkan", Given(Way.PUBLIC))
    client.post(f"/meja/konten/{again}/ambil/")
    page = client.get(f"/meja/konten/{again}/").content.decode()
    assert "Klaim yang mungkin disebut" in page
    assert "kata yang sama" in page
    (claim,) = claims()
    client.post(f"/meja/konten/{again}/sambung/", {"claim": claim.subject})
    assert claim_of(claim.subject).copies == 2
    assert "Antrean kosong" in client.get("/meja/konten/").content.decode()
    assert len(client.get("/meja/konten/?keadaan=joined").context["listed"]) == 2
    assert client.get("/meja/konten/?keadaan=lain").status_code == 200


def test_whoever_puts_a_claim_right_is_not_offered_as_who_repeats_it(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    repeats = capture_words(None, "Surat suara sudah tercoblos sebelum pemungutan suara!", Given(Way.PUBLIC))
    take_content(by, repeats)
    begin_claim(by, repeats, SAID)
    denial = capture_words(None, f"[HOAKS] KPU: tidak benar bahwa {SAID.words}", Given(Way.PUBLIC))
    page = logged_in(Role.CONTENT).get(f"/meja/konten/{denial}/").content.decode()
    said = page.partition("Klaim yang mungkin disebut")[2].partition("<details>")[0]
    assert "Konten ini menyebut klaim itu dan tampaknya menyatakannya tidak benar." in said


def test_a_colleague_is_named_and_the_archive_gives_back(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    subject = capture_words(None, "Iklan sabun cuci", Given(Way.PUBLIC))
    holder = staff_for(Role.CONTENT)
    logged_in(Role.CONTENT).post(f"/meja/konten/{subject}/ambil/")
    other = logged_in(Role.OFFICER)
    assert holder.name in other.get(f"/meja/konten/{subject}/").content.decode()
    assert "sedang dipilah rekan" in other.post(f"/meja/konten/{subject}/ambil/", follow=True).content.decode()
    client = logged_in(Role.CONTENT)
    client.post(f"/meja/konten/{subject}/arsip/")
    assert "Kembalikan ke antrean" in client.get(f"/meja/konten/{subject}/").content.decode()
    client.post(f"/meja/konten/{subject}/kembali/")
    assert "dalam antrean" in client.get(f"/meja/konten/{subject}/").content.decode()


def test_a_claim_is_classified_anew_and_merged(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    client, subjects = logged_in(Role.CONTENT), []
    for words in ("Surat suara sudah tercoblos", "Tinta pemilu bisa dihapus"):
        subject = capture_words(None, words, Given(Way.PUBLIC))
        client.post(f"/meja/konten/{subject}/ambil/")
        client.post(f"/meja/konten/{subject}/klaim/", SAYS | {"words": words, "concerns": "unknown"})
        subjects.append(copy_of(subject).claim)
    one, other = subjects
    assert "Belum dinyatakan" in client.get(f"/meja/klaim/{one}/").content.decode()
    wrong = client.post(f"/meja/klaim/{one}/golongkan/", SAYS | {"target": "Nama Orang"})
    assert wrong.status_code == 422
    client.post(f"/meja/klaim/{one}/golongkan/", SAYS | {"concerns": "official"})
    assert "menyangkut pejabat daerah" in client.get(f"/meja/klaim/{one}/").content.decode()
    client.post(f"/meja/klaim/{other}/gabung/", {"into": one, "reason": "sama"})
    assert [each.copies for each in claims()] == [0, 2]
    for path in ("/meja/klaim/", f"/meja/klaim/{other}/"):
        assert client.get(path).status_code == 200
    typed = {"into": one, "reason": "klaim yang sama, dari grup lain"}
    for refused in (typed, typed | {"into": "0" * 32}, typed | {"into": ""}, typed | {"reason": "sama " * 300}):
        answer = client.post(f"/meja/klaim/{one}/gabung/", refused)
        assert answer.status_code == 422
        assert refused["reason"].strip() in answer.content.decode(), "what was typed stays"
    assert [each.copies for each in claims()] == [0, 2]


def test_what_was_typed_of_a_claim_stays_where_it_is_refused(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    client = logged_in(Role.CONTENT)
    subject = capture_words(staff_for(Role.CONTENT), "Kabar yang beredar", Given(Way.STAFF))
    client.post(f"/meja/konten/{subject}/ambil/")
    shown = client.get(f"/meja/konten/{subject}/").content.decode()
    assert '<option value="" selected>pilih</option>' in shown, "no category is chosen beforehand"
    wrong = {**SAYS, "words": "Klaim yang diketik lama sekali", "target": "Bukan Kode"}
    answer = client.post(f"/meja/konten/{subject}/klaim/", wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Klaim yang diketik lama sekali" in page
    assert "Pilih salah satu yang ditawarkan." in page


def test_a_page_reads_of_the_claims_what_it_shows(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    subject = capture_words(by, WORDS, Given(Way.STAFF))
    take_content(by, subject)
    claim = begin_claim(by, subject, SAID)
    begun = now()
    Claim.objects.bulk_create(
        Claim(
            subject=f"{each:032x}",
            words=f"Klaim {each}",
            category="other",
            concerns="nobody",
            target="kpu",
            begun_at=begun,
        )
        for each in range(300)
    )
    client = logged_in(Role.CONTENT)
    for page in ("/meja/konten/", "/meja/klaim/", f"/meja/klaim/{claim}/"):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(page).status_code == 200
        whole = [each["sql"] for each in seen if '"contentwatch_claim"."words"' in each["sql"]]
        assert all("LIMIT" in each or "WHERE" in each for each in whole), page
    assert len(claims()) == 301
    assert [each.words for each in claims()[:2]] == ["Klaim 299", "Klaim 298"]
    assert f"/meja/klaim/{claim}/" in client.get("/meja/klaim/?page=7").content.decode()
