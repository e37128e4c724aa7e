"""Triage: one holder at a time, decisions that can be undone, each an entry that the verifier's own tables accept."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.kinds.content import Category, Concerns, ContentTriaged, Triage, Way
from saksama.procedure.moves import CLAIM, CONTENT
from saksama.procedure.replay import act_of, replay
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.contentwatch.captures import triaging
from saksama_node.contentwatch.captures.captured import claim_of, copies_of, copy_of
from saksama_node.contentwatch.captures.priority import Harm, Known, Reason, coarse, days_to, priority
from saksama_node.contentwatch.captures.queued import queue, voting_days
from saksama_node.contentwatch.captures.triaging import Said, TriageRefused, Why
from saksama_node.contentwatch.models import Claim, Copy, CopyState
from saksama_node.contentwatch.whole.restoring import WORDS as WORDS_LOST
from saksama_node.flows.content.triage_content import (
    archive_content,
    begin_claim,
    bring_content_back,
    classify_claim,
    join_claim,
    let_content_go,
    merge_claims,
    suggestions,
    take_content,
)
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import history, waiting_entries
from saksama_node.ledger.turn import writing
from tests.node.conftest import StaffFor
from tests.node.contentwatch.triaged import SAID, WORDS, copy, taken

STANDS = "peserta"


def lawful(subject: str) -> bool:
    acts = [act_of(entry.body) for _, entry in waiting_entries(subject)]
    table = CONTENT if acts[0] == "content.captured" else CLAIM
    return replay(table, enumerate(acts)).broken is None


def test_two_people_cannot_take_the_same(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.CONTENT, which="2")
    subject = taken(one)
    take_content(one, subject)
    with pytest.raises(TriageRefused) as told:
        take_content(other, subject)
    assert (told.value.why, told.value.holder) == (Why.TAKEN, one.id)
    for refused in (archive_content, let_content_go):
        with pytest.raises(TriageRefused):
            refused(other, subject)
    let_content_go(one, subject)
    take_content(other, subject)
    assert len(list(waiting_entries(subject))) == 1, "taking is no entry"


def test_of_many_that_reach_for_one_at_once_one_has_it(staff_for: StaffFor) -> None:
    people = [staff_for(Role.CONTENT, which=str(each)) for each in range(4)]
    subject = copy()

    def reach(by: Staff) -> bool:
        try:
            take_content(by, subject)
        except TriageRefused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(reach, people)) == [False, False, False, True]


def test_who_does_nothing_for_two_hours_has_it_no_more(staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    subject = taken(one)
    monkeypatch.setattr(triaging, "HELD", timedelta(0))
    take_content(other, subject)
    assert copy_of(subject).holder == other.id


def test_noise_goes_to_the_archive_and_comes_back(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    subject = taken(by)
    archive_content(by, subject, "iklan")
    assert copy_of(subject).state is CopyState.NOISE
    assert queue(date(2026, 11, 26)).waiting == 0
    bring_content_back(by, subject)
    assert copy_of(subject).state is CopyState.WAITING
    with pytest.raises(TriageRefused):
        bring_content_back(by, subject)
    outcomes = [entry.body for _, entry in waiting_entries(subject)][1:]
    assert outcomes == [ContentTriaged(outcome=Triage.NOISE), ContentTriaged(outcome=Triage.RETURNED)]
    assert lawful(subject)


def test_a_claim_begins_with_a_copy_and_the_next_is_recognised(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    claim = begin_claim(by, taken(by), SAID)
    again = taken(by, "SURAT SU4RA sudah tercoblos sebelum pemungutan suara!!")
    (found,) = suggestions(copy_of(again))
    assert found.claim.subject == claim
    assert {each.word for each in found.match.why.shared} >= {"surat", "suara"}
    assert suggestions(copy_of(taken(by, "Jadwal kapal penyeberangan hari ini"))) == []
    join_claim(by, again, claim)
    assert claim_of(claim).copies == 2
    assert suggestions(copy_of(again)) == [], "its own claim is no suggestion"
    assert lawful(again)
    assert lawful(claim)


def test_people_split_and_merge_and_the_log_keeps_it(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    first, second = taken(by), taken(by, WORDS + " lagi")
    claim = begin_claim(by, first, SAID)
    join_claim(by, second, claim)
    with pytest.raises(TriageRefused) as told:
        join_claim(by, second, claim)
    assert told.value.why is Why.SAME_CLAIM
    other = begin_claim(by, second, SAID)
    assert [each.subject for each in copies_of(claim)] == [first]
    assert merge_claims(by, other, claim, "satu klaim yang sama") == 1
    assert (claim_of(claim).copies, claim_of(other).copies) == (2, 0)
    named = [entry.body.claim for _, entry in waiting_entries(second) if isinstance(entry.body, ContentTriaged)]
    assert named == [claim, other, claim]
    classify_claim(by, claim, Said("Lain", Category.HATE, Concerns.OFFICIAL, "pemerintah"))
    assert claim_of(claim).concerns is Concerns.OFFICIAL
    assert all(lawful(each) for each in (first, second, claim, other))


def test_who_may_not_triage(staff_for: StaffFor) -> None:
    subject = copy()
    for role in (Role.INTAKE, Role.COMMISSIONER, Role.READER):
        with pytest.raises(NotAllowed):
            take_content(staff_for(role), subject)


def test_the_most_pressing_stands_first_with_its_reasons(database: None) -> None:
    seen, unknown, public = copy("satu dua", 150_000), copy("tiga empat"), copy("lima enam", way=Way.PUBLIC)
    ranked = queue(date(2026, 11, 26)).ranked
    assert [each.copy.subject for each in ranked] == [seen, public, unknown]
    reasons = {each.copy.subject: [point.reason for point in each.why.given] for each in ranked}
    assert reasons[unknown] == [Reason.REACH_UNKNOWN], "unknown is not little"
    assert reasons[public] == [Reason.REACH_UNKNOWN, Reason.PUBLIC]


@pytest.mark.parametrize(
    ("known", "points"),
    [
        (Known(), 0),
        (Known(reach=0), 0),
        (Known(reach=999), 1),
        (Known(reach=10_000, copies=9, from_public=True, days_to_voting=3), 10),
        (Known(copies=1, days_to_voting=61), 1),
        (Known(alike=2), 2),
        (Known(alike=400), 3),
    ],
)
def test_points_are_the_sum_of_what_is_known(known: Known, points: int) -> None:
    assert priority(known).points == points


def test_the_next_voting_day_counts_and_a_past_one_does_not() -> None:
    assert date(2024, 2, 14) in voting_days()
    assert days_to(voting_days(), date(2024, 2, 12)) == 2
    assert days_to((date(2024, 2, 14),), date(2024, 2, 15)) is None


def test_claims_are_held_before_copies_and_in_one_order(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    copies = [taken(by, words) for words in (WORDS, "Kotak suara di Sape hilang")]
    low, high = sorted(begin_claim(by, each, SAID) for each in copies)

    def asked(act: Callable[[], object]) -> list[str]:
        """Which claims and copies were read by their subject, in order, by their first letters."""
        with CaptureQueriesContext(connection) as seen:
            act()
        named = re.compile(r'FROM "contentwatch_(claim|copy)" WHERE "contentwatch_\1"."(?:subject|claim_id)" = (\S{6})')
        return [f"{found[1]} {found[2]}" for each in seen if (found := named.search(each["sql"]))]

    (moved,) = copies_of(low)[:]
    assert asked(lambda: join_claim(by, moved.subject, high))[:2] == [
        f"claim '{high[:5]}",
        f"copy '{moved.subject[:5]}",
    ]
    for one, other in ((low, high), (high, low)):
        held = asked(partial(merge_claims, by, one, other, "sama"))
        assert held[:2] == [f"claim '{low[:5]}", f"claim '{high[:5]}"]


def test_after_a_restore_a_copy_stands_where_the_log_says(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    noise, joined = taken(by), taken(by, "Kotak suara di Sape hilang")
    archive_content(by, noise)
    claim = begin_claim(by, joined, SAID)
    classify_claim(by, claim, replace(SAID, concerns=Concerns.INCUMBENT, target=STANDS))
    # As an older backup had them: captured, and nothing more.
    Copy.objects.filter(subject__in=(noise, joined)).update(state=CopyState.WAITING, claim=None)
    Claim.objects.all().delete()
    missing = []
    for subject in (noise, claim, joined):
        for each in history(subject)[subject != claim :]:
            with writing():
                missing.append(restore_entry(each))
    assert missing == [None, Missing.WORDS, Missing.WORDS, None]
    assert copy_of(noise).state is CopyState.NOISE
    assert (copy_of(joined).state, copy_of(joined).claim) == (CopyState.JOINED, claim)
    found = claim_of(claim)
    assert (found.concerns, found.target, found.words) == (Concerns.INCUMBENT, STANDS, WORDS_LOST)
    bring_content_back(by, noise)
    assert lawful(noise)
    with writing():
        assert restore_entry(history(noise)[-1]) is None
    assert copy_of(noise).state is CopyState.WAITING


KNOWN = st.builds(
    Known,
    trusted=st.sampled_from(["", "Periksa"]),
    harm=st.none() | st.sampled_from(Harm),
    harm_by_triager=st.booleans(),
    reach=st.none() | st.sampled_from([0, 999, 1000, 10_000, 100_000, 10**7]),
    copies=st.integers(0, 9),
    alike=st.integers(0, 9),
    from_public=st.booleans(),
    days_to_voting=st.just(3),
)


def sort_of(known: Known) -> tuple[object, ...]:
    way = Way.PUBLIC if known.from_public else Way.STAFF
    return coarse(known.trusted, known.harm or "", known.reach, known.copies, known.alike, way)


@given(KNOWN, KNOWN)
def test_copies_of_one_sort_have_equal_points_and_places(one: Known, other: Known) -> None:
    # What gives no more points than `one` has makes no sort of its own.
    more = replace(other, trusted=one.trusted, harm=one.harm, from_public=one.from_public)
    for each in (other, more):
        if sort_of(each) == sort_of(one):
            assert priority(each).points == priority(one).points
            assert priority(each).is_first is priority(one).is_first
