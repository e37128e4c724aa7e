"""The bytes of an entry: RFC 8785 (JSON Canonicalization Scheme), restricted.

Rules kept here:
  * Keys match `[a-z][a-z0-9_]*`; integers lie within 2^53 - 1; no float, no null; strings are NFC and hold no lone
    surrogate.
  * Only bytes that re-encode to themselves are accepted, so a duplicate key, a space or another escape fails.
  * At most 65,535 bytes: the length prefix of an entry bundle has 16 bits (C2SP tlog-tiles, "Log Entries").
Left to others: which keys and values mean anything (entry, kinds).
"""

import re
import unicodedata

import msgspec

from saksama.errors import EvidenceError
from saksama.vocabulary import MAX_SAFE_INTEGER, JsonObject, JsonValue

MAX_ENTRY_BYTES = 65_535
MAX_DEPTH = 16

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder()


class MalformedEntry(EvidenceError):
    """Bytes that are no entry in the restricted form. `why` says which rule they break."""

    code = "entry.malformed"
    advice = "Compare the bytes with docs/reference/entry-kinds.md; a log must never hold them."

    why: str


def _check(value: object, depth: int) -> None:
    match value:
        case bool():
            return
        case int():
            if not -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:
                raise MalformedEntry("an integer beyond 2^53 - 1")
        case str():
            _check_text(value)
        case dict() | list() if depth >= MAX_DEPTH:
            raise MalformedEntry(f"nested deeper than {MAX_DEPTH}")
        case dict():
            _check_keys(value)
            for item in value.values():
                _check(item, depth + 1)
        case list():
            for item in value:
                _check(item, depth + 1)
        case _:
            # Null and floats come here from JSON; anything else only from a caller.
            raise MalformedEntry(
                f"a value of type {type(value).__name__}: only objects, lists, text, integers and booleans"
            )


def _check_keys(value: dict[object, object]) -> None:
    for key in value:
        if not isinstance(key, str) or _KEY.fullmatch(key) is None:
            raise MalformedEntry(f"the key {str(key)[:40]!r} is not [a-z][a-z0-9_]*")


def _check_text(text: str) -> None:
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        raise MalformedEntry("a string that is not NFC")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise MalformedEntry("a lone surrogate")


def encode(value: JsonObject) -> bytes:
    """The canonical bytes of `value`. Raises `MalformedEntry` where the restricted form has no room for it.

    All keys are ASCII, so sorting by code point is sorting by UTF-16 code unit (RFC 8785 section 3.2.3).
    """
    if not isinstance(value, dict):
        raise MalformedEntry("the outermost value is no object")
    _check(value, 0)
    data = _ENCODER.encode(value)
    if len(data) > MAX_ENTRY_BYTES:
        raise MalformedEntry(f"{len(data)} bytes, more than {MAX_ENTRY_BYTES}")
    return data


def decode(data: bytes) -> JsonObject:
    """The object that `data` spells.

    Raises `MalformedEntry` unless `data` is exactly what `encode` would make of it.
    """
    if len(data) > MAX_ENTRY_BYTES:
        raise MalformedEntry(f"{len(data)} bytes, more than {MAX_ENTRY_BYTES}")
    try:
        value: JsonValue = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedEntry(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise MalformedEntry("the outermost value is no object")
    if encode(value) != data:
        raise MalformedEntry("not in canonical form (duplicate key, order, space, escape or number spelling)")
    return value
