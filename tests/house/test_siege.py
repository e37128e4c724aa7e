"""The attacks that are played again: each names what keeps it out, and that stands in the table of controls."""

import json
from base64 import b32encode

import pytest

from tools.databases import Database
from tools.mutants.run import controls
from tools.siege.disk import holds
from tools.siege.table import ATTACKS
from tools.soak import RECORD


def test_every_attack_says_what_is_tried_and_names_controls_that_can_be_taken_away() -> None:
    known = {row.control for row in controls()}
    for attack in ATTACKS:
        assert attack.tries.endswith("."), attack.name
        assert attack.controls, attack.name
        assert set(attack.controls) <= known, attack.name
    assert len({each.name for each in ATTACKS}) == len(ATTACKS)


def test_the_record_of_the_siege_says_that_no_attack_succeeded_on_either_database() -> None:
    kept = json.loads(RECORD.read_text(encoding="utf-8"))["siege"]
    for database in Database:
        assert kept[database]["holes"] == {}
        assert len(kept[database]["refused"]) >= 20


@pytest.mark.parametrize("data", [b'["44386872"]', b"code44386872", b"4438687212345678", b"8d3434333836383732f0"])
def test_a_spare_code_that_lies_open_is_seen(data: bytes) -> None:
    assert holds(b"words before " + data + b" and after", "44386872")


def test_eight_digits_within_something_sealed_are_no_spare_code() -> None:
    assert not holds(rb"7\t\\x" + b"9f" * 30 + b"44386872" + b"e1" * 30 + b"\n", "44386872")


def test_an_apps_secret_is_seen_as_it_is_typed_and_as_it_is_kept() -> None:
    secret = b32encode(bytes(range(20))).decode()
    assert holds(b"..." + secret.encode() + b"...", secret)
    assert holds(b"..." + bytes(range(20)) + b"...", secret)
    assert not holds(b"nothing of it", secret)
