"""Clarifications: written by one, published by another, corrected in the open, lawful by the verifier's own replay."""

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.clarification import differs, parse_clarification
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import Assessment, Category, Concerns, ContentAssessed
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import Role, Staff
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.introduction import Introduction
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.claims import clarifying
from saksama_node.contentwatch.claims.clarified import LENGTH, SIGNS, code_of, typed, versions_of
from saksama_node.contentwatch.claims.clarifying import ClarificationRefused, Why
from saksama_node.contentwatch.models import Claim, Clarification
from saksama_node.contentwatch.public import known_texts, newest, versions
from saksama_node.contentwatch.whole.restoring import restore
from saksama_node.flows.content.publish_clarification import assessments_of
from saksama_node.flows.content.triage_content import classify_claim
from saksama_node.flows.seconds.two_persons import reject
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import history
from saksama_node.seconds.proposing import proposal
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.contentwatch.clarified import DRAFT, assessed, published
from tests.node.contentwatch.decided import INSIDE, OUTSIDE, WORDS, claim_by, lawful
from tests.node.contentwatch.proposing import propose_assessment, write_clarification
from tests.node.seconds.reading import confirm_read

PARTNER = Introduction(
    code="diskominfotik",
    name="Contoh Mitra",
    origin="mitra.example/log",
    url="http://127.0.0.1:9",
    institution_key="-",
    log_key="-",
    witness_key="-",
    proposal=None,
)


@pytest.fixture
def two(staff_for: StaffFor) -> tuple[Staff, Staff]:
    return staff_for(Role.CONTENT), staff_for(Role.OFFICER)


