"""Account entries: a role granted or taken away, an access renewed, an address changed by another, and two persons'
word for what was done alone.

Rules kept here:
  * Roles and offices, never names; a grant, its renewals and its end stand under the subject of that grant alone.
  * What two persons did says both: the actor proposed, `second` confirmed. `alone`: one person at the machine did it,
    because there was no second one or no time; the reason is committed, and two others confirm it afterwards.
Left to others: what a role may do (the node's policy), which roles take two persons (verify.accounts).
"""

from typing import ClassVar

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Confirmer, Office, SubjectRule


class AccountGranted(Body, frozen=True, kw_only=True):
    """Someone was given `role` at `office` (empty: the whole institution)."""

    KIND: ClassVar[str] = "account.granted"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.OPTIONAL
    MAY_COMMIT: ClassVar[frozenset[str]] = frozenset({"reason"})
    alone: bool | UnsetType = UNSET
    office: Office
    role: Code
    second: Confirmer | UnsetType = UNSET


class AccountRevoked(Body, frozen=True, kw_only=True):
    """A role was taken away."""

    KIND: ClassVar[str] = "account.revoked"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.OPTIONAL
    role: Code


class AccountRenewed(Body, frozen=True, kw_only=True):
    """Who holds this role may come in anew by a first code, which sets password and second factor anew when it is used.

    `role`: of the grant that the subject names; none for somebody who holds none.
    """

    KIND: ClassVar[str] = "account.renewed"
    MAY_COMMIT: ClassVar[frozenset[str]] = frozenset({"reason"})
    alone: bool | UnsetType = UNSET
    role: Code | UnsetType = UNSET
    second: Confirmer | UnsetType = UNSET


class AccountReaddressed(Body, frozen=True, kw_only=True):
    """An administrator changed where letters reach who holds this role; neither address is entered or committed to.

    `role`: of the grant that the subject names; none for somebody who holds none.
    """

    KIND: ClassVar[str] = "account.readdressed"
    role: Code | UnsetType = UNSET


class AccountConfirmed(Body, frozen=True, kw_only=True):
    """Two persons stand for what one did alone under this subject until now: the actor proposed, `second` confirmed."""

    KIND: ClassVar[str] = "account.confirmed"
    MAY_COMMIT: ClassVar[frozenset[str]] = frozenset({"reason"})
    second: Confirmer


KINDS: tuple[type[Body], ...] = (
    AccountGranted,
    AccountRevoked,
    AccountRenewed,
    AccountReaddressed,
    AccountConfirmed,
)
