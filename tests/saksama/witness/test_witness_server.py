"""The witness as a running server: what it cosigns, what it refuses, what it remembers."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from saksama.cli.witness_http import WitnessServer
from saksama.cli.witness_state import StateMissing, WitnessState, open_state
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosignature_time, verify_cosignature
from saksama.tlog.note import Note, SigningKey, parse_signature_lines
from saksama.tlog.policy import Policy
from saksama.tlog.sizes import SignedSizes
from saksama.tlog.tree import consistency_proof, leaf_hash, root_from_leaves
from saksama.tlog.witness import AddCheckpoint, origin_hash

ORIGIN = "log.example/saksama"
NAME = "penyaksi.example"
NOW = 1_790_000_000
LOG = SigningKey.generate(ORIGIN)


class Tree:
    """A log of given leaves, for proofs."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.hashes = [leaf_hash(leaf) for leaf in leaves]

    def root(self, size: int) -> bytes:
        return root_from_leaves(self.hashes[:size])

    def read(self, level: int, index: int) -> bytes:
        return root_from_leaves(self.hashes[index << level : (index + 1) << level])

    def request(self, old: int, new: int, key: SigningKey = LOG) -> bytes:
        note = sign_checkpoint(Checkpoint(ORIGIN, new, self.root(new)), key)
        return AddCheckpoint(old, consistency_proof(old, new, self.read), note.encode()).encode()


TREE = Tree([b"%d" % number for number in range(20)])


@pytest.fixture
def state(tmp_path: Path) -> WitnessState:
    return open_state(tmp_path / "state", tmp_path / "key", NAME)


def _served(state: WitnessState, *, shifted: bool = False) -> Iterator[httpx.Client]:
    server = WitnessServer(("127.0.0.1", 0), state, lambda: NOW, shifted=shifted)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{server.server_address[1]}", trust_env=False) as client:
            yield client
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.fixture
def witness(state: WitnessState) -> Iterator[httpx.Client]:
    state.trust(str(LOG.verifier))
    yield from _served(state)


def test_a_log_grows_and_is_cosigned(witness: httpx.Client, state: WitnessState) -> None:
    for old, new in ((0, 0), (0, 3), (3, 3), (3, 20)):
        answer = witness.post("/add-checkpoint", content=TREE.request(old, new))
        assert answer.status_code == 200, answer.text
        (line,) = parse_signature_lines(answer.text)
        text = Checkpoint(ORIGIN, new, TREE.root(new)).text()
        assert verify_cosignature(text, line, state.key.verifier) == NOW
    kept = witness.get(f"/{origin_hash(ORIGIN)}/checkpoint")
    note = Note.parse(kept.content)
    assert Checkpoint.parse(note.text).size == 20
    assert {line.name for line in note.signatures} == {ORIGIN, NAME}
    assert cosignature_time(note.signatures[-1]) == NOW
    assert state.logs() == {ORIGIN: 20}


def test_another_size_than_the_stored_is_told(witness: httpx.Client) -> None:
    assert witness.post("/add-checkpoint", content=TREE.request(0, 5)).status_code == 200
    answer = witness.post("/add-checkpoint", content=TREE.request(0, 9))
    assert (answer.status_code, answer.text) == (409, "5\n")
    assert answer.headers["content-type"] == "text/x.tlog.size"
    assert witness.post("/add-checkpoint", content=TREE.request(5, 9)).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"nonsense", 400),
        (Tree([b"other"] * 20).request(5, 9), 422),
        (Tree([b"other"] * 20).request(5, 5), 422),
        (TREE.request(5, 9, SigningKey.generate(ORIGIN)), 403),
        (TREE.request(5, 9).replace(ORIGIN.encode(), b"nobody.example"), 404),
        (TREE.request(5, 9).replace(b"old 5", b"old 10"), 400),
    ],
)
def test_what_is_refused_changes_nothing(witness: httpx.Client, body: bytes, status: int) -> None:
    assert witness.post("/add-checkpoint", content=TREE.request(0, 5)).status_code == 200
    before = witness.get(f"/{origin_hash(ORIGIN)}/checkpoint").content
    assert witness.post("/add-checkpoint", content=body).status_code == status
    assert witness.get(f"/{origin_hash(ORIGIN)}/checkpoint").content == before


