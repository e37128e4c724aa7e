"""Every case of tests/vectors/entries reaches the verdict that stands beside it; every kind has one, made by code."""

import hashlib
import json
from base64 import b64decode
from pathlib import Path

import pytest

from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import NewerThanKnown, decode_entry
from saksama.entries.kinds import BODIES
from tools import entry_vectors
from tools.entry_vectors import Second, second_of

CASES = json.loads((Path(__file__).parents[2] / "vectors" / "entries" / "entries.json").read_text())["cases"]


def verdict(data: bytes) -> tuple[str, str]:
    try:
        entry = decode_entry(data)
    except MalformedEntry as error:
        return "malformed", error.why
    except NewerThanKnown as error:
        return "newer", error.why
    assert entry.encode() == data
    return "ok", ""


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    data = b64decode(case["base64"]) if "base64" in case else case["text"].encode()
    reached, why = verdict(data)
    assert reached == case["verdict"], why
    assert case.get("why", "") in why


KINDS = json.loads(entry_vectors.FILE.read_text(encoding="utf-8"))["cases"]


def test_the_vectors_of_the_kinds_are_fresh_and_whole() -> None:
    assert entry_vectors.FILE.read_text(encoding="utf-8") == entry_vectors.render(), "run: ./run kinds"
    assert {case["kind"] for case in KINDS} == set(BODIES)
    told = {case["kind"]: case["second"] for case in KINDS if "second" in case}
    assert told == {kind: str(second) for kind, body in BODIES.items() if (second := second_of(body))}


@pytest.mark.parametrize("case", KINDS, ids=[case["kind"] for case in KINDS])
def test_kind(case: dict[str, str]) -> None:
    data = case["text"].encode()
    assert verdict(data) == ("ok", "")
    entry = decode_entry(data)
    assert entry.kind == case["kind"]
    assert hashlib.sha256(b"\x00" + data).hexdigest() == case["leaf"]
    if case.get("second") == Second.CONFIRMED:
        assert getattr(entry.body, "second", None) not in {None, entry.actor}, "two persons"
