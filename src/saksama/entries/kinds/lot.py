"""Lot entries: who may be drawn, before anyone can know the seed, and who was drawn.

Rules kept here:
  * A lot belongs to a case and stands under its subject; its members have names of their own in each draw, so that
    nobody can follow a person from one roster to the next.
  * `draw` numbers the draws of one case from 1.
Left to others: the rule (procedure.lot), whether it was followed (verify.draws).
"""

from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Confirmer, Count, Digest, OnPaper, Pseudonym

MAX_ROSTER = 500

Roster = Annotated[
    tuple[Pseudonym, ...],
    msgspec.Meta(min_length=1, max_length=MAX_ROSTER, description="pseudonyms within this draw, in drawing order"),
]
Excluded = Annotated[
    tuple[Pseudonym, ...],
    msgspec.Meta(max_length=MAX_ROSTER, description="pseudonyms within this draw of members who may not be drawn"),
]
Recused = Annotated[
    tuple[Pseudonym, ...],
    msgspec.Meta(max_length=MAX_ROSTER, description="pseudonyms within the case of the excluded, in their order"),
]
WitnessName = Annotated[
    str, msgspec.Meta(pattern=r"^[!-*,-~]{1,255}\Z", description="name in a witness's key, as the agreement has it")
]
Cosignature = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z0-9+/]{102}==\Z",
        description="base64 of a C2SP cosignature/v1 as its line has it: key ID, time, Ed25519 signature",
    ),
]


class LotCommitted(OnPaper, frozen=True, kw_only=True):
    """The roster of a draw, and the outside witness of the agreement whose cosignature will give the seed.

    The first draw's stands before the registration. A further one was proposed by the actor and confirmed by `second`,
    and commits its reason.
    """

    KIND: ClassVar[str] = "lot.committed"
    agreement: Digest
    draw: Count
    excluded: Excluded
    recused: Recused
    roster: Roster
    second: Confirmer | UnsetType = UNSET
    witness: WitnessName


class LotDrawn(OnPaper, frozen=True, kw_only=True):
    """Who was drawn: `member` within the draw, `assignee` within the case.

    `size`: of the first checkpoint that the witness cosigned with the registration in it; `cosignature`: its own there.
    """

    KIND: ClassVar[str] = "lot.drawn"
    assignee: Pseudonym
    cosignature: Cosignature
    draw: Count
    member: Pseudonym
    size: Count


KINDS: tuple[type[Body], ...] = (LotCommitted, LotDrawn)
