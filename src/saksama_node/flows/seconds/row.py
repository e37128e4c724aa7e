"""What an act of two persons is: one row of the table.

Rules kept here:
  * Locks are taken in one order in the whole house (`ORDER`): the subject's rows by `hold`, then the proposal. No
    two acts can wait for each other.
  * `check` and `shown` lock nothing: pages and lists ask them too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from django.db.models import Q

from saksama_node.accounts.policy import ANYWHERE, Action, Place, Staff
from saksama_node.accounts.recused import check_part
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Asked, Proposed

ORDER: Final = (
    "accounts.Roll",
    "accounts.Person",
    "accounts.StandingInterest",
    "cases.Submission",
    "cases.Case",
    "contentwatch.Claim",
    "contentwatch.Copy",
    "results.Finding",
    "exchange.Outgoing",
    "seconds.Proposal",
)
"""In which order rows are locked, in every row of the table; the proposal last."""


class Erased(Enum):
    """What the erasure of a subject does to proposals about it."""

    WORDS = auto()
    """Words and reasons go with it; the body stays, for it is what an entry says or would have said."""
    KEPT = auto()
    """Its subject is never erased."""
    BEGUN = auto()
    """Its subject is never erased; where a case began with it, words and reasons go with the whole of that case."""


type Enter = Callable[[Staff, Staff, Proposed], Leaf | None]


def _no_part(person: Staff, subject: str, place: str) -> None:
    """Raise `KeptAway` where this person declared an interest in the subject."""
    check_part(person.id, subject)


def _everything(_person: Staff) -> Q:
    """Recusals are asked of every list anyway (`seconds.proposing`)."""
    return Q()


def _nothing(_found: Proposed) -> None:
    """Most acts need nothing before or after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One act of two persons.

    Who: `first` proposes by this right, at the place where the subject is, or `from_any` office; `second` confirms or
    rejects by one of these, at that place; `read`: by which right it is seen at all; `apart` raises `KeptAway` for who
    has an interest, `shown` leaves what that concerns out of lists.
    On what: `slot`: acts of one slot wait one at a time on a subject; `hold` locks the subject's rows, of the tables in
    `locks` and in their order, and gives the place that has it now.
    What: `check` judges the act by the first person, raising the room's errors; `enter` (first, second, what was
    proposed) does it, with its entry where it has one; `before` is done ahead of the act, such as what must lie on disk
    by then, `after` behind its commit: both may be done again.
    """

    slot: str
    first: Action
    second: tuple[Action, ...]
    read: Action
    locks: tuple[str, ...]
    erased: Erased
    hold: Callable[[str], str]
    check: Callable[[Staff, Asked], None]
    enter: Enter
    apart: Callable[[Staff, str, str], None] = _no_part
    shown: Callable[[Staff], Q] = _everything
    before: Callable[[Proposed], None] = _nothing
    after: Callable[[Proposed], None] = _nothing
    from_any: bool = False

    def first_at(self, place: str) -> Place:
        """Where `first` is asked for what lies at `place`."""
        return ANYWHERE if self.from_any else place  # only what they wrote themselves is theirs to propose