def test_what_the_second_read_is_what_is_entered(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = assessed(one, other)
    number = write_clarification(one, claim, DRAFT)
    assert len(history(claim)) == 2, "a draft is in no log"
    read = proposal(number).body.encode()
    assert len(newest()) == 0
    confirm_read(other, number)
    entered = history(claim)[-1].entry
    body = entered.body
    assert isinstance(body, ClarificationPublished)
    assert (body.document, body.version, body.outcome) == (blobs.digest_of(read), 1, Assessment.FALSE)
    assert (entered.actor, body.second) == (pseudonym(one.secret, claim), pseudonym(other.secret, claim))
    data = blobs.get(body.document)
    assert data == read
    assert differs(parse_clarification(data), body, claim, SETTINGS.origin) == ""
    assert parse_clarification(data).right == "Foto itu diambil pada 2019.\nGudang KPU disegel dan dijaga."
    assert lawful(claim)


def test_a_correction_is_the_next_version_and_the_old_one_stays(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = published(one, other)
    again = replace(DRAFT, text="Foto itu dari 2018.", change=("Tahun foto.", "Sumber asli ditemukan."))
    confirm_read(one, write_clarification(other, claim, again))
    (code,) = {each.code for each in versions_of(claim)}
    both = versions(code.upper())
    assert [(each.said.version, each.newest) for each in both] == [(2, True), (1, False)]
    assert both[0].said.change is not None
    assert [each.said.text for each in newest()] == ["Foto itu dari 2018."]
    assert lawful(claim)


def test_a_correction_without_what_changed_is_refused(two: tuple[Staff, Staff]) -> None:
    claim = published(*two)
    with pytest.raises(ClarificationRefused) as told:
        write_clarification(two[0], claim, DRAFT)
    assert told.value.why is Why.MALFORMED


def test_what_was_not_published_lies_nowhere_for_the_public(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = assessed(one, other)
    number = write_clarification(one, claim, DRAFT)
    reject(other, number, "Sumbernya kurang")
    assert not blobs.has(blobs.digest_of(proposal(number).body.encode()))
    assert len(newest()) == 0
    assert versions(code_of(claim)) == []


def test_what_nobody_assessed_is_not_told(two: tuple[Staff, Staff]) -> None:
    claim = claim_by(two[0])
    assert assessments_of(claim) == []
    with pytest.raises(ClarificationRefused) as told:
        write_clarification(two[0], claim, DRAFT)
    assert told.value.why is Why.NOT_ASSESSED


def test_an_assessment_that_changed_meanwhile_stops_it(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = assessed(one, other)
    number = write_clarification(one, claim, DRAFT)
    confirm_read(other, propose_assessment(one, claim, Assessment.TRUE, WORDS, [OUTSIDE]))
    with pytest.raises(ClarificationRefused) as told:
        confirm_read(other, number)
    assert told.value.why is Why.CHANGED
    assert len(newest()) == 0


@pytest.mark.parametrize(
    ("concerns", "why"), [(Concerns.UNKNOWN, Why.CONCERNS_UNKNOWN), (Concerns.OFFICIAL, Why.CHANGED)]
)
def test_a_claim_seen_anew_stops_it(two: tuple[Staff, Staff], concerns: Concerns, why: Why) -> None:
    one, other = two
    claim = assessed(one, other)
    number = write_clarification(one, claim, DRAFT)
    classify_claim(other, claim, Said("Klaim", Category.FALSEHOOD, concerns, "unknown"))
    with pytest.raises(ClarificationRefused) as told:
        confirm_read(other, number)
    assert told.value.why is why


def test_what_concerns_the_government_rests_on_an_outside_source(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = claim_by(one)
    confirm_read(other, propose_assessment(one, claim, Assessment.FALSE, WORDS, [INSIDE]))
    classify_claim(other, claim, Said("Klaim", Category.FALSEHOOD, Concerns.OFFICIAL, "unknown"))
    with pytest.raises(ClarificationRefused) as told:
        write_clarification(one, claim, DRAFT)
    assert told.value.why is Why.NO_OUTSIDE


def test_the_government_does_not_tell_its_own_assessment_of_itself(
    two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = assessed(*two, Concerns.INCUMBENT)
    monkeypatch.setattr(clarifying, "SETTINGS", replace(SETTINGS, government=True))
    with pytest.raises(ClarificationRefused) as told:
        write_clarification(two[0], claim, DRAFT)
    assert told.value.why is Why.CAPTURE_ONLY


def test_it_comes_back_from_log_and_blob_after_a_restore(two: tuple[Staff, Staff]) -> None:
    one, other = two
    claim = published(one, other)
    again = replace(DRAFT, text="Foto itu dari 2018.", change=("Tahun.", "Sumber."))
    confirm_read(one, write_clarification(other, claim, again))
    before = [(each.code, each.said, each.sha256, each.newest) for each in versions(code_of(claim))]
    Clarification.objects.all().delete()
    entries = [each for each in history(claim) if isinstance(each.entry.body, ClarificationPublished)]
    assert [restore(each) for each in entries] == [None, None]
    assert [restore(each) for each in entries] == [None, None], "twice is once"
    assert [(each.code, each.said, each.sha256, each.newest) for each in versions(code_of(claim))] == before
    Clarification.objects.all().delete()
    lost = SETTINGS.data / "blobs" / before[0][2][:2] / before[0][2]
    kept = lost.read_bytes()
    lost.unlink()
    assert [restore(each) for each in entries] == [None, Missing.WORDS]
    lost.write_bytes(kept)


def test_two_claims_of_one_code_are_told_apart(two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clarifying, "code_of", lambda subject, turn=0: "22222222" if not turn else code_of(subject))
    one, other = published(*two), published(*two)
    codes = {each.claim: each.code for claim in (one, other) for each in versions_of(claim)}
    assert codes[one] == "22222222" != codes[other]


def test_a_row_that_is_not_its_document_is_not_shown(two: tuple[Staff, Staff]) -> None:
    published(*two)
    row = Clarification.objects.get()
    Clarification.objects.update(document=row.document.replace("2019", "2020"))
    assert newest()[:5] == []
    assert versions(row.code) == []


def test_the_search_looks_for_every_word(two: tuple[Staff, Staff]) -> None:
    published(*two)
    assert len(newest("FOTO 2019")) == 1
    assert len(newest("foto gempa")) == 0
    assert len(known_texts()) == 2
    assert Claim.objects.count() == 1


@given(st.integers(0, 2**128 - 1))
def test_a_code_has_signs_that_are_told_apart(number: int) -> None:
    code = code_of(f"{number:032x}")
    assert len(code) == LENGTH
    assert not set(code) & set("01ilo")
    assert set(code) <= set(SIGNS)
    assert typed(f" {code.upper()} ") == code
    assert typed(code[1:]) == typed(code + "a") == typed("o" + code[1:]) == ""


def test_the_partner_s_assessment_is_told_under_its_name(
    two: tuple[Staff, Staff], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    claim = claim_by(one, Concerns.OFFICIAL)
    theirs = replace(
        history(claim)[0].entry,
        node="mitra.example/log",
        body=ContentAssessed(outcome=Assessment.FALSE, outside=1, second="c" * 32, sources=2),
        commits={"text": "0" * 64},
    )
    keep_partner(PARTNER)
    monkeypatch.setattr(mirror, "mirrored", lambda _origin, **_asked: iter([LoggedEntry(0, theirs, 1)]))
    (found,) = assessments_of(claim)
    assert (found.origin, found.name) == (theirs.node, "Contoh Mitra")
    told = replace(DRAFT, assessor=theirs.node)
    with pytest.raises(ClarificationRefused) as refused:
        write_clarification(one, claim, told)
    assert refused.value.why is Why.CAPTURE_ONLY, "the supervisor does not tell what the government's office assessed"
    monkeypatch.setattr(clarifying, "SETTINGS", replace(SETTINGS, government=True))
    confirm_read(other, write_clarification(one, claim, told))
    body = history(claim)[-1].entry.body
    assert isinstance(body, ClarificationPublished)
    assert body.assessor == theirs.node
    page = Client().get(f"/klarifikasi/{code_of(claim)}/").content.decode()
    assert "Contoh Mitra yang menilai, dengan sumber di luar kedua lembaga" in page
    assert f"Diterbitkan oleh</dt> <dd>{SETTINGS.name_id}" in " ".join(page.split())
