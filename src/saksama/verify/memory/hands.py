"""Who does what can be done side by side.

Left to others: what the work is (judging, checkpoints), copies of the process (cli.memory.hands).
"""

from collections.abc import Callable, Iterator
from typing import Protocol


class Hands(Protocol):
    """Who does what can be done side by side."""

    def each[T](self, work: Callable[[int], T], count: int) -> Iterator[T]:
        """What `work` gives for each number below `count`, in any order; it asks nothing and changes nothing."""
        ...


class OneHand:
    """One after the other, in this process."""

    def each[T](self, work: Callable[[int], T], count: int) -> Iterator[T]:
        """What `work` gives for each number below `count`."""
        return map(work, range(count))
