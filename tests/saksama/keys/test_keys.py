"""Key statements, the ring, locked secrets."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import EvidenceError, NoteUnverified
from saksama.keys.locked import CannotLock, LockedMalformed, WrongPassphrase, lock, unlock
from saksama.keys.ring import KeyRing
from saksama.keys.statement import (
    KeyRevocation,
    KeyStatement,
    StatementMalformed,
    StatementRefused,
    open_statement,
    sign_statement,
)
from saksama.tlog.note import ED25519, SigningKey, sign
from saksama.vocabulary import KeyUse

INSTITUTION = SigningKey("bawaslu", ED25519, bytes(32))
OTHER = SigningKey("bawaslu", ED25519, bytes(31) + b"\x01")
OWNER = "b.example/log"


def day(month: int, of: int = 1) -> datetime:
    return datetime(2026, month, of, tzinfo=UTC)


def statement(key: str = "k1", begins: int = 1, ends: int = 12) -> KeyStatement:
    return KeyStatement(OWNER, KeyUse.LOG, key, day(begins), day(ends))


REVOCATIONS = [
    KeyRevocation(OWNER, KeyUse.AGE, "age1x", day(3)),
    KeyRevocation(OWNER, KeyUse.LOG, "k1", day(3), (5, "0" * 64)),
]


@pytest.mark.parametrize("said", [statement(), *REVOCATIONS])
def test_a_statement_comes_back_only_under_its_own_key(said: KeyStatement | KeyRevocation) -> None:
    data = sign_statement(said, INSTITUTION).encode()
    assert open_statement(data, INSTITUTION.verifier) == said
    with pytest.raises(NoteUnverified):
        open_statement(data, OTHER.verifier)


@given(st.data())
def test_one_byte_changed_never_gives_another_statement(draw: st.DataObject) -> None:
    data = bytearray(sign_statement(statement(), INSTITUTION).encode())
    data[draw.draw(st.integers(0, len(data) - 1))] ^= draw.draw(st.integers(1, 255))
    try:
        opened = open_statement(bytes(data), INSTITUTION.verifier)
    except EvidenceError:
        return
    assert opened == statement()


@pytest.mark.parametrize(
    "change",
    [
        ("use log", "use cosmic"),
        ("saksama-key/v1", "saksama-key/v2"),
        ("owner ", "Owner "),
        ("key k1", "key k1\nkey k1"),
    ],
)
def test_signed_words_that_are_no_statement(change: tuple[str, str]) -> None:
    with pytest.raises(StatementMalformed):
        open_statement(sign(statement().text().replace(*change), INSTITUTION).encode(), INSTITUTION.verifier)


def test_a_statement_that_ends_before_it_begins_is_not_made() -> None:
    with pytest.raises(StatementRefused):
        statement(begins=5, ends=5)


def test_which_keys_count_when() -> None:
    ring = KeyRing.of([statement("old", 1, 6), statement("new", 5, 12)])
    assert [ring.valid(OWNER, KeyUse.LOG, day(month)) for month in (1, 5, 6)] == [("old",), ("new", "old"), ("new",)]
    assert ring.valid(OWNER, KeyUse.LOG, day(12)) == ()
    assert ring.valid(OWNER, KeyUse.AGE, day(2)) == ring.valid("other/log", KeyUse.LOG, day(2)) == ()
    revoked = ring.adding(KeyRevocation(OWNER, KeyUse.LOG, "old", day(3)))
    assert revoked.valid(OWNER, KeyUse.LOG, day(2)) == ("old",)
    assert revoked.valid(OWNER, KeyUse.LOG, day(3)) == ()
    assert revoked.ever(OWNER, KeyUse.LOG) == ("old", "new")


def test_a_locked_secret_opens_with_its_passphrase_only() -> None:
    data = lock(b"secret", "kata sandi panjang", bytes(16), bytes(12))
    assert b"secret" not in data
    assert unlock(data, "kata sandi panjang") == b"secret"
    with pytest.raises(WrongPassphrase):
        unlock(data, "kata sandi pendek")
    with pytest.raises(LockedMalformed):
        unlock(data.replace(b'"memory_kib":65536', b'"memory_kib":8'), "kata sandi panjang")
    with pytest.raises(WrongPassphrase):
        unlock(data.replace(b'"passes":3', b'"passes":4'), "kata sandi panjang")


@pytest.mark.parametrize(
    ("passphrase", "salt", "nonce"), [("short", 16, 12), ("long enough", 15, 12), ("long enough", 16, 11)]
)
def test_what_cannot_lock(passphrase: str, salt: int, nonce: int) -> None:
    with pytest.raises(CannotLock):
        lock(b"secret", passphrase, bytes(salt), bytes(nonce))
