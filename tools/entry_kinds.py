"""Write the reference page of entry kinds, and their vectors, from the code: `./run kinds`.

Rules kept here: both are made, never edited; a test fails when one is stale.
Left to others: what the kinds mean (their docstrings).
"""

import enum
import sys
from pathlib import Path
from typing import Annotated, get_args, get_origin, get_type_hints

import msgspec

from saksama.entries.body import Body
from saksama.entries.kinds import FAMILIES
from tools import entry_vectors

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "entry-kinds.md"

_HEAD = """# Entry kinds

Made by `./run kinds`; do not edit.

Every entry is one JSON object in RFC 8785 form, restricted: keys match `[a-z][a-z0-9_]*`, integers lie within 2^53-1,
there is no float and no null, strings are NFC; bytes that do not re-encode to themselves are refused. At most 65,535
bytes. Its fields: `v` (1), `kind`, `at` (UTC, milliseconds, `Z`), `node` (the log's origin), `subject` (32
hexadecimal digits, empty where the kind has none), `actor` (a pseudonym within the subject, or a role), `body`
(below), `commits` (name to commitment, 64 hexadecimal digits).
A kind or field that a reader does not know is *newer than known*: it is not guessed at.

Where two persons answer for an act, `actor` proposed it and `second` confirmed it, in every kind alike. Of two equals
who typed the same (`sheet.reconciled`, `audit.drawn`, `audit.observed`) neither proposed and neither confirmed.
[An entry of each kind](../../tests/vectors/entries/kinds.json), for whoever writes another reader.
"""


def _words(hint: object) -> str:
    if get_origin(hint) is Annotated:
        base, *metas = get_args(hint)
        told = [meta.description for meta in metas if isinstance(meta, msgspec.Meta) and meta.description]
        return told[-1] if told else _words(base)
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return "one of " + ", ".join(f"`{member.value}`" for member in hint)
    parts = [part for part in get_args(hint) if part is not msgspec.UnsetType]
    if parts:
        return "optional: " + " or ".join(_words(part) for part in parts)
    return str(hint)


def _kind(body: type[Body]) -> str:
    lines = [f"### `{body.KIND}`", "", " ".join((body.__doc__ or "").split()), ""]
    commits = ", ".join(f"`{name}`" for name in sorted(body.COMMITS)) or "none"
    may = ", ".join(f"`{name}`" for name in sorted(body.MAY_COMMIT)) or "none"
    lines += [f"Subject: {body.SUBJECT}. Commits: {commits}. May commit: {may}.", ""]
    hints = get_type_hints(body, include_extras=True)
    fields = body.__struct_fields__
    if fields:
        lines += ["| field | value |", "|---|---|"]
        lines += [f"| `{name}` | {_words(hints[name])} |" for name in fields]
        lines.append("")
    return "\n".join(lines)


def render() -> str:
    """The whole page."""
    parts = [_HEAD]
    for family in FAMILIES:
        module = sys.modules[family[0].__module__]
        parts.append(f"## {(module.__doc__ or '').splitlines()[0]}\n")
        parts += [_kind(body) for body in family]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render(), encoding="utf-8")
    entry_vectors.FILE.write_text(entry_vectors.render(), encoding="utf-8")
