"""Turnout and invalid votes: stations where they differ from those around them more than stations there do.

Rules kept here:
  * The same comparison with neighbours as for candidates (`neighbour`); what the source lacks is left out, not zero.
  * Turnout is users of the voters' list over the list, so that voters from elsewhere do not raise it above one.
  * A station that breaks a sum of its sheet is the arithmetic's, not this screen's.
Left to others: why a station differs: a wedding, a flood, a closed road, a fault of reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from saksama.tally.columns import ColumnAbsent, Columns, Figure
from saksama.tally.forensics.neighbour import Areas, NeighbourScreen, screen_shares
from saksama.tally.forensics.population import INVALID, TURNOUT, adding_up, ordinary
from saksama.tally.sheet.definition import Part


@dataclass(frozen=True, slots=True)
class TurnoutNames:
    """Which columns are meant. `given`: users of the list `registered`; `invalid` of all votes `cast`."""

    registered: str = "dpt_j"
    given: str = "pengguna_dpt_j"
    invalid: str = "suara_tidak_sah"
    cast: str = "suara_total"


def screen_turnout(columns: Columns, names: TurnoutNames, areas: Areas, sums: Sequence[Part] = ()) -> NeighbourScreen:
    """Screen turnout and the rate of invalid votes, or the one of them that the source has.

    `sums`: what must add up at a station. Raises `ColumnAbsent` where there is neither.
    """
    asked = ((TURNOUT, names.given, names.registered), (INVALID, names.invalid, names.cast))
    shares: list[tuple[str, Figure, Figure]] = [
        (share, columns.figure(part), columns.figure(whole))
        for share, part, whole in asked
        if columns.has((part, whole))
    ]
    if not shares:
        # Of the first pair the one that the source lacks: the other may well be there.
        missing = next(name for name in (names.registered, names.given) if not columns.has((name,)))
        raise ColumnAbsent(missing, tuple(columns.figures))
    sieve = ordinary(columns)
    for _, part, whole in shares:
        sieve.drop_unless_whole(part, whole)
    return screen_shares(columns, adding_up(columns, sieve, sums), shares, areas)
