"""Key entries: a key statement, a replacement, a revocation, of this node's or its partner's keys.

Rules kept here: the statement is a signed note under the owner's institution key and a public blob.
Left to others: opening the statement (keys.statement), which key counts when (keys.ring).
"""

from typing import ClassVar

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Count, Digest, MomentText, Origin, PublicKey, SubjectRule
from saksama.vocabulary import KeyUse


class KeyIntroduced(Body, frozen=True, kw_only=True):
    """A key begins to count for `owner` and `use`, from `not_before` to `not_after`."""

    KIND: ClassVar[str] = "key.introduced"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    key: PublicKey
    not_after: MomentText
    not_before: MomentText
    owner: Origin
    statement: Digest
    use: KeyUse


class KeyRotated(Body, frozen=True, kw_only=True):
    """A key replaces the key `replaces`, which counts on until `replaced_until`: both count in that overlap."""

    KIND: ClassVar[str] = "key.rotated"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    key: PublicKey
    not_after: MomentText
    not_before: MomentText
    owner: Origin
    replaced_until: MomentText
    replaces: PublicKey
    statement: Digest
    use: KeyUse


class KeyRevoked(Body, frozen=True, kw_only=True):
    """A key no longer counts from `revoked` on.

    For a log key: the last size and root that partner and an outsider cosigned; beyond them it is not believed.
    """

    KIND: ClassVar[str] = "key.revoked"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    key: PublicKey
    last_good_root: Digest | UnsetType = UNSET
    last_good_size: Count | UnsetType = UNSET
    owner: Origin
    revoked: MomentText
    statement: Digest
    use: KeyUse


KINDS: tuple[type[Body], ...] = (KeyIntroduced, KeyRotated, KeyRevoked)
