"""What the partner's mirrored log says of an agreement counts here only with its institution's signature."""

import pytest

from saksama.agreement.history import Standing
from saksama.agreement.terms import Amendment, PartyNode, complete, read_terms
from saksama.entries.kinds.agreement import AgreementProposed
from saksama.tlog.note import SigningKey, sign
from saksama.vocabulary import OldKey
from saksama_node.accounts.policy import Staff
from saksama_node.agreements.faults import Cause, NoteRefused, NotPossible
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.agreement.propose_agreement import (
    draft_agreement,
    propose_agreement,
    resume_agreement,
    suspend_agreement,
)
from saksama_node.flows.keys.replace_institution_key import draft_new_key
from saksama_node.ledger import blobs
from saksama_node.settings.clock import now
from tests.node.agreements.drafts import KEY, PARTNER, PARTNER_URL, TEMPLATE
from tests.node.agreements.proposals import Log, by, proposed
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, ORIGIN, URL
from tests.testonly.outsider import OUTSIDER

__all__ = ["by"]

THIRD = "kpu-ntb.uji.saksama.example/log"
THIRD_KEY = SigningKey.generate("kpu-ntb.uji.saksama.example/lembaga")
NEXT = "kunci lembaga berikutnya"


def test_whoever_has_the_partners_server_alone_does_not_countersign(by: Staff) -> None:
    log = Log(PARTNER, KEY)
    digest = proposed(by, log)
    with pytest.raises(NoteRefused):
        log.countersigns(digest, SigningKey.generate("pencuri.example"))
    assert agreement_of(digest).state.terms is None
    assert agreement_of(digest).text(digest).signed_by == {ORIGIN}
    log.countersigns(digest, KEY)
    assert agreement_of(digest).standing(now()) is Standing.IN_FORCE


def test_a_third_institution_writes_nothing_under_our_agreement_with_another(by: Staff) -> None:
    log, third = Log(PARTNER, KEY), Log(THIRD, THIRD_KEY)
    digest = proposed(by, log)
    log.countersigns(digest, KEY)
    nodes = (
        PartyNode("bawaslu", ORIGIN, str(verifier()), URL),
        PartyNode("diskominfotik", THIRD, str(THIRD_KEY.verifier), PARTNER_URL),
    )
    text = complete(TEMPLATE, nodes, (OUTSIDER,), Amendment(digest, digest))
    terms, note = read_terms(text), blobs.put(sign(text, THIRD_KEY).encode())
    with pytest.raises(NotPossible) as refused:
        third.say(AgreementProposed(digest=terms.digest, note=note), terms.subject)
    assert refused.value.cause is Cause.OTHER_PARTIES
    assert agreement_of(digest).standing(now()) is Standing.IN_FORCE


def test_with_two_partners_each_agreement_goes_by_the_key_that_it_pins_until_it_is_amended(by: Staff) -> None:
    log, third = Log(PARTNER, KEY), Log(THIRD, THIRD_KEY)
    one = proposed(by, log)
    log.countersigns(one, KEY)
    other = draft_agreement(by=by, template=TEMPLATE + "# CONTOH\n", us="bawaslu", partner=THIRD, witnesses=(OUTSIDER,))
    propose_agreement(by=by, digest=other, passphrase=INSTITUTION_PASSPHRASE)
    third.countersigns(other, THIRD_KEY)

    first = verifier()
    amended = draft_new_key(by=by, digest=one, old_key=OldKey.SIGNS, passphrase=NEXT)
    propose_agreement(by=by, digest=amended, passphrase=INSTITUTION_PASSPHRASE, new_passphrase=NEXT)
    log.countersigns(amended, KEY)
    second = verifier()
    assert second != first

    # The other agreement still knows the first key: we resume it by that one, and it counts.
    suspend_agreement(by=by, digest=other, reason="CONTOH")
    resume_agreement(by=by, digest=other, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE)
    assert agreement_of(other).state.resumed_by == {ORIGIN}
    # And takes the same new key by an amendment of its own.
    again = draft_new_key(by=by, digest=other, old_key=OldKey.SIGNS, public=str(second))
    propose_agreement(by=by, digest=again, passphrase=INSTITUTION_PASSPHRASE, new_passphrase=NEXT)
    third.countersigns(again, THIRD_KEY)
    state = agreement_of(again).state
    assert state.terms is not None
    assert state.terms.party_at(ORIGIN).institution_key == str(second) == str(verifier())

    # The first key never comes back, to either.
    with pytest.raises(NotPossible) as refused:
        draft_new_key(by=by, digest=amended, old_key=OldKey.LOST, public=str(first))
    assert refused.value.cause is Cause.KEY_NOT_NEW
