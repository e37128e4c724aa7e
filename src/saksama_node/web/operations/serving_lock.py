"""Whether this folder's node is being served: a file lock that falls with whoever holds it.

Rules kept here: any number of servers hold it together; one who needs the node stopped gets it only alone.
Left to others: what runs elsewhere on the same database (`moving.ends`).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from saksama.errors import CallerError


class NodeRuns(CallerError):
    """The node runs, or somebody else works on its database."""

    code = "move.node-runs"
    advice = "Stop every `saksama-node serve` and `work` of this node, on every machine; then try again."

    who: str


@contextmanager
def serving(data: Path) -> Iterator[None]:
    """Say that this node is served."""
    with _held(data, fcntl.LOCK_SH):
        yield


@contextmanager
def not_serving(data: Path) -> Iterator[None]:
    """Make sure that nobody serves it, and that nobody begins to. Raises NodeRuns."""
    try:
        with _held(data, fcntl.LOCK_EX | fcntl.LOCK_NB):
            yield
    except BlockingIOError as error:
        raise NodeRuns("saksama-node serve") from error


@contextmanager
def _held(data: Path, how: int) -> Iterator[None]:
    place = data / "locks" / "serving"
    place.parent.mkdir(mode=0o700, exist_ok=True)
    # Opened for reading: a node whose disk takes no writing must still come up, to say so.
    with os.fdopen(os.open(place, os.O_RDONLY | os.O_CREAT, 0o600)) as file:
        fcntl.flock(file, how)
        yield
