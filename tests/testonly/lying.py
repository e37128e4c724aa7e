"""A table of tellings, each a function under its own name.

Left to others: the lies (`lies`, `lies_of_*`) and honest worlds (`honest_worlds`), who asks for all (`every_lie`).
"""

from collections.abc import Callable

from tests.testonly.lies import Lie
from tests.testonly.story import Story

type Tell = Callable[[Story], Lie]


def into[T, R](table: dict[str, Callable[[T], R]]) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """A decorator that adds a function to this table; `a_b` is called `a-b` there."""

    def add(tell: Callable[[T], R]) -> Callable[[T], R]:
        table[tell.__name__.replace("_", "-")] = tell
        return tell

    return add
