"""Every case of tests/vectors/entries reaches the verdict that stands beside it."""

import json
from base64 import b64decode
from pathlib import Path

import pytest

from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import NewerThanKnown, decode_entry

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
