"""An institution's accent as a style sheet: one sees at once whose desk this is.

Rules kept here:
  * The accent comes from the node's settings and is moved until it reads at 4.5:1 on both schemes' grounds
    (WCAG 2.2, 1.4.3), so that no choice of colour can make a page unreadable.
Left to others: every other colour (`static/saksama/tokens.css`).
"""

from typing import Final

LIGHT_GROUND: Final = "#f1efeb"
"""The darkest light ground of tokens.css on which the accent stands (`--sunken`)."""
DARK_GROUND: Final = "#242928"
"""The lightest dark ground (`--sunken`)."""
LEAST: Final = 4.5

type Colour = tuple[int, int, int]


def stylesheet(accent: str) -> str:
    """Return the CSS that sets the accent for the light and the dark scheme."""
    light = readable(accent, LIGHT_GROUND, towards="#000000")
    dark = readable(accent, DARK_GROUND, towards="#ffffff")
    return f":root {{ --accent-light: {light}; --accent-dark: {dark}; }}\n"


def readable(colour: str, ground: str, *, towards: str) -> str:
    """Mix `colour` towards black or white, in steps of 2 in 100, until it reads on `ground`."""
    for part in range(0, 101, 2):
        mixed = _mix(colour, towards, part)
        if contrast(mixed, ground) >= LEAST:
            return mixed
    return towards


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(_parse(one)), _luminance(_parse(other))))
    return (high + 0.05) / (low + 0.05)


def _parse(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(colour: str, towards: str, part: int) -> str:
    pairs = zip(_parse(colour), _parse(towards), strict=True)
    return "#" + "".join(f"{(a * (100 - part) + b * part) // 100:02x}" for a, b in pairs)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
