"""Whether an area's own figures fit each other, so that a difference can be said to lie between two tiers.

Rules kept here: an identity is tested where all of its figures are known; an area without one that can be tested is
untestable, not consistent.
Left to others: which identity is how grave, and which figure of a sheet may be misread (`saksama.tally.checks`).

Source: the form's identities (C.Hasil and D.Hasil have the same): pairs make the valid votes, valid and invalid the
total, the three lists the voters, women and men all of them, and as many voters as ballots used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from saksama.tally.columns import Columns


class Consistency(StrEnum):
    """How an area's own figures stand."""

    CONSISTENT = "consistent"
    NOT = "not"
    UNTESTABLE = "untestable"


@dataclass(frozen=True, slots=True)
class Identity:
    """The `parts` make the `whole`; names of figures."""

    parts: tuple[str, ...]
    whole: str


_PEOPLE: Final = ("pengguna_dpt", "pengguna_dptb", "pengguna_dpk", "pengguna_total")


def identities(candidates: Sequence[str]) -> tuple[Identity, ...]:
    """The identities of a sheet with these candidates."""
    return (
        Identity(tuple(candidates), "suara_sah"),
        Identity(("suara_sah", "suara_tidak_sah"), "suara_total"),
        Identity(("pengguna_total_j",), "suara_total"),
        *(Identity(tuple(f"{name}_{kind}" for name in _PEOPLE[:3]), f"pengguna_total_{kind}") for kind in "jlp"),
        *(Identity((f"{name}_l", f"{name}_p"), f"{name}_j") for name in _PEOPLE),
    )


def consistency(table: Columns, rules: Sequence[Identity]) -> tuple[Consistency, ...]:
    """Of each area of a table."""
    tested = np.zeros(len(table), dtype=np.bool_)
    broken = np.zeros(len(table), dtype=np.bool_)
    for rule in rules:
        known = table.known((*rule.parts, rule.whole))
        if known.any():
            residual = table.figure(rule.whole) - np.sum([table.figure(part) for part in rule.parts], axis=0)
            tested |= known
            broken |= known & (np.nan_to_num(residual) != 0)
    kinds = np.where(broken, Consistency.NOT, np.where(tested, Consistency.CONSISTENT, Consistency.UNTESTABLE))
    return tuple(Consistency(str(kind)) for kind in kinds)
