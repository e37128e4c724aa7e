"""Institution keys along the texts of an agreement, withdrawals that cross, and what an institution must declare."""

from dataclasses import replace

import msgspec
import pytest

from saksama.agreement.counting import (
    Declaration,
    DeclarationMalformed,
    DeclarationRefused,
    declared,
    parse_declaration,
    sign_declaration,
)
from saksama.agreement.course import replay
from saksama.agreement.errors import MalformedTerms
from saksama.agreement.history import AgreementEvent, EventKind, Standing, State
from saksama.agreement.institutions import InForce, key_at, lacking, signers, succession, unproved
from saksama.agreement.terms import Amendment, NewKey, Terms, read_terms, template_of
from saksama.tlog.note import SigningKey, sign
from saksama.vocabulary import OldKey
from tests.saksama.agreement.amendments import AMENDS, FIRST, MINUTE, NEW, NOON, OLD, PARTNER, THIEF, amended, text
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, TEMPLATE


def event(log: str, index: int, kind: EventKind, minutes: float, terms: Terms = FIRST) -> AgreementEvent:
    return AgreementEvent(log, index, kind, NOON + minutes * MINUTE, terms.digest)


SIGNED = [event(log, 5, EventKind.SIGNED, 0) for log in (BAWASLU, DISKOMINFOTIK)]


def state_with(second: Terms, *more: AgreementEvent) -> State:
    both = [event(BAWASLU, 9, EventKind.AMENDED, 5, second), event(DISKOMINFOTIK, 9, EventKind.AMENDED, 7, second)]
    return replay([*SIGNED, *both, *more], {FIRST.digest: FIRST, second.digest: second})


def test_a_key_changes_only_where_the_amendment_says_so() -> None:
    second = read_terms(amended())
    state = state_with(second)
    assert state.terms == second
    assert succession(state.line, BAWASLU) == (str(OLD.verifier), str(NEW.verifier))
    assert succession(state.line, DISKOMINFOTIK) == (str(PARTNER.verifier),)
    # Of a change that the text does not declare, or declares of another key, nothing comes into force.
    for other in (text(NEW, AMENDS), amended(replaces=THIEF)):
        assert state_with(read_terms(other)).terms == FIRST
    # Nor of a text that declares a change of the partner's key, which stays, and changes ours beside it.
    assert state_with(read_terms(amended(party="diskominfotik", replaces=THIEF))).terms == FIRST


def test_the_new_key_stands_from_the_later_of_the_two_entries_on() -> None:
    line = state_with(read_terms(amended())).line
    assert [key_at(line, BAWASLU, NOON + minutes * MINUTE) for minutes in (-1, 0, 6.9, 7)] == [
        None,
        str(OLD.verifier),
        str(OLD.verifier),
        str(NEW.verifier),
    ]
    assert unproved(line, BAWASLU) == ()
    lost = read_terms(amended(OldKey.LOST))
    assert unproved(state_with(lost).line, BAWASLU) == (lost,)
    assert unproved(state_with(lost).line, DISKOMINFOTIK) == ()


SIGNERS = [
    # name, what became of the old key, who signed, who lacks
    ("both keys", OldKey.SIGNS, (OLD, NEW), ()),
    ("the old key alone, as a thief has it", OldKey.SIGNS, (OLD,), (NEW,)),
    ("the new key alone", OldKey.SIGNS, (NEW,), (OLD,)),
    ("the old key and another new one", OldKey.SIGNS, (OLD, THIEF), (NEW,)),
    ("lost, by the new key", OldKey.LOST, (NEW,), ()),
    ("lost, by the old key all the same", OldKey.LOST, (OLD,), (NEW,)),
    ("stolen, by the new key", OldKey.STOLEN, (NEW,), ()),
]


@pytest.mark.parametrize(("name", "old_key", "by", "lacks"), SIGNERS, ids=[case[0] for case in SIGNERS])
def test_an_amendment_that_the_old_key_did_not_sign_binds_nobody(
    name: str, old_key: OldKey, by: tuple[SigningKey, ...], lacks: tuple[SigningKey, ...]
) -> None:
    second = amended(old_key)
    note = sign(second, *by, PARTNER)
    assert lacking(note, read_terms(second), BAWASLU) == tuple(str(key.verifier) for key in lacks), name
    assert lacking(note, read_terms(second), DISKOMINFOTIK) == ()
    assert signers(read_terms(second), DISKOMINFOTIK) == (str(PARTNER.verifier),)


