"""Openings as they lie here: salt and bytes of a commitment, sealed together.

Rules kept here:
  * What is sealed is bound to its entry's hash and its commitment's name: elsewhere it does not open.
  * One whose key was destroyed is as one whose row is gone.
Left to others: under which key (who appends), the commitment itself (`saksama.entries.commitment`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from saksama.entries.commitment import SALT_BYTES, Opening
from saksama_node.casekeys.sealing import Plain, Use, opened_all, seal_all
from saksama_node.ledger import models


@dataclass(frozen=True, slots=True)
class Kept:
    """An opening to keep. `subject`, `use`: whose key seals it, and which."""

    leaf: models.Leaf
    opening: Opening
    subject: str
    use: Use = Use.GOES


def sealed_openings(kept: Iterable[Kept]) -> list[models.Opening]:
    """Rows of these openings, not stored yet, in their order."""
    listed = list(kept)
    sealed = seal_all([_plain(each) for each in listed])
    return [
        models.Opening(leaf=each.leaf, name=each.opening.name, sealed=data)
        for each, data in zip(listed, sealed, strict=True)
    ]


def opened_rows(rows: QuerySet[models.Opening]) -> list[tuple[int, Opening]]:
    """The openings of these rows, each with its leaf's id, in their order."""
    listed = list(rows.values_list("leaf_id", "leaf__hash", "name", "sealed"))
    found = opened_all([(bytes(sealed), _bound(bytes(hashed), name)) for _, hashed, name, sealed in listed])
    return [
        (leaf, Opening(name, data[:SALT_BYTES], data[SALT_BYTES:]))
        for (leaf, _, name, _), data in zip(listed, found, strict=True)
        if data is not None
    ]


def _plain(kept: Kept) -> Plain:
    bound = _bound(bytes(kept.leaf.hash), kept.opening.name)
    return Plain(kept.subject, bound, kept.opening.salt + kept.opening.data, kept.use)


def _bound(leaf_hash: bytes, name: str) -> str:
    return f"opening {leaf_hash.hex()} {name}"
