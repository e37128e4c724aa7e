"""What a report must have: `forms/requirements.toml`, held against what a form holds so far.

Rules kept here:
  * It tells and refuses nothing: what is missing may be brought later, and the initial review judges.
  * Each requirement names its article, its source and how surely that is known; an example stands beside it.
  * What may be filed late by one reading and in time by another is not called late (`limit`).
Left to others: when a report is late (`limit`), the form and the words around it (web).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

IN_TIME = "in-time"


class Group(StrEnum):
    """Formal (Perbawaslu 7/2022 art. 15(3)) or material (15(4))."""

    FORMAL = "formal"
    MATERIAL = "material"


class Standing(StrEnum):
    """How a requirement stands."""

    THERE = "there"
    MISSING = "missing"
    LATE = "late"


class Requirement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One requirement. `needs`: fields of the form; `any`: one of them is enough; `step`: where they are asked."""

    id: str
    group: Group
    step: int
    needs: tuple[str, ...]
    any: bool = False
    kinds: tuple[str, ...]
    words: str
    words_en: str
    example: str
    example_en: str
    article: str
    article_en: str
    source: str
    certainty: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    requirement: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement and how it stands."""

    requirement: Requirement
    standing: Standing


@cache
def requirements() -> tuple[Requirement, ...]:
    """The requirements that ship with this version, in the order in which they are told."""
    text = files("saksama_node.cases").joinpath("forms", "requirements.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=_File).requirement


def judge(given: Mapping[str, str], *, late: bool) -> list[Judged]:
    """How each requirement stands, of whatever kind. `given`: fields of the form with what they hold."""
    return [Judged(each, _standing(each, given, late=late)) for each in requirements()]


def _standing(requirement: Requirement, given: Mapping[str, str], *, late: bool) -> Standing:
    filled = [bool(given.get(name, "").strip()) for name in requirement.needs]
    if not (any(filled) if requirement.any else all(filled)):
        return Standing.MISSING
    return Standing.LATE if late and requirement.id == IN_TIME else Standing.THERE
