"""Every parser of the library reads or refuses any octets, and writes back what it read."""

import ast
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import saksama
from tools.fuzz.elsewhere import ELSEWHERE
from tools.fuzz.mutating import mutate
from tools.fuzz.parser import VECTORS, Parser
from tools.fuzz.parsers import PARSERS

NAMED = re.compile(r"(parse|decode|read|open|load|unseal|unlock|feed)(_\w+)?|parser")
OTHERS = {
    "open": "a sink's or a reader's file, no parser",
    "read": "a stream's own, no parser",
}


def attempt(parser: Parser[Any], data: bytes) -> object | None:
    """What was read; None where it was refused as it should be."""
    try:
        return (parser.read(data),)
    except parser.refusals:
        return None


def held(parser: Parser[Any], data: bytes) -> None:
    """Nothing but a reading or a refusal; and the one spelling comes back."""
    found = attempt(parser, data)
    if isinstance(found, tuple) and parser.again is not None:
        assert parser.again(found[0]) == data


@pytest.mark.parametrize("parser", PARSERS, ids=lambda each: each.name)
def test_any_octets_are_read_or_refused_and_come_back_as_they_were(parser: Parser[Any]) -> None:
    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(noise=st.binary(max_size=200), seed=st.integers(0, 2**32))
    def holds(noise: bytes, seed: int) -> None:
        held(parser, noise)
        for turn in range(4):
            generator = random.Random(seed + turn)
            held(parser, mutate(parser.seeds, noise, generator.randrange))

    holds()


@pytest.mark.parametrize("parser", PARSERS, ids=lambda each: each.name)
def test_a_seed_of_each_parser_is_read(parser: Parser[Any]) -> None:
    """A fuzzer that begins with nothing readable would try the outermost check alone."""
    assert parser.seeds
    if parser.name not in {
        "opened note",
        "opened checkpoint",
        "locked file",
        "agreement",
        "note of an agreement",
    }:  # need another's key or node
        assert any(attempt(parser, seed) is not None for seed in parser.seeds)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda each: each.name)
def test_what_once_broke_a_parser_does_not_again(parser: Parser[Any]) -> None:
    for file in sorted((VECTORS / "fuzz" / parser.name.replace(" ", "-").replace(",", "")).glob("*")):
        held(parser, file.read_bytes())


def test_every_parser_of_the_library_is_in_the_table() -> None:
    top = Path(saksama.__path__[0])
    found = set()
    for file in top.rglob("*.py"):
        module = ".".join(file.relative_to(top).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef) and NAMED.fullmatch(node.name) and node.name not in OTHERS:
                found.add(f"{module}.{node.name}")
    covered = {name for parser in PARSERS for name in parser.covers} | set(ELSEWHERE)
    assert found - covered == set()
    assert covered - found == set()
