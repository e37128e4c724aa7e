"""transparency-dev/merkle: good proofs hold, and each broken one fails for its stated reason."""

import json
from base64 import b64decode
from typing import Any

import pytest

from saksama.errors import ConsistencyFailed, InclusionFailed
from saksama.tlog.tree import verify_consistency, verify_inclusion
from tests.saksama.tlog.stored import VECTORS

INCLUSION = json.loads((VECTORS / "merkle" / "inclusion.json").read_text())
CONSISTENCY = json.loads((VECTORS / "merkle" / "consistency.json").read_text())

RANGE = "the index is not below the size"
ORDER = "the old size is above the new one"
BYTES = "a hash is not 32 bytes"
LONG = "the proof is too long"
SHORT = "the proof is too short"
EMPTY = "the proof is empty"
NOT_EMPTY = "the proof should be empty"
ROOT = "the proof leads to another root"
OLD_ROOT = "the proof leads to another old root"
NEW_ROOT = "the proof leads to another new root"
EMPTY_TREE = "the root of size 0 is not the empty tree's"
TWO_ROOTS = "two roots for one size"

# What the vector's own description says was done to a good proof, and the reasons by which that may be found out.
REASONS: dict[str, set[str]] = {
    # inclusion
    "empty root": {ROOT, RANGE, BYTES},
    "empty root and leaf": {BYTES},
    "empty leaf": {BYTES},
    "empty root and random leaf": {RANGE, ROOT},
    "random leaf": {RANGE, BYTES},
    "random root": {ROOT},
    "wrong leaf": {BYTES},
    "leafIdx": {RANGE, ROOT, SHORT},
    "treeSize div": {RANGE, LONG},
    "treeSize mul": {SHORT},
    "inserted component": {LONG},
    "removed component": {SHORT},
    "preceding garbage": {BYTES},
    "trailing garbage": {BYTES},
    "preceding root": {LONG},
    "trailing root": {LONG},
    "modified proof[": {ROOT},
    # consistency
    "modified proof@": {OLD_ROOT, NEW_ROOT},
    "empty proof": {EMPTY, SHORT},
    "truncated proof": {SHORT},
    "preceding proof": {LONG},
    "swapped roots": {OLD_ROOT, NEW_ROOT},
    "wrong root": {BYTES},
    "size1 XOR": {LONG, SHORT, EMPTY_TREE},
    "size1 plus": {LONG, SHORT, TWO_ROOTS},
    "size1 sub": {SHORT, EMPTY_TREE},
    "size2 div": {ORDER, LONG, TWO_ROOTS},
    "size2 mul": {SHORT},
    "size1 is greater": {ORDER},
    "size1 is zero": {BYTES},
    "consistency check on empty tree": {NOT_EMPTY},
    "sizes are equal (zero)": {EMPTY_TREE},
    "sizes are equal (one)": {TWO_ROOTS},
    "sizes do not watch": {BYTES},
    "sizes match but proof is not empty": {NOT_EMPTY},
    "roots do not match and sizes are zero": {EMPTY_TREE},
    "roots do not not match and sizes are one": {TWO_ROOTS},
}


def reasons(description: str) -> set[str]:
    return REASONS[max((start for start in REASONS if description.startswith(start)), key=len)]


def hashes(values: list[str] | None) -> list[bytes]:
    return [b64decode(value) for value in values or []]


@pytest.mark.parametrize("case", INCLUSION, ids=[case["file"] for case in INCLUSION])
def test_inclusion(case: dict[str, Any]) -> None:
    given = (case["leafIdx"], case["treeSize"], b64decode(case["leafHash"]), hashes(case["proof"]))
    if not case["wantErr"]:
        verify_inclusion(*given, b64decode(case["root"]))
        return
    with pytest.raises(InclusionFailed) as caught:
        verify_inclusion(*given, b64decode(case["root"]))
    assert caught.value.why in reasons(case["desc"])


@pytest.mark.parametrize("case", CONSISTENCY, ids=[case["file"] for case in CONSISTENCY])
def test_consistency(case: dict[str, Any]) -> None:
    given = (case["size1"], case["size2"], b64decode(case["root1"]), b64decode(case["root2"]), hashes(case["proof"]))
    if not case["wantErr"]:
        verify_consistency(*given)
        return
    with pytest.raises(ConsistencyFailed) as caught:
        verify_consistency(*given)
    assert caught.value.why in reasons(case["desc"])
