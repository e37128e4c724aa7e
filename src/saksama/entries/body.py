"""What every entry body has in common, and the shapes of its fields.

Rules kept here:
  * A body is a closed, frozen struct: an unknown field is refused, a field is a code, an id, a number, a date or a
    digest.
  * Fields stand in alphabetical order, so that the struct's own order is the canonical one (a test holds it).
  * Each kind says whether it has a subject and which commitments it carries.
  * Where two persons answer for an act, `actor` proposed it and `second` confirmed it (`Confirmer`), in every kind. Two
    who typed the same sheet, dice or form are equals (`Typist`). The type of `second` says which, and no kind has
    another (a test holds it).
Left to others: the kinds themselves (kinds), their place in an entry (entry).
"""

from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar, get_args

import msgspec

from saksama.entries.words import worded
from saksama.vocabulary import MAX_SAFE_INTEGER, MOMENT

Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z", description="SHA-256 of public bytes, 64 hex digits")]
SubjectId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z", description="random public id, 32 hex digits")]
Pseudonym = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z", description="a person within one subject, 32 hex digits")
]
Confirmer = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9a-f]{32}\Z",
        description="who confirmed what the actor proposed: a person within one subject, 32 hex digits",
    ),
]
Typist = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9a-f]{32}\Z",
        description="one of two equals, of whom neither proposed: a person within one subject, 32 hex digits",
    ),
]
Origin = Annotated[
    str, msgspec.Meta(pattern=r"^[!-*,-~]{1,255}\Z", description="a log's origin: printable ASCII, no space, no plus")
]
MomentText = Annotated[str, msgspec.Meta(pattern=MOMENT, description="moment in UTC with milliseconds")]
Day = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z", description="day, YYYY-MM-DD")
]
Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_.-]{0,63}\Z", description="code")]
ClauseId = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9a-z][0-9a-z._-]{0,63}\Z", description="id of a clause in the agreement")
]
Office = Annotated[
    str, msgspec.Meta(pattern=r"^([0-9a-z]+([.-][0-9a-z]+)*)?\Z", max_length=40, description="region code of an office")
]
RegisterNumber = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z./-]{1,64}\Z", description="register number")]
PublicKey = Annotated[
    str, msgspec.Meta(pattern=r"^[!-~]{1,400}\Z", description="public key as its own format writes it")
]
Count = Annotated[int, msgspec.Meta(ge=0, le=MAX_SAFE_INTEGER, description="whole number from 0")]
PublicText = Annotated[str, msgspec.Meta(min_length=1, max_length=2000, description="public words")]
NoteText = Annotated[str, msgspec.Meta(min_length=1, max_length=32_768, description="a whole signed note")]


class SubjectRule(StrEnum):
    """Whether a kind has a subject."""

    REQUIRED = "required"
    NONE = "none"
    OPTIONAL = "optional"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """A body of one kind. It holds scalars and tuples of text, so no circle can begin in it (`gc`)."""

    KIND: ClassVar[str]
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.REQUIRED
    COMMITS: ClassVar[frozenset[str]] = frozenset()
    MAY_COMMIT: ClassVar[frozenset[str]] = frozenset()


class OnPaper(Body, frozen=True, kw_only=True):
    """A body of an act on paper, which may commit to the paper itself, to its reason, and to further words."""

    MAY_COMMIT: ClassVar[frozenset[str]] = frozenset({"paper", "reason", "text"})


def worded_body[Told: Body](body: Told) -> Told:
    """The same body, each of the words that somebody wrote and that it says openly as `worded` makes them.

    Raises `WordsRefused`.
    """
    said = {name: text for name in _public(type(body)) if isinstance(text := getattr(body, name), str)}
    return msgspec.structs.replace(body, **{name: worded(text) for name, text in said.items()}) if said else body


@cache
def _public(kind: type[Body]) -> tuple[str, ...]:
    return tuple(each.name for each in msgspec.structs.fields(kind) if PublicText in {each.type, *get_args(each.type)})
