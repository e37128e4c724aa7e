"""Data entries: personal content was erased.

Rules kept here: says what class of thing was erased, under its subject; the log stays valid.
Left to others: destroying keys, salts and papers.
"""

from enum import StrEnum
from typing import ClassVar

from saksama.entries.body import Body, SubjectRule


class Erasable(StrEnum):
    """What can be erased (UU 27/2022)."""

    PAYLOAD = "payload"
    CIPHERTEXT = "ciphertext"
    IDENTITY = "identity"
    CASE_FILE = "case-file"
    OPENINGS = "openings"
    ACCOUNT = "account"


class DataErased(Body, frozen=True, kw_only=True):
    """Erased on this node."""

    KIND: ClassVar[str] = "data.erased"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.OPTIONAL
    what: Erasable


KINDS: tuple[type[Body], ...] = (DataErased,)
