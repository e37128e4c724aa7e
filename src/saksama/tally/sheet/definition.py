"""What a sheet is: its fields, its rules, its limits, its remedies.

Rules kept here:
  * A field is a column by its id; a figure of one form in one place. What the form calls it stands beside it (`code`).
  * A rule names the fields that it compares, how grave it is where it does not hold, what can be done about it, and how
    often it is broken where everything was in order.
  * A sheet, a rule and a remedy say where they are from and how certain that is.
Left to others: reading the files (`reading`), evaluating a rule (`saksama.tally.checks`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

import msgspec


class Certainty(StrEnum):
    """How a part of a sheet is known."""

    TEXT = "text seen"
    PRACTICE = "practice seen"
    MEMORY = "memory"
    HOUSE = "own rule"


class Role(StrEnum):
    """What a figure is, whatever the form calls it; each but `votes` and `list` once on a sheet."""

    REGISTERED = "registered"
    USERS = "users"
    DELIVERED = "delivered"
    USED = "used"
    VOTES = "votes"
    LIST = "list"
    VALID = "valid"
    INVALID = "invalid"
    CAST = "cast"
    OTHER = "other"


class Kind(StrEnum):
    """How a rule compares.

    `equal`: the left fields sum to the right ones; `at-most`: they sum to no more; `limit`: the left field is no more
    than a limit of the sheet; `reserve`: the left field is the right one and the reserve, `reserve_slack` off at most;
    `encodings`: one figure written several times on one form; `roll-up`: the stations of an area sum to its recap;
    `shared`: the ballots of one station have these figures in common; `decreased`, `flipped`: against an earlier
    version; `photo`: one picture at two stations; `identical`: the same votes at two stations of one area.
    """

    EQUAL = "equal"
    AT_MOST = "at-most"
    LIMIT = "limit"
    RESERVE = "reserve"
    ENCODINGS = "encodings"
    ROLL_UP = "roll-up"
    SHARED = "shared"
    DECREASED = "decreased"
    FLIPPED = "flipped"
    PHOTO = "photo"
    IDENTICAL = "identical"


class Grade(StrEnum):
    """How grave it is where a rule does not hold (results-verification, 1)."""

    SEVERE = "severe"
    WARN = "warn"
    NOTICE = "notice"


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One figure. `code` and `part` (L, P, J) as on the form; `sirekap`: its path in a body of Sirekap.

    `unknown_zero`: 0 says that nobody entered it. `of`: the list (party) to which votes belong.
    """

    id: str
    code: str
    words: str
    words_en: str
    part: str = ""
    sirekap: str = ""
    role: Role = Role.OTHER
    unknown_zero: bool = False
    of: str = ""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One comparison of a rule: ids of fields on either side."""

    left: tuple[str, ...]
    right: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Both sides."""
        return (*self.left, *self.right)


class BaseRate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often a rule is broken: `found` of `of` stations, and where that was counted."""

    found: int
    of: int
    where: str

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.found / self.of


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule. `sum`: one of the sums by which a station is complete; `limit`: name of a limit; `digits`: of an area.

    `words`: what to say where it is broken; `{left}`, `{right}`, `{residual}` are filled in. `remedy_if_explained`: the
    remedy where one misread figure would explain it; "" for the same.
    """

    id: str
    kind: Kind
    grade: Grade
    remedy: str
    words: str
    words_en: str
    basis: str
    certainty: Certainty
    part: tuple[Part, ...] = ()
    sum: bool = False
    limit: str = ""
    digits: int = 0
    base_rate: BaseRate | None = None
    remedy_if_explained: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that the rule compares, once, in its order."""
        return tuple(dict.fromkeys(name for part in self.part for name in part.fields))


class Remedy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What can be done. `days` after the voting day at the latest; `clock`: the rule of `saksama.clocks` for that."""

    id: str
    words: str
    words_en: str
    norm: str
    norm_en: str
    certainty: Certainty
    days: int = 0
    clock: str = ""
    text: str = ""
    """The words of the norm, exactly, where they were read."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Numbers of the election. `registered`: voters of one station; `figure`: the largest that fits into the boxes.

    `reserve_permille`: ballots beyond the registered voters, in thousandths of them, rounded up.
    """

    registered: int
    figure: int
    reserve_permille: int
    reserve_slack: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet definition, whole. `open_contestants`: how many there are, the source tells, not the sheet."""

    id: str
    title: str
    title_en: str
    form: str
    basis: str
    source: str
    certainty: Certainty
    voting_day: date
    limits: Limits
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    remedies: tuple[Remedy, ...]
    encodings: tuple[str, ...]
    photos: tuple[str, ...]
    open_contestants: bool

    def field(self, name: str) -> Field:
        """The field of that id. Raises `KeyError`."""
        return {each.id: each for each in self.fields}[name]

    def remedy(self, name: str) -> Remedy:
        """The remedy of that id. Raises `KeyError`."""
        return {each.id: each for each in self.remedies}[name]

    def due(self, remedy: Remedy) -> date | None:
        """The last day for a remedy; None where it has none of its own."""
        return date.fromordinal(self.voting_day.toordinal() + remedy.days) if remedy.days else None

    def by_role(self, role: Role) -> tuple[str, ...]:
        """Ids of the fields with that role, in their order."""
        return tuple(each.id for each in self.fields if each.role is role)

    @property
    def contestants(self) -> tuple[str, ...]:
        """Who can gain: ids of the fields that are votes."""
        return self.by_role(Role.VOTES)

    @property
    def sums(self) -> tuple[Rule, ...]:
        """The rules by whose fields a station is complete."""
        return tuple(rule for rule in self.rules if rule.sum)

    def encoded(self, name: str) -> tuple[str, ...]:
        """The columns in which each way of writing a contestant's votes stands."""
        return tuple(f"{name}_{encoding}" for encoding in self.encodings)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of figures that a source of this sheet can have."""
        return (*(each.id for each in self.fields), *(c for name in self.contestants for c in self.encoded(name)))

    def fitted(self, present: Collection[str]) -> Self:
        """The sheet of a contest whose contestants the source tells: those up to the last one that it has."""
        if not self.open_contestants:
            return self
        votes = self.contestants
        known = [at for at, name in enumerate(votes) if {name, *self.encoded(name)} & set(present)]
        return self._without(votes[max([*known, 1]) + 1 :])

    def _without(self, gone: Iterable[str]) -> Self:
        left = set(gone)

        def kept(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(name for name in names if name not in left)

        rules = [
            msgspec.structs.replace(
                rule,
                part=tuple(
                    Part(kept(part.left), kept(part.right)) for part in rule.part if kept(part.left) or not part.left
                ),
            )
            for rule in self.rules
        ]
        return replace(self, fields=tuple(f for f in self.fields if f.id not in left), rules=tuple(rules))


def sirekap_paths(sheet: Sheet) -> Mapping[str, str]:
    """Field to its path in a body of Sirekap, where it has one."""
    return {field.id: field.sirekap for field in sheet.fields if field.sirekap}
