"""What the figures of a post beside a claim come to: one score.

Rules kept here:
  * The score is made of figures between 0 and 1, of the run of the post and the run of the claim that have most in
    common:
      information   how much is shared at all, in rare words
      order         how many neighbours stand beside each other in both, words that may be mistyped aside
      names         how much of what is shared is names: the more, the more order counts; as where there is little of it
      held          the greater of two, for a claim is repeated whole or quoted:
        cover       how much of the lighter of the two whole texts is shared; less than a third is none
        row         how many words stand in one row in both
      instead       how much the post says in the place of what the claim says
  * Names say who and where, and not what: they inform less, a row is counted without them, and cover is no more than
    without them (`names`). Two of the shared words must be rare, unless a post has the very words of a claim.
  * Who speaks of the same has some rare words of it by chance, and hardly four in a row: where no more than `FEW` stand
    in one, information counts more than once (`counted`).
Left to others: the figures (`claim`), and how much each of them may be at most (`candidate`).
"""

from typing import Final, NamedTuple

from saksama.textmatch.candidate import FEW, worth

_LOOSE: Final = 0.3
"""How much order counts where no name is shared; whoever tells another deed of the same people shares little else."""
_BROKEN: Final = 0.6
"""The same where `FEW` words at most stand in a row, and `_HALF` of the neighbours are others: talk of the same."""
_HALF: Final = 0.5
_INSTEAD: Final = 0.6


class Compared(NamedTuple):
    """The figures of a post and a claim."""

    cover: float
    row: int
    information: float
    order: float
    names: float
    instead: float
    run: tuple[int, int]
    """Where the run of the post begins and ends."""

    @property
    def score(self) -> float:
        """Above 0, at most 1."""
        least = _BROKEN if self.row <= FEW and self.order <= _HALF else _LOOSE
        told = worth(self.information, self.cover, self.row) * (1 - _INSTEAD * self.instead)
        return told * (1 - (1 - self.order) * (least + (1 - least) * self.names))
