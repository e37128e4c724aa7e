"""A receipt that stands alone: one altered letter, and it fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import InclusionFailed, NoteMalformed, ProofMalformed, QuorumMissing, SaksamaError
from saksama.tlog import tree
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import COSIGNATURE_V1, ED25519, SigningKey
from saksama.tlog.policy import LogEntry, Policy, WitnessEntry
from saksama.tlog.proof import Proof, verify, verify_entry, verify_receipt
from saksama.tlog.strict import MAX_SIZE
from tests.saksama.tlog.stored import PlainTree, entry

LOG = SigningKey("ani.example/log", ED25519, bytes(31) + b"\1")
WITNESS = SigningKey("penyaksi.example", COSIGNATURE_V1, bytes(31) + b"\2")
POLICY = Policy((LogEntry(LOG.verifier),), (WitnessEntry("penyaksi", WITNESS.verifier),), (), "penyaksi")
AT = 1_706_500_800
SIZE, INDEX = 11, 6

PLAIN = PlainTree(map(entry, range(SIZE)))
CHECKPOINT = Checkpoint(LOG.name, SIZE, PLAIN.root(SIZE))
NOTE = sign_checkpoint(CHECKPOINT, LOG).with_signatures(cosign(CHECKPOINT.text(), WITNESS, AT))
PROOF = Proof(INDEX, tree.inclusion_proof(INDEX, SIZE, PLAIN.read), NOTE.encode(), entry(INDEX))

proofs = st.builds(
    Proof,
    st.integers(0, MAX_SIZE),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63).map(tuple),
    st.binary(),
    st.none() | st.binary(min_size=1),
)


def test_a_good_receipt_shows_place_and_witnesses() -> None:
    shown = verify_receipt(Proof.parse(PROOF.encode()), POLICY)
    assert (shown.index, shown.checkpoint) == (INDEX, CHECKPOINT)
    assert shown.verdict.witnessed == {"penyaksi": AT}
    assert verify(PROOF, tree.leaf_hash(entry(INDEX)), POLICY) == shown
    assert verify_entry(PROOF, entry(INDEX), POLICY) == shown


def test_every_altered_byte_of_a_receipt_is_noticed() -> None:
    data = PROOF.encode()
    for at in range(len(data)):
        for bit in (1, 4, 32):
            altered = data[:at] + bytes((data[at] ^ bit,)) + data[at + 1 :]
            with pytest.raises(SaksamaError):
                verify_receipt(Proof.parse(altered), POLICY)


def test_a_receipt_cut_anywhere_fails() -> None:
    data = PROOF.encode()
    for at in range(len(data)):
        with pytest.raises(SaksamaError):
            verify_receipt(Proof.parse(data[:at]), POLICY)


def test_another_entry_or_place_is_refused() -> None:
    with pytest.raises(InclusionFailed):
        verify_entry(PROOF, entry(INDEX + 1), POLICY)
    with pytest.raises(InclusionFailed):
        verify_entry(Proof(INDEX - 1, PROOF.hashes, PROOF.checkpoint), entry(INDEX), POLICY)


def test_an_unwitnessed_receipt_names_who_is_missing() -> None:
    alone = Proof(INDEX, PROOF.hashes, sign_checkpoint(CHECKPOINT, LOG).encode())
    with pytest.raises(QuorumMissing) as caught:
        verify_entry(alone, entry(INDEX), POLICY)
    assert caught.value.missing == ("penyaksi",)


def test_a_receipt_without_its_entry_cannot_stand_alone() -> None:
    with pytest.raises(ProofMalformed):
        verify_receipt(Proof(INDEX, PROOF.hashes, PROOF.checkpoint), POLICY)


def test_a_proof_around_no_checkpoint_is_refused() -> None:
    with pytest.raises(NoteMalformed):
        verify_entry(Proof(INDEX, PROOF.hashes, b"nothing"), entry(INDEX), POLICY)


@given(proofs)
def test_a_proof_reads_back(proof: Proof) -> None:
    assert Proof.parse(proof.encode()) == proof


@given(st.binary() | proofs.map(Proof.encode) | st.binary().map(lambda tail: b"c2sp.org/tlog-proof@v1\n" + tail))
def test_what_is_read_encodes_to_itself(data: bytes) -> None:
    try:
        proof = Proof.parse(data)
    except ProofMalformed:
        return
    assert proof.encode() == data


HEAD = "c2sp.org/tlog-proof@v1\n"
HASH = "A" * 43 + "=\n"
MALFORMED = [
    ("nothing", ""),
    ("no checkpoint", HEAD + "index 1\n"),
    ("another version", HEAD.replace("v1", "v2") + "index 1\n\nx"),
    ("no index", HEAD + HASH + "\nx"),
    ("leading zero", HEAD + "index 01\n\nx"),
    ("above an int64", HEAD + f"index {MAX_SIZE + 1}\n\nx"),
    ("extra after index", HEAD + "index 1\nextra YQ==\n\nx"),
    ("empty extra", HEAD + "extra \nindex 1\n\nx"),
    ("extra without padding", HEAD + "extra YQ\nindex 1\n\nx"),
    ("spare bits in a hash", HEAD + "index 1\n" + HASH.replace("A=", "B=") + "\nx"),
    ("short hash", HEAD + "index 1\nAAAA\n\nx"),
    ("too many hashes", HEAD + "index 1\n" + HASH * 64 + "\nx"),
    ("carriage returns", (HEAD + "index 1\n\nx").replace("\n", "\r\n")),
    ("not ASCII", HEAD + "index \u0661\n\nx"),
]


@pytest.mark.parametrize("text", [text for _, text in MALFORMED], ids=[name for name, _ in MALFORMED])
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(ProofMalformed):
        Proof.parse(text.encode())
