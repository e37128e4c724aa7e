"""Each act about an agreement is a line with who did it, and so is a passphrase that does not fit."""

from collections.abc import Callable

import pytest

from saksama.agreement.terms import PartyNode, complete, read_terms
from saksama.keys.locked import WrongPassphrase
from saksama.tlog.note import sign
from saksama_node.accounts.policy import Staff
from saksama_node.agreements.actions import keep_note
from saksama_node.agreements.institution import verifier
from saksama_node.flows.agreement.conclude_agreement import countersign_agreement
from saksama_node.flows.agreement.propose_agreement import (
    draft_agreement,
    end_agreement,
    propose_agreement,
    resume_agreement,
    suspend_agreement,
    withdraw_proposal,
)
from saksama_node.ledger.actions import act
from saksama_node.trace.deed import Deed
from tests.node.agreements.drafts import KEY, PARTNER, PARTNER_URL, TEMPLATE
from tests.node.agreements.proposals import Log, by, proposed
from tests.node.trace.reading import lines
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, ORIGIN, URL
from tests.testonly.outsider import OUTSIDER

__all__ = ["by"]
WRONG = "bukan frasanya yang ini"


@pytest.fixture
def log(by: Staff) -> Log:
    """A paired partner."""
    return Log(PARTNER, KEY)


@pytest.fixture
def digest(by: Staff, log: Log) -> str:
    """An agreement in force."""
    found = proposed(by, log)
    log.countersigns(found, KEY)
    return found


def draft(by: Staff) -> str:
    """Another text than the one in force."""
    other = TEMPLATE + "# CONTOH\n"
    return draft_agreement(by=by, template=other, us="bawaslu", partner=PARTNER, witnesses=(OUTSIDER,))


def propose(by: Staff, _digest: str) -> None:
    propose_agreement(by=by, digest=draft(by), passphrase=WRONG)


def resume(by: Staff, digest: str) -> None:
    suspend_agreement(by=by, digest=digest, reason="CONTOH")
    resume_agreement(by=by, digest=digest, reason="CONTOH", passphrase=WRONG)


@pytest.mark.parametrize(
    "done",
    [
        propose,
        lambda by, digest: countersign_agreement(by=by, digest=digest, passphrase=WRONG),
        resume,
        lambda by, digest: end_agreement(by=by, digest=digest, reason="CONTOH", passphrase=WRONG),
    ],
)
def test_a_wrong_passphrase_leaves_a_line_with_who_typed_it(
    by: Staff, digest: str, done: Callable[[Staff, str], None]
) -> None:
    with pytest.raises(WrongPassphrase):
        done(by, digest)
    told = lines()[-1]
    assert (told.act, told.who, told.subject) == (Deed.PASSPHRASE_WRONG, by.id, "institution")


def test_each_act_about_an_agreement_is_a_line_with_who_did_it(by: Staff, digest: str) -> None:
    before = len(lines())
    suspend_agreement(by=by, digest=digest, reason="CONTOH")
    resume_agreement(by=by, digest=digest, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE)
    end_agreement(by=by, digest=digest, reason="CONTOH", passphrase=INSTITUTION_PASSPHRASE)
    withdrawn = draft(by)
    propose_agreement(by=by, digest=withdrawn, passphrase=INSTITUTION_PASSPHRASE)
    withdraw_proposal(by=by, digest=withdrawn, reason="CONTOH")
    told = lines()[before:]
    assert {each.who for each in told} == {by.id}
    assert [(each.act, each.subject) for each in told] == [
        (Deed.AGREEMENT_SUSPENDED, digest),
        (Deed.AGREEMENT_RESUMED, digest),
        (Deed.AGREEMENT_ENDED, digest),
        (Deed.AGREEMENT_DRAFTED, withdrawn),
        (Deed.AGREEMENT_PROPOSED, withdrawn),
        (Deed.AGREEMENT_WITHDRAWN, withdrawn),
    ]


def test_what_the_partner_proposed_is_a_line_when_it_is_countersigned(by: Staff, log: Log) -> None:
    ours = PartyNode("bawaslu", ORIGIN, str(verifier()), URL)
    text = complete(TEMPLATE, (ours, PartyNode("diskominfotik", PARTNER, str(KEY.verifier), PARTNER_URL)), (OUTSIDER,))
    theirs = read_terms(text).digest
    with act():
        keep_note(sign(text, KEY).encode(), theirs)
    countersign_agreement(by=by, digest=theirs, passphrase=INSTITUTION_PASSPHRASE)
    told = lines()[-1]
    assert (told.act, told.who, told.subject) == (Deed.AGREEMENT_COUNTERSIGNED, by.id, theirs)