def test_a_declared_change_must_be_one() -> None:
    for said in (NewKey("bawaslu", str(NEW.verifier), OldKey.SIGNS), NewKey("kpu", str(OLD.verifier), OldKey.SIGNS)):
        with pytest.raises(MalformedTerms):
            text(NEW, AMENDS, said)
    with pytest.raises(MalformedTerms):
        text(NEW, None, NewKey("bawaslu", str(OLD.verifier), OldKey.SIGNS))


def test_the_template_of_a_text_is_what_it_was_made_from() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    for each in (text(OLD), amended(), amended(OldKey.STOLEN)):
        assert template_of(each) == template
    with pytest.raises(MalformedTerms):
        template_of(text(OLD) + "\n# sesuatu\n")


WITHDRAWN = [
    # name, our withdrawal at, the partner's signature at, ours again at; in force
    ("nobody signed", 5, None, None, False),
    ("withdrawn first", 5, 6, None, False),
    ("at the same moment", 5, 5, None, True),
    ("signed first", 5, 4, None, True),
    ("withdrawn and signed again", 5, 6, 7, True),
    ("not withdrawn", None, 6, None, True),
]


@pytest.mark.parametrize(("name", "taken", "theirs", "again", "stands"), WITHDRAWN, ids=[one[0] for one in WITHDRAWN])
def test_a_withdrawal_that_crosses_a_signature(
    name: str, taken: float | None, theirs: float | None, again: float | None, stands: bool
) -> None:
    events = [event(BAWASLU, 5, EventKind.SIGNED, 0)]
    events += [] if taken is None else [event(BAWASLU, 6, EventKind.WITHDRAWN, taken)]
    events += [] if theirs is None else [event(DISKOMINFOTIK, 5, EventKind.SIGNED, theirs)]
    events += [] if again is None else [event(BAWASLU, 7, EventKind.SIGNED, again)]
    state = replay(events, {FIRST.digest: FIRST})
    assert (state.terms == FIRST) is stands, name
    assert (BAWASLU in state.signed.get(FIRST.digest, ())) is (stands or taken is None)


def test_two_withdrawals_that_cross_leave_nobody_bound_by_the_other_alone() -> None:
    """We withdrew before the partner signed; it withdrew too. Our signing again must not bind it."""
    events = [
        event(BAWASLU, 5, EventKind.SIGNED, 0),
        event(BAWASLU, 6, EventKind.WITHDRAWN, 5),
        event(DISKOMINFOTIK, 5, EventKind.SIGNED, 6),
        event(DISKOMINFOTIK, 6, EventKind.WITHDRAWN, 8),
        event(BAWASLU, 7, EventKind.SIGNED, 9),
    ]
    state = replay(events, {FIRST.digest: FIRST})
    assert state.terms is None
    assert state.signed == {FIRST.digest: frozenset({BAWASLU})}


def test_a_text_that_was_signed_again_is_in_force_from_then_on_and_not_before() -> None:
    events = [
        event(BAWASLU, 5, EventKind.SIGNED, 0),
        event(BAWASLU, 6, EventKind.WITHDRAWN, 5),
        event(DISKOMINFOTIK, 5, EventKind.SIGNED, 6),
        event(BAWASLU, 7, EventKind.SIGNED, 9),
    ]
    assert [each.since for each in replay(events, {FIRST.digest: FIRST}).line] == [NOON + 9 * MINUTE]
    # Nor does withdrawing and signing again move what both were bound to already.
    bound = [*SIGNED, event(BAWASLU, 6, EventKind.WITHDRAWN, 5), event(BAWASLU, 7, EventKind.SIGNED, 9)]
    assert [each.since for each in replay(bound, {FIRST.digest: FIRST}).line] == [NOON]


