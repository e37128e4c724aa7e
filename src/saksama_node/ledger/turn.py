"""Taking turns at SQLite's one write lock.

Rules kept here:
  * SQLite's own waiting is a sleep that grows to 100 ms and is not fair: under load the unlucky wait for seconds. Here
    the kernel queues threads and processes on a file lock and wakes the next at once.
  * Only for speed: whoever writes without a turn is still kept apart by the database.
  * PostgreSQL has row locks; there a turn is nothing.
  * What every act does at one row, whatever else it does, it does last (`at_end`): two acts never wait for one another
    in a circle, and nobody waits longer than a commit takes.
  * A commit whose answer was lost with the connection is not called undone: it is unknown.
Left to others: what is written (act, sequencer, cosigning, mirror).
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import Error, connection, transaction

from saksama_node.condition.why import is_lost
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.settings.current import SETTINGS

_LAST: ContextVar[list[Callable[[], object]] | None] = ContextVar("saksama_last", default=None)


@contextmanager
def writing() -> Iterator[None]:
    """One durable transaction, begun when our turn has come. Raises RuntimeError inside another transaction.

    OutcomeUnknown where the connection was lost in its commit; every other error means that nothing was done.
    """
    committing = False
    try:
        with _turn(), transaction.atomic(durable=True):
            last: list[Callable[[], object]] = []
            token = _LAST.set(last)
            try:
                yield
                for do in last:
                    do()
            finally:
                _LAST.reset(token)
            committing = True
    except Error as error:
        if committing and is_lost(error):
            raise OutcomeUnknown from error
        raise


def at_end(do: Callable[[], object]) -> None:
    """Do this last in the transaction that is open, or at once in one of its own."""
    last = _LAST.get()
    if last is not None:
        last.append(do)
        return
    with writing():
        do()


@contextmanager
def _turn() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    # Opened each time: the lock belongs to the open file, so threads of one process wait for each other too.
    with (SETTINGS.data / "writer.lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
