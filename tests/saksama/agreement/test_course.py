"""Where an agreement stood after so many entries of each log: as when every event is read anew."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from saksama.agreement.course import Course
from saksama.agreement.history import AgreementEvent, EventKind
from saksama.agreement.terms import PartyNode, Terms, WitnessNode, complete, read_terms
from saksama.tlog.note import COSIGNATURE_V1, ED25519, SigningKey
from tests.saksama.agreement.naive import stands
from tests.testonly.staticlog import SHORT, START, seed

LOGS = ("bawaslu.contoh.example/log", "diskominfotik.contoh.example/log")


def _texts() -> dict[str, Terms]:
    parties = [
        PartyNode(code, origin, str(SigningKey(code, ED25519, seed(code)).verifier), f"https://{code}.contoh.example")
        for code, origin in zip(("bawaslu", "diskominfotik"), LOGS, strict=True)
    ]
    witness = SigningKey("penyaksi.contoh.example", COSIGNATURE_V1, seed("penyaksi"))
    text = complete(SHORT, parties, [WitnessNode("penyaksi", str(witness.verifier), "https://penyaksi.contoh.example")])
    read = [read_terms(each) for each in (text, text.replace("2029-01-28", "2030-01-28"))]
    return {terms.digest: terms for terms in read}


TEXTS = _texts()
FIRST, _ = TEXTS
KINDS = tuple(EventKind)


@st.composite
def _events(draw: st.DrawFn) -> list[AgreementEvent]:
    told = draw(
        st.lists(
            st.tuples(st.sampled_from(LOGS), st.sampled_from(KINDS), st.integers(0, 8), st.sampled_from(sorted(TEXTS))),
            max_size=14,
        )
    )
    return [
        AgreementEvent(log, 3 * place, kind, START + timedelta(minutes=minute), digest)
        for place, (log, kind, minute, digest) in enumerate(told)
    ]


@given(_events(), st.integers(0, 45), st.integers(0, 45))
def test_it_stood_as_its_events_below_these_sizes_say(events: list[AgreementEvent], one: int, other: int) -> None:
    sizes = dict(zip(LOGS, (one, other), strict=True))
    state = Course(events, TEXTS).after(sizes)
    both, suspended, resumed, ended = stands([each for each in events if each.index < sizes[each.log_origin]], LOGS)
    assert (state.suspended_by, state.resumed_by, state.ended_by) == (suspended, resumed, ended)
    first = min(sorted(both), key=lambda digest: both[digest], default=None)
    assert [(each.terms.digest, each.since) for each in state.line] == ([(first, both[first])] if first else [])


@given(_events(), st.integers(0, 45), st.integers(0, 14), st.integers(0, 14))
def test_whether_any_beginning_of_their_log_lets_it_stand_is_found_without_trying_each(
    events: list[AgreementEvent], size: int, least: int, more: int
) -> None:
    mine, theirs = LOGS
    course, indexes = Course(events, TEXTS), [each.index for each in events if each.log_origin == theirs]
    most = min(least + more, len(indexes))
    least = min(least, most)

    def in_force(upto: int) -> str:
        state = course.after({mine: size, theirs: upto})
        return state.terms.digest if state.terms and not (state.suspended_by or state.ended_by) else ""

    every = {in_force(indexes[number - 1] + 1 if number else 0) for number in range(least, most + 1)}
    calm = list(course.calm_sizes(mine, size, theirs, least, most))
    assert {in_force(upto) for upto in calm} - {""} == every - {""}
    assert calm == sorted(calm, reverse=True)
