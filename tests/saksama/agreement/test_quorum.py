"""The agreement's quorum, as a policy that any C2SP tool reads."""

import msgspec
import pytest

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.quorum import Level, policy_for
from saksama.agreement.terms import Terms, WitnessNode
from saksama.tlog.algorithms import COSIGNATURE_V1, ED25519, fresh_seed
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import SigningKey
from saksama.tlog.policy import Policy
from tests.saksama.agreement.shipped import BAWASLU, shipped_terms

LOG = SigningKey(BAWASLU, ED25519, fresh_seed())
PARTNER = SigningKey("diskominfotik-ntb.example", COSIGNATURE_V1, fresh_seed())
OUTSIDER = SigningKey("penyaksi.example", COSIGNATURE_V1, fresh_seed())
OWN = SigningKey("bawaslu-ntb.example", COSIGNATURE_V1, fresh_seed())


def terms() -> Terms:
    witness = WitnessNode("penyaksi.example", str(OUTSIDER.verifier), "http://w.example")
    return msgspec.structs.replace(shipped_terms(), witnesses=(witness,))


CASES = [
    # name, cosigners, witnessed, fully witnessed
    ("nobody", [], False, False),
    ("the outsider", [OUTSIDER], True, False),
    ("the partner alone", [PARTNER], False, False),
    ("both", [OUTSIDER, PARTNER], True, True),
    ("its own witness key does not count", [OUTSIDER, OWN], True, False),
]


@pytest.mark.parametrize(("name", "cosigners", "witnessed", "full"), CASES, ids=[case[0] for case in CASES])
def test_quorum(name: str, cosigners: list[SigningKey], witnessed: bool, full: bool) -> None:
    note = sign_checkpoint(Checkpoint(BAWASLU, 7, b"r" * 32), LOG)
    note = note.with_signatures(*(cosign(note.text, key, 1_700_000_000) for key in cosigners))
    for level, expected in ((Level.WITNESSED, witnessed), (Level.FULL, full)):
        policy = policy_for(terms(), [LOG.verifier], [PARTNER.verifier], level)
        assert policy.check(note).ok is expected, name
        assert Policy.parse(policy.serialize()).check(note).ok is expected, name


def test_a_policy_is_for_one_log() -> None:
    with pytest.raises(MalformedTerms):
        policy_for(terms(), [], [PARTNER.verifier])
    few = msgspec.structs.replace(terms(), witnesses=())
    with pytest.raises(MalformedTerms):
        policy_for(few, [LOG.verifier], [])
