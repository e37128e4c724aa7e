"""Trace entries: a day of what staff did is over, and nothing can be taken out of it any more.

Rules kept here: the day is named, never how much was done in it or by whom; that is committed to.
Left to others: the chain of the day's lines and what is committed (`entries.trace`), the lines themselves (the node).
"""

from typing import ClassVar

from saksama.entries.body import Body, Day, SubjectRule


class TraceSealed(Body, frozen=True, kw_only=True):
    """The trace of one day, by the node's calendar, ends here; `head` commits to its last hash and number of lines."""

    KIND: ClassVar[str] = "trace.sealed"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    COMMITS: ClassVar[frozenset[str]] = frozenset({"head"})
    day: Day


KINDS: tuple[type[Body], ...] = (TraceSealed,)
