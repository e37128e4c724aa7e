"""A partner's server that writes of our agreement what it has no power to write: the others are judged as before."""

from collections.abc import Callable

from saksama.agreement.terms import Amendment, PartyNode, WitnessNode, complete, read_terms
from saksama.entries.kinds.agreement import AgreementAmended, AgreementProposed, AgreementResumed, AgreementSuspended
from saksama.tlog.note import SigningKey, sign
from saksama.verify.report import Report
from saksama.vocabulary import KeyUse
from tests.testonly.staticlog import TEMPLATE
from tests.testonly.story import Story

type Found = Callable[[Report], list[tuple[str, int | None]]]

STRANGER = SigningKey.generate("kpu")


def foreign(story: Story, amendment: Amendment | None) -> str:
    """A text between the partner and a third institution."""
    other = story.diskominfotik
    nodes = (
        PartyNode("bawaslu", "kpu.contoh.example/log", str(STRANGER.verifier), "http://127.0.0.1:9"),
        PartyNode("diskominfotik", other.origin, str(other.key(KeyUse.INSTITUTION).verifier), other.url),
    )
    witnesses = [WitnessNode("penyaksi", str(story.world.witness.verifier), story.world.urls[2])]
    return complete(TEMPLATE, nodes, witnesses, amendment)


def republish(story: Story) -> Report:
    for node in story.world.nodes:
        node.observe()
    story.world.publish()
    return story.check()


def test_a_text_with_a_third_institution_under_our_agreement_undoes_nothing(told: Story, found: Found) -> None:
    text = foreign(told, Amendment(told.world.digest, told.world.digest))
    terms, other = read_terms(text), told.diskominfotik
    note = other.blob(sign(text, other.key(KeyUse.INSTITUTION)).encode())
    other.append(AgreementProposed(digest=terms.digest, note=note), subject=terms.subject)
    signed = AgreementAmended(digest=terms.digest, note=note, amends=told.world.digest)
    other.append(signed, subject=terms.subject)
    report = republish(told)
    assert found(report) == []
    assert report.agreement == told.world.digest


def test_what_we_write_of_the_partners_other_agreement_neither_counts_nor_stops_the_check(
    told: Story, found: Found
) -> None:
    text = foreign(told, None)
    terms, other = read_terms(text), told.diskominfotik
    note = other.blob(sign(text, other.key(KeyUse.INSTITUTION)).encode())
    other.append(AgreementProposed(digest=terms.digest, note=note), subject=terms.subject)
    told.bawaslu.append(AgreementSuspended(digest=terms.digest, reason="CONTOH"), subject=terms.subject)
    resumed = other.append(AgreementResumed(digest=terms.digest, note=note, reason="CONTOH"), subject=terms.subject)
    assert found(republish(told)) == [("agreement.declaration", resumed)]


def test_a_suspension_under_another_subject_is_not_held_against_us(told: Story, found: Found) -> None:
    """The follower reads an agreement's entries by their subject: so must whoever judges it."""
    told.diskominfotik.append(AgreementSuspended(digest=told.world.digest, reason="CONTOH"), subject="0" * 32)
    told.diskominfotik.publish()
    told.bawaslu.append(told.send(number=2), subject="1" * 32)
    assert ("dispatch.not-permitted", len(told.bawaslu.entries) - 1) not in found(republish(told))
