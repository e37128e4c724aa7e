"""Elections that nobody doubts, as pictures to lay beside another one.

Rules kept here: each comes with this package as a file that says where it is from and how certain that is; they are
counts by bin, no figures of single stations; an unknown field is refused.
Left to others: making them (`tools.quiet_pictures`), drawing (`drawing`).
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from saksama.errors import CallerError
from saksama.tally.forensics.pictures import Pictures


class QuietMalformed(CallerError):
    """A picture that comes with this package cannot be used."""

    code = "tally.quiet-malformed"
    advice = "Install Saksama again: a file that comes with it is damaged."

    file: str
    why: str


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file: `cells` as turnout bin, share bin, percent."""

    election: str
    source: str
    certainty: str
    digest: str
    stations: int
    cells: tuple[tuple[int, int, float], ...]
    curve: tuple[float, ...]


@cache
def quiet_elections() -> Mapping[str, Pictures]:
    """By name of the election. Raises `QuietMalformed`."""
    found = {}
    for file in sorted((files(__package__) / "elections").iterdir(), key=lambda each: each.name):
        try:
            kept = msgspec.json.decode(file.read_bytes(), type=Kept)
        except msgspec.DecodeError as error:
            raise QuietMalformed(file.name, str(error)) from error
        cells = {(turnout, share): percent for turnout, share, percent in kept.cells}
        found[kept.election] = Pictures(cells, kept.curve, kept.stations)
    return found
