"""The public numbers on watched content: one story counted by hand, and what must hold of any."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    Addressee,
    Answered,
    Assessment,
    Category,
    Channel,
    Concerns,
    ContentAnswered,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentJudged,
    ContentRechecked,
    ContentReminded,
    ContentRequested,
    ContentTriaged,
    Judgment,
    Medium,
    Outcome,
    Presence,
    Triage,
    Way,
)
from saksama.statistics.content import (
    ContentStatisticsMalformed,
    Month,
    content_statistics,
    encode_content_statistics,
    parse_content_statistics,
)
from saksama.statistics.content_facts import Indexed, content_facts

OURS, THEIRS = "bawaslu.example/log", "diskominfotik.example/log"
BEGIN = datetime(2024, 1, 31, 15, 0, tzinfo=UTC)
"""23.00 WITA on the last day of January: two hours later it is February there, and January still in UTC."""
A, B = "a" * 32, "b" * 32


def claims(target: str = "penyelenggara") -> ContentClassified:
    return ContentClassified(category=Category.FALSEHOOD, concerns=Concerns.NOBODY, target=target)


def entry(hours: float, subject: str, body: Body, node: str = OURS) -> Entry:
    commits = dict.fromkeys(body.COMMITS, "0" * 64)
    return Entry(
        body=body, at=BEGIN + timedelta(hours=hours), node=node, subject=subject, actor="c" * 32, commits=commits
    )


def captured(channel: Channel = Channel.WHATSAPP) -> ContentCaptured:
    return ContentCaptured(channel=channel, medium=Medium.MESSAGE, way=Way.PUBLIC)


def joined(claim: str) -> ContentTriaged:
    return ContentTriaged(claim=claim, outcome=Triage.CLAIM)


def indexed(entries: Iterable[Entry]) -> list[Indexed]:
    return list(enumerate(entries))


REQUEST = "d" * 32
BAWASLU = [
    entry(0, "1" * 32, captured()),
    entry(0.5, "2" * 32, captured(Channel.FACEBOOK)),
    entry(1, "3" * 32, captured()),
    entry(2, "1" * 32, joined(A)),
    entry(2, "2" * 32, joined(B)),
    entry(3, "2" * 32, joined(A)),
    entry(8, A, ContentJudged(basis=("uu-7-2017-280-1-d",), outcome=Judgment.VIOLATION)),
    entry(9, A, ContentRequested(copies=2, request=REQUEST, second="b" * 32, to=Addressee.BAWASLU_RI)),
    entry(20, A, ContentAnswered(by=Addressee.BAWASLU_RI, outcome=Outcome.PASSED_ON, request=REQUEST)),
    entry(50, A, ContentReminded(request=REQUEST)),
    entry(51, A, ContentReminded(request="e" * 32)),
    entry(57, A, ContentAnswered(by=Addressee.BAWASLU_RI, outcome=Outcome.REMOVED, request=REQUEST)),
]
DISKOMINFOTIK = [
    entry(1.5, A, claims(), THEIRS),
    entry(1.5, B, claims("peserta"), THEIRS),
    entry(4, A, ContentAssessed(outcome=Assessment.MISLEADING, outside=1, second=B, sources=2), THEIRS),
    entry(6, A, ContentAssessed(outcome=Assessment.FALSE, outside=1, second=B, sources=3), THEIRS),
    entry(
        10,
        A,
        ClarificationPublished(
            assessor=THEIRS, document="1" * 64, outcome=Assessment.FALSE, second=B, text="Tidak benar.", version=1
        ),
        THEIRS,
    ),
]
BOTH = {OURS: indexed(BAWASLU), THEIRS: indexed(DISKOMINFOTIK)}
SIZES = {OURS: 12, THEIRS: 5}


def test_what_another_log_says_of_a_copy_or_of_whom_a_claim_concerns_counts_for_nothing() -> None:
    meddled = [
        *BAWASLU,
        entry(60, A, ContentClassified(category=Category.HATE, concerns=Concerns.OFFICIAL, target="pengawas")),
    ]
    other = [*DISKOMINFOTIK, entry(61, "1" * 32, ContentTriaged(outcome=Triage.NOISE), THEIRS)]
    made = content_statistics(content_facts({OURS: indexed(meddled), THEIRS: indexed(other)}), SIZES)
    told = content_statistics(content_facts(BOTH), SIZES)
    assert (made.targets, made.categories, made.concerns) == (told.targets, told.categories, told.concerns)
    assert (made.triage, made.steps) == (told.triage, told.steps)


def test_a_story_in_two_logs_is_counted_as_one_counts_by_hand() -> None:
    made = content_statistics(content_facts(BOTH), SIZES)
    assert (made.copies, made.claims, made.until) == (3, 2, "2024-02-03T00:00:00.000Z")
    assert made.channels == {"facebook": 1, "whatsapp": 2}
    assert made.triage == {"claim": 2, "not-yet": 1}
    assert made.assessed == {"false": 1, "not-yet": 1}
    assert made.judged == {"not-yet": 1, "violation": 1}
    assert made.requests == {"bawaslu-ri": {"removed": 1}}
    assert made.reminders == {"bawaslu-ri": 1}, "a reminder of a request that nobody made counts for nothing"
    by_target = {each.target: each for each in made.targets}
    assert (by_target["penyelenggara"].claims, by_target["penyelenggara"].copies) == (1, 2)
    assert (by_target["peserta"].claims, by_target["peserta"].copies, by_target["peserta"].judged) == (
        1,
        0,
        {"not-yet": 1},
    )


def test_what_still_stands_is_what_was_met_last_at_the_copies_of_requested_claims() -> None:
    up = ContentRechecked(presence=Presence.UP, status=Answered.SUCCESSFUL)
    gone = ContentRechecked(presence=Presence.GONE, status=Answered.CLIENT_ERROR)

    def counted(*looks: tuple[float, str, Body, str]) -> dict[str, int]:
        more = {log: [entry(*each) for each in looks if each[3] == log] for log in (OURS, THEIRS)}
        logs = {OURS: indexed([*BAWASLU, *more[OURS]]), THEIRS: indexed([*DISKOMINFOTIK, *more[THEIRS]])}
        return content_statistics(content_facts(logs), SIZES).presence

    assert counted() == {"not-yet": 2}, "the third copy repeats no claim"
    assert counted((60, "1" * 32, up, OURS)) == {"not-yet": 1, "up": 1}
    assert counted((60, "1" * 32, up, OURS), (61, "1" * 32, gone, OURS)) == {"gone": 1, "not-yet": 1}
    assert counted((60, "1" * 32, up, OURS), (59, "1" * 32, gone, OURS)) == {"not-yet": 1, "up": 1}, "by time"
    assert counted((60, "2" * 32, gone, THEIRS), (60, "3" * 32, up, OURS)) == {"gone": 1, "not-yet": 1}
    assert counted((60, "9" * 32, up, OURS)) == {"not-yet": 2}, "what nobody captured counts for nothing"


def test_a_month_is_a_month_of_the_office() -> None:
    made = content_statistics(content_facts(BOTH), SIZES)
    assert made.months == (
        Month(month="2024-01", captured=2),
        Month(month="2024-02", captured=1, claims=2, assessed=1, judged=1, requested=1, answered=1, clarified=1),
    )


def test_a_time_runs_from_the_first_copy_and_what_is_not_done_stands_beside_it() -> None:
    steps = {each.step: each for each in content_statistics(content_facts(BOTH), SIZES).steps}
    assert (steps["triaged"].done, steps["triaged"].not_yet, steps["triaged"].median) == (2, 1, 5400)
    assert (steps["assessed"].done, steps["assessed"].not_yet, steps["assessed"].median) == (1, 1, 4 * 3600)
    assert (steps["answered"].done, steps["answered"].median) == (1, 48 * 3600)
    assert (steps["clarified"].not_yet, steps["clarified"].slowest_tenth) == (1, 10 * 3600)


def test_no_content_is_told_as_none_and_no_time_as_no_zero() -> None:
    made = content_statistics(content_facts({OURS: []}), {OURS: 0})
    assert (made.copies, made.claims, made.until, made.months, made.targets) == (0, 0, "", (), ())
    assert {(each.done, each.not_yet, each.median, each.slowest_tenth) for each in made.steps} == {(0, 0, None, None)}


BODIES = st.one_of(
    st.sampled_from(Channel).map(captured),
    st.sampled_from([A, B]).map(joined),
    st.sampled_from(Presence).map(lambda met: ContentRechecked(presence=met)),
    st.sampled_from([ContentTriaged(outcome=Triage.NOISE), ContentTriaged(outcome=Triage.RETURNED)]),
    st.sampled_from(["penyelenggara", "peserta"]).map(claims),
    st.sampled_from([each.body for each in (*BAWASLU, *DISKOMINFOTIK)]),
)
ENTRIES = st.lists(
    st.builds(
        entry,
        st.integers(0, 2000),
        st.sampled_from([A, B, "1" * 32, "2" * 32, "3" * 32]),
        BODIES,
        st.sampled_from([OURS, THEIRS]),
    ),
    max_size=40,
)


@given(ENTRIES)
def test_every_sum_agrees_and_the_file_reads_back(entries: list[Entry]) -> None:
    logs = {log: indexed([each for each in entries if each.node == log]) for log in (OURS, THEIRS)}
    made = content_statistics(content_facts(logs), {log: len(its) for log, its in logs.items()})
    for counts in (made.channels, made.media, made.ways, made.triage):
        assert sum(counts.values()) == made.copies
    for counts in (made.categories, made.concerns, made.assessed, made.judged):
        assert sum(counts.values()) == made.claims
    assert sum(each.claims for each in made.targets) == made.claims
    assert sum(made.presence.values()) <= made.copies
    for each in made.targets:
        assert sum(each.assessed.values()) == sum(each.judged.values()) == each.claims
    assert sum(each.captured for each in made.months) == made.copies
    assert sum(each.claims for each in made.months) == made.claims
    for step in made.steps:
        assert (step.median is None) == (step.done == 0)
        assert step.median is None or step.slowest_tenth is None or step.slowest_tenth >= step.median
    assert parse_content_statistics(encode_content_statistics(made)) == made


@given(ENTRIES)
def test_the_same_entries_in_one_log_give_the_same_counts(entries: list[Entry]) -> None:
    ordered = sorted(entries, key=lambda each: (each.at, each.node))
    one = content_statistics(content_facts({OURS: indexed(ordered)}), {})
    two = content_statistics(
        content_facts({log: indexed([each for each in ordered if each.node == log]) for log in (OURS, THEIRS)}), {}
    )
    assert one == two


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"sizes":{}}', b"[]"])
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    with pytest.raises(ContentStatisticsMalformed) as caught:
        parse_content_statistics(data)
    assert caught.value.code == "statistics.content-malformed"
