"""A supervisor's copy of one sheet, put together from two keyings: the blob that `sheet.reconciled` names.

Rules kept here:
  * A field has a figure or is unknown; unknown is never zero, and no field is left out.
  * It opens what both persons committed to before either could read the other, so that anybody can check it.
  * Where both typed the same, that stands; only a field on which they differ is decided.
Left to others: the entries (`kinds.keying`), which fields a sheet has (saksama.tally.sheet), photos (the node).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from saksama.entries.body import Code
from saksama.entries.commitment import Opening, check_opening
from saksama.entries.encoding import MalformedEntry, decode, encode
from saksama.entries.entry import Entry
from saksama.entries.kinds.keying import SheetReconciled, StationCode
from saksama.errors import CallerError, EvidenceError
from saksama.vocabulary import JsonObject

FORMAT: Final = "saksama-sheet-copy/1"
FIGURES: Final = "figures"
MAX_FIGURE: Final = 999_999

type Figures = Mapping[str, int | None]
"""Figures of one sheet by the ids of its fields; None for unknown."""

_Figure = Annotated[int, Meta(ge=0, le=MAX_FIGURE)]
_Salt = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class ReconciliationMalformed(EvidenceError):
    """Bytes that are no reconciliation in the one form. `why` says which rule they break."""

    code = "reconciliation.malformed"
    advice = "Compare the bytes with docs/reference/supervisors-copies.md; a node publishes nothing else."

    why: str


class FieldsDiffer(CallerError):
    """Two keyings of one sheet do not have the same fields, or what was decided is not what they differ on."""

    code = "reconciliation.fields"
    advice = "Type every field of the sheet, and decide exactly the fields that differ."

    names: tuple[str, ...]


class _Closed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A closed part."""


class _Typed(_Closed, frozen=True, kw_only=True):
    figures: dict[Code, _Figure]
    salt: _Salt
    unknown: tuple[Code, ...]


class _Document(_Closed, frozen=True, kw_only=True):
    contest: Code
    figures: dict[Code, _Figure]
    format: Literal["saksama-sheet-copy/1"]
    keyings: tuple[_Typed, _Typed]
    station: StationCode
    unknown: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Keying:
    """What one person typed, and the 32 bytes of salt of its commitment."""

    figures: Figures
    salt: bytes


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One sheet of one contest: what both typed, in their order, and what stands."""

    contest: str
    station: str
    figures: Figures
    keyings: tuple[Keying, Keying]


def committed(figures: Figures) -> bytes:
    """The bytes that a keying commits to."""
    return encode(_spelled(figures))


def differing(first: Figures, second: Figures) -> tuple[str, ...]:
    """The fields on which two keyings differ, in the first one's order. Raises `FieldsDiffer`."""
    if first.keys() != second.keys():
        raise FieldsDiffer(tuple(sorted(first.keys() ^ second.keys())))
    return tuple(name for name, figure in first.items() if figure != second[name])


def put_together(first: Figures, second: Figures, decided: Figures) -> Figures:
    """What stands: what both typed, and what was decided on the others. Raises `FieldsDiffer`."""
    open_fields = differing(first, second)
    if set(decided) != set(open_fields):
        raise FieldsDiffer(tuple(sorted(set(decided) ^ set(open_fields))))
    return {name: decided.get(name, figure) for name, figure in first.items()}


def encode_reconciliation(said: Reconciliation) -> bytes:
    """The one spelling. Raises `MalformedEntry` where a name or figure has no room in it."""
    keyings: list[JsonObject] = [{**_spelled(each.figures), "salt": each.salt.hex()} for each in said.keyings]
    return encode(
        {
            "contest": said.contest,
            "format": FORMAT,
            "keyings": [*keyings],
            "station": said.station,
            **_spelled(said.figures),
        }
    )


def parse_reconciliation(data: bytes) -> Reconciliation:
    """What these bytes say. Raises `ReconciliationMalformed` unless they are what `encode_reconciliation` makes."""
    try:
        found = msgspec.convert(decode(data), _Document)
    except (MalformedEntry, msgspec.ValidationError) as error:
        raise ReconciliationMalformed(str(error)) from error
    first, second = (Keying(_read(each.figures, each.unknown), bytes.fromhex(each.salt)) for each in found.keyings)
    figures = _read(found.figures, found.unknown)
    try:
        open_fields = differing(first.figures, second.figures)
    except FieldsDiffer as error:
        raise ReconciliationMalformed(str(error)) from error
    if figures.keys() != first.figures.keys():
        raise ReconciliationMalformed("what stands has other fields than what was typed")
    if any(figure != first.figures[name] for name, figure in figures.items() if name not in open_fields):
        raise ReconciliationMalformed("a figure on which both agreed was changed")
    return Reconciliation(found.contest, found.station, figures, (first, second))


def check_reconciled(said: Reconciliation, body: SheetReconciled, keyed: Collection[Entry]) -> None:
    """Raise unless the document is what its entry and both keyings say.

    `keyed`: the two entries, in the order of their turns. Raises `ReconciliationMalformed`, `OpeningFails`.
    """
    if (said.contest, said.station) != (body.contest, body.station):
        raise ReconciliationMalformed("another contest or station than the entry names")
    if tuple(sorted(body.decided)) != tuple(sorted(differing(*(each.figures for each in said.keyings)))):
        raise ReconciliationMalformed("the entry decides other fields than those that differ")
    for entry, keying in zip(keyed, said.keyings, strict=True):
        check_opening(entry, Opening(FIGURES, keying.salt, committed(keying.figures)))


def _spelled(figures: Figures) -> JsonObject:
    known: JsonObject = {name: figure for name, figure in figures.items() if figure is not None}
    return {"figures": known, "unknown": [*sorted(name for name, figure in figures.items() if figure is None)]}


def _read(known: Mapping[str, int], unknown: Collection[str]) -> Figures:
    if known.keys() & set(unknown) or list(unknown) != sorted(set(unknown)):
        raise ReconciliationMalformed("a field is known and unknown, or stands twice")
    return {**known, **dict.fromkeys(unknown)}
