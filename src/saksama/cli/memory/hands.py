"""Work side by side: copies of this process, one for each core, each with its share.

Rules kept here:
  * A copy gives back what it made piece by piece, so that nobody holds all of it; it ends without what a process does
    at its end.
  * Where a copy fails, or the system gives none, what it did not give back is done here.
Left to others: what the work is (verify.integrity, verify.checkpoints, verify.memory.judging).
"""

import fcntl
import gc
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

_MOST: Final = 4
"""More copies want more memory than they save time."""
_PIPE: Final = 1 << 20
"""Octets that a copy may be ahead of us, where the system lets us say so."""


class Copies:
    """A `verify.memory.hands.Hands`."""

    def each[T](self, work: Callable[[int], T], count: int) -> Iterator[T]:
        """What `work` gives for each number below `count`."""
        hands = min(_MOST, count, os.cpu_count() or 1)
        if hands < 2:
            yield from map(work, range(count))
            return
        shares = [range(first, count, hands) for first in range(hands)]
        # This process does the first share itself, and takes after each piece what the copies have made.
        others = [_made_by(_begin(work, share), work, share) for share in shares[1:]]
        for number in shares[0]:
            yield work(number)
            for other in others:
                yield from _next(other)
        for other in others:
            yield from other

    def aside[T](self, work: Callable[[], T]) -> Callable[[], T | None]:
        """Begin work in a copy; None comes of it where there is none, or it failed."""
        copy = _begin(lambda _: work(), range(1)) if (os.cpu_count() or 1) > 1 else None
        return lambda: next(_given(copy), None)


def _next[T](others: Iterator[T]) -> Iterator[T]:
    for one in others:
        yield one
        return


def _begin(work: Callable[[int], object], share: range) -> tuple[int, int] | None:
    """The copy's number and where its answers come; None where there is no copy."""
    ours, theirs = os.pipe()
    with suppress(OSError, AttributeError):
        fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, _PIPE)
    # What lies here is shared with a copy for as long as neither touches it, and a collector would.
    gc.freeze()
    try:
        copy = os.fork()
    except OSError:
        os.close(ours)
        os.close(theirs)
        return None
    if copy:
        gc.unfreeze()
        os.close(theirs)
        return copy, ours
    status = 1
    try:
        os.close(ours)
        with os.fdopen(theirs, "wb") as out:
            for number in share:
                pickle.dump(work(number), out, protocol=pickle.HIGHEST_PROTOCOL)
                out.flush()
        status = 0
    finally:
        os._exit(status)


def _made_by[T](copy: tuple[int, int] | None, work: Callable[[int], T], share: range) -> Iterator[T]:
    """What a copy made, in the order of its share; what it did not make is made here."""
    made = 0
    for one in _given(copy):
        made += 1
        yield one
    yield from map(work, share[made:])


def _given(copy: tuple[int, int] | None) -> Iterator[Any]:
    """What comes from a copy, until it ends or says no more that can be read."""
    if copy is None:
        return
    try:
        with os.fdopen(copy[1], "rb") as answer, suppress(EOFError, pickle.UnpicklingError):
            while True:
                # Through a pipe that nobody else holds.
                yield pickle.load(answer)  # noqa: S301 (our own copy wrote it)
    finally:
        os.waitpid(copy[0], 0)
