"""Keys of cases: what they seal opens where it stands and nowhere else, and not at all once they are destroyed."""

import hashlib
import secrets

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from saksama.entries.kinds.case import CaseReceived
from saksama_node.accounts.policy import Role
from saksama_node.casekeys import sealing
from saksama_node.casekeys.keyed import number
from saksama_node.casekeys.models import CaseKey
from saksama_node.casekeys.sealing import (
    Plain,
    SealBroken,
    Use,
    destroy,
    opened_all,
    opened_words_all,
    seal,
    seal_all,
    seal_words,
)
from saksama_node.ledger.actions import act, append, new_subject, opening
from saksama_node.ledger.models import Opening
from saksama_node.ledger.queries import opening_of_each, openings_of
from saksama_node.ledger.turn import writing
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import CASES
from tests.node.cases.handled import received
from tests.node.conftest import LoggedIn

pytestmark = pytest.mark.usefixtures("database")
ONE, OTHER = "1" * 32, "2" * 32


def opened_at(sealed: bytes, bound: str) -> bytes | None:
    return opened_all([(sealed, bound)])[0]


def opened_words_at(sealed: bytes, bound: str) -> str:
    return opened_words_all([(sealed, bound)])[0]


SHOWN = 20
"""Of what came in, on the first page of the cases."""


def test_what_is_sealed_opens_in_its_place_alone() -> None:
    with writing():
        sealed = seal(ONE, "act 1", b"CONTOH: kata")
        other = seal(OTHER, "act 1", b"CONTOH: kata")
    assert opened_at(sealed, "act 1") == b"CONTOH: kata"
    assert b"CONTOH" not in sealed
    with pytest.raises(SealBroken):
        opened_at(sealed, "act 2")
    with pytest.raises(SealBroken):
        # Under another subject's key.
        opened_at(other[:8] + sealed[8:], "act 1")
    with pytest.raises(SealBroken):
        opened_at(sealed[:-1] + bytes([sealed[-1] ^ 1]), "act 1")


def test_equal_words_are_sealed_to_unequal_bytes() -> None:
    with writing():
        sealed = seal_all([Plain(ONE, "act 1", b"CONTOH")] * 50)
    assert len({each[8:20] for each in sealed}) == len({each[20:] for each in sealed}) == 50
    assert CaseKey.objects.filter(subject=ONE).count() == 1


def test_a_key_of_another_subject_or_use_does_not_unwrap() -> None:
    with writing():
        seal(ONE, "x", b"a")
        sealed = seal(OTHER, "x", b"b")
    wrapped = CaseKey.objects.get(subject=ONE).wrapped
    CaseKey.objects.filter(subject=OTHER).update(wrapped=wrapped)
    with pytest.raises(SealBroken):
        opened_at(sealed, "x")


def test_what_goes_is_unreadable_once_its_key_is_destroyed_and_what_stays_is_not() -> None:
    with writing():
        goes, stays = seal(ONE, "a", b"goes"), seal(ONE, "a", b"stays", Use.STAYS)
        other = seal(OTHER, "a", b"other")
        destroy([ONE])
    assert opened_all([(goes, "a"), (stays, "a"), (other, "a")]) == [None, b"stays", b"other"]
    with writing():
        again = seal(ONE, "a", b"new")
    # Under a key of its own: the old one does not come back.
    assert opened_all([(goes, "a"), (again, "a")]) == [None, b"new"]


def test_no_words_are_no_bytes_and_need_no_key() -> None:
    with writing():
        assert seal_words(ONE, "a", "") == b""
        some = seal_words(ONE, "a", "CONTOH é")
    assert opened_words_at(b"", "a") == ""
    assert opened_words_all([(b"", "a"), (some, "a"), (b"", "b")]) == ["", "CONTOH é", ""]
    with writing():
        destroy([ONE])
    assert opened_words_at(some, "a") == ""


def test_salt_and_bytes_of_an_opening_are_sealed_for_their_entry_and_name() -> None:
    told = [opening(name, b"CONTOH 27") for name in ("content", "evidence", "identity")]
    with act():
        first, second = (
            append(CaseReceived(), subject=new_subject(), actor="intake", openings=told, stay=("evidence",))
            for _ in range(2)
        )
    assert openings_of(first.leaf_id) == tuple(told)
    assert opening_of_each([first.leaf_id, second.leaf_id], "content").keys() == {first.leaf_id, second.leaf_id}
    rows = {row.name: bytes(row.sealed) for row in Opening.objects.filter(leaf=first.leaf_id)}
    for each in told:
        assert each.salt not in rows[each.name]
        assert each.data not in rows[each.name]
    Opening.objects.filter(leaf=second.leaf_id, name="content").update(sealed=rows["content"])
    with pytest.raises(SealBroken):
        openings_of(second.leaf_id)
    with writing():
        destroy([first.entry.subject])
    assert [each.name for each in openings_of(first.leaf_id)] == ["evidence"]


def test_numbers_of_words_are_this_node_s_and_of_their_use() -> None:
    words = [secrets.token_hex(4) for _ in range(1000)]
    found = {number("report", each) for each in words}
    assert len(found) == 1000
    assert all(0 <= each < 1 << 63 for each in found)
    assert found.isdisjoint(number("related", each) for each in words)
    assert found == {number("report", each) for each in words}


def test_a_key_is_wrapped_under_the_key_file_alone() -> None:
    with writing():
        seal(ONE, "a", b"CONTOH")
    row = CaseKey.objects.get(subject=ONE)
    nonce, wrapped, bound = row.wrapped[:12], row.wrapped[12:], f"saksama/case-key/v1\0{ONE}\0goes".encode()
    root = bytes.fromhex((SETTINGS.data / CASES).read_text())
    assert len(ChaCha20Poly1305(root).decrypt(nonce, wrapped, bound)) == 32
    for other in (bytes(32), hashlib.sha256(root).digest()):
        with pytest.raises(InvalidTag):
            ChaCha20Poly1305(other).decrypt(nonce, wrapped, bound)


def test_a_list_opens_no_more_than_it_shows(logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(SHOWN + 3):
        received()
    opened_here: list[str] = []
    real = sealing._opened

    def counted(key: object, sealed: bytes, bound: str) -> bytes | None:
        opened_here.append(bound)
        return real(key, sealed, bound)  # type: ignore[arg-type]

    monkeypatch.setattr(sealing, "_opened", counted)
    assert logged_in(Role.OFFICER).get("/meja/perkara/").status_code == 200
    assert 0 < len(opened_here) <= SHOWN
