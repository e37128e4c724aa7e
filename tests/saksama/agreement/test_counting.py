"""What counts of two logs for one agreement: no server without its institution's signature, no text of others."""

from dataclasses import replace

import pytest

from saksama.agreement.counting import EntryDisagrees, Said, SignatureLacks, counting, of_one_agreement, signed_terms
from saksama.agreement.course import replay
from saksama.agreement.history import AgreementEvent, Standing
from saksama.agreement.institutions import InForce, chained, succession
from saksama.agreement.terms import Amendment, NewKey, PartyNode, Terms, complete, read_terms
from saksama.entries.kinds.agreement import AgreementAmended, AgreementEnded, AgreementSigned, AgreementSuspended
from saksama.tlog.note import SigningKey, sign
from saksama.vocabulary import OldKey
from tests.saksama.agreement.amendments import AMENDS, FIRST, MINUTE, NEW, NOON, OLD, PARTNER, amended, text
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, TEMPLATE, WITNESSES

THIRD = "kpu.contoh.saksama.example/log"
BLOB = "b" * 64


def signs(origin: str, minutes: float, terms: Terms = FIRST, index: int = 5) -> Said:
    return Said(origin, index, NOON + minutes * MINUTE, AgreementSigned(digest=terms.digest, note=BLOB))


def with_third() -> Terms:
    """What a third institution may write: it amends our agreement, between us and itself."""
    nodes = (
        PartyNode("bawaslu", BAWASLU, str(OLD.verifier), "http://b.example"),
        PartyNode("diskominfotik", THIRD, str(NEW.verifier), "http://k.example"),
    )
    return read_terms(complete(TEMPLATE.read_text(encoding="utf-8"), nodes, WITNESSES, AMENDS))


def counted(*said: Said, texts: dict[str, Terms] | None = None) -> tuple[AgreementEvent, ...]:
    return counting(said, texts or {FIRST.digest: FIRST}, lambda _: None)


def test_the_server_alone_signs_for_nobody() -> None:
    body = AgreementSigned(digest=FIRST.digest, note=BLOB)
    note = sign(text(OLD), OLD).encode()
    assert signed_terms(body, BAWASLU, FIRST.subject, note) == FIRST
    with pytest.raises(SignatureLacks):
        signed_terms(body, DISKOMINFOTIK, FIRST.subject, note)
    assert signed_terms(body, DISKOMINFOTIK, FIRST.subject, sign(text(OLD), OLD, PARTNER).encode()) == FIRST
    with pytest.raises(EntryDisagrees):
        signed_terms(body, THIRD, FIRST.subject, note)
    with pytest.raises(EntryDisagrees):
        signed_terms(body, BAWASLU, "0" * 32, note)


def test_of_the_old_key_the_entry_says_what_the_text_says() -> None:
    second = amended(OldKey.STOLEN)
    terms, note = read_terms(second), sign(second, NEW).encode()
    body = AgreementAmended(amends=FIRST.digest, digest=terms.digest, note=BLOB, old_key=OldKey.STOLEN)
    assert signed_terms(body, BAWASLU, terms.subject, note) == terms
    silent = AgreementAmended(amends=FIRST.digest, digest=terms.digest, note=BLOB)
    with pytest.raises(EntryDisagrees):
        signed_terms(silent, BAWASLU, terms.subject, note)


def test_a_text_between_others_is_no_part_of_the_agreement() -> None:
    foreign = with_third()
    assert foreign.subject == FIRST.subject
    texts = of_one_agreement({foreign.digest: foreign, FIRST.digest: FIRST})
    assert texts == {FIRST.digest: FIRST}
    events = counted(signs(BAWASLU, 0), signs(DISKOMINFOTIK, 1), signs(THIRD, 2, foreign), texts=texts)
    assert replay(events, texts).standing(NOON + 5 * MINUTE) is Standing.IN_FORCE


def test_a_suspension_counts_whatever_text_it_names_and_an_end_only_as_declared() -> None:
    both = signs(BAWASLU, 0), signs(DISKOMINFOTIK, 0)
    suspended = Said(BAWASLU, 6, NOON + MINUTE, AgreementSuspended(digest="f" * 64, reason="x"))
    ended = Said(BAWASLU, 7, NOON + MINUTE, AgreementEnded(digest=FIRST.digest, note=BLOB, reason="x"))
    later = NOON + 5 * MINUTE
    assert replay(counted(*both, suspended), {FIRST.digest: FIRST}).standing(later) is Standing.SUSPENDED
    assert replay(counted(*both, ended), {FIRST.digest: FIRST}).standing(later) is Standing.IN_FORCE
    # What another log says of our agreement is nothing.
    stranger = replace(suspended, origin=THIRD)
    assert replay(counted(*both, stranger), {FIRST.digest: FIRST}).standing(later) is Standing.IN_FORCE


def test_an_agreement_made_anew_goes_on_from_the_keys_that_stood() -> None:
    """Else every statement of a key that was made under the first institution key would be unproved again."""
    second = read_terms(amended())
    earlier = (InForce(FIRST, NOON), InForce(second, NOON + MINUTE))
    anew = read_terms(text(NEW).replace("2024", "2025"))
    line = chained([earlier, (InForce(anew, NOON + 9 * MINUTE),)], (InForce(anew, NOON + 9 * MINUTE),))
    assert succession(line, BAWASLU) == (str(OLD.verifier), str(NEW.verifier))
    # With a key that did not stand then, nothing leads to it.
    thief = SigningKey.generate("b.example/lembaga")
    other = (InForce(read_terms(text(thief)), NOON + 9 * MINUTE),)
    assert succession(chained([earlier, other], other), BAWASLU) == (str(thief.verifier),)
    # Nor does an agreement between others stand in between.
    foreign = (InForce(with_third(), NOON + 5 * MINUTE),)
    assert chained([earlier, foreign, line[-1:]], line[-1:]) == line


def test_a_third_text_of_the_same_original_keeps_its_own_line() -> None:
    said = NewKey("bawaslu", str(OLD.verifier), OldKey.SIGNS)
    one, two = read_terms(amended()), read_terms(text(NEW, Amendment(FIRST.digest, FIRST.digest), said) + "\n# x\n")
    texts = {each.digest: each for each in (FIRST, one, two)}
    both = [signs(log, 0) for log in (BAWASLU, DISKOMINFOTIK)]
    both += [signs(log, 3, two, 6) for log in (BAWASLU, DISKOMINFOTIK)]
    both += [signs(log, 4, one, 7) for log in (BAWASLU, DISKOMINFOTIK)]
    # Two amendments of one text that cross: the one that both were bound to first, on both sides.
    assert replay(counted(*both, texts=texts), texts).terms == two
