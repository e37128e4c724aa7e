"""Vectors of the entry kinds, from the code: the octets of an entry of each, its leaf hash, and what its second did.

Rules kept here:
  * The file is made (`./run kinds`), never edited; a test fails when it is stale, so no kind changes unseen.
  * A sample that is new or another changes its own case alone.
Left to others: the samples (tests.testonly.samples), entries that a reader must refuse (entries.json, by hand).
"""

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, get_args, get_type_hints

from saksama.entries.body import Body, Confirmer, SubjectRule, Typist
from saksama.entries.entry import Entry
from saksama.tlog.tree import leaf_hash
from tests.testonly import samples

FILE: Final = Path(__file__).resolve().parent.parent / "tests" / "vectors" / "entries" / "kinds.json"
_ABOUT: Final = (
    "An entry of each kind: its octets as UTF-8 text, and the RFC 6962 leaf hash of them. `second`: what the person of "
    "that field did; `confirmed`: what the actor had proposed; `typed`: the same as an equal. Made by ./run kinds."
)
_AT: Final = datetime(2026, 11, 24, 8, 0, 0, 123_000, tzinfo=UTC)
_NODE: Final = "bawaslu-ntb.contoh.saksama.example/log"
_SUBJECT, _ACTOR = "5" * 32, "a" * 32


class Second(StrEnum):
    """What the person of the field `second` did: confirmed what the actor proposed, or typed the same as an equal."""

    CONFIRMED = "confirmed"
    TYPED = "typed"


def second_of(body: type[Body]) -> Second | None:
    """What the second of a kind did, by the type of its field; None where the kind has none. Raises ValueError."""
    hint = get_type_hints(body, include_extras=True).get("second")
    if hint is None:
        return None
    # An optional one is a union.
    parts = (hint, *get_args(hint))
    if Confirmer in parts:
        return Second.CONFIRMED
    if Typist in parts:
        return Second.TYPED
    raise ValueError(f"{body.KIND}: `second` is a Confirmer or a Typist, not {hint}")


def _case(body: Body) -> dict[str, str]:
    named = sorted(body.COMMITS | body.MAY_COMMIT)
    entry = Entry(
        at=_AT,
        node=_NODE,
        subject="" if body.SUBJECT is SubjectRule.NONE else _SUBJECT,
        actor=_ACTOR,
        body=body,
        commits={name: f"{place:064x}" for place, name in enumerate(named, 1)},
    )
    data = entry.encode()
    second = second_of(type(body)) if isinstance(getattr(body, "second", None), str) else None
    said = {"second": second.value} if second else {}
    return {"kind": body.KIND, **said, "text": data.decode(), "leaf": leaf_hash(data).hex()}


def render() -> str:
    """The whole file."""
    told = {"about": _ABOUT, "cases": [_case(body) for body in samples.BODIES]}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
