"""What a witness answers, and that nothing is cosigned twice."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import BugError, WitnessRequestMalformed
from saksama.tlog import tree
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign, verify_cosignature
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, SignatureLine, SigningKey, parse_signature_lines
from saksama.tlog.strict import MAX_SIZE
from saksama.tlog.witness import (
    SIZE_TYPE,
    TEXT_TYPE,
    Accept,
    AddCheckpoint,
    Refuse,
    StoredCheckpoint,
    decide,
    origin_hash,
    read_request,
)
from tests.saksama.tlog.stored import PlainTree, entry

LOG = SigningKey("ani.example/log", ED25519, bytes(31) + b"\1")
OTHER = SigningKey("budi.example/log", ED25519, bytes(31) + b"\2")
WITNESS = SigningKey("penyaksi.example", COSIGNATURE_V1, bytes(31) + b"\3")
KEYS = (LOG.verifier,)
PLAIN = PlainTree(map(entry, range(20)))
FORK = PlainTree(entry(i) + b"x" for i in range(20))


def checkpoint(size: int, plain: PlainTree = PLAIN) -> Checkpoint:
    return Checkpoint(LOG.name, size, plain.root(size))


def stored(size: int, plain: PlainTree = PLAIN) -> StoredCheckpoint:
    return StoredCheckpoint(LOG.name, size, plain.root(size))


def request(old: int, new: int, plain: PlainTree = PLAIN, *, proof: tuple[bytes, ...] | None = None) -> AddCheckpoint:
    hashes = tree.consistency_proof(old, new, plain.read) if proof is None else proof
    return AddCheckpoint(old, hashes, sign_checkpoint(checkpoint(new, plain), LOG).encode())


def status(answer: Accept | Refuse) -> int:
    return answer.status if isinstance(answer, Refuse) else 200


def test_a_first_checkpoint_and_then_the_next() -> None:
    first = decide(request(0, 7), None, KEYS)
    assert isinstance(first, Accept)
    assert (first.previous, first.state, first.checkpoint) == (None, stored(7), checkpoint(7))
    second = decide(request(7, 20), first.state, KEYS)
    assert isinstance(second, Accept)
    assert (second.previous, second.state) == (stored(7), stored(20))
    line = cosign(second.note.text, WITNESS, 1_706_500_800)
    assert parse_signature_lines(second.body(line).decode()) == (line,)
    served = Note.parse(second.served(line))
    assert [signature.name for signature in served.signatures] == [LOG.name, WITNESS.name]
    assert verify_cosignature(served.text, line, WITNESS.verifier) == 1_706_500_800


def test_the_same_checkpoint_is_cosigned_again() -> None:
    again = decide(request(7, 7), stored(7), KEYS)
    assert isinstance(again, Accept)
    assert again.state == again.previous


def test_unknown_signatures_are_ignored_and_not_passed_on() -> None:
    note = Note.parse(request(0, 7).checkpoint).with_signatures(SignatureLine("else.example", bytes(4), b"x"))
    accepted = decide(AddCheckpoint(0, (), note.encode()), None, KEYS)
    assert isinstance(accepted, Accept)
    assert [line.name for line in accepted.note.signatures] == [LOG.name]


TWO = b"\xff" * 32
REFUSALS = [
    # name, request, stored size (None: none), status, said
    ("old above the checkpoint's size", AddCheckpoint(8, (), request(0, 7).checkpoint), 8, 400, "above"),
    ("old above it, whatever is stored", AddCheckpoint(8, (), request(0, 7).checkpoint), None, 400, "above"),
    ("not the stored size", request(3, 7), 5, 409, "5\n"),
    ("zero where something is stored", request(0, 7), 5, 409, "5\n"),
    ("something where nothing is stored", request(3, 7), None, 409, "0\n"),
    ("the same size with another root", request(7, 7, FORK), 7, 422, "two roots for one size"),
    ("a fork", request(3, 7, FORK), 3, 422, "consistency proof"),
    ("no proof", request(3, 7, proof=()), 3, 422, "consistency proof"),
    ("a proof from the empty tree", request(0, 7, proof=(TWO,)), None, 422, "should be empty"),
    ("a proof between equal sizes", request(7, 7, proof=(TWO,)), 7, 422, "should be empty"),
]


@pytest.mark.parametrize(
    ("given_request", "size", "code", "said"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS]
)
def test_refusals(given_request: AddCheckpoint, size: int | None, code: int, said: str) -> None:
    answer = decide(given_request, None if size is None else stored(size), KEYS)
    assert isinstance(answer, Refuse)
    assert answer.status == code
    assert said in answer.body.decode()
    assert answer.content_type == (SIZE_TYPE if code == 409 else TEXT_TYPE)
    if code == 409:
        assert answer.body == f"{said}".encode()


def test_the_empty_tree_has_one_root() -> None:
    empty = Checkpoint(LOG.name, 0, tree.EMPTY_ROOT)
    assert status(decide(AddCheckpoint(0, (), sign_checkpoint(empty, LOG).encode()), None, KEYS)) == 200
    false = Checkpoint(LOG.name, 0, TWO)
    assert status(decide(AddCheckpoint(0, (), sign_checkpoint(false, LOG).encode()), None, KEYS)) == 422


def test_an_unknown_origin_is_404_before_anything_else_is_read() -> None:
    assert status(decide(request(8, 7, proof=()), None, ())) == 404
    assert status(decide(AddCheckpoint(0, (), b"else.example\nnonsense"), None, ())) == 404


def test_only_the_log_s_good_signature_opens() -> None:
    by_other = AddCheckpoint(0, (), sign_checkpoint(checkpoint(7), OTHER).encode())
    assert status(decide(by_other, None, KEYS)) == 403
    bad = Note(checkpoint(7).text(), (SignatureLine(LOG.name, LOG.verifier.key_id, bytes(64)),)).encode()
    assert status(decide(AddCheckpoint(0, (), bad), None, KEYS)) == 403
    spare = request(0, 7).checkpoint[:-3] + b"x=\n"
    assert status(decide(AddCheckpoint(0, (), spare), None, KEYS)) == 403


def test_two_log_keys_may_overlap_at_a_rotation() -> None:
    fresh = SigningKey(LOG.name, ED25519, bytes(31) + b"\4")
    both = AddCheckpoint(0, (), sign_checkpoint(checkpoint(7), LOG, fresh).encode())
    accepted = decide(both, None, (LOG.verifier, fresh.verifier))
    assert isinstance(accepted, Accept)
    assert len(accepted.note.signatures) == 2


@pytest.mark.parametrize("note", [b"ani.example/log\n", b"ani.example/log\n7\n\n\xe2\x80\x94 a AAAAAAA=\n", b"\n\n"])
def test_what_is_no_checkpoint_is_400(note: bytes) -> None:
    assert status(decide(AddCheckpoint(0, (), note), None, KEYS)) == 400


HASH = b"A" * 43 + b"=\n"
NOTE = request(0, 7).checkpoint
BODIES = [
    ("nothing", b""),
    ("no empty line", b"old 0\n"),
    ("no old size", HASH + b"\n" + NOTE),
    ("leading zero", b"old 01\n\n" + NOTE),
    ("negative", b"old -1\n\n" + NOTE),
    ("two spaces", b"old  1\n\n" + NOTE),
    ("above an int64", b"old %d\n\n" % (MAX_SIZE + 1) + NOTE),
    ("short hash", b"old 1\nAAAA\n\n" + NOTE),
    ("too many hashes", b"old 1\n" + HASH * 64 + b"\n" + NOTE),
    ("subtree", b"subtree 8 13\n\n" + NOTE),
    ("origin not UTF-8", b"old 0\n\n\xff\n"),
    ("no origin", b"old 0\n\n\n"),
    ("not ASCII", "old \u0661\n\n".encode() + NOTE),
]


@pytest.mark.parametrize("body", [body for _, body in BODIES], ids=[name for name, _ in BODIES])
def test_a_malformed_request_is_400(body: bytes) -> None:
    answer = read_request(body)
    assert isinstance(answer, Refuse)
    assert (answer.status, answer.content_type) == (400, TEXT_TYPE)


def test_the_state_of_another_log_is_our_own_bug() -> None:
    with pytest.raises(BugError):
        decide(request(0, 7), StoredCheckpoint(OTHER.name, 0, tree.EMPTY_ROOT), KEYS)


def test_the_origin_s_address() -> None:
    assert origin_hash(LOG.name) == hashlib.sha256(b"ani.example/log").hexdigest()
    assert request(0, 7).origin == LOG.name


requests = st.builds(
    AddCheckpoint,
    st.integers(0, MAX_SIZE),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63).map(tuple),
    st.binary(),
)


@given(requests)
def test_a_request_reads_back(given_request: AddCheckpoint) -> None:
    assert AddCheckpoint.parse(given_request.encode()) == given_request


@given(st.binary() | requests.map(AddCheckpoint.encode) | st.binary().map(lambda tail: b"old 0\n" + tail))
def test_what_is_read_encodes_to_itself(body: bytes) -> None:
    try:
        read = AddCheckpoint.parse(body)
    except WitnessRequestMalformed:
        return
    assert read.encode() == body


# Who asks mostly names the old size that the witness holds (None): all else is refused before its tree is looked at.
asked_of_it = st.tuples(st.none() | st.none() | st.integers(0, 20), st.integers(0, 20), st.booleans())


@given(st.lists(asked_of_it, max_size=30))
def test_whatever_is_asked_the_cosigned_sizes_never_shrink_or_fork(asked: list[tuple[int | None, int, bool]]) -> None:
    state: StoredCheckpoint | None = None
    history: list[Checkpoint] = []
    for named, new, forked in asked:
        plain = FORK if forked else PLAIN
        old = named if named is not None else state.size if state is not None else 0
        answer = decide(request(old, new, plain, proof=None if old <= new else ()), state, KEYS)
        if isinstance(answer, Accept):
            assert answer.previous == state
            state = answer.state
            history.append(answer.checkpoint)
    sizes = [seen.size for seen in history]
    assert sizes == sorted(sizes)
    grown = [seen for seen in history if seen.size]
    assert len({seen.root == PLAIN.root(seen.size) for seen in grown}) <= 1
