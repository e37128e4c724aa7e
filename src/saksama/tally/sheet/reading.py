"""Reading sheet definitions: a file is whole or refused, and known by the digest of what decides which lists it makes.

Rules kept here:
  * Every field, remedy and limit that a rule names is one that the file has; no id stands twice.
  * `@votes` in a rule stands for all contestants; with `each` a rule is one comparison for each field on its left.
  * Contestants that differ by their number alone are written once, as a pattern with `{n}`.
  * In the digest fields with their roles, rules with what they compare, limits, encodings and photos count, in their
    order; so two definitions of one digest make the same lists of the same figures. Words, norms, remedies, base rates
    and where a definition is from do not count: they may be mended under its id.
Left to others: what the parts mean (`definition`), comparing digests (`verify.meaning.sheets`), the ids that were
published (`tests/vectors/sheets.toml`).
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from saksama.errors import CallerError
from saksama.tally.sheet.definition import (
    BaseRate,
    Certainty,
    Field,
    Grade,
    Kind,
    Limits,
    Part,
    Remedy,
    Role,
    Rule,
    Sheet,
)
from saksama.toml_files import read_toml, shipped_texts

VOTES = "@votes"
_ALIKE = (Role.VOTES, Role.LIST, Role.OTHER)


class SheetMalformed(CallerError):
    """A sheet definition cannot be read, or is not whole."""

    code = "tally.sheet-malformed"
    advice = "Mend the sheet definition: see saksama.tally.sheet.definition for what it must hold."

    why: str


class SheetUnknown(CallerError):
    """No sheet of that id comes with this version."""

    code = "tally.sheet-unknown"
    advice = "Use one of the sheets that are named, or a file of your own (its name ends in .toml)."

    id: str
    known: tuple[str, ...]


class _Contestants(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    code: str
    words: str
    words_en: str
    numbers: tuple[int, ...]
    sirekap: tuple[str, ...] = ()
    open: bool = False


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    kind: Kind
    grade: Grade
    remedy: str
    words: str
    words_en: str
    basis: str
    certainty: Certainty
    part: tuple[Part, ...] = ()
    each: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    sum: bool = False
    limit: str = ""
    digits: int = 0
    base_rate: BaseRate | None = None
    remedy_if_explained: str = ""
    text: str = ""
    """The words of the norm, exactly, where they were read."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    title: str
    title_en: str
    form: str
    basis: str
    source: str
    certainty: Certainty
    voting_day: date
    limits: Limits
    field: tuple[Field, ...]
    rule: tuple[_Rule, ...]
    remedy: tuple[Remedy, ...]
    contestants: _Contestants | None = None
    encodings: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()


def parse_sheet(text: str) -> Sheet:
    """Read a sheet definition (TOML). Raises `SheetMalformed`."""
    file = read_toml(text, _File, SheetMalformed)
    fields = _fields(file)
    votes = tuple(each.id for each in fields if each.role is Role.VOTES)
    rules = tuple(_rule(each, votes) for each in file.rule)
    sheet = Sheet(
        id=file.id,
        title=file.title,
        title_en=file.title_en,
        form=file.form,
        basis=file.basis,
        source=file.source,
        certainty=file.certainty,
        voting_day=file.voting_day,
        limits=file.limits,
        fields=fields,
        rules=rules,
        remedies=file.remedy,
        encodings=file.encodings,
        photos=file.photos,
        open_contestants=file.contestants is not None and file.contestants.open,
    )
    _check(sheet)
    return sheet


@cache
def shipped() -> Mapping[str, Sheet]:
    """The sheets that come with this package, by id. Read once: they are asked for at every row of a page."""
    texts = shipped_texts("saksama.tally.sheet", "definitions")
    return MappingProxyType({sheet.id: sheet for sheet in map(parse_sheet, sorted(texts))})


def sheet_of(name: str) -> Sheet:
    """The shipped sheet of that id. Raises `SheetUnknown`."""
    known = shipped()
    if name not in known:
        raise SheetUnknown(name, tuple(sorted(known)))
    return known[name]