def test_of_many_requests_at_once_none_rolls_back(witness: httpx.Client, state: WitnessState) -> None:
    def race(new: int) -> None:
        size = 0
        for _ in range(40):
            answer = witness.post("/add-checkpoint", content=TREE.request(size, new))
            if answer.status_code == 200:
                return
            assert answer.status_code == 409
            size = int(answer.text)
            if size >= new:
                return

    threads = [threading.Thread(target=race, args=(new,)) for new in (7, 20, 3, 12, 19)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state.logs() == {ORIGIN: 20}


def test_a_shifted_clock_cosigns_simulations_only(state: WitnessState) -> None:
    state.trust(str(LOG.verifier))
    for client in _served(state, shifted=True):
        assert client.post("/add-checkpoint", content=TREE.request(0, 5)).status_code == 403


def test_pages_that_anyone_may_read(witness: httpx.Client, state: WitnessState) -> None:
    assert witness.get("/vkey").text == f"{state.key.verifier}\n"
    assert NAME in witness.get("/").text
    sha256 = state.keep(b"a public page")
    assert witness.get(f"/blob/{sha256}").content == b"a public page"
    for path in ("/blob/" + "0" * 64, f"/{'0' * 64}/checkpoint", "/state", "/../key"):
        assert witness.get(path).status_code == 404


def test_a_witness_that_lost_its_state_does_not_go_on(tmp_path: Path) -> None:
    first = open_state(tmp_path / "state", tmp_path / "key", NAME)
    assert open_state(tmp_path / "state", tmp_path / "key", NAME).key == first.key
    (tmp_path / "state").rename(tmp_path / "elsewhere")
    with pytest.raises(StateMissing):
        open_state(tmp_path / "state", tmp_path / "key", NAME)


def test_the_sizes_that_were_signed_stand_with_the_second_of_their_first_cosignature(state: WitnessState) -> None:
    seconds = iter(range(NOW, NOW + 9))
    state.trust(str(LOG.verifier))
    for old, new in ((0, 0), (0, 3), (3, 3), (3, 7), (7, 20), (20, 20)):
        assert state.add_checkpoint(TREE.request(old, new), lambda: next(seconds), shifted=False).status == 200
    listed = ((3, NOW + 1), (7, NOW + 3), (20, NOW + 4))
    assert state.sizes(origin_hash(ORIGIN), 0) == SignedSizes(0, listed)
    for client in _served(state):
        path = f"/{origin_hash(ORIGIN)}/sizes"
        assert client.get(path).content == SignedSizes(0, listed).encode()
        assert SignedSizes.parse(client.get(f"{path}?above=3").content) == SignedSizes(3, listed[1:])
        assert SignedSizes.parse(client.get(f"{path}?above=20").content) == SignedSizes(20, ())
        assert client.get(f"/{'0' * 64}/sizes").status_code == 404
        assert client.get(f"{path}?above=03").status_code == 404


def test_each_checkpoint_that_was_signed_is_served_as_it_was_signed_first(state: WitnessState) -> None:
    seconds = iter(range(NOW, NOW + 9))
    state.trust(str(LOG.verifier))
    for old, new in ((0, 3), (3, 3), (3, 7)):
        assert state.add_checkpoint(TREE.request(old, new), lambda: next(seconds), shifted=False).status == 200
    for client in _served(state):
        for size, second in ((3, NOW), (7, NOW + 2)):
            note = Note.parse(client.get(f"/{origin_hash(ORIGIN)}/checkpoints/{size}").content)
            assert Checkpoint.parse(note.text) == Checkpoint(ORIGIN, size, TREE.root(size))
            assert [line.name for line in note.signatures] == [ORIGIN, NAME]
            assert verify_cosignature(note.text, note.signatures[-1], state.key.verifier) == second
        for path in ("5", "0", "03", "x"):
            assert client.get(f"/{origin_hash(ORIGIN)}/checkpoints/{path}").status_code == 404


def test_what_was_refused_is_in_no_list(witness: httpx.Client, state: WitnessState) -> None:
    assert witness.post("/add-checkpoint", content=TREE.request(0, 5)).status_code == 200
    assert witness.post("/add-checkpoint", content=TREE.request(0, 9)).status_code == 409
    assert state.sizes(origin_hash(ORIGIN), 0) == SignedSizes(0, ((5, NOW),))


def test_the_sizes_of_a_branch_that_was_cut_off_are_listed_no_more(tmp_path: Path) -> None:
    state = open_state(tmp_path / "state", tmp_path / "key", NAME)
    state.trust(str(LOG.verifier))
    for old, new in ((0, 5), (5, 9)):
        assert state.add_checkpoint(TREE.request(old, new), lambda: NOW, shifted=False).status == 200
    assert state.cut_back(ORIGIN, 5, TREE.root(5), LOG.verifier) is not None
    assert state.sizes(origin_hash(ORIGIN), 0) == SignedSizes(0, ((5, NOW),))
    assert state.add_checkpoint(TREE.request(5, 9), lambda: NOW + 7, shifted=False).status == 200
    assert state.sizes(origin_hash(ORIGIN), 0) == SignedSizes(0, ((5, NOW), (9, NOW + 7)))


def test_the_policy_that_it_serves_believes_the_trusted_log_by_its_own_cosignature(
    witness: httpx.Client, state: WitnessState
) -> None:
    policy = Policy.parse(witness.get("/policy.txt").content)
    assert [entry.vkey for entry in policy.logs] == [LOG.verifier]
    assert policy.quorum == NAME
    unseen = sign_checkpoint(Checkpoint(ORIGIN, 3, TREE.root(3)), LOG)
    assert policy.check(unseen).missing == (NAME,)
    witness.post("/add-checkpoint", content=TREE.request(0, 3))
    served = Note.parse(witness.get(f"/{origin_hash(ORIGIN)}/checkpoint").content)
    assert policy.check(served).ok
    # What it cosigned stays cosigned, also under a key that it trusts no more.
    state.distrust(str(LOG.verifier))
    assert Policy.parse(witness.get("/policy.txt").content) == policy
