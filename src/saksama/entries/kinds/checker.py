"""Checker entries: an edition of the page that checks receipts.

Rules kept here: the edition's bytes are one blob that node, partner and witness serve alike.
Left to others: building the page.
"""

from typing import ClassVar

from saksama.entries.body import Body, Count, Digest, SubjectRule


class CheckerPublished(Body, frozen=True, kw_only=True):
    """Edition number `edition` with the SHA-256 of its bytes, carrying the policy of one agreement."""

    KIND: ClassVar[str] = "checker.published"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    agreement: Digest
    digest: Digest
    edition: Count


KINDS: tuple[type[Body], ...] = (CheckerPublished,)
