"""Log entries: what this node saw of the partner's log, and that its own went on without an answer.

Rules kept here: the whole checkpoint note is kept, so that a fork is proved by two signed notes.
Left to others: comparing it with the log that others are served (verify).
"""

from typing import ClassVar

from saksama.entries.body import Body, Count, Digest, NoteText, Origin, SubjectRule


class LogObserved(Body, frozen=True, kw_only=True):
    """The newest checkpoint of `origin` that this node holds, with its cosignatures.

    At least hourly while anything grew.
    """

    KIND: ClassVar[str] = "log.observed"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    checkpoint: NoteText
    origin: Origin
    root: Digest
    size: Count


class LogOverridden(Body, frozen=True, kw_only=True):
    """An operator let the log go on from `size` and `root` though neither partner nor witness told what they cosigned.

    The reason stands in a commitment.
    """

    KIND: ClassVar[str] = "log.overridden"
    SUBJECT: ClassVar[SubjectRule] = SubjectRule.NONE
    COMMITS: ClassVar[frozenset[str]] = frozenset({"reason"})
    root: Digest
    size: Count


KINDS: tuple[type[Body], ...] = (LogObserved, LogOverridden)
