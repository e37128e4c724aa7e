"""Whom a claim is about is one of a closed list, at the form and at the act."""

import re
from dataclasses import replace

import pytest
from django.utils import translation

from saksama.entries.kinds.content import Channel, ContentClassified, Way
from saksama_node.accounts.staff import Role
from saksama_node.contentwatch.actions import Given
from saksama_node.contentwatch.queries import claim_of, claims, copy_of
from saksama_node.flows.capture_content import capture_words
from saksama_node.flows.claim_targets import KINDS, TargetUnknown, pair_targets, party_targets
from saksama_node.flows.triage_content import begin_claim, classify_claim
from saksama_node.ledger.queries import history
from saksama_node.web.target_words import KIND_WORDS, target_choices, target_name
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.test_triage import SAID, taken

pytestmark = pytest.mark.usefixtures("database")

PAIR = "pilkada-gubernur-52-2024.paslon-2"


def test_no_claim_is_about_what_the_list_has_not(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    copy = taken(by)
    for target in ("", "pak-ahmad", "paslon-2", "pilkada-gubernur-52-2024.paslon-99", "partai-none", "Nobody"):
        with pytest.raises(TargetUnknown):
            begin_claim(by, copy, replace(SAID, target=target))
    assert len(claims()) == 0
    claim = begin_claim(by, copy, SAID)
    with pytest.raises(TargetUnknown):
        classify_claim(by, claim, replace(SAID, target="pak-ahmad"))
    for target in (*KINDS, *party_targets(), PAIR):
        classify_claim(by, claim, replace(SAID, target=target))
    assert claim_of(claim).target == PAIR
    assert history(claim)[-1].entry.body == ContentClassified(
        category=SAID.category, concerns=SAID.concerns, target=PAIR
    )


def test_the_form_offers_kinds_parties_and_the_pairs_of_each_contest(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    copy = capture_words(None, "Kabar tentang calon", Given(Way.PUBLIC, Channel.WHATSAPP))
    client.post(f"/meja/konten/{copy}/ambil/")
    page = client.get(f"/meja/konten/{copy}/").content.decode()
    offered = {*re.findall(r'<option value="([^"]*)"', page)}
    codes = {code for _, group in target_choices() for code, _ in group}
    assert codes <= offered
    assert {*KINDS, *party_targets(), *(code for each in pair_targets() for code in each.names)} == codes
    said = {"words": "Calon itu mundur", "category": "falsehood", "concerns": "nobody"}
    path = f"/meja/konten/{copy}/klaim/"
    assert client.post(path, said | {"target": "pak-ahmad"}).status_code == 422
    client.post(path, said | {"target": PAIR})
    claim = copy_of(copy).claim
    assert claim_of(claim).target == PAIR
    assert target_name(PAIR).replace("'", "&#x27;") in client.get(f"/meja/klaim/{claim}/").content.decode()


def test_every_code_can_stand_in_an_entry_and_has_a_name_in_both_languages() -> None:
    assert set(KIND_WORDS) == set(KINDS)
    codes = [code for _, group in target_choices() for code, _ in group]
    assert len(codes) == len(set(codes))
    for code in codes:
        assert re.fullmatch(r"[a-z][a-z0-9_.-]{0,63}", code)
        assert target_name(code) != code
    with translation.override("en"):
        assert "Election of the governor" in target_name(PAIR) or "governor" in target_name(PAIR).lower()
    assert target_name("paslon-1") == "paslon-1", "an older code stays what it is"
