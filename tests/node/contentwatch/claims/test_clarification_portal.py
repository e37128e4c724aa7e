"""What the public reads of a clarification: list, page, versions, short way, card, feed, the mark for machines."""

import base64
import io
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from saksama.entries.clarification import parse_clarification, printable
from saksama.entries.kinds.content import Assessment, Concerns
from saksama_node.accounts.policy import Role, Staff
from saksama_node.contentwatch.claims.clarified import code_of
from saksama_node.flows.content.triage_content import classify_claim
from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.settings.current import SETTINGS
from saksama_node.web.portal.clarifications import _put
from tests.node.conftest import StaffFor
from tests.node.contentwatch.clarified import DRAFT, assessed, published
from tests.node.contentwatch.decided import OUTSIDE, WORDS, claim_by
from tests.node.contentwatch.proposing import propose_assessment, write_clarification
from tests.node.contentwatch.triaged import SAID
from tests.node.seconds.reading import confirm_read

HOSTILE = '</script><script>alert(1)</script> & <b>"'


@pytest.fixture
def two(staff_for: StaffFor) -> tuple[Staff, Staff]:
    return staff_for(Role.CONTENT), staff_for(Role.OFFICER)


def text(path: str, status: int = 200, **more: str) -> str:
    client = Client()
    if more:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = more["language"]
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def integrate() -> None:
    while integrate_round():
        pass
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()


