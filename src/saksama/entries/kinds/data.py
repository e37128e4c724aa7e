"""Data entries: personal content was erased.

Rules kept here:
  * Says under which subject, and whether all of it or parts; which parts is committed: the log tells of none.
  * Two persons answer for it: the actor who proposed it, and `second`, who confirmed it.
  * The log stays valid: what is gone is salts and bytes of commitments, never an entry.
Left to others: destroying papers, salts and bytes (the node), whether two persons differ (verify.two_persons).
"""

from enum import StrEnum
from typing import ClassVar

from saksama.entries.body import Body, Confirmer


class Erasable(StrEnum):
    """What can be erased (UU 27/2022).

    `case-file`: all of a submission, or of a captured copy of content; `openings`: parts of it, the identity or others.
    """

    PAYLOAD = "payload"
    CIPHERTEXT = "ciphertext"
    IDENTITY = "identity"
    CASE_FILE = "case-file"
    OPENINGS = "openings"
    ACCOUNT = "account"


class DataErased(Body, frozen=True, kw_only=True):
    """Erased on this node. Under a receipt's subject: of what was handed in, and of its case where there is one.

    Under a copy's subject: what was captured of content.
    """

    KIND: ClassVar[str] = "data.erased"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"erased", "reason"})
    second: Confirmer
    what: Erasable


KINDS: tuple[type[Body], ...] = (DataErased,)
