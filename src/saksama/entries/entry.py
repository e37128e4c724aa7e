"""One log entry: who did which kind of act, when, about what.

Rules kept here:
  * The bytes that were hashed are the entry; it decodes only if it re-encodes to exactly those bytes.
  * A kind or field that this version does not know is `NewerThanKnown`, never guessed and never called malformed.
  * A kind has its commitments and its subject as its class says, no more and no less.
Left to others: the order of entries (verify), whether an act was allowed (agreement, procedure).

Wire form, version 1: `actor`, `at`, `body`, `commits`, `kind`, `node`, `subject` (empty where the kind has none), `v`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Annotated, get_args, get_type_hints

import msgspec

from saksama.entries.body import Body, Day, MomentText, Origin, SubjectRule
from saksama.entries.encoding import MAX_ENTRY_BYTES, MalformedEntry, decode
from saksama.entries.kinds import BODIES
from saksama.errors import EvidenceError
from saksama.vocabulary import MOMENT, BadMoment, format_moment, parse_moment

VERSION = 1

Actor = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^([0-9a-f]{32}|[a-z][a-z_]{0,31})\Z",
        description="pseudonym within the subject; a role where there is none",
    ),
]


class NewerThanKnown(EvidenceError):
    """A well-formed entry of a version, kind or field that this version does not know: it could not be judged."""

    code = "entry.newer"
    advice = "Upgrade Saksama, then check again."

    kind: str
    why: str


class Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """The outer object as it stands in the bytes, its body still unread. Fields in canonical order."""

    actor: Actor
    at: Annotated[str, msgspec.Meta(pattern=MOMENT)]
    body: msgspec.Raw
    commits: dict[str, str]
    kind: str
    node: Origin
    subject: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{32})?\Z")]
    v: int


class _Loose(Wire, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """The same, its texts of any form: of bytes that were judged before, or whose form is matched at once."""

    actor: str
    at: str
    node: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act. `at` is UTC with milliseconds; `node` the log's origin; `commits` names to hex commitments."""

    body: Body
    at: datetime
    node: str
    subject: str
    actor: str
    commits: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind's name in the log."""
        return self.body.KIND

    def encode(self) -> bytes:
        """The canonical bytes. Raises `MalformedEntry` for values that no reader would accept back."""
        wire = Wire(
            actor=self.actor,
            at=format_moment(self.at),
            body=msgspec.Raw(_ENCODER.encode(self.body)),
            commits=dict(sorted(self.commits.items())),
            kind=self.body.KIND,
            node=self.node,
            subject=self.subject,
            v=VERSION,
        )
        data = _ENCODER.encode(wire)
        decode_entry(data)
        return data


_ENCODER = msgspec.json.Encoder()
_WIRE = msgspec.json.Decoder(Wire)
_LOOSE = msgspec.json.Decoder(_Loose)


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Body]:
    """Reads the body of a kind. Raises `KeyError`. Made when it is first met: few logs hold every kind."""
    return msgspec.json.Decoder(BODIES[kind])


