"""The remaining risk after each draw, as a picture (SVG): the finding is its title, the limit a line across.

Rules kept here:
  * Both axes say what they count: draws, and the risk in per cent on a logarithmic scale, from 100 % down in tens. The
    risk that is left stands at the end of the curve, the limit at its line.
  * The picture says of which list and seed it is; no colour carries meaning alone.
  * It is as wide as a telephone, so that its words are read there. A page may colour its parts by their classes; alone
    it stands on a ground of its own.
Left to others: the numbers (`risk`), where the picture is shown.
"""

from collections.abc import Sequence
from html import escape
from itertools import takewhile
from math import log10
from textwrap import wrap
from typing import Final

from saksama.tally.audit.risk import Risk
from saksama.words import Language, decimal, percent, whole

_WIDE: Final = 360
_LEFT: Final = 58
_RIGHT: Final = 64
"""Where the number at the end of the curve stands, beside it: nothing crosses it."""
_PLOT: Final = 170
"""Height between the two ends of the risk's axis."""
_LINE: Final = 17
_LETTERS: Final = 46
"""Of a line of words."""
_TENS: Final = (1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6)
_AXIS: Final = ("Sisa risiko (skala logaritmik)", "Remaining risk (logarithmic scale)")
_DRAWS: Final = ("Undian yang sudah dibaca", "Draws that were read")
_LIMIT: Final = ("batas risiko", "risk limit")


def svg(found: Risk, title: str, source: str, language: Language) -> str:
    """A picture 360 wide. `title`: the finding in words; `source`: digest of the list and seed, under it."""
    english = language == "en"
    head = wrap(title, _LETTERS)
    foot = wrap(source, _LETTERS)
    top = len(head) * _LINE + 2 * _LINE + 4
    bottom = top + _PLOT
    high = bottom + 2 * _LINE + len(foot) * _LINE + 12
    risks = [1.0, *found.curve.tolist()]
    lowest = min(found.limit, *risks) / 1.5
    across = max(len(risks) - 1, 1)

    def x(draw: float) -> float:
        return _LEFT + (_WIDE - _LEFT - _RIGHT) * draw / across

    def y(risk: float) -> float:
        return top + _PLOT * min(log10(max(risk, lowest)) / log10(lowest), 1)

    points = " ".join(f"{x(draw):.1f},{y(risk):.1f}" for draw, risk in enumerate(risks))
    limit, told = y(found.limit), y(risks[-1])
    number, middle = escape(percent(risks[-1], language)), round((_LEFT + _WIDE - _RIGHT) / 2)
    lines = [
        *_words(head, _LEFT - 50, _LINE, "curve__title"),
        f'<text class="curve__axis" x="{_LEFT - 50}" y="{top - 12}">{_AXIS[english]}</text>',
        *(
            f'<line class="curve__grid" x1="{_LEFT}" x2="{_WIDE - _RIGHT}" y1="{y(each):.1f}" y2="{y(each):.1f}"/>'
            f'<text x="{_LEFT - 6}" y="{y(each) + 4:.1f}" text-anchor="end">{_tick(each, language)}</text>'
            for each in takewhile(lambda ten: ten >= lowest, _TENS)
        ),
        f'<path class="curve__frame" d="M{_LEFT},{top}V{bottom}H{_WIDE - _RIGHT}"/>',
        f'<line class="curve__limit" x1="{_LEFT}" y1="{limit:.1f}" x2="{_WIDE - _RIGHT}" y2="{limit:.1f}"/>',
        f'<text x="{_LEFT + 6}" y="{limit - 6:.1f}">{_LIMIT[english]} {percent(found.limit, language)}</text>',
        f'<polyline class="curve__line" points="{points}"/>',
        f'<circle class="curve__last" cx="{x(across):.1f}" cy="{told:.1f}" r="3.5"/>',
        f'<text class="curve__number" x="{x(across) + 8:.1f}" y="{told + 4:.1f}">{number}</text>',
        f'<text x="{_LEFT}" y="{bottom + _LINE}" text-anchor="middle">0</text>',
        f'<text x="{_WIDE - _RIGHT}" y="{bottom + _LINE}" text-anchor="middle">{whole(across, language)}</text>',
        f'<text class="curve__axis" x="{middle}" y="{bottom + _LINE}" text-anchor="middle">{_DRAWS[english]}</text>',
        *_words(foot, _LEFT - 50, bottom + 2 * _LINE + 6, "curve__source"),
    ]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" role="img" font-size="13"
 font-family="system-ui, sans-serif" color="#1d2221" fill="none" stroke-width="1"><title>{escape(title)}</title>
<rect class="curve__ground" width="{_WIDE}" height="{high}" fill="#ffffff"/>
<g fill="currentColor">
{_drawn(lines)}
</g></svg>
"""


def _drawn(lines: Sequence[str]) -> str:
    """With the looks that each part has where no page gives it others: lines are no surfaces."""
    looks = {
        'class="curve__grid"': 'stroke="currentColor" stroke-opacity="0.2"',
        'class="curve__frame"': 'fill="none" stroke="currentColor"',
        'class="curve__limit"': 'stroke="currentColor" stroke-dasharray="4 4"',
        'class="curve__line"': 'fill="none" stroke="currentColor" stroke-width="2"',
        'class="curve__title"': 'font-weight="600"',
        'class="curve__number"': 'font-weight="600"',
    }
    text = "\n".join(lines)
    for part, look in looks.items():
        text = text.replace(part, f"{part} {look}")
    return text


def _words(lines: Sequence[str], left: int, first: int, name: str) -> list[str]:
    return [
        f'<text class="{name}" x="{left}" y="{first + _LINE * place}">{escape(text)}</text>'
        for place, text in enumerate(lines)
    ]


def _tick(share: float, language: Language) -> str:
    """100 %, 10 %, 1 %, 0,1 %: as many places as it needs."""
    return f"{decimal(share * 100, language, max(0, round(-log10(share)) - 2))} %"
