"""Who does what can be done side by side.

Left to others: what the work is (judging, checkpoints, integrity), copies of the process (cli.memory.hands).
"""

from collections.abc import Callable, Iterator
from typing import Protocol


class Hands(Protocol):
    """Who does what can be done side by side."""

    def each[T](self, work: Callable[[int], T], count: int) -> Iterator[T]:
        """What `work` gives for each number below `count`, in any order; it asks nothing and changes nothing."""
        ...

    def aside[T](self, work: Callable[[], T]) -> Callable[[], T | None]:
        """Begin work in a copy of the process; what is given back waits for its end, and gives None if it failed."""
        ...


class OneHand:
    """One after the other, in this process."""

    def each[T](self, work: Callable[[int], T], count: int) -> Iterator[T]:
        """What `work` gives for each number below `count`."""
        return map(work, range(count))

    def aside[T](self, work: Callable[[], T]) -> Callable[[], T | None]:  # noqa: ARG002 - nobody is there
        """Nothing comes of it."""
        return lambda: None
