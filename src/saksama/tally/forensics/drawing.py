"""The pictures as SVG, the asked election first, the quiet ones beside it in the same scale.

Rules kept here: every drawing has a title and a description in words; axes from 0 to 100 percent; no script, no style
from outside, no colour of a party; the same data gives the same octets.
Left to others: the data (`pictures`, `quiet`).
"""

from collections.abc import Callable, Mapping
from html import escape
from math import sqrt
from typing import Final

from saksama.tally.forensics.pictures import Pictures
from saksama.tally.forensics.recipes import BINS, STEPS
from saksama.words import Language

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
    return _strip(elections, _FINGERPRINT, _SHARE, _cells, language)


def cumulative_svg(elections: Mapping[str, Pictures], language: Language) -> str:
    """Cumulated votes side by side, in the order given."""
    return _strip(elections, _CUMULATIVE, _GATHERED, _curve, language)


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


def _cells(each: Pictures) -> str:
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


def _curve(each: Pictures) -> str:
    points = " ".join(
        f"{_SIDE * at / STEPS:g},{_SIDE - _SIDE * percent / 100:.2f}" for at, percent in enumerate(each.curve)
    )
    return f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-width="2"/>'