def _fields(file: _File) -> tuple[Field, ...]:
    if (pattern := file.contestants) is None:
        return file.field
    if pattern.sirekap and len(pattern.sirekap) != len(pattern.numbers):
        raise SheetMalformed(why="not as many keys of Sirekap as contestants")
    keys = pattern.sirekap or ("",) * len(pattern.numbers)
    made = (
        Field(
            id=pattern.id.replace("{n}", str(n)),
            code=pattern.code.replace("{n}", str(n)),
            words=pattern.words.replace("{n}", str(n)),
            words_en=pattern.words_en.replace("{n}", str(n)),
            sirekap=key,
            role=Role.VOTES,
        )
        for n, key in zip(pattern.numbers, keys, strict=True)
    )
    return (*file.field, *made)


def _rule(told: _Rule, votes: tuple[str, ...]) -> Rule:
    def whole(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for name in names for each in (votes if name == VOTES else (name,)))

    parts = [Part(whole(part.left), whole(part.right)) for part in told.part]
    parts += [Part((name,), whole(told.right)) for name in whole(told.each)]
    return Rule(
        id=told.id,
        kind=told.kind,
        grade=told.grade,
        remedy=told.remedy,
        words=told.words,
        words_en=told.words_en,
        basis=told.basis,
        certainty=told.certainty,
        part=tuple(parts),
        sum=told.sum,
        limit=told.limit,
        digits=told.digits,
        base_rate=told.base_rate,
        remedy_if_explained=told.remedy_if_explained,
    )


def _check(sheet: Sheet) -> None:
    for what, ids in (
        ("field", [each.id for each in sheet.fields]),
        ("rule", [each.id for each in sheet.rules]),
        ("remedy", [each.id for each in sheet.remedies]),
        ("role", [each.role for each in sheet.fields if each.role not in _ALIKE]),
    ):
        if len(set(ids)) != len(ids):
            raise SheetMalformed(why=f"a {what} stands twice")
    known = {each.id for each in sheet.fields}
    for rule in sheet.rules:
        _check_rule(sheet, rule, known)


def _check_rule(sheet: Sheet, rule: Rule, known: set[str]) -> None:
    if missing := sorted(set(rule.fields) - known):
        raise SheetMalformed(why=f"rule {rule.id}: no such field: {' '.join(missing)}")
    remedies = {each.id for each in sheet.remedies}
    if rule.remedy not in remedies or rule.remedy_if_explained not in {"", *remedies}:
        raise SheetMalformed(why=f"rule {rule.id}: no such remedy: {rule.remedy} {rule.remedy_if_explained}")
    if rule.kind is Kind.LIMIT and rule.limit not in ("registered", "figure"):
        raise SheetMalformed(why=f"rule {rule.id}: no such limit: {rule.limit}")
    if rule.kind is not Kind.PHOTO and not rule.part:
        raise SheetMalformed(why=f"rule {rule.id}: compares nothing")
    one_sided = [part for part in rule.part if not part.left or not part.right]
    if rule.kind in (Kind.EQUAL, Kind.AT_MOST, Kind.RESERVE) and one_sided:
        raise SheetMalformed(why=f"rule {rule.id}: has a side with nothing on it")
    if rule.sum and rule.kind is not Kind.EQUAL:
        raise SheetMalformed(why=f"rule {rule.id}: only an equality can be a sum")
    try:
        rule.words.format(left="", right="", residual="")
        rule.words_en.format(left="", right="", residual="")
    except (KeyError, IndexError, ValueError) as error:
        raise SheetMalformed(why=f"rule {rule.id}: its words ask for {error}") from error


def definition_digest(sheet: Sheet) -> str:
    """SHA-256 in hex of the canonical JSON of those parts; of the sheet as it is shipped, not fitted to a source."""
    parts = {
        "encodings": sheet.encodings,
        "fields": [[each.id, each.role.value, each.unknown_zero, each.of] for each in sheet.fields],
        "limits": msgspec.to_builtins(sheet.limits),
        "open": sheet.open_contestants,
        "photos": sheet.photos,
        "rules": [
            {
                "digits": each.digits,
                "grade": each.grade.value,
                "id": each.id,
                "kind": each.kind.value,
                "limit": each.limit,
                "parts": [[part.left, part.right] for part in each.part],
                "sum": each.sum,
            }
            for each in sheet.rules
        ],
    }
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


class Known:
    """A `saksama.verify.meaning.sheets.Definitions`, of the sheets that come with this version."""

    def is_other(self, sheet: str, definition: str) -> bool:
        """Whether a sheet of this id is here, and its definition has another SHA-256."""
        known = shipped().get(sheet)
        return known is not None and definition_digest(known) != definition
