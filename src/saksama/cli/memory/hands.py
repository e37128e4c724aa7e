"""Work side by side: copies of this process, one for each core, each with its share.

Rules kept here:
  * A copy asks nothing of the network, and gives back what it made; it ends without what a process does at its end.
  * Where a copy fails, or the system gives none, the same work is done here.
Left to others: what the work is (verify.memory.judging, verify.checkpoints).
"""

import os
import pickle
from collections.abc import Callable, Iterator
from typing import Final

_MOST: Final = 4
"""More copies want more memory than they save time."""


class Copies:
    """A `verify.memory.hands.Hands`."""

    def each[T](self, work: Callable[[int], T], count: int) -> Iterator[T]:
        """What `work` gives for each number below `count`."""
        hands = min(_MOST, count, os.cpu_count() or 1)
        if hands < 2:
            yield from map(work, range(count))
            return
        shares = [range(first, count, hands) for first in range(hands)]
        # This process does the first share itself.
        begun = [(share, _begin(work, share)) for share in shares[1:]]
        yield from map(work, shares[0])
        for share, pipe in begun:
            made: list[T] | None = None if pipe is None else _ended(*pipe)
            yield from map(work, share) if made is None else made


def _begin(work: Callable[[int], object], share: range) -> tuple[int, int] | None:
    """The copy's number and where its answer comes; None where there is no copy."""
    ours, theirs = os.pipe()
    try:
        copy = os.fork()
    except OSError:
        os.close(ours)
        os.close(theirs)
        return None
    if copy:
        os.close(theirs)
        return copy, ours
    status = 1
    try:
        with os.fdopen(theirs, "wb") as out:
            pickle.dump([work(number) for number in share], out, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _ended[T](copy: int, pipe: int) -> list[T] | None:
    """What a copy made; None where it failed."""
    with os.fdopen(pipe, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(copy, 0)
    if status:
        return None
    # Through a pipe that nobody else holds.
    made: list[T] = pickle.loads(data)  # noqa: S301 (our own copy wrote it)
    return made
