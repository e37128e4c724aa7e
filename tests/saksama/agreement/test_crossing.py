"""Dispatches that cross a suspension, an end or the partner's silence: both sides and an outsider judge alike."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.agreement.course import Course, replay
from saksama.agreement.errors import NotPermitted, SeenRefused, TermsNotGiven, Why
from saksama.agreement.history import AgreementEvent, EventKind, Standing
from saksama.agreement.permit import Asked, LoggedDispatch, check_dispatch, check_seen
from saksama.agreement.terms import Amendment, read_terms
from saksama.vocabulary import Classification, DispatchKind
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, event, moment, shipped_terms, shipped_text

TERMS = shipped_terms()
GIVEN = {TERMS.digest: TERMS}
ASKED = Asked("bawaslu", "diskominfotik", DispatchKind.NOTICE, Classification.OPEN, clause="pasal-1")
NOON = moment("2024-02-14T12:00:00+08:00")


def logs(*more: AgreementEvent) -> list[AgreementEvent]:
    """Both signed at index 5 of their logs, and what else happened."""
    signed = [
        event(log, 5, EventKind.SIGNED, "2024-01-29T10:00:00+08:00", TERMS.digest) for log in (BAWASLU, DISKOMINFOTIK)
    ]
    return [*signed, *more]


def at(log: str, index: int, kind: EventKind, minutes: int = 0) -> AgreementEvent:
    """An event around noon."""
    return AgreementEvent(log, index, kind, NOON + timedelta(minutes=minutes), TERMS.digest)


def judged(events: list[AgreementEvent], *, index: int, seen: int, cosigned: timedelta = timedelta()) -> bool:
    """Whether Bawaslu's dispatch at this index, having seen so much of Diskominfotik's log, is permitted."""
    dispatch = LoggedDispatch(index, seen, NOON, NOON + cosigned)
    try:
        check_dispatch(dispatch, ASKED, TERMS.digest, Course(events, GIVEN))
    except NotPermitted:
        return False
    return True


CROSSING = [
    # name, events, index, seen, permitted
    ("nothing happened", [], 20, 20, True),
    ("the partner suspended and the sender had seen it", [at(DISKOMINFOTIK, 12, EventKind.SUSPENDED)], 20, 13, False),
    ("the partner suspended, not yet seen: it crossed", [at(DISKOMINFOTIK, 12, EventKind.SUSPENDED)], 20, 12, True),
    ("the sender suspended after sending", [at(BAWASLU, 21, EventKind.SUSPENDED)], 20, 12, True),
    ("the sender suspended before sending", [at(BAWASLU, 19, EventKind.SUSPENDED)], 20, 12, False),
    ("sent before the partner's signature was seen", [], 20, 5, False),
    ("sent when the partner's signature was just seen", [], 20, 6, True),
    ("sent before the own signature", [], 5, 20, False),
    (
        "both resumed, the partner's resumption not yet seen",
        [
            at(BAWASLU, 10, EventKind.SUSPENDED),
            at(BAWASLU, 11, EventKind.RESUMED, 1),
            at(DISKOMINFOTIK, 14, EventKind.RESUMED, 2),
        ],
        20,
        14,
        False,
    ),
    (
        "both resumed and seen",
        [
            at(BAWASLU, 10, EventKind.SUSPENDED),
            at(BAWASLU, 11, EventKind.RESUMED, 1),
            at(DISKOMINFOTIK, 14, EventKind.RESUMED, 2),
        ],
        20,
        15,
        True,
    ),
    ("the partner ended it, seen", [at(DISKOMINFOTIK, 12, EventKind.ENDED)], 20, 13, False),
]


@pytest.mark.parametrize(("name", "more", "index", "seen", "permitted"), CROSSING, ids=[case[0] for case in CROSSING])
def test_crossing(name: str, more: list[AgreementEvent], index: int, seen: int, permitted: bool) -> None:
    assert judged(logs(*more), index=index, seen=seen) is permitted, name


@given(st.integers(0, 60), st.integers(0, 60), st.booleans(), st.integers(6, 60), st.randoms())
def test_what_happens_later_in_either_log_changes_no_judgement(
    index: int, seen: int, by_sender: bool, where: int, random: Random
) -> None:
    """The verdict depends on the sender's log before the entry and the partner's up to `seen`, on nothing else."""
    log = BAWASLU if by_sender else DISKOMINFOTIK
    later = where + (index if by_sender else seen)
    events = logs(at(log, later, EventKind.ENDED))
    random.shuffle(events)
    assert judged(events, index=index, seen=seen) is judged(logs(), index=index, seen=seen)


def test_the_first_cosignature_decides_the_end() -> None:
    last = TERMS.until - timedelta(seconds=30)
    dispatch = LoggedDispatch(20, 20, last, TERMS.until)
    assert check_dispatch(dispatch, ASKED, TERMS.digest, Course(logs(), GIVEN)).clause == "pasal-1"
    late = LoggedDispatch(20, 20, last, TERMS.until + timedelta(seconds=1))
    with pytest.raises(NotPermitted) as refused:
        check_dispatch(late, ASKED, TERMS.digest, Course(logs(), GIVEN))
    assert refused.value.why is Why.EXPIRED


SEEN = [
    # name, previous, seen, the next entry beyond was cosigned so long before the dispatch, refused for
    ("nothing beyond", 10, 10, None, None),
    ("beyond, just now", 10, 12, timedelta(minutes=1), None),
    ("beyond, exactly an hour", 10, 12, timedelta(hours=1), None),
    ("beyond, over an hour", 10, 12, timedelta(hours=1, seconds=1), Why.SEEN_LAGS),
    ("beyond, cosigned after the dispatch", 10, 12, -timedelta(hours=2), None),
    ("went back", 10, 9, None, Why.SEEN_WENT_BACK),
]


@pytest.mark.parametrize(("name", "previous", "seen", "before", "why"), SEEN, ids=[case[0] for case in SEEN])
def test_seen(name: str, previous: int, seen: int, before: timedelta | None, why: Why | None) -> None:
    next_cosigned = None if before is None else NOON - before
    if why is None:
        check_seen(previous=previous, seen=seen, next_cosigned=next_cosigned, cosigned=NOON)
        return
    with pytest.raises(SeenRefused) as refused:
        check_seen(previous=previous, seen=seen, next_cosigned=next_cosigned, cosigned=NOON)
    assert refused.value.why is why, name


def test_an_amendment_binds_when_both_logs_hold_it() -> None:
    amended = read_terms(shipped_text(Amendment(TERMS.digest, TERMS.digest)))
    given = GIVEN | {amended.digest: amended}
    first = AgreementEvent(BAWASLU, 9, EventKind.AMENDED, NOON, amended.digest)
    second = AgreementEvent(DISKOMINFOTIK, 9, EventKind.AMENDED, NOON, amended.digest)
    half = replay(logs(first), given)
    assert half.terms == TERMS
    assert half.waiting == {amended.digest: frozenset({BAWASLU})}
    assert half.standing(NOON) is Standing.IN_FORCE
    whole = replay(logs(first, second), given)
    assert whole.terms == amended
    assert whole.waiting == {}
    # What was sent under the old text after both amended is refused: another text is in force.
    with pytest.raises(NotPermitted) as refused:
        check_dispatch(LoggedDispatch(20, 20, NOON, NOON), ASKED, TERMS.digest, Course(logs(first, second), given))
    assert refused.value.why is Why.OTHER_TEXT


def test_a_signed_text_that_was_not_given_is_not_skipped() -> None:
    unknown = [AgreementEvent(log, 9, EventKind.AMENDED, NOON, "00" * 32) for log in (BAWASLU, DISKOMINFOTIK)]
    with pytest.raises(TermsNotGiven):
        replay(logs(*unknown), GIVEN)
    with pytest.raises(TermsNotGiven):
        replay([at("kpu.example/log", 1, EventKind.SIGNED)], GIVEN)
