"""The specifications' own examples: the unabridged ones are read and written back byte for byte."""

import json
from collections.abc import Callable

import pytest

from saksama.errors import NoteMalformed, PolicyMalformed, WitnessRequestMalformed
from saksama.tlog.algorithms import cosigned_message
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosignature_time
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, VerifierKey, parse_signature_lines
from saksama.tlog.policy import Policy
from saksama.tlog.proof import Proof
from saksama.tlog.witness import AddCheckpoint
from tests.saksama.tlog.stored import VECTORS

type Place = tuple[str, int, str]

EXAMPLES: dict[Place, str] = {
    (example["spec"], example["block"], example["kind"]): example["text"]
    for example in json.loads((VECTORS / "c2sp" / "spec_examples.json").read_text())
}


def note(text: str) -> str:
    return Note.parse(text.encode()).encode().decode()


def checkpoint(text: str) -> str:
    read = Note.parse(text.encode())
    assert Checkpoint.parse(read.text).text() == read.text
    return note(text)


def lines(text: str) -> str:
    return "".join(line.encode() for line in parse_signature_lines(text))


def request(text: str) -> str:
    read = AddCheckpoint.parse(text.encode())
    assert checkpoint(read.checkpoint.decode()) == read.checkpoint.decode()
    return read.encode().decode()


def message(text: str) -> str:
    """The message of tlog-cosignature, made again from its checkpoint."""
    _, time, body = text.split("\n", 2)
    Checkpoint.parse(body)
    return cosigned_message(body.encode(), int(time.removeprefix("time "))).decode()


UNABRIDGED: dict[Place, Callable[[str], str]] = {
    ("signed-note", 0, "fenced"): note,
    ("signed-note", 1, "fenced"): note,
    ("tlog-checkpoint", 0, "fenced"): checkpoint,
    ("tlog-cosignature", 0, "fenced"): checkpoint,
    ("tlog-cosignature", 4, "indented"): message,
    ("tlog-witness", 1, "indented"): request,
    ("tlog-witness", 2, "indented"): lines,
    ("tlog-mirror", 4, "indented"): lines,
}

# Cut short with "[...]" or "<vkey>": they cannot be read as what they stand for, and must not be.
ELIDED: dict[Place, tuple[Callable[[str], object], type[Exception]]] = {
    ("tlog-proof", 0, "fenced"): (lambda text: Note.parse(Proof.parse(text.encode()).checkpoint), NoteMalformed),
    ("tlog-witness", 4, "indented"): (parse_signature_lines, NoteMalformed),
    ("tlog-policy", 0, "fenced"): (lambda text: Policy.parse(text.encode()), PolicyMalformed),
}

# The form of a line or an address, not an instance of it.
TEMPLATES: set[Place] = {
    ("signed-note", 0, "indented"),
    ("tlog-cosignature", 0, "indented"),
    ("tlog-witness", 0, "indented"),
    ("tlog-witness", 5, "indented"),
    ("tlog-mirror", 0, "indented"),
    ("tlog-policy", 1, "fenced"),
    ("tlog-policy", 2, "fenced"),
    ("tlog-policy", 3, "fenced"),
    ("tlog-policy", 5, "fenced"),
    ("tlog-tiles", 0, "indented"),
}

# Not built: `sign-subtree` (and the example is cut short as well). A whole line of a policy, tested below.
OUT_OF_SCOPE: set[Place] = {("tlog-witness", 0, "fenced")}
QUORUM_NONE: Place = ("tlog-policy", 4, "fenced")


def test_every_example_is_accounted_for() -> None:
    listed = [*UNABRIDGED, *ELIDED, *TEMPLATES, *OUT_OF_SCOPE, QUORUM_NONE]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(EXAMPLES)


@pytest.mark.parametrize("place", UNABRIDGED, ids=str)
def test_unabridged_examples_are_written_back(place: Place) -> None:
    assert UNABRIDGED[place](EXAMPLES[place]) == EXAMPLES[place]


@pytest.mark.parametrize("place", ELIDED, ids=str)
def test_elided_examples_are_refused(place: Place) -> None:
    read, error = ELIDED[place]
    assert "[...]" in EXAMPLES[place] or "<vkey>" in EXAMPLES[place]
    with pytest.raises(error):
        read(EXAMPLES[place])


@pytest.mark.parametrize("place", sorted(TEMPLATES), ids=str)
def test_templates_hold_a_placeholder_and_no_instance(place: Place) -> None:
    assert "<" in EXAMPLES[place]


def test_the_elided_proof_is_whole_but_for_its_signatures() -> None:
    text = EXAMPLES["tlog-proof", 0, "fenced"]
    proof = Proof.parse(text.encode())
    assert (proof.index, len(proof.hashes)) == (73894, 5)
    assert proof.encode().decode() == text


def test_the_subtree_request_is_refused() -> None:
    with pytest.raises(WitnessRequestMalformed):
        AddCheckpoint.parse(EXAMPLES["tlog-witness", 0, "fenced"].encode())


def test_a_policy_without_witnesses() -> None:
    assert Policy.parse(EXAMPLES[QUORUM_NONE].encode()) == Policy()
    assert Policy().serialize().decode() == EXAMPLES[QUORUM_NONE]


def test_the_example_cosignature_carries_the_time_of_the_example_message() -> None:
    line = Note.parse(EXAMPLES["tlog-cosignature", 0, "fenced"].encode()).signatures[1]
    assert cosignature_time(line) == 1679315147
    body = Note.parse(EXAMPLES["tlog-cosignature", 0, "fenced"].encode()).text
    assert cosigned_message(body.encode(), 1679315147).decode() == EXAMPLES["tlog-cosignature", 4, "indented"]


def test_the_elided_policy_reads_once_its_keys_are_there() -> None:
    text = EXAMPLES["tlog-policy", 0, "fenced"]
    for at in range(7):
        key = VerifierKey.of("a.example", ED25519 if at == 0 else COSIGNATURE_V1, bytes((at,)) * 32)
        text = text.replace("<vkey>", str(key), 1)
    policy = Policy.parse(text.encode())
    assert policy.quorum == "X-and-Y"
    assert len(policy.witnesses) == 6
