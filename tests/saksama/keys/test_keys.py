"""Key statements, the ring, locked secrets."""

import re
import threading
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import EvidenceError, NoteUnverified
from saksama.keys.locked import CannotLock, LockedMalformed, WrongPassphrase, lock, unlock
from saksama.keys.passphrase import WeakPassphrase
from saksama.keys.ring import KeyRing, Succession, body_of, fits, statement_of
from saksama.keys.statement import (
    KeyRevocation,
    KeyStatement,
    Replaced,
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
type Statement = KeyStatement | KeyRevocation


def day(month: int, of: int = 1) -> datetime:
    return datetime(2026, month, of, tzinfo=UTC)


def statement(key: str = "k1", begins: int = 1, ends: int = 12) -> KeyStatement:
    return KeyStatement(OWNER, KeyUse.LOG, key, day(begins), day(ends))


REVOCATIONS = [
    KeyRevocation(OWNER, KeyUse.AGE, "age1x", day(3)),
    KeyRevocation(OWNER, KeyUse.LOG, "k1", day(3), (5, "0" * 64)),
]


ROTATION = KeyStatement(OWNER, KeyUse.LOG, "k2", day(3), day(12), Replaced("k1", day(4)))


@pytest.mark.parametrize("said", [statement(), ROTATION, *REVOCATIONS])
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


@pytest.mark.parametrize("last_good", ["5", f"x {'0' * 64}", f"5 {'z' * 64}", f"5  {'0' * 64}", f"-1 {'0' * 64}", ""])
def test_a_revocation_with_another_last_good_is_none(last_good: str) -> None:
    text = REVOCATIONS[1].text().replace(f"last-good 5 {'0' * 64}", f"last-good {last_good}")
    with pytest.raises(StatementMalformed):
        open_statement(sign(text, INSTITUTION).encode(), INSTITUTION.verifier)


@pytest.mark.parametrize("last_good", [(5, "0" * 63), (5, "Z" * 64), (-1, "0" * 64)])
def test_a_revocation_that_could_not_be_read_back_is_not_made(last_good: tuple[int, str]) -> None:
    with pytest.raises(StatementRefused):
        KeyRevocation(OWNER, KeyUse.LOG, "k1", day(3), last_good)


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


def test_a_replaced_key_counts_until_the_end_of_the_overlap() -> None:
    ring = KeyRing.of([statement("k1", 1, 12), ROTATION])
    counting = [ring.valid(OWNER, KeyUse.LOG, day(3, of)) for of in (1, 31)]
    assert counting == [("k2", "k1"), ("k2", "k1")]
    assert ring.valid(OWNER, KeyUse.LOG, day(4)) == ("k2",)
    assert ring.counts(OWNER, KeyUse.LOG, "k1", day(4), within=timedelta(seconds=1))
    assert not ring.counts(OWNER, KeyUse.LOG, "k1", day(4))


@pytest.mark.parametrize("until", [day(2), day(3)])
def test_a_rotation_names_another_key_that_ends_no_earlier_than_the_new_one_begins(until: datetime) -> None:
    if until < day(3):
        with pytest.raises(StatementRefused):
            KeyStatement(OWNER, KeyUse.LOG, "k2", day(3), day(12), Replaced("k1", until))
    with pytest.raises(StatementRefused):
        KeyStatement(OWNER, KeyUse.LOG, "k1", day(3), day(12), Replaced("k1", until))


def test_a_stolen_log_key_speaks_up_to_the_last_good_size_alone() -> None:
    ring = KeyRing.of([statement("k1", 1, 12), KeyRevocation(OWNER, KeyUse.LOG, "k1", day(3), (5, "0" * 64))])
    assert ring.speaks(OWNER, "k1", 5, day(2))
    assert not ring.speaks(OWNER, "k1", 6, day(2))
    assert not ring.speaks(OWNER, "k1", 5, day(12))
    assert ring.last_good(OWNER, "k1") == (5, "0" * 64)
    assert ring.last_good(OWNER, "k2") is None
    # Where the revocation names no size, nothing that the key signed is believed.
    bare = KeyRing.of([statement("k1", 1, 12), KeyRevocation(OWNER, KeyUse.LOG, "k1", day(3))])
    assert not bare.speaks(OWNER, "k1", 1, day(2))


moments = st.integers(1, 11).map(day)
keys = st.sampled_from(["k1", "k2", "k3", "k4"])
statements = st.builds(
    lambda key, at, months, old, until: KeyStatement(
        OWNER,
        KeyUse.LOG,
        key,
        day(at),
        day(min(at + months, 12)),
        Replaced(old, day(max(at, until))) if old and old != key else None,
    ),
    keys,
    st.integers(1, 11),
    st.integers(1, 11),
    st.none() | keys,
    st.integers(1, 12),
)
revocations = st.builds(
    lambda key, at, size: KeyRevocation(OWNER, KeyUse.LOG, key, at, (size, "0" * 64)), keys, moments, st.integers(0, 9)
)


@given(st.lists(statements | revocations, max_size=8), st.randoms(), moments)
def test_the_order_of_statements_is_nothing(said: list[Statement], chance: Random, at: datetime) -> None:
    mixed = said[:]
    chance.shuffle(mixed)
    one, other = KeyRing.of(said), KeyRing.of(mixed)
    assert sorted(one.valid(OWNER, KeyUse.LOG, at)) == sorted(other.valid(OWNER, KeyUse.LOG, at))


@given(st.lists(statements | revocations, max_size=8), revocations, moments)
def test_a_revocation_only_takes_away(said: list[Statement], more: KeyRevocation, at: datetime) -> None:
    before, after = KeyRing.of(said), KeyRing.of([*said, more])
    assert set(after.valid(OWNER, KeyUse.LOG, at)) <= set(before.valid(OWNER, KeyUse.LOG, at))
    assert more.revoked > at or more.key not in after.valid(OWNER, KeyUse.LOG, at)
    for size in range(12):
        assert before.speaks(OWNER, more.key, size, at) or not after.speaks(OWNER, more.key, size, at)


@given(statements | revocations)
def test_an_entry_says_what_its_statement_says(said: Statement) -> None:
    body = body_of(said, "a" * 64)
    assert statement_of(body) == said
    assert fits(body, said)
    assert type(body) in {KeyIntroduced, KeyRotated, KeyRevoked}
    assert not fits(body, replace(said, key="other"))


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


def test_many_passphrases_typed_at_once_are_all_judged() -> None:
    """None waits for ever for another's lanes. Daemons: one that did could not be ended."""
    data, wrong = lock(b"secret", "frasa yang cukup panjang", bytes(16), bytes(12)), list[str]()

    def guess() -> None:
        try:
            unlock(data, "frasa yang salah sekali")
        except WrongPassphrase as error:
            wrong.append(error.code)

    several = [threading.Thread(target=guess, daemon=True) for _ in range(4)]
    for each in several:
        each.start()
    for each in several:
        each.join(timeout=120)
    assert wrong == ["locked.passphrase"] * 4


@pytest.mark.parametrize(
    ("field", "other"),
    [("salt", b64encode(bytes(15))), ("nonce", b64encode(bytes(11))), ("format", b"saksama-locked/v0")],
)
def test_a_locked_file_of_another_form_is_refused_before_its_key_is_derived(field: str, other: bytes) -> None:
    data = lock(b"secret", "kata sandi panjang", bytes(16), bytes(12))
    changed = re.sub(rb'"%s":"[^"]*"' % field.encode(), b'"%s":"%s"' % (field.encode(), other), data)
    assert changed != data
    with pytest.raises(LockedMalformed):
        unlock(changed, "kata sandi panjang")


@pytest.mark.parametrize(("salt", "nonce"), [(15, 12), (16, 11)])
def test_what_cannot_lock(salt: int, nonce: int) -> None:
    with pytest.raises(CannotLock):
        lock(b"secret", "kata sandi panjang", bytes(salt), bytes(nonce))


@pytest.mark.parametrize("passphrase", ["", "sebelas kat", "qwertyuiop123", "Administrator", " 1234567890123 "])
def test_nothing_is_locked_under_a_passphrase_that_is_tried_first(passphrase: str) -> None:
    with pytest.raises(WeakPassphrase):
        lock(b"secret", passphrase, bytes(16), bytes(12))


def test_the_old_key_says_nothing_after_the_first_statement_under_the_new_one() -> None:
    old, new = SigningKey.generate("lembaga.example/kunci"), SigningKey.generate("lembaga.example/kunci")
    one = statement()
    by_old, by_new = (sign_statement(one, key).encode() for key in (old, new))
    line = Succession([old.verifier, new.verifier])
    assert [line.open(note) for note in (by_old, by_old, by_new)] == [one] * 3
    with pytest.raises(NoteUnverified):
        line.open(by_old)
    assert line.open(by_new) == one
    # What neither signed moves nothing.
    again = Succession([old.verifier, new.verifier])
    with pytest.raises(NoteUnverified):
        again.open(sign_statement(one, SigningKey.generate("lembaga.example/kunci")).encode())
    assert again.open(by_old) == one
