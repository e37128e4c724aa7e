"""Guessing: follow-up codes from many places, passphrases from the desk, names and receipts by their answers."""

import re
import time

import pytest
from django.test import Client, RequestFactory

from saksama.keys.locked import WrongPassphrase
from saksama_node.accounts import tries
from saksama_node.accounts.tries import LIMIT, Locked, TooManyTries, counted
from saksama_node.agreements.institution import institution_key
from saksama_node.cases import vault
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.web import throttle
from tests.node.accounts.trying import at_once
from tests.node.cases.filing import filing
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, VAULT_PASSPHRASE


def follow(code: str, address: str) -> int:
    return Client().post("/ikuti/", {"code": code}, REMOTE_ADDR=address).status_code


def test_many_wrong_codes_from_many_places_make_all_take_turns(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MANY", 20)
    code = new_code()
    assert file_report(filing(code)) is not None
    told = [follow("A" * 20, f"192.0.2.{number}") for number in range(20)]
    began = time.monotonic()
    told += [follow("A" * 20, f"192.0.2.{number}") for number in range(20, 60)]
    assert told[:20] == [422] * 20
    # One a second, whoever asks.
    assert told[20:].count(422) <= 2 + time.monotonic() - began
    assert 429 in told[20:]
    # The right code comes through in its turn, from a place that never was wrong.
    for _ in range(100):
        status = follow(code, "198.51.100.1")
        if status == 200:
            break
        assert status == 429
        time.sleep(0.1)
    assert status == 200


def test_a_network_of_ipv6_is_one_sender() -> None:
    ask = RequestFactory()
    one, other, far = (
        ask.get("/", REMOTE_ADDR=each) for each in ("2001:db8:1:2::1", "2001:db8:1:2:9::9", "2001:db8:1:3::1")
    )
    assert throttle.sender(one) == throttle.sender(other) != throttle.sender(far)
    assert throttle.sender(ask.get("/", REMOTE_ADDR="::ffff:192.0.2.1")) == "::ffff:192.0.2.1"


@pytest.mark.parametrize(
    ("opening", "right"),
    [(vault.open_with, VAULT_PASSPHRASE), (institution_key, INSTITUTION_PASSPHRASE)],
    ids=["vault", "institution"],
)
def test_wrong_passphrases_are_counted_and_shut_the_key(
    database: None, monkeypatch: pytest.MonkeyPatch, opening: "object", right: str
) -> None:
    assert callable(opening)
    monkeypatch.setattr(tries, "LIMIT", 3)
    assert opening(right)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            opening("bukan frasa ini")
    with pytest.raises(TooManyTries):
        opening(right)
    started = time.time()
    monkeypatch.setattr(time, "time", lambda: started + tries.WINDOW_SECONDS + 5)
    assert opening(right)


def test_many_wrong_ones_at_once_are_not_more(database: None) -> None:
    asked: list[int] = []

    def wrong() -> None:
        asked.append(1)
        time.sleep(0.05)
        raise WrongPassphrase

    def guess(_number: int) -> None:
        with pytest.raises((WrongPassphrase, TooManyTries)):
            counted(Locked.VAULT, wrong)

    at_once(4 * LIMIT, guess)
    assert len(asked) == LIMIT


def test_no_flood_of_other_keys_opens_a_locked_one_again(database: None) -> None:
    """The cache that was: three hundred keys, and a third of them forgotten when it was full."""

    def wrong() -> None:
        raise WrongPassphrase

    for _ in range(LIMIT):
        with pytest.raises(WrongPassphrase):
            counted(Locked.VAULT, wrong)
    for number in range(400):
        throttle.admit(RequestFactory().get("/", REMOTE_ADDR=f"198.51.{number // 200}.{number % 200}"), "contoh", 1)
    with pytest.raises(TooManyTries):
        counted(Locked.VAULT, wrong)


def test_codes_at_once_from_one_place_are_no_more_than_one_after_another(database: None) -> None:
    told = at_once(16, lambda _number: follow("A" * 20, "192.0.2.1"))
    assert sorted(told) == [422] * 10 + [429] * 6


def test_a_malformed_and_an_unknown_code_are_answered_alike(database: None) -> None:
    token = re.compile(r'value="[A-Za-z0-9]{64}"')
    pages: set[tuple[int, str]] = set()
    for code in (new_code(), "", "x", "\u202e", "A" * 5000, "' OR 1=1"):
        answer = Client().post("/ikuti/", {"code": code}, REMOTE_ADDR=f"192.0.2.{len(pages)}")
        pages.add((answer.status_code, token.sub("", answer.content.decode())))
    assert len(pages) == 1
