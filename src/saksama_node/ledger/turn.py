"""Taking turns at SQLite's one write lock.

Rules kept here:
  * SQLite's own waiting is a sleep that grows to 100 ms and is not fair: under load the unlucky wait for seconds. Here
    the kernel queues threads and processes on a file lock and wakes the next at once.
  * Only for speed: whoever writes without a turn is still kept apart by the database.
  * PostgreSQL has row locks; there a turn is nothing.
  * What every act does at one row, whatever else it does, it does last (`at_end`): two acts never wait for one another
    in a circle, and nobody waits longer than a commit takes.
  * What cannot be taken back waits for the commit (`afterwards`): an act that is rolled back has deleted no file. What
    it leaves where it fails, or where the node is killed before it, is asked for by nothing that stands.
  * A commit rings (`condition.bell`), so that whoever waits for it need not ask.
  * A commit whose answer was lost with the connection is not called undone: it is unknown.
Left to others: what is written (act, sequencer, cosigning, mirror).
"""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import Error, connection, transaction

from saksama_node.condition.bell import ring, wrote
from saksama_node.condition.why import is_lost
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.settings.current import SETTINGS

type _Deeds = list[Callable[[], object]]


@dataclass(frozen=True, slots=True)
class _Open:
    """What waits in a transaction that is open: for its end, and for its commit."""

    last: _Deeds = field(default_factory=list)
    behind: _Deeds = field(default_factory=list)


_OPEN: ContextVar[_Open | None] = ContextVar("saksama_open", default=None)
_LOG = logging.getLogger("saksama.turn")


@contextmanager
def writing() -> Iterator[None]:
    """One durable transaction, begun when our turn has come. Raises RuntimeError inside another transaction.

    OutcomeUnknown where the connection was lost in its commit; every other error means that nothing was done.
    """
    committing, rings, opened = False, False, _Open()
    try:
        with _turn(), transaction.atomic(durable=True):
            token = _OPEN.set(opened)
            try:
                yield
                for do in opened.last:
                    do()
                rings = wrote()
            finally:
                _OPEN.reset(token)
            committing = True
    except Error as error:
        if committing and is_lost(error):
            raise OutcomeUnknown from error
        raise
    if rings:
        with suppress(Error, OSError):
            ring(SETTINGS.data)
    # Behind the turn too: what is done there may take its own.
    for do in opened.behind:
        try:
            do()
        except (Error, OSError):
            _LOG.exception("behind a commit; what was committed stands")


def at_end(do: Callable[[], object]) -> None:
    """Do this last in the transaction that is open, or at once in one of its own."""
    opened = _OPEN.get()
    if opened is not None:
        opened.last.append(do)
        return
    with writing():
        do()


def afterwards(do: Callable[[], object]) -> None:
    """Do this once the transaction that is open stands, or at once where none is; never where it was rolled back.

    Of the database and the disk what goes wrong is logged alone: the act stands.
    """
    opened = _OPEN.get()
    if opened is not None:
        opened.behind.append(do)
        return
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
