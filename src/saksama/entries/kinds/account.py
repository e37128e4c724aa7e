"""Account entries: a role granted or taken away.

Rules kept here: roles and offices, never names.
Left to others: what a role may do (the node's policy).
"""

from typing import ClassVar

from saksama.entries.body import Body, Code, Office, SubjectRule


class AccountGranted(Body, frozen=True, kw_only=True):
    """Someone was given `role` at `office` (empty: the whole institution)."""

    KIND: ClassVar[str] = "account.granted"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.OPTIONAL
    office: Office
    role: Code


class AccountRevoked(Body, frozen=True, kw_only=True):
    """A role was taken away."""

    KIND: ClassVar[str] = "account.revoked"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.OPTIONAL
    role: Code


KINDS: tuple[type[Body], ...] = (AccountGranted, AccountRevoked)
