"""Dispatch entries: a sealed message between two nodes, and its two receipts.

Rules kept here: all five bear the random subject of the dispatch; which case it serves stands inside the seal.
Left to others: whether it was permitted (agreement.permit), the payload (envelope).
"""

from typing import ClassVar

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, ClauseId, Count, Digest, OnPaper, Origin
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, RejectionCode


class DispatchSent(OnPaper, frozen=True, kw_only=True):
    """Sent to `to` under one clause. `seen`: partner tree size verified; `number`: per pair, from 1, without gaps.

    `answers`: the index in the receiver's log of the `dispatch.sent` that this one answers, so that what is owed can be
    counted from the two logs; absent when it answers nothing.
    """

    KIND: ClassVar[str] = "dispatch.sent"
    agreement: Digest
    answers: Count | UnsetType = UNSET
    ciphertext: Digest
    classification: Classification
    clause: ClauseId
    dispatch_kind: DispatchKind
    number: Count
    seen: Count
    size: Count
    to: Origin


class DispatchReceived(Body, frozen=True, kw_only=True):
    """The node's receipt: fetched, permitted, opened and stored. Names the `dispatch.sent` by log and index."""

    KIND: ClassVar[str] = "dispatch.received"
    index: Count
    origin: Origin


class DispatchRejected(Body, frozen=True, kw_only=True):
    """The node could not take this dispatch; the cursor goes on."""

    KIND: ClassVar[str] = "dispatch.rejected"
    code: RejectionCode
    index: Count
    origin: Origin


class DispatchAccepted(OnPaper, frozen=True, kw_only=True):
    """The officer's receipt: accepted."""

    KIND: ClassVar[str] = "dispatch.accepted"
    index: Count
    origin: Origin


class DispatchRefused(OnPaper, frozen=True, kw_only=True):
    """The officer's receipt: refused, for a reason from the closed list."""

    KIND: ClassVar[str] = "dispatch.refused"
    index: Count
    origin: Origin
    reason: RefusalCode


KINDS: tuple[type[Body], ...] = (DispatchSent, DispatchReceived, DispatchRejected, DispatchAccepted, DispatchRefused)
