"""How much a bench measures: the whole, or the least that still runs each of its steps.

Rules kept here: a count or a pace that is smaller in a small run stands beside the whole one, where it is used.
Left to others: what is counted (each bench), what is kept of a run (record).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """`entries`: in the bench's own unit; `small`: a run of seconds that shows that the bench works, and no figure."""

    entries: int
    small: bool = False

    def of[T](self, whole: T, least: T) -> T:
        """What this run takes of the two."""
        return least if self.small else whole
