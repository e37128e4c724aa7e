"""Plenary entries: a meeting of an office's members (rapat pleno), and what it decided of each case.

Rules kept here:
  * One meeting is one entry under a subject of its own and decides many items; an act that needs it names it.
  * A member has one pseudonym within the meeting, and in each item the one within the item's case: who has no part in
    that case is not counted there. Both stand in the order of their text, so that no place joins two of them.
  * The number is that of the minutes and names nobody; the minutes themselves are committed.
Left to others: which acts need a plenary (the edition), whether one stands (procedure, verify.plenaries).
"""

from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Count, Day, Office, OnPaper, Pseudonym, RegisterNumber, SubjectId

MOST_ITEMS = 60
"""A full item has some 700 octets, and an entry 65,535."""
MOST_MEMBERS = 9

Decided = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z]+\.[a-z]+(:[0-9a-z.+-]+){0,2}\Z",
        max_length=120,
        description="the act that was decided: its kind, and what qualifies it, as `case.decided:criminal`, "
        "`case.decided:several:criminal+ethics`, `case.transferred:down:52.01` or `case.sanctioned:warning`",
    ),
]
Members = Annotated[
    tuple[Pseudonym, ...],
    msgspec.Meta(min_length=1, max_length=MOST_MEMBERS, description="pseudonyms within the meeting, in order"),
]
Counted = Annotated[
    tuple[Pseudonym, ...],
    msgspec.Meta(min_length=1, max_length=MOST_MEMBERS, description="pseudonyms within the case, in order"),
]


class PlenaryItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True, gc=False):
    """One thing that was decided: of which case, which act, by whom. `dissent`: those counted who held otherwise.

    A case that its first review will begin stands under the subject that it will have.
    """

    case: SubjectId
    counted: Counted
    decided: Decided
    dissent: Counted | UnsetType = UNSET


class PlenaryHeld(OnPaper, frozen=True, kw_only=True):
    """The members of `office` met on `day`; the minutes bear `number`. `seats`: how many members the office has.

    `items`: what was decided; each has `case` (subject), `decided` (the act, as `case.decided:criminal`, with the kinds
    of violation, the office or the sanction), `counted` and `dissent` (pseudonyms within the case).
    """

    KIND: ClassVar[str] = "plenary.held"
    day: Day
    items: Annotated[
        tuple[PlenaryItem, ...],
        msgspec.Meta(
            min_length=1, max_length=MOST_ITEMS, description="objects of `case`, `counted`, `decided`, `dissent`"
        ),
    ]
    members: Members
    number: RegisterNumber
    office: Office
    seats: Count


KINDS: tuple[type[Body], ...] = (PlenaryHeld,)
