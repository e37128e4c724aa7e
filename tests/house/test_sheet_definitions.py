"""A published definition of a sheet stays what it was: lists in logs were made by it, and are made again by it."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
import pytest

from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.reading import definition_digest, shipped

PUBLISHED: Final = tomllib.loads((Path(__file__).parents[1] / "vectors" / "sheets.toml").read_text("utf-8"))
SHEETS: Final = shipped()


def test_every_definition_is_published_and_none_was_taken_back() -> None:
    assert sorted(SHEETS) == sorted(PUBLISHED)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_definition_is_not_changed_under_its_id(name: str) -> None:
    assert definition_digest(SHEETS[name]) == PUBLISHED[name], f"{name}: give the changed definition another id"


def changed(sheet: Sheet) -> list[Sheet]:
    first, *others = sheet.rules
    field, *more = sheet.fields
    limits = msgspec.structs.replace(sheet.limits, registered=sheet.limits.registered + 1)
    return [
        replace(sheet, rules=tuple(others)),
        replace(sheet, rules=(msgspec.structs.replace(first, part=first.part[:-1]), *others)),
        replace(sheet, rules=(*others, first)),
        replace(sheet, limits=limits),
        replace(sheet, fields=(msgspec.structs.replace(field, unknown_zero=not field.unknown_zero), *more)),
        replace(sheet, encodings=sheet.encodings[1:]),
    ]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_what_decides_is_in_the_digest_and_words_are_not(name: str) -> None:
    sheet = SHEETS[name]
    first, *others = sheet.rules
    reworded = replace(sheet, title="x", rules=(msgspec.structs.replace(first, words="x"), *others))
    assert definition_digest(reworded) == PUBLISHED[name]
    digests = [definition_digest(each) for each in changed(sheet)]
    assert PUBLISHED[name] not in digests
    assert len(set(digests)) == len(digests)
