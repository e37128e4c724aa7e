"""The lot: examples that anyone can draw again, the same chance for each, and the page that states the rule."""

import json
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.pseudonym import pseudonym
from saksama.procedure.lot import LotImpossible, choose, name_in_draw, number_below, seed
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import SignatureLine, VerifierKey
from saksama.tlog.strict import decode_hash

TOP = Path(__file__).parents[3]
DRAWS = json.loads((TOP / "tests" / "vectors" / "lot" / "draws.json").read_text())["draws"]
PAGE = (TOP / "docs" / "reference" / "lot.md").read_text()


def line_of(draw: Mapping[str, Any], key: VerifierKey) -> SignatureLine:
    raw = b64decode(draw["cosignature"])
    return SignatureLine(key.name, raw[:4], raw[4:])


@pytest.mark.parametrize("draw", DRAWS, ids=[draw["name"] for draw in DRAWS])
def test_an_example_comes_out_as_it_stands(draw: Mapping[str, Any]) -> None:
    key = VerifierKey.parse(draw["witness"])
    line = line_of(draw, key)
    verify_cosignature(draw["checkpoint"], line, key)
    made = seed(draw["case"], line.signature[-64:])
    assert made.hex() == draw["seed"]
    assert choose(made, draw["roster"], draw["excluded"]) == draw["member"]


def test_an_example_throws_a_number_away() -> None:
    (draw,) = [draw for draw in DRAWS if draw["name"] == "a number is thrown away"]
    thrown, kept = draw["numbers"]
    assert thrown >= 65536 - 65536 % 7 > kept
    assert draw["roster"][kept % 7] == draw["member"]
    assert draw["roster"][thrown % 7] != draw["member"]


def test_the_page_s_example_is_drawn_from_what_the_page_says() -> None:
    block = PAGE.split("## An example to draw again")[1]
    said = dict(re.findall(r"^ {4}(\w+) {2,}(\S+)", block, re.MULTILINE))
    members = [row.split() for row in block.split("roster")[1].split("seed")[0].strip().splitlines()]
    signature = bytes.fromhex("".join(block.split("signature")[1].split("case")[0].split()))
    key = VerifierKey.parse(said["witness"])
    text = Checkpoint(said["log"], int(said["size"]), decode_hash(said["root"])).text()
    line = SignatureLine(key.name, key.key_id, int(said["second"]).to_bytes(8, "big") + signature)
    assert verify_cosignature(text, line, key) == int(said["second"])
    # By hand, as the page tells it.
    made = sha256(b"saksama/lot/v1\0" + said["case"].encode() + b"\0" + signature).digest()
    number = int(sha256(made + bytes(8)).hexdigest()[:4], 16)
    left = [name for name, *marks in members if marks != ["excluded"]]
    assert (made.hex(), number, len(left)) == (said["seed"], int(said["number"]), int(said["left"]))
    assert number % len(left) == int(said["remainder"])
    assert left[number % len(left)] == said["drawn"]
    # And by our own code.
    excluded = [name for name, *marks in members if marks]
    assert choose(seed(said["case"], signature), [name for name, *_ in members], excluded) == said["drawn"]


def test_the_page_is_about_a_page_long() -> None:
    assert len(PAGE.split()) < 750


@pytest.mark.parametrize("count", [1, 2, 3, 7, 10, 255, 500])
def test_each_member_has_the_same_chance(count: int) -> None:
    """Pearson's chi-square over 40 draws a member; the seeds are fixed, so the outcome is the same every time."""
    each = 40
    numbers = Counter(number_below(sha256(b"%d %d" % (count, turn)).digest(), count) for turn in range(each * count))
    assert set(numbers) <= set(range(count))
    statistic = sum((numbers[place] - each) ** 2 / each for place in range(count))
    # Above the mean by five standard deviations would be a bias; the variance of chi-square is twice its freedom.
    assert statistic <= (count - 1) + 5 * (2 * (count - 1)) ** 0.5


@given(signature=st.binary(min_size=64, max_size=64), count=st.integers(1, 60), data=st.data())
def test_nobody_excluded_is_drawn_and_the_order_counts(signature: bytes, count: int, data: st.DataObject) -> None:
    roster = [f"{place:032x}" for place in range(count)]
    excluded = data.draw(st.sets(st.sampled_from(roster), max_size=count - 1))
    made = seed("0" * 32, signature)
    drawn = choose(made, roster, excluded)
    assert drawn in set(roster) - excluded
    left = [name for name in roster if name not in excluded]
    # The excluded leave no gap: they might as well not stand there.
    assert choose(made, left) == drawn
    assert choose(made, left[::-1]) == left[::-1][left.index(drawn)]


def test_what_cannot_be_drawn_is_refused() -> None:
    made = seed("0" * 32, bytes(64))
    for roster, excluded in (([], []), (["a"], ["a"]), (["a", "a"], [])):
        with pytest.raises(LotImpossible):
            choose(made, roster, excluded)
    with pytest.raises(LotImpossible):
        seed("0" * 32, bytes(63))


def test_a_person_has_another_name_in_each_draw_and_each_case() -> None:
    secret = bytes(range(32))
    names = [name_in_draw(secret, case * 32, draw) for case in "01" for draw in (1, 2)]
    assert len({*names, pseudonym(secret, "0" * 32)}) == 5
    assert names[0] == name_in_draw(secret, "0" * 32, 1)
