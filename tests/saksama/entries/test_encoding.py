"""The restricted RFC 8785 form, for any value."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.encoding import MAX_ENTRY_BYTES, MalformedEntry, decode, encode
from saksama.vocabulary import MAX_SAFE_INTEGER, JsonObject

TEXT = st.text().map(lambda text: unicodedata.normalize("NFC", text))
KEY = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
LEAF = TEXT | st.integers(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER) | st.booleans()
VALUE = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4), max_leaves=12
)
OBJECT = st.dictionaries(KEY, VALUE, max_size=5)


@given(OBJECT)
def test_round_trip_and_the_bytes_of_another_encoder(value: JsonObject) -> None:
    data = encode(value)
    assert decode(data) == value
    assert data == json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


@given(OBJECT, st.data())
def test_one_byte_changed_is_refused_or_another_canonical_object(value: JsonObject, draw: st.DataObject) -> None:
    data = bytearray(encode(value))
    data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        again = decode(bytes(data))
    except MalformedEntry:
        return
    assert encode(again) == bytes(data)


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_malformed(data: bytes) -> None:
    try:
        value = decode(data)
    except MalformedEntry:
        return
    assert encode(value) == data


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1.5},
        {"a": None},
        {"A": 1},
        {"a": "e\u0301"},
        {"a": "\ud800"},
        {"a": 2**53},
        {"a": {1: 2}},
        {"a": b"x"},
        [],
        "a",
    ],
)
def test_what_has_no_form_is_refused(value: Any) -> None:
    with pytest.raises(MalformedEntry):
        encode(value)


def test_the_longest_entry_and_one_byte_more() -> None:
    longest: JsonObject = {"a": "x" * (MAX_ENTRY_BYTES - len('{"a":""}'))}
    assert len(encode(longest)) == MAX_ENTRY_BYTES
    assert decode(encode(longest)) == longest
    with pytest.raises(MalformedEntry):
        encode({"a": f"{longest['a']}x"})
    with pytest.raises(MalformedEntry):
        decode(b'{"a":"' + b"x" * MAX_ENTRY_BYTES + b'"}')
