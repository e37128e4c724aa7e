"""Draw an example of a results sheet from known figures, and what a phone would have made of it.

Rules kept here:
  * Every sheet says CONTOH across its whole face and in its head: no real photo ships, and none is imitated.
  * The same figures and seed give the same bytes: what is skewed, shaded and blurred comes from the seed alone.
  * Figures stand where `saksama_node.results.layout` says, so that they can be cut out again.
Left to others: which figures (figures), reading the photo (the node).
"""

import io
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import typst
from PIL import Image, ImageChops, ImageFilter

from saksama.tally.sheet.definition import Sheet
from saksama_node.results.layout import lines

_PPI: Final = 144.0
_TABLE: Final = 205
_AROUND: Final = 90
_SKEW: Final = 28
_TURN: Final = 2.5
_LIGHT: Final = 45
_QUALITY: Final = 78


@dataclass(frozen=True, slots=True)
class Example:
    """What stands on it. `figures`: by field; None for boxes that were left empty."""

    sheet: Sheet
    station: str
    place: str
    figures: Mapping[str, int | None]


def drawn(example: Example) -> bytes:
    """The sheet as paper, PNG of 1240 by 1754 dots."""
    source = files(__package__).joinpath("sheet.typ").read_bytes()
    given = {
        "form": example.sheet.form,
        "title": example.sheet.title,
        "station": example.station[10:],
        "place": example.place,
        "lines": [
            {
                "code": line.code,
                "words": line.cells[-1][0].words.partition(" (")[0],
                "top": line.words.top,
                "height": line.words.height,
                "cells": [
                    {
                        "digits": _digits(example.figures.get(field.id)),
                        "left": box.left,
                        "top": box.top,
                        "width": box.width,
                        "height": box.height,
                    }
                    for field, box in line.cells
                ],
            }
            for line in lines(example.sheet)
        ],
    }
    made = typst.compile(
        source, format="png", ppi=_PPI, sys_inputs={"given": json.dumps(given)}, ignore_system_fonts=True
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def photographed(example: Example, seed: int) -> bytes:
    """The sheet on a table, skewed, turned, unevenly lit and a little blurred; JPEG."""
    chance = random.Random(seed)  # noqa: S311 - a picture for a demonstration, nothing secret
    with Image.open(io.BytesIO(drawn(example))) as found:
        paper = found.convert("L")
    wide, high = paper.width + 2 * _AROUND, paper.height + 2 * _AROUND
    table = Image.new("L", (wide, high), _TABLE)
    table.paste(paper, (_AROUND, _AROUND))
    moved = [chance.randint(-_SKEW, _SKEW) for _ in range(8)]
    corners = (
        moved[0],
        moved[1],
        moved[2],
        high + moved[3],
        wide + moved[4],
        high + moved[5],
        wide + moved[6],
        moved[7],
    )
    skewed = table.transform((wide, high), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=_TABLE)
    turned = skewed.rotate(chance.uniform(-_TURN, _TURN), Image.Resampling.BICUBIC, fillcolor=_TABLE)
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize((wide, high))
    shaded = ImageChops.subtract(turned, light.point([level * _LIGHT // 255 for level in range(256)]))
    blurred = shaded.filter(ImageFilter.GaussianBlur(chance.uniform(0.6, 1.4)))
    out = io.BytesIO()
    blurred.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _digits(figure: int | None) -> str:
    """Three boxes, as the form has them; empty ones for what nobody wrote."""
    return "   " if figure is None else f"{figure:03}"
