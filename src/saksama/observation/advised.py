"""The bodies that an office may advise (saran perbaikan): their codes stand in the log, their names are data here.

Rules kept here: a code that the file lacks, as one of another edition, is told as it is.
Left to others: who advises whom (the node), counts (counting).
"""

from collections.abc import Mapping
from functools import cache

import msgspec

from saksama.errors import BugError
from saksama.toml_files import read_toml, shipped_texts


class Advised(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One body. `addressed`: how a letter to it begins."""

    id: str
    name: str
    name_en: str
    addressed: str


class _Bodies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    body: tuple[Advised, ...]


@cache
def bodies() -> Mapping[str, Advised]:
    """All of them by code, in the file's order."""
    (text,) = shipped_texts("saksama.observation", "bodies")
    return {each.id: each for each in read_toml(text, _Bodies, BugError).body}


def body_name(code: str, *, english: bool = False) -> str:
    """What a body is called."""
    found = bodies().get(code)
    return code if found is None else found.name_en if english else found.name
