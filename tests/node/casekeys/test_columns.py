"""Every column of every table is classified: whoever adds one says what a thief of the database reads in it."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps  # noqa: TID251 - all models are walked, none is used
from django.db.models import BinaryField, CharField, Field, JSONField, TextField

CLASSES = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
"""`sealed`: under a key; `keyed`: digests under a key; `structural`: codes, ids, digests of public or random bytes;
`public`: anyone may read it; `people`: who works here; `left`: words in the clear, each with its reason.
"""


def columns() -> "dict[str, Field[object, object]]":
    """Each column that can hold words or bytes."""
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, (BinaryField, CharField, JSONField, TextField))
    }


def listed() -> list[str]:
    return [name for names in CLASSES.values() for name in names]


def test_each_column_of_words_or_bytes_is_in_one_class() -> None:
    assert sorted(columns()) == sorted(listed())


def test_what_is_sealed_is_kept_as_bytes() -> None:
    found = columns()
    assert [name for name in CLASSES["sealed"] if not isinstance(found[name], BinaryField)] == []


@pytest.mark.parametrize("name", sorted(CLASSES["left"]))
def test_what_is_left_in_the_clear_says_why(name: str) -> None:
    assert len(CLASSES["left"][name]) > 20


def test_no_words_of_a_case_are_left_in_the_clear() -> None:
    rooms = {"cases", "related", "seconds", "ledger", "casekeys", "exchange", "tasks", "incidents"}
    assert [name for name in CLASSES["left"] if name.partition(".")[0] in rooms] == []
