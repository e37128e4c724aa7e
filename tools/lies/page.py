"""The page of lies, from the table: of each kind and field who could lie, what names it, and what nobody sees.

Rules kept here: a row stands where its kind stands in the schema, so that a new field without a row fails; nothing is
told that the table does not hold.
Left to others: that the page is fresh (references), that the table is whole (tests/house/test_lies_table.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from saksama.entries.kinds import BODIES

TABLE: Final = Path(__file__).with_name("lies.toml")
FRAME: Final = "entry"
"""Where the table holds what every entry has."""
_EXEMPT: Final = "exempt"
_HEAD: Final = """For each kind of entry and each of its fields: who could write something false, which
[finding](findings.md) of `saksama verify` names it, and what of it nobody outside can see. Where no finding stands,
nothing names it. What only two institutions and every witness together could make up is named by nothing at all.

The table is [tools/lies/lies.toml](../../tools/lies/lies.toml). Lies that are told to a running log and must be named:
[tests/testonly/lies.py](../../tests/testonly/lies.py).
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One field that could be false. `named`: codes of findings; `hidden`: what nobody outside sees, or empty."""

    kind: str
    field: str
    who: str
    named: tuple[str, ...]
    hidden: str


def rows() -> tuple[Row, ...]:
    """Every row of the table, in its order."""
    return tuple(
        Row(kind, field, who, tuple(named.split()), hidden)
        for kind, fields in _table().items()
        if kind != _EXEMPT
        for field, (who, named, hidden) in msgspec.convert(fields, dict[str, tuple[str, str, str]]).items()
    )


def exempt() -> Mapping[str, str]:
    """Codes of integrity or conduct that no row names, with the reason."""
    return msgspec.convert(_table()[_EXEMPT], dict[str, str])


def asked() -> Iterator[tuple[str, str]]:
    """Each kind and field of the schema."""
    for kind in sorted(BODIES):
        for field in BODIES[kind].__struct_fields__:
            yield kind, field


def lies_page(made: str) -> str:
    """The page, with `made` below its title."""
    held = {(row.kind, row.field): row for row in rows()}
    order = [*(key for key in held if key[0] == FRAME), *asked()]
    lines = ["| kind | field | who could lie | what names it | what nobody sees |", "|---|---|---|---|---|"]
    lines += [_line(held[key]) for key in order]
    return "\n".join([f"# Lies: what if this is false\n\n{made}\n{_HEAD}", *lines, ""])


def _line(row: Row) -> str:
    named = " ".join(f"`{code}`" for code in row.named) or "nothing"
    kind = "every entry" if row.kind == FRAME else f"`{row.kind}`"
    return f"| {kind} | `{row.field}` | {row.who} | {named} | {row.hidden} |"


def _table() -> dict[str, object]:
    return msgspec.toml.decode(TABLE.read_bytes(), type=dict[str, object])
