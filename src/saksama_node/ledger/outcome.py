"""Did it count? The connection was lost while an act was being committed, and the server's answer with it.

Rules kept here:
  * An act and its entries are one transaction: the row of one entry tells of the whole act.
  * That the row is there proves that the act stands. That it is not there proves nothing: the server may still be at
    it. So an act is called done, or unknown; never undone, and it is never done again by itself.
  * Asked over a connection of its own: whoever holds a guard must not come by a new one that lacks its lock (guard).
  * Whoever answers a person can tell whether an act of theirs stands already, whatever failed after it.
Left to others: whose act it was and what they are told (actions, web).
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.db import Error, connection

LOOK_SECONDS: Final = 3.0
_BETWEEN: Final = 0.1


@dataclass(slots=True)
class Noted:
    """What came of a piece of work so far. `acted`: whether an act with entries stands."""

    acted: bool = False


_NOTED: ContextVar[Noted | None] = ContextVar("saksama_noted", default=None)


@contextmanager
def noting() -> Iterator[None]:
    """Around one piece of work, a request: remember whether an act of it was committed."""
    token = _NOTED.set(Noted())
    try:
        yield
    finally:
        _NOTED.reset(token)


def note() -> None:
    """An act with entries was committed."""
    if (noted := _NOTED.get()) is not None:
        noted.acted = True


def acted() -> bool:
    """Whether an act stands of the piece of work in which this is asked."""
    noted = _NOTED.get()
    return noted is not None and noted.acted


def stands(leaf_ids: Sequence[int], seconds: float = LOOK_SECONDS) -> bool:
    """Whether these leaves, of one act, are found committed within so many seconds; False: unknown."""
    if not leaf_ids:
        return False
    end = time.monotonic() + seconds
    with closing(connection.copy()) as other:
        while True:
            try:
                with other.cursor() as cursor:
                    cursor.execute("SELECT 1 FROM ledger_leaf WHERE id = %s", [leaf_ids[0]])
                    if cursor.fetchone() is not None:
                        return True
            except Error:
                # It may be coming back: a server that is restarted takes a moment.
                other.close()
            if time.monotonic() > end:
                return False
            time.sleep(_BETWEEN)
