"""Commitments, the openings file, pseudonyms."""

import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.commitment import (
    BadOpenings,
    BadSalt,
    EvidenceFile,
    Opening,
    OpeningFails,
    Openings,
    check_opening,
    commit,
    encode_manifest,
    encode_openings,
    parse_manifest,
    parse_openings,
)
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.pseudonym import BadSecret, pseudonym

SALT = bytes(range(32))


def received() -> Entry:
    names = {name: commit("case.received", name, SALT, name.encode()) for name in ("content", "evidence", "identity")}
    at = datetime(2026, 11, 24, tzinfo=UTC)
    return Entry(body=CaseReceived(), at=at, node="b.example/log", subject="0" * 32, actor="node", commits=names)


def test_the_formula_of_the_design() -> None:
    said = b"saksama/commit/v1\x00case.received\x00content\x00" + SALT + b"data"
    assert commit("case.received", "content", SALT, b"data") == hashlib.sha256(said).hexdigest()


def test_an_opening_opens_only_its_own_place() -> None:
    check_opening(received(), Opening("content", SALT, b"content"))
    for wrong in (
        Opening("content", SALT, b"Content"),
        Opening("content", SALT[::-1], b"content"),
        Opening("identity", SALT, b"content"),
        Opening("nothing", SALT, b"content"),
    ):
        with pytest.raises(OpeningFails):
            check_opening(received(), wrong)
    with pytest.raises(BadSalt):
        check_opening(received(), Opening("content", SALT[:31], b"content"))


ITEMS = st.dictionaries(
    st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
    st.tuples(st.binary(min_size=32, max_size=32), st.binary()),
    max_size=4,
)


@given(ITEMS)
def test_the_openings_file_comes_back(items: dict[str, tuple[bytes, bytes]]) -> None:
    openings = Openings("0" * 64, tuple(Opening(name, *rest) for name, rest in items.items()))
    assert parse_openings(encode_openings(openings)) == openings


@given(st.binary(max_size=200))
def test_any_bytes_are_openings_or_refused(data: bytes) -> None:
    with pytest.raises(BadOpenings):
        parse_openings(data)


def test_a_part_can_be_left_closed() -> None:
    openings = Openings("0" * 64, (Opening("content", SALT, b"c"), Opening("identity", SALT, b"i")))
    assert [item.name for item in openings.without("identity").items] == ["content"]


def test_the_manifest_is_canonical() -> None:
    files = [EvidenceFile(name="foto.jpg", sha256="0" * 64, size=3)]
    assert encode_manifest(files) == b'[{"name":"foto.jpg","sha256":"' + b"0" * 64 + b'","size":3}]'
    assert parse_manifest(encode_manifest(files)) == files


def test_one_person_is_one_pseudonym_within_a_subject_only() -> None:
    one, two = bytes(32), bytes(31) + b"\x01"
    assert pseudonym(one, "a" * 32) == pseudonym(one, "a" * 32)
    assert len({pseudonym(secret, subject) for secret in (one, two) for subject in ("a" * 32, "b" * 32)}) == 4
    with pytest.raises(BadSecret):
        pseudonym(b"short", "a" * 32)