def review(page: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    told: dict[str, object] = json.loads(found)
    return told


def correct(two: tuple[Staff, Staff], claim: str, **other: Any) -> None:
    one, second = two
    again = replace(DRAFT, change=("Tahun foto.", "Sumber asli ditemukan."), **other)
    confirm_read(one, write_clarification(second, claim, again))


def test_nothing_published_is_said_so(database: None) -> None:
    page = text("/klarifikasi/")
    assert "Belum ada klarifikasi yang terbit" in page
    assert "tidak berarti semua yang beredar benar" in page
    feed = feedparser.parse(Client().get("/klarifikasi/umpan.atom").content)
    assert (feed.bozo, feed.entries) == (False, [])


def test_the_page_says_who_found_what_and_how_to_check_it(two: tuple[Staff, Staff]) -> None:
    claim = published(*two)
    here = f"/klarifikasi/{code_of(claim)}/"
    assert "Bukti: menunggu urutan di log" in text(here)
    integrate()
    page = text(here)
    for said in (
        "<blockquote data-claim",
        "Klaim ini salah",
        "Foto itu dari 2019.",
        "Gudang KPU disegel dan dijaga.",
        'href="https://kpu.example/pernyataan" rel="nofollow noreferrer"',
        "2 sumber, 1 di luar kedua lembaga",
        "Belum pernah diperbaiki",
    ):
        assert said in page
    assert "menyangkut" not in page
    (digest,) = re.findall(r"/log/blob/([0-9a-f]{64})", page)
    document = Client().get(f"/log/blob/{digest}").content
    assert parse_clarification(document).subject == claim
    (proof,) = re.findall(r'"(/catatan/[0-9]+/bukti)"', page)
    assert digest.encode() in base64.b64decode(re.findall(rb"extra (\S+)", Client().get(proof).content)[0])
    index = proof.split("/")[2]
    entry = Client().get(f"/catatan/{index}/isi").json()
    assert (entry["kind"], entry["body"]["document"]) == ("clarification.published", digest)
    assert f'href="{here}"' in text(f"/catatan/{index}"), "the entry leads back to the page"
    assert "Klaim ini salah" in text("/klarifikasi/")
    assert "This claim is false" in text(here, language="en")


def test_the_short_way_leads_there_however_it_is_typed(two: tuple[Staff, Staff]) -> None:
    code = code_of(published(*two))
    for typed in (code, code.upper()):
        assert Client().get(f"/k/{typed}")["Location"] == f"/klarifikasi/{code}/"
    for wrong in ("a" * 8, "x", "0" * 8, code[:-1], "k" * 200):
        assert Client().get(f"/k/{wrong}").status_code == 404
        assert Client().get(f"/klarifikasi/{wrong}/").status_code == 404


def test_a_draft_is_nowhere(two: tuple[Staff, Staff]) -> None:
    claim = assessed(*two)
    write_clarification(two[0], claim, DRAFT)
    code = code_of(claim)
    for path in (f"/k/{code}", f"/klarifikasi/{code}/", f"/klarifikasi/{code}/kartu.png"):
        assert Client().get(path).status_code == 404
    assert DRAFT.title not in text("/klarifikasi/")


def test_every_version_is_read_and_the_old_one_says_so(two: tuple[Staff, Staff]) -> None:
    claim = published(*two)
    correct(two, claim, text="Foto itu dari 2018.")
    here = f"/klarifikasi/{code_of(claim)}/"
    page = text(here)
    assert "Foto itu dari 2018." in page
    assert "Sumber asli ditemukan." in page
    assert review(page)["version"] == 2
    old = text(f"{here}versi/1/")
    assert "Ini versi lama" in old
    assert "Foto itu dari 2019." in old
    assert "noindex" in old
    assert "ld+json" not in old
    assert "og:image" not in old
    assert Client().get(f"{here}versi/3/").status_code == 404
    assert text("/klarifikasi/").count(f'href="{here}"') == 1


def test_a_page_whose_claim_was_assessed_otherwise_since_says_so(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = published(one, other)
    here = f"/klarifikasi/{code_of(claim)}/"
    for outcome, told in ((Assessment.FALSE, False), (Assessment.TRUE, True)):
        confirm_read(other, propose_assessment(one, claim, outcome, WORDS, [OUTSIDE]))
        integrate()
        assert ("Klaim ini dinilai lagi, dengan hasil lain" in text(here)) is told
    correct(two, claim)
    assert "dinilai lagi" not in text(here)


def test_a_page_whose_claim_concerns_the_government_since_says_so(two: tuple[Staff, Staff]) -> None:
    one, _ = two
    claim = published(*two)
    here = f"/klarifikasi/{code_of(claim)}/"
    integrate()
    said = "Siapa yang disangkut klaim ini dinyatakan lain"
    assert said not in text(here)
    classify_claim(one, claim, replace(SAID, concerns=Concerns.OFFICIAL))
    integrate()
    page = text(here)
    assert said in page
    assert "menyangkut: pejabat pemerintah provinsi" in page
    correct(two, claim)
    assert said not in text(here)
    assert said not in text(f"{here}versi/1/"), "the newer version says it"


def test_what_concerns_the_government_says_who_assessed_it(two: tuple[Staff, Staff]) -> None:
    claim = assessed(*two, Concerns.OFFICIAL)
    confirm_read(two[1], write_clarification(two[0], claim, DRAFT))
    page = text(f"/klarifikasi/{code_of(claim)}/")
    assert "Klaim ini menyangkut pejabat pemerintah provinsi" in page
    assert f"{SETTINGS.name_id} yang menilai, dengan sumber di luar kedua lembaga" in page


def test_the_list_is_searched_and_says_when_it_finds_nothing(two: tuple[Staff, Staff]) -> None:
    published(*two)
    assert DRAFT.title in text("/klarifikasi/?cari=mataram")
    page = text("/klarifikasi/?cari=gempa")
    assert "Tidak ada klarifikasi dengan kata-kata itu" in page
    assert DRAFT.title not in page


@pytest.mark.parametrize("outcome", Assessment)
def test_the_mark_for_machines_has_what_schema_org_asks(two: tuple[Staff, Staff], outcome: Assessment) -> None:
    one, other = two
    claim = claim_by(one)
    confirm_read(other, propose_assessment(one, claim, outcome, WORDS, [OUTSIDE]))
    confirm_read(other, write_clarification(one, claim, replace(DRAFT, claim=HOSTILE, title=HOSTILE)))
    page = text(f"/klarifikasi/{code_of(claim)}/")
    assert "<script>alert" not in page
    told = review(page)
    # Required of a ClaimReview by those who read it: these three, and the rating's name in words.
    assert (told["@context"], told["@type"]) == ("https://schema.org", "ClaimReview")
    assert told["claimReviewed"] == HOSTILE
    assert told["url"] == f"{SETTINGS.url}/klarifikasi/{code_of(claim)}/"
    rating = told["reviewRating"]
    assert isinstance(rating, dict)
    assert (rating["@type"], bool(rating["alternateName"])) == ("Rating", True)
    if "ratingValue" in rating:
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    else:
        assert outcome in {Assessment.SATIRE, Assessment.NOT_CHECKABLE}
    assert told["itemReviewed"] == {"@type": "Claim", "text": HOSTILE}
    assert told["author"] == {"@type": "Organization", "name": SETTINGS.name_id}


def test_the_feed_is_read_by_another_program_and_its_ids_stay(two: tuple[Staff, Staff]) -> None:
    claim = published(*two, replace(DRAFT, title=HOSTILE))
    first = feedparser.parse(Client().get("/klarifikasi/umpan.atom").content)
    correct(two, claim, title="Judul baru")
    published(*two)
    answer = Client().get("/klarifikasi/umpan.atom")
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert first.entries[0].title_detail.value == HOSTILE
    assert [each.title for each in feed.entries] == [DRAFT.title, "Judul baru"], "the last published first"
    assert feed.entries[1].id == first.entries[0].id
    assert feed.feed.id == first.feed.id
    assert len({each.id for each in feed.entries} | {feed.feed.id}) == 3
    assert feed.entries[1].published == first.entries[0].published
    assert feed.entries[1].updated >= first.entries[0].updated
    atom = "{http://www.w3.org/2005/Atom}"
    top = ET.fromstring(answer.content)  # noqa: S314 - our own answer
    for part in (top, *top.findall(f"{atom}entry")):
        # RFC 4287, 4.1.1 and 4.1.2: exactly one of each.
        assert [len(part.findall(f"{atom}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    (link,) = top.findall(f"{atom}link[@rel='self']")
    assert link.get("href") == f"{SETTINGS.url}/klarifikasi/umpan.atom"


@given(st.text())
def test_whatever_prints_is_well_formed_in_a_feed(words: str) -> None:
    if printable(words):
        assert ET.fromstring(ET.tostring(_put(ET.Element("feed"), "title", words))).text == (words or None)  # noqa: S314


def test_the_card_is_that_of_the_version_that_stands(two: tuple[Staff, Staff]) -> None:
    claim = published(*two)
    here = f"/klarifikasi/{code_of(claim)}/kartu.png"
    first = Client().get(here)
    assert Image.open(io.BytesIO(first.content)).size == (1200, 630)
    assert Client().get(here).content == first.content
    correct(two, claim)
    assert Client().get(here).content != first.content
    page = text(f"/klarifikasi/{code_of(claim)}/")
    assert f'property="og:image" content="{SETTINGS.url}{here}"' in page
    assert 'property="og:title" content="Klaim ini salah: Surat suara tersegel' in page
