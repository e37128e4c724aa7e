"""Message entries: an office and whoever handed something in wrote to each other, by the follow-up code.

Rules kept here: each message stands under a subject of its own; who wrote, what, and about which receipt is one
commitment, so that the log joins no message to a receipt, to a case, or to another message.
Left to others: what is committed (the node's room `cases`), who reads it.
"""

from typing import ClassVar

from saksama.entries.body import Body


class MessageSent(Body, frozen=True, kw_only=True):
    """One message, from either side: both look alike."""

    KIND: ClassVar[str] = "message.sent"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"message"})


KINDS: tuple[type[Body], ...] = (MessageSent,)
