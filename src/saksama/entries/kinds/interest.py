"""Interest entries: a standing declaration, which keeps a person from every case that it fits, and its end.

Rules kept here:
  * A declaration stands under a subject of its own; what it is about and the words are committed, never told.
  * Its end the actor proposed and `second` confirmed, and neither is who declared it; what it had closed stays closed
    (`case.readmitted`).
Left to others: the cases from which it keeps (`case.recused`), whether both differ (verify.interests).
"""

from enum import StrEnum
from typing import ClassVar

from saksama.entries.body import Body, Confirmer, OnPaper


class Tie(StrEnum):
    """What a standing declaration is about."""

    PARTY = "party"
    REGION = "region"


class InterestDeclared(OnPaper, frozen=True, kw_only=True):
    """The actor is kept from every case of a party, or of a region, present and future; which one is committed."""

    KIND: ClassVar[str] = "interest.declared"
    ground: Tie


class InterestLifted(OnPaper, frozen=True, kw_only=True):
    """Two commissioners ended the declaration for cases to come; the reason is committed.

    The actor proposed it, `second` confirmed it.
    """

    KIND: ClassVar[str] = "interest.lifted"
    second: Confirmer


KINDS: tuple[type[Body], ...] = (InterestDeclared, InterestLifted)
