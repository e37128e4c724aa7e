"""Boundaries of kabupaten, kota and kecamatan, coarse, for a map on a page.

Rules kept here:
  * Whole numbers, a unit is 1/500 of a degree (about 220 m); small islands are left out, a place's largest never is.
  * A place without a shape has none: it is in the table under the map.
Source, licence and provenance: README.md beside the data.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from saksama_node.places.regions import data_file


@dataclass(frozen=True, slots=True)
class Shape:
    """The rings of one place, each a closed line of x (to the east) and y (to the south)."""

    region: str
    rings: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def path(self) -> str:
        """The same as the `d` of an SVG path."""
        return "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in self.rings)


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds all shapes of a map."""

    left: int
    top: int
    width: int
    height: int


@cache
def shapes(province: str) -> dict[str, Shape]:
    """Every shape of a province, by code with dots; empty where no data ships for it."""
    file = data_file(f"boundaries-{province}.json")
    if not file.is_file():
        return {}
    told = json.loads(file.read_text("utf-8"))["shapes"]
    return {
        region: Shape(region, tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in rings))
        for region, rings in told.items()
    }


def framed(chosen: Sequence[Shape], margin: int = 8) -> Frame:
    """The frame of these shapes. ValueError where there is none."""
    points = [point for shape in chosen for ring in shape.rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return Frame(left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)
