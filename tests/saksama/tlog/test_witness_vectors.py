"""A foreign witness's cases, in their order, put to `decide`: the same status for the same reason."""

import json
from typing import Any

import pytest

from saksama.tlog.cosignature import cosign
from saksama.tlog.note import COSIGNATURE_V1, ED25519, SigningKey, VerifierKey
from saksama.tlog.witness import SIZE_TYPE, Accept, AddCheckpoint, Refuse, StoredCheckpoint, decide, read_request
from tests.saksama.tlog.stored import VECTORS

GIVEN = json.loads((VECTORS / "witness" / "add_checkpoint_cases.json").read_text())
CASES: list[dict[str, Any]] = GIVEN["cases"]
PUBLIC = bytes.fromhex(GIVEN["sigsum_log_pubkey_hex"])
ORIGIN = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
SUMDB = "go.sum database tree"
WITNESS = SigningKey("example.com/witness", COSIGNATURE_V1, bytes(31) + b"\1")
AT = 1_706_500_800

# The file answers 403 for an origin that the witness does not know; tlog-witness says 404, and that stands.
SPECIFIED = {"unknown log": (404, "unknown origin")}


def answers() -> list[tuple[dict[str, Any], Accept | Refuse]]:
    """Every case in turn; the state goes from one to the next, as it did in the witness that they come from."""
    keys = {ORIGIN: [VerifierKey.of(ORIGIN, ED25519, PUBLIC)]}
    states: dict[str, StoredCheckpoint] = {}
    told: list[tuple[dict[str, Any], Accept | Refuse]] = []
    for case in CASES:
        assert case["path"] == "/add-checkpoint"
        request = read_request(case["body"].encode())
        assert isinstance(request, AddCheckpoint)
        assert request.encode().decode() == case["body"]
        known = {SUMDB: [VerifierKey.parse(text) for text in case["log_vkeys"]], **keys}
        answer = decide(request, states.get(request.origin), known.get(request.origin, []))
        if isinstance(answer, Accept):
            states[request.origin] = answer.state
        told.append((case, answer))
    return told


ANSWERS = answers()


@pytest.mark.parametrize(("case", "answer"), ANSWERS, ids=[f"{at}-{case['status']}" for at, case in enumerate(CASES)])
def test_the_answer_is_the_foreign_witness_s(case: dict[str, Any], answer: Accept | Refuse) -> None:
    said = " ".join(case["asserts"])
    status, words = SPECIFIED.get(said, (case["status"], said))
    if isinstance(answer, Accept):
        assert status == 200
        assert answer.body(cosign(answer.note.text, WITNESS, AT)).decode().startswith(words)
        return
    assert answer.status == status
    assert words in answer.body.decode()


def test_each_conflict_tells_the_stored_size() -> None:
    conflicts = [answer for _, answer in ANSWERS if isinstance(answer, Refuse) and answer.status == 409]
    assert [(answer.content_type, answer.body) for answer in conflicts] == [(SIZE_TYPE, b"3\n"), (SIZE_TYPE, b"5\n")]


def test_the_cases_cover_what_they_came_for() -> None:
    assert [case["status"] for case in CASES] == [200, 200, 403, 403, 422, 422, 200, 409, 200, 409]
