"""Whom a claim is about is one of a closed list, and stood when its content was put up: at the form and at the act."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from django.utils import translation

from saksama.entries.kinds.content import Channel, ContentClassified, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.captured import claim_of, claims, copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.dated import Posted
from saksama_node.contentwatch.models import Claim
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.claim_targets import (
    KINDS,
    TargetNotStanding,
    TargetUnknown,
    check_target,
    pair_targets,
    party_targets,
)
from saksama_node.flows.content.order_queue import join_together
from saksama_node.flows.content.triage_content import (
    begin_claim,
    classify_claim,
    join_claim,
    let_content_go,
    merge_claims,
    take_content,
)
from saksama_node.ledger.queries import history
from saksama_node.web.target_words import KIND_WORDS, target_choices, target_name
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.triaged import SAID, taken

pytestmark = pytest.mark.usefixtures("database")

PAIR = next(code for each in pair_targets() for code in each.names if code.startswith("pilkada-gubernur-52-2024."))
"""A real pair: asked about and refused here, and no claim is ever filed against it."""
PARTY = next(iter(party_targets()))


def put_up(told: str | None, captured: str) -> Posted:
    return Posted(None if told is None else moment(told), moment(captured))


def moment(told: str) -> datetime:
    return datetime.fromisoformat(f"{told}+08:00")


def test_no_claim_is_about_what_the_list_has_not(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    copy = taken(by)
    for target in ("", "pak-ahmad", "paslon-2", f"{PAIR}9", "partai-none", "Nobody"):
        with pytest.raises(TargetUnknown):
            begin_claim(by, copy, replace(SAID, target=target))
    assert len(claims()) == 0
    claim = begin_claim(by, copy, SAID)
    with pytest.raises(TargetUnknown):
        classify_claim(by, claim, replace(SAID, target="pak-ahmad"))
    last = [*KINDS, *party_targets()][-1]
    for target in (*KINDS, *party_targets()):
        classify_claim(by, claim, replace(SAID, target=target))
    assert claim_of(claim).target == last
    assert history(claim)[-1].entry.body == ContentClassified(
        category=SAID.category, concerns=SAID.concerns, target=last
    )


STOOD = [
    # name, when it was put up (None: nobody knows), when it was captured, whether a pair of the governor's race may be
    # meant: KPU determined the pairs on 22 September 2024, and who was elected took the oath on 20 February 2025
    ("the presidential rumour of 15 February 2024", "2024-02-15T10:00", "2024-12-01T10:00", False),
    ("the same, nobody knows when, captured that day", None, "2024-02-15T12:00", False),
    ("the evening before the pairs were determined", "2024-09-21T23:59", "2024-09-22T08:00", False),
    ("the first minute of that day", "2024-09-22T00:00", "2024-09-22T08:00", True),
    ("the last minute of the day of the oath", "2025-02-20T23:59", "2025-02-21T08:00", True),
    ("the day after", "2025-02-21T00:00", "2025-02-21T08:00", False),
    ("captured long after, nobody knows when it was put up", None, "2026-11-28T08:00", True),
]


@pytest.mark.parametrize(("told", "captured", "may_be"), [row[1:] for row in STOOD], ids=[row[0] for row in STOOD])
def test_a_pair_is_a_target_only_of_what_was_put_up_while_it_stood(
    told: str | None, captured: str, *, may_be: bool
) -> None:
    seen = [put_up(told, captured)]
    codes = [code for _, group in target_choices(seen) for code, _ in group]
    assert {*KINDS, *party_targets(), *(code for each in pair_targets() for code in each.names)} == {*codes}
    if may_be:
        check_target(PAIR, seen)
        assert codes.index(PAIR) < codes.index(PARTY)
    else:
        with pytest.raises(TargetNotStanding):
            check_target(PAIR, seen)
        assert codes.index(PAIR) > codes.index(PARTY), "whom it cannot be about is offered last"
    for code in (*KINDS, PARTY):
        check_target(code, seen)


def test_a_claim_of_many_copies_may_be_about_who_stood_when_one_of_them_was_put_up() -> None:
    before, then = put_up("2024-02-15T10:00", "2024-12-01T10:00"), put_up("2024-10-01T10:00", "2024-12-01T10:00")
    check_target(PAIR, [before, then])
    check_target(PAIR, [before, put_up(None, "2024-12-01T10:00")])
    check_target(PAIR, [])
    with pytest.raises(TargetNotStanding):
        check_target(PAIR, [before, before])


def test_no_copy_is_moved_to_a_claim_about_a_pair_that_did_not_stand_then(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    by = staff_for(Role.CONTENT)

    def copy(words: str, told: str | None) -> str:
        posted = None if told is None else moment(told)
        subject = capture_words(by, words, Given(Way.STAFF, Channel.WHATSAPP, posted=posted))
        take_content(by, subject)
        return subject

    then, before, unknown = copy("Satu", "2024-10-01T10:00"), copy("Dua", "2024-02-15T10:00"), copy("Tiga", None)
    about, other = begin_claim(by, then, SAID), begin_claim(by, copy("Empat", "2024-02-15T10:00"), SAID)
    # As if somebody had filed it against them: no test does.
    Claim.objects.filter(subject=about).update(target=PAIR)
    with pytest.raises(TargetNotStanding):
        join_claim(by, before, about)
    with pytest.raises(TargetNotStanding):
        merge_claims(by, other, about, "CONTOH.")
    refused = logged_in(Role.CONTENT).post(f"/meja/konten/{before}/sambung/", {"claim": about})
    assert refused.status_code == 422
    assert "content.target-not-standing" in refused.content.decode()
    let_content_go(by, before)
    with pytest.raises(TargetNotStanding):
        join_together(by, [unknown, before], about)
    assert copy_of(before).claim == copy_of(unknown).claim == ""
    assert claim_of(other).copies == claim_of(about).copies == 1
    assert len(history(before)) == 1
    join_claim(by, unknown, about)
    assert claim_of(about).copies == 2
    join_claim(by, then, other)
    assert claim_of(other).copies == 2, "what is about nobody takes every copy"


def test_among_pairs_those_that_stood_then_come_first() -> None:
    def pairs(told: str) -> list[str]:
        offered = target_choices([put_up(told, "2026-01-01T00:00")])
        return [code for _, group in offered for code, _ in group if ".paslon-" in code]

    assert pairs("2024-02-15T10:00")[0].startswith("ppwp-2024.")
    assert pairs("2024-10-18T10:00")[0].startswith("pilkada-gubernur-52-2024."), "both stood: the latest vote first"
    assert pairs("2024-12-01T10:00")[-1].startswith("ppwp-2024.")


def test_the_form_says_why_a_pair_is_refused_and_keeps_what_was_typed(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    given = Given(Way.PUBLIC, Channel.WHATSAPP, posted=moment("2024-02-15T10:00"))
    copy = capture_words(None, "Kabar tentang calon", given)
    client.post(f"/meja/konten/{copy}/ambil/")
    page = client.get(f"/meja/konten/{copy}/").content.decode()
    assert "Tanggal unggahnya belum diketahui" not in page
    said = {"words": "Calon itu mundur", "category": "falsehood", "concerns": "nobody"}
    path = f"/meja/konten/{copy}/klaim/"
    assert client.post(path, said | {"target": "pak-ahmad"}).status_code == 422
    refused = client.post(path, said | {"target": PAIR})
    told = refused.content.decode()
    assert refused.status_code == 422
    assert "Minggu, 22 September 2024 sampai Kamis, 20 Februari 2025" in told
    assert "content.target-not-standing" in told
    assert "Calon itu mundur" in told
    assert re.search(r'href="#id_klaim_target"', told), "the summary leads to the field"
    assert len(claims()) == 0

    client.post(path, said | {"target": "peserta"})
    claim = copy_of(copy).claim
    assert claim_of(claim).target == "peserta"
    assert target_name("peserta") in client.get(f"/meja/klaim/{claim}/").content.decode()
    refused = client.post(f"/meja/klaim/{claim}/golongkan/", said | {"target": PAIR})
    assert refused.status_code == 422
    assert "content.target-not-standing" in refused.content.decode()
    assert claim_of(claim).target == "peserta"


def test_the_form_says_that_nothing_is_checked_where_nobody_knows_when(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    copy = capture_words(None, "Kabar tentang calon", Given(Way.PUBLIC, Channel.WHATSAPP))
    client.post(f"/meja/konten/{copy}/ambil/")
    assert "Tanggal unggahnya belum diketahui" in client.get(f"/meja/konten/{copy}/").content.decode()


def test_every_code_can_stand_in_an_entry_and_has_a_name_in_both_languages() -> None:
    assert set(KIND_WORDS) == set(KINDS)
    codes = [code for _, group in target_choices([]) for code, _ in group]
    assert len(codes) == len(set(codes))
    for code in codes:
        assert re.fullmatch(r"[a-z][a-z0-9_.-]{0,63}", code)
        assert target_name(code) != code
    with translation.override("en"):
        assert "Election of the governor" in target_name(PAIR) or "governor" in target_name(PAIR).lower()
    assert target_name("paslon-1") == "paslon-1", "an older code stays what it is"
