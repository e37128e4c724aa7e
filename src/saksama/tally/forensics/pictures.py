"""Two pictures of an election: its fingerprint, and the leader's votes cumulated by turnout; and elections beside it.

Klimek, Yegorov, Hanel, Thurner, PNAS 109 (2012), 16469: the pictures, not the single number drawn from them, which
moves from 0.24 to 0.88 with the distance that is used.

Rules kept here:
  * Fingerprint: stations by turnout and the leader's share, each weighing its registered voters, in percent of all.
  * Cumulative: of all valid votes, the percent that the leader has at stations up to each turnout.
  * A picture is for a person who knows the places; beside it stand elections that nobody doubts, in the same scale.
    Each comes with this package as a file that says where it is from and how certain that is; they are counts by bin,
    no figures of single stations; an unknown field is refused.
  * Every drawing has a title and a description in words; axes from 0 to 100 percent; no script, no style from outside,
    no colour of a party; the same data gives the same octets.
Left to others: making the quiet elections' files (`tools.quiet_pictures`), where a picture is shown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from math import sqrt
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from saksama.errors import CallerError
from saksama.json_documents import read_json
from saksama.tally.columns import Columns
from saksama.tally.forensics.population import LARGEST, Names, Provenance, Reason, adding_up, ordinary
from saksama.tally.forensics.recipes import BINS, PICTURE, STEPS
from saksama.tally.sheet.definition import Part
from saksama.words import Language

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pictures:
    """`cells`: (turnout bin, share bin) to percent of the voters; `curve`: percents at each step of turnout.

    `stations`: how many; where nothing is known both are empty and 0.
    """

    cells: Mapping[tuple[int, int], float]
    curve: tuple[float, ...]
    stations: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """The pictures of a table, and how they were made."""

    pictures: Pictures
    provenance: Provenance


def picture(columns: Columns, names: Names, sums: Sequence[Part] = ()) -> Pictured:
    """The pictures of an election; `sums`: what must add up at a station. Raises `ColumnAbsent`."""
    figures = [columns.figure(name) for name in (names.registered, names.given, names.received, names.leader)]
    registered, given, received, leader = figures
    sieve = adding_up(columns, ordinary(columns).drop_unless_whole(*figures), sums)
    sieve.drop(Reason.NOTHING_RECEIVED, (received == 0) | (registered == 0))
    sieve.drop(Reason.TOO_LARGE, (registered > LARGEST) | (received > LARGEST))
    sieve.drop(Reason.PART_ABOVE_WHOLE, (given > registered) | (leader > received))
    registered, given, received, leader = (figure[sieve.kept] for figure in figures)
    turnout = given / registered
    parameters: dict[str, float | str] = {
        **PICTURE.constants,
        "registered": names.registered,
        "given": names.given,
        "received": names.received,
        "leader": names.leader,
    }
    return Pictured(
        Pictures(
            cells=_cells(_bin(given, registered) * BINS + _bin(leader, received), registered),
            curve=_curve(turnout, leader, float(received.sum())),
            stations=turnout.size,
        ),
        sieve.provenance(PICTURE, parameters, columns.digest),
    )


def _cells(place: NDArray[np.int64], weight: Array) -> dict[tuple[int, int], float]:
    percent = 100 * np.bincount(place, weight, BINS * BINS) / max(float(weight.sum()), 1)
    return {divmod(int(at), BINS): float(percent[at]) for at in np.flatnonzero(percent)}


def _bin(part: Array, whole: Array) -> NDArray[np.int64]:
    # In whole numbers, so that 58 of 100 falls where it belongs.
    return np.minimum(part * BINS // whole, BINS - 1).astype(np.int64)


def _curve(turnout: Array, leader: Array, received: float) -> tuple[float, ...]:
    order = np.argsort(turnout, kind="stable")
    upto = np.searchsorted(turnout[order], np.arange(STEPS + 1) / STEPS, side="right")
    votes = np.concatenate([[0.0], np.cumsum(leader[order])])
    return tuple(float(each) for each in 100 * votes[upto] / max(received, 1))


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
            kept = read_json(file.read_bytes(), Kept)
        except msgspec.DecodeError as error:
            raise QuietMalformed(file.name, str(error)) from error
        cells = {(turnout, share): percent for turnout, share, percent in kept.cells}
        found[kept.election] = Pictures(cells, kept.curve, kept.stations)
    return found


type Both = tuple[str, str]

_SIDE: Final = 200
_LEFT: Final = 44
_TOP: Final = 58
_PANEL: Final = 252
_HEIGHT: Final = 316
_INK: Final = "#0B6E6E"
_GREY: Final = "#6b6b6b"
_INKS: Final = 20
"""Shades of it."""
_DENSE: Final = 1.5
"""Percent of the voters in one bin from which the ink is full."""

_FINGERPRINT: Both = (
    "Sidik pemilu: partisipasi dan perolehan peringkat pertama",
    "Fingerprint: turnout and the leader's share",
)
_CUMULATIVE: Both = (
    "Suara peringkat pertama, terkumpul menurut partisipasi",
    "The leader's votes, cumulated by turnout",
)
_TURNOUT: Both = ("partisipasi, persen", "turnout, percent")
_SHARE: Both = ("perolehan, persen suara sah", "share, percent of valid votes")
_GATHERED: Both = ("persen dari semua suara sah", "percent of all valid votes")
_STATIONS: Both = ("{n} TPS", "{n} stations")
_CAVEAT: Both = (
    "Gambar untuk dibandingkan oleh orang yang mengenal tempatnya; bukan putusan.",
    "For comparison by people who know the places; no verdict.",
)


def fingerprint_svg(elections: Mapping[str, Pictures], language: Language) -> str:
    """Fingerprints side by side, in the order given."""
    return _strip(elections, _FINGERPRINT, _SHARE, _drawn_cells, language)


def cumulative_svg(elections: Mapping[str, Pictures], language: Language) -> str:
    """Cumulated votes side by side, in the order given."""
    return _strip(elections, _CUMULATIVE, _GATHERED, _drawn_curve, language)


def _strip(
    elections: Mapping[str, Pictures], title: Both, upward: Both, draw: Callable[[Pictures], str], language: Language
) -> str:
    place = 0 if language == "id" else 1
    width = _PANEL * len(elections) + 8
    panels = [
        f'<g transform="translate({_PANEL * at + _LEFT} {_TOP})">{_frame(name, each, upward, place)}{draw(each)}</g>'
        for at, (name, each) in enumerate(elections.items())
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}"'
        ' role="img" font-family="system-ui, sans-serif" font-size="11">'
        f"<title>{escape(title[place])}</title><desc>{escape(_CAVEAT[place])}</desc>"
        f'<rect width="{width}" height="{_HEIGHT}" fill="#ffffff"/>'
        f'<text x="8" y="20" font-size="14" font-weight="600">{escape(title[place])}</text>'
        f"{''.join(panels)}"
        f'<text x="8" y="{_HEIGHT - 8}" fill="{_GREY}">{escape(_CAVEAT[place])}</text></svg>\n'
    )


def _frame(name: str, each: Pictures, upward: Both, place: int) -> str:
    count = f"{each.stations:,}".replace(",", ".,"[place])
    stations = _STATIONS[place].format(n=count)
    ticks = "".join(
        f'<text x="{_SIDE * share // 100}" y="{_SIDE + 14}" text-anchor="middle">{share}</text>'
        f'<text x="-6" y="{_SIDE - _SIDE * share // 100 + 4}" text-anchor="end">{share}</text>'
        for share in (0, 50, 100)
    )
    return (
        f'<text y="-8"><tspan font-weight="600">{escape(name)}</tspan>, {escape(stations)}</text>'
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_GREY}"/>{ticks}'
        f'<text x="{_SIDE // 2}" y="{_SIDE + 30}" text-anchor="middle">{escape(_TURNOUT[place])}</text>'
        f'<text transform="translate(-30 {_SIDE // 2}) rotate(-90)" text-anchor="middle">{escape(upward[place])}</text>'
    )


def _drawn_cells(each: Pictures) -> str:
    size = _SIDE // BINS
    inks: dict[int, list[str]] = {}
    for (turnout, share), percent in sorted(each.cells.items()):
        # The root, so that what is thin can be seen beside what is dense.
        ink = max(1, min(_INKS, round(_INKS * sqrt(percent / _DENSE))))
        inks.setdefault(ink, []).append(f"M{size * turnout} {_SIDE - size * (share + 1)}h{size}v{size}h-{size}z")
    return "".join(
        f'<path fill="{_INK}" fill-opacity="{ink / _INKS:g}" d="{"".join(paths)}"/>'
        for ink, paths in sorted(inks.items())
    )


def _drawn_curve(each: Pictures) -> str:
    points = " ".join(
        f"{_SIDE * at / STEPS:g},{_SIDE - _SIDE * percent / 100:.2f}" for at, percent in enumerate(each.curve)
    )
    return f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-width="2"/>'
