"""Why a run begins again without what an earlier one left.

Rules kept here: where what was kept does not bear this run, nothing of it is used; the report says that, and why.
Left to others: noticing it (integrity, judging, keeping), the words (cli).
"""

from enum import StrEnum


class Why(StrEnum):
    """Why all was read anew."""

    FIRST = "first"
    ASKED = "asked"
    UNREADABLE = "unreadable"
    OTHER_RULES = "other-rules"
    OTHER_KEYS = "other-keys"
    OTHER_LOGS = "other-logs"
    SMALLER = "smaller"
    CHANGED = "changed"
    FOUNDATION = "foundation"
    NOT_SERVED = "not-served"
    WITNESS = "witness"
    EARLIER = "earlier"


class Anew(Exception):
    """What was kept does not bear this run."""

    def __init__(self, why: Why) -> None:
        """The reason."""
        super().__init__(why.value)
        self.why = why
