"""Names that one subject bears and no other may: who bore a name first, in this run or in an earlier one.

Rules kept here:
  * A name is known by 64 bits of its digest and the index of the first entry that bore it.
  * A name that two may bear only where both are one (a number, one case's) is kept together with whose it is.
Left to others: which names there are (apart), what it means to bear another's (meaning).
"""

from collections.abc import Callable, Mapping

from saksama.verify.memory.apart import Space, key_of

type Earlier = Callable[[int], int | None]
"""The index of the first entry of a log with this key, of those that an earlier run kept."""


def nobody(_key: int) -> int | None:
    """No earlier run."""
    return None


class Names:
    """The names of one log. One owner."""

    def __init__(self, earlier: Earlier = nobody) -> None:
        """Nothing met in this run."""
        self._earlier = earlier
        self._met: dict[int, int] = {}

    @property
    def met(self) -> Mapping[int, int]:
        """What was met first in this run: key and index."""
        return self._met

    def join(self, later: Mapping[int, int]) -> bool:
        """Take in what was met behind all this; False, and nothing is taken in, where some of it was met here."""
        if any(key in self._met or self._earlier(key) is not None for key in later):
            return False
        self._met.update(later)
        return True

    def first(self, space: Space, name: str, index: int) -> int | None:
        """Which entry bore the name before; None where `index` is the first, and bears it from now on."""
        key = key_of(space, name)
        known = self._met.get(key)
        if known is None:
            known = self._earlier(key)
        if known is None:
            self._met[key] = index
        return known

    def others(self, space: Space, name: str, whose: str, index: int) -> int | None:
        """Which entry bore the name first, where that was another's; None where it is the own, or the first."""
        known = self.first(space, name, index)
        own = key_of(space, f"{name}\n{whose}")
        if known is None:
            self._met[own] = index
            return None
        return known if self._met.get(own) is None and self._earlier(own) is None else None