def test_a_key_that_was_replaced_never_comes_back_under_any_name() -> None:
    second = read_terms(amended())
    renamed = SigningKey("lain.example/lembaga", OLD.algorithm, OLD.seed)
    for again in (OLD, renamed, PARTNER):
        said = NewKey("bawaslu", str(NEW.verifier), OldKey.SIGNS)
        third = read_terms(text(again, Amendment(FIRST.digest, second.digest), said))
        both = [event(log, 12, EventKind.AMENDED, 9, third) for log in (BAWASLU, DISKOMINFOTIK)]
        known = [event(log, 9, EventKind.AMENDED, 5, second) for log in (BAWASLU, DISKOMINFOTIK)]
        state = replay([*SIGNED, *known, *both], {each.digest: each for each in (FIRST, second, third)})
        assert state.terms == second


def test_the_second_to_sign_takes_nothing_back() -> None:
    later = event(DISKOMINFOTIK, 6, EventKind.WITHDRAWN, 9)
    assert replay([*SIGNED, later], {FIRST.digest: FIRST}).terms == FIRST


LINE = (InForce(FIRST, NOON),)
RESUMED = AgreementEvent(BAWASLU, 20, EventKind.RESUMED, NOON + 10 * MINUTE, FIRST.digest)
SAID = Declaration(EventKind.RESUMED, FIRST.digest, BAWASLU, NOON + 9 * MINUTE, "Sudah diperiksa.\n\nKedua bagian.")

DECLARED = [
    # name, what was declared, by whom; counts
    ("as it was said", SAID, OLD, True),
    ("by another key", SAID, THIEF, False),
    ("of another act", replace(SAID, act=EventKind.ENDED), OLD, False),
    ("of another text", replace(SAID, agreement="0" * 64), OLD, False),
    ("of another institution", replace(SAID, owner=DISKOMINFOTIK), OLD, False),
    ("for another reason", replace(SAID, reason="Lain."), OLD, False),
    ("after the entry", replace(SAID, said=NOON + 13 * MINUTE), OLD, False),
]


@pytest.mark.parametrize(("name", "said", "by", "counts"), DECLARED, ids=[case[0] for case in DECLARED])
def test_a_declaration_counts_only_as_it_was_said(name: str, said: Declaration, by: SigningKey, counts: bool) -> None:
    note = sign_declaration(said, by).encode()
    found = declared(RESUMED, SAID.reason, note, LINE)
    assert (found is not None) is counts, name
    if found is not None:
        assert found.at == said.said
    assert declared(RESUMED, SAID.reason, None, LINE) is None
    assert declared(SIGNED[0], "", None, LINE) == SIGNED[0]


def test_a_declaration_under_a_replaced_key_counts_for_nothing() -> None:
    line = state_with(read_terms(amended())).line
    assert declared(RESUMED, SAID.reason, sign_declaration(SAID, OLD).encode(), line) is None
    assert declared(RESUMED, SAID.reason, sign_declaration(SAID, NEW).encode(), line) is not None


def test_a_declaration_lifts_no_later_suspension() -> None:
    def standing(said: float) -> Standing:
        suspended = event(BAWASLU, 10, EventKind.SUSPENDED, 8)
        both = [event(BAWASLU, 11, EventKind.RESUMED, said), event(DISKOMINFOTIK, 11, EventKind.RESUMED, 20)]
        return replay([*SIGNED, suspended, *both], {FIRST.digest: FIRST}).standing(NOON + 30 * MINUTE)

    assert standing(7) is Standing.SUSPENDED
    assert standing(8) is Standing.IN_FORCE


@pytest.mark.parametrize("reason", ["", " depan", "belakang ", "tab\tdi tengah", "akhir\n", "setengah \udc80 huruf"])
def test_a_reason_that_could_not_be_read_back_is_refused(reason: str) -> None:
    with pytest.raises(DeclarationRefused):
        replace(SAID, reason=reason)


def test_only_the_one_spelling_is_read() -> None:
    assert parse_declaration(SAID.text()) == SAID
    for changed in (SAID.text() + "\n", SAID.text().replace("act resumed", "act suspended"), SAID.text()[:-1], "x\n"):
        with pytest.raises(DeclarationMalformed):
            parse_declaration(changed)


def test_terms_without_a_new_key_are_as_they_were() -> None:
    assert FIRST.new_key is None
    assert msgspec.structs.replace(FIRST, new_key=None) == FIRST