def decode_wire(data: bytes) -> tuple[Wire, Body]:
    """Judge `data` in full and return its two halves: the fast path of `decode_entry`, for readers of whole logs.

    Raises `MalformedEntry` or `NewerThanKnown`.
    """
    if len(data) > MAX_ENTRY_BYTES:
        raise MalformedEntry(f"{len(data)} bytes, more than {MAX_ENTRY_BYTES}")
    try:
        wire = _formed(data)
        is_formed = wire is not None
        if wire is None:
            wire = _WIRE.decode(data)
        body = _decoder(wire.kind).decode(wire.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
        raise _newer_or_malformed(data, error) from error
    if wire.v != VERSION:
        raise _newer_or_malformed(data, ValueError(f"version {wire.v}"))
    # The structs' own field order is the canonical order (a test holds it), so equal bytes prove canonical form but for
    # the order of the commitments' names and, where a byte is not ASCII, the NFC rule.
    if _ENCODER.encode(wire) != data or _ENCODER.encode(body) != bytes(wire.body):
        raise MalformedEntry("not in canonical form (duplicate key, order, space, escape or number spelling)")
    names = list(wire.commits)
    if len(names) > 1 and names != sorted(names):
        raise MalformedEntry("not in canonical form (order of the commitments)")
    if not data.isascii():
        decode(data)
    if not is_formed:
        raise MalformedEntry("a commitment is not 64 lower-case hexadecimal digits")
    _check_kind(wire, body)
    for name, parse in _dated(type(body)):
        _check_dated(wire.kind, getattr(body, name), parse)
    return wire, body


def read_again(data: bytes) -> tuple[Wire, Body]:
    """The two halves of bytes that `decode_wire` took before; nothing is judged again."""
    wire = _LOOSE.decode(data)
    return wire, _decoder(wire.kind).decode(wire.body)


def _formed(data: bytes) -> Wire | None:
    """The outer object, where each of its texts and each commitment has its form; else None, and `Wire` says which."""
    try:
        wire = _LOOSE.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    # One match for all of them: this is the hot path of a whole log's verification. No text has a space of its own.
    texts = (wire.actor, wire.at, wire.node, wire.subject, *wire.commits.values())
    told = " ".join(texts)
    return wire if _FORM.fullmatch(told) is not None and told.count(" ") == len(texts) - 1 else None


def _form() -> re.Pattern[str]:
    """The forms of `Wire` and of any number of commitments, one behind the other."""
    hints = get_type_hints(Wire, include_extras=True)
    forms = [get_args(hints[name])[1].pattern for name in ("actor", "at", "node", "subject")]
    inner = (form.removeprefix("^").removesuffix(r"\Z").replace("(", "(?:") for form in forms)
    return re.compile(" ".join(f"(?:{each})" for each in inner) + "(?: [0-9a-f]{64})*")


_FORM = _form()


def encode_wire(wire: Wire) -> bytes:
    """The bytes that `decode_wire` read it from."""
    return _ENCODER.encode(wire)


def _check_dated(kind: str, text: object, parse: Callable[[str], object]) -> None:
    """A date in the body is one that the calendar has."""
    if isinstance(text, str):
        try:
            parse(text)
        except ValueError as error:
            raise MalformedEntry(f"{kind}: {error}") from error


@cache
def _dated(body: type[Body]) -> tuple[tuple[str, Callable[[str], object]], ...]:
    """The fields of a body that are moments or days, with what reads each."""
    hints = get_type_hints(body, include_extras=True)
    found: list[tuple[str, Callable[[str], object]]] = []
    for name in body.__struct_fields__:
        if MomentText in (hints[name], *get_args(hints[name])):
            found.append((name, datetime.fromisoformat))
        elif hints[name] == Day:
            found.append((name, date.fromisoformat))
    return tuple(found)


_COMMITS = {kind: (body.COMMITS, body.COMMITS | body.MAY_COMMIT) for kind, body in BODIES.items()}


def _check_kind(wire: Wire, body: Body) -> None:
    names = wire.commits.keys()
    must, may = _COMMITS[wire.kind]
    if not must <= names <= may:
        raise MalformedEntry(f"{wire.kind} must commit {sorted(body.COMMITS)} and may commit {sorted(body.MAY_COMMIT)}")
    match body.SUBJECT:
        case SubjectRule.REQUIRED if not wire.subject:
            raise MalformedEntry(f"{wire.kind} without a subject")
        case SubjectRule.NONE if wire.subject:
            raise MalformedEntry(f"{wire.kind} with a subject")
        case _:
            return


def _newer_or_malformed(data: bytes, error: Exception) -> EvidenceError:
    """Tell a newer writer from a broken one: restricted JSON with a `kind` that we do not know, or with more fields."""
    value = decode(data)
    kind, version, body = value.get("kind"), value.get("v"), value.get("body")
    if not isinstance(kind, str) or not isinstance(version, int) or not isinstance(body, dict):
        return MalformedEntry(str(error))
    if version > VERSION:
        return NewerThanKnown(kind, f"version {version}")
    if kind not in BODIES:
        return NewerThanKnown(kind, "unknown kind")
    if "unknown field" in str(error):
        return NewerThanKnown(kind, str(error))
    return MalformedEntry(f"{kind}: {error}")


def decode_entry(data: bytes) -> Entry:
    """The entry that `data` spells. Raises `MalformedEntry` or `NewerThanKnown`."""
    wire, body = decode_wire(data)
    try:
        at = parse_moment(wire.at)
    except BadMoment as error:
        raise MalformedEntry(str(error)) from error
    return Entry(body=body, at=at, node=wire.node, subject=wire.subject, actor=wire.actor, commits=wire.commits)
