"""The remaining risk after each draw, as a picture (SVG): the finding is its title, the limit a line across.

Rules kept here: the axis of the risk is logarithmic from 100 % down; the picture says of which list and seed it is; no
colour carries meaning alone.
Left to others: the numbers (`risk`), where the picture is shown.
"""

from html import escape
from math import log10
from textwrap import wrap
from typing import Final

from saksama.tally.audit.risk import Risk
from saksama.tally.numerals import percent, whole
from saksama.words import Language

_WIDE: Final = 640
_HIGH: Final = 300
_LEFT: Final = 70
_TOP: Final = 80
_COLUMN: Final = 84
"""Letters of a line of the title."""
_RIGHT: Final = 20
_FOOT: Final = 60


def svg(found: Risk, title: str, source: str, language: Language) -> str:
    """A picture of 640 x 300. `title`: the finding in words; `source`: digest of the list and seed, under it."""
    lowest = min(found.limit, found.risk or found.limit, *found.curve.tolist(), 1.0) / 1.5
    deep = -log10(lowest)
    across = max(len(found.curve), 1)

    def at(draw: float, risk: float) -> str:
        x = _LEFT + (_WIDE - _LEFT - _RIGHT) * draw / across
        y = _TOP + (_HIGH - _TOP - _FOOT) * min(-log10(max(risk, lowest)) / deep, 1)
        return f"{x:.1f},{y:.1f}"

    points = " ".join(at(draw, risk) for draw, risk in enumerate([1.0, *found.curve.tolist()]))
    start, end = at(0, found.limit), at(across, found.limit)
    (x1, y1), (x2, y2) = start.split(","), end.split(",")
    draws = ("undian", "draws")[0 if language == "id" else 1]
    limit = ("batas risiko", "risk limit")[0 if language == "id" else 1]
    bottom = _HIGH - _FOOT
    heading = "\n".join(
        f'<text x="{_LEFT}" y="{20 + 17 * line}" font-size="12">{escape(text)}</text>'
        for line, text in enumerate(wrap(title, _COLUMN))
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" font-size="12"
 font-family="system-ui, sans-serif"><title>{escape(title)}</title>
{heading}
<path d="M{_LEFT},{_TOP}V{bottom}H{_WIDE - _RIGHT}" fill="none" stroke="currentColor"/>
<text x="{_LEFT - 8}" y="{_TOP + 4}" text-anchor="end">100 %</text>
<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="currentColor" stroke-dasharray="4 4"/>
<text x="{_LEFT - 8}" y="{float(y1) + 4:.1f}" text-anchor="end">{percent(found.limit, language)}</text>
<text x="{_WIDE - _RIGHT}" y="{float(y1) - 6:.1f}" text-anchor="end">{limit}</text>
<polyline points="{points}" fill="none" stroke="#0B6E6E" stroke-width="2"/>
<text x="{_WIDE - _RIGHT}" y="{bottom + 18}" text-anchor="end">{whole(found.evaluated, language)} {draws}</text>
<text x="{_LEFT}" y="{_HIGH - 12}" font-size="11">{escape(source)}</text>
</svg>
"""
