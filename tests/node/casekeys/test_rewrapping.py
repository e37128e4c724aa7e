"""A new `keys/cases`: all that was sealed opens, cut off anywhere too, and the stolen file opens none of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections

from saksama_node.casekeys import rewrapping, sealing
from saksama_node.casekeys.models import CaseKey
from saksama_node.casekeys.sealing import SealBroken, opened_all, seal
from saksama_node.flows.keys.rewrap_cases import rewrap_cases
from saksama_node.flows.node.examine_keys import case_keys
from saksama_node.ledger.turn import writing
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import CASES, of_number, read_line

pytestmark = pytest.mark.usefixtures("database")
MANY = 7
REWRAP_SOME = "saksama_node.flows.keys.rewrap_cases.rewrap_some"
SAID = [f"CONTOH {each}".encode() for each in range(MANY)]


@pytest.fixture(autouse=True)
def _keys_put_back(tmp_path: Path) -> Iterator[None]:
    """The node's folder is one for all tests."""
    shutil.copytree(SETTINGS.data / "keys", tmp_path / "keys")
    yield
    shutil.rmtree(SETTINGS.data / "keys")
    shutil.copytree(tmp_path / "keys", SETTINGS.data / "keys")
    sealing._root.cache_clear()


def sealed(first: int = 0) -> list[tuple[bytes, str]]:
    """What is sealed under a key each, and where it stands."""
    with writing():
        return [(seal(f"{first + at:032x}", f"uji {at}", said), f"uji {at}") for at, said in enumerate(SAID)]


def opens_under(row: CaseKey, number: int) -> bool:
    root = bytes.fromhex(read_line(SETTINGS.data, of_number(CASES, number)))
    try:
        ChaCha20Poly1305(root).decrypt(
            bytes(row.wrapped)[:12], bytes(row.wrapped)[12:], b"saksama/case-key/v1\0%s\0goes" % row.subject.encode()
        )
    except InvalidTag:
        return False
    return True


def roots() -> set[int]:
    return set(CaseKey.objects.values_list("root", flat=True))


def test_all_opens_under_the_new_file_and_the_stolen_one_opens_nothing() -> None:
    kept = sealed()
    before = CaseKey.objects.count()
    assert rewrap_cases().done == before >= MANY
    assert opened_all(kept) == SAID
    later = sealed(first=100)
    assert roots() == {2}
    # As another process finds it, that has never read either file.
    sealing._root.cache_clear()
    assert opened_all([*kept, *later]) == [*SAID, *SAID]
    mine = CaseKey.objects.filter(subject__in=[f"{each:032x}" for each in range(MANY)])
    assert [(opens_under(row, 1), opens_under(row, 2)) for row in mine] == [(False, True)] * MANY
    # Nobody knows who holds the second one now: there may be a third.
    assert rewrap_cases().done == before + MANY
    assert roots() == {3}
    assert opened_all([*kept, *later]) == [*SAID, *SAID]


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_cut_off_anywhere_all_opens_and_doing_it_again_finishes(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    kept, left = sealed(), iter(range(parts))
    monkeypatch.setattr(rewrapping, "AT_ONCE", 2)
    whole = rewrapping.rewrap_some

    def cut_off(after: int) -> rewrapping.Rewrapped:
        if next(left, None) is None:
            raise DatabaseError("CONTOH: cut off")
        return whole(after)

    monkeypatch.setattr(REWRAP_SOME, cut_off)
    with pytest.raises(DatabaseError):
        rewrap_cases()
    assert opened_all(kept) == SAID
    kept += sealed(first=100)
    many = CaseKey.objects.filter(root=1).count()
    assert [(each.code, each.facts["count"]) for each in case_keys()] == [("key.cases-earlier", many)]
    monkeypatch.setattr(REWRAP_SOME, whole)
    assert rewrap_cases() == rewrapping.Rewrapped(many, 0, None)
    assert opened_all(kept) == [*SAID, *SAID]
    assert roots() == {2}
    assert not (SETTINGS.data / of_number(CASES, 3)).exists()
    assert case_keys() == []


def test_what_others_seal_meanwhile_opens_and_no_key_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = sealed()
    monkeypatch.setattr(rewrapping, "AT_ONCE", 1)
    begun = Event()

    def others() -> None:
        try:
            for each in range(20):
                kept.extend(sealed(first=1000 * (each + 1)))
                begun.set()
        finally:
            connections.close_all()

    other = Thread(target=others)
    other.start()
    begun.wait()
    rewrap_cases()
    other.join()
    assert opened_all(kept) == SAID * 21
    # One that was wrapped as the new file appeared is left at most: it opens, is said, and is finished.
    if case_keys():
        rewrap_cases()
    assert case_keys() == []
    assert roots() == {2}


def test_a_file_that_is_not_here_is_named_and_nothing_is_wrapped_under_another() -> None:
    kept = sealed()
    rewrap_cases()
    (SETTINGS.data / of_number(CASES, 2)).unlink()
    sealing._root.cache_clear()
    assert [(each.code, each.about) for each in case_keys()] == [("key.cases-lacking", "keys/cases.2")]
    with pytest.raises(SealBroken):
        opened_all(kept)
    assert rewrap_cases().done == 0
    assert roots() == {2}


@pytest.mark.parametrize("wrapped", [b"", bytes(5), bytes(60)])
def test_a_row_that_does_not_open_stays_and_stops_no_other(wrapped: bytes) -> None:
    kept = sealed()
    first = CaseKey.objects.get(subject=f"{0:032x}").pk
    CaseKey.objects.filter(pk=first).update(wrapped=wrapped)
    many = CaseKey.objects.count()
    assert rewrap_cases() == rewrapping.Rewrapped(many - 1, 1, None)
    assert set(CaseKey.objects.exclude(root=2).values_list("pk", flat=True)) == {first}
    assert opened_all(kept[1:]) == SAID[1:]
    with pytest.raises(SealBroken):
        opened_all(kept[:1])
    with pytest.raises(CommandError, match="1 keys of cases do not open"):
        call_command("key", "rewrap")


def test_the_command_does_it_and_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    sealed()
    many = CaseKey.objects.count()
    call_command("key", "rewrap")
    assert capsys.readouterr().out.split() == [str(many)]
    assert roots() == {2}
