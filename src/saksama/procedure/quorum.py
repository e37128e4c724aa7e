"""How many members a plenary needs, as two persons wrote it off a text: the value of a confirmed norm.

Rules kept here: three ways to write it and no other; one that is none of them is refused, never guessed.
Left to others: who confirmed it (the log), what an edition assumes before (edition), which meetings it judges (verify).
"""

import re
from collections.abc import Callable
from typing import Final

_NUMBER: Final = re.compile(r"[1-9]")
_SHARE: Final = re.compile(r"(lebih dari )?([1-9])/([1-9])")


def quorum_of(value: str) -> Callable[[int, int], bool] | None:
    """Whether so many of these seats are enough, by "3", "2/3" or "lebih dari 1/2"; None for any other text."""
    if _NUMBER.fullmatch(value):
        least = int(value)
        return lambda counted, _seats: counted >= least
    found = _SHARE.fullmatch(value)
    if found is None or int(found[2]) > int(found[3]):
        return None
    part, of = int(found[2]), int(found[3])
    if found[1]:
        return lambda counted, seats: counted * of > part * seats
    return lambda counted, seats: counted * of >= part * seats
