"""Example sheets: drawn page by page from figures that are known, and what a phone would have made of them.

Rules kept here:
  * Every sheet says CONTOH across its whole face and in its head: no real photo ships, and none is imitated.
  * The same figures and seed give the same bytes: what is skewed, shaded and blurred comes from the seed alone.
  * Pages, lines and boxes are those of the sheet's newest layout, so that figures can be cut out again; how certain
    the layout is stands at the foot of each page.
  * A pair's votes stand in all four ways of the form: strokes, digits, bubbles, words (Indonesian, from 0 to 999, which
    is what three boxes hold).
  * The figures are those of real stations as KPU published them, and what the rest must then have been. A station is
    taken only where everything that KPU's table has is there and every sum holds. What the table lacks (ballots) is
    made so that the sheet fits: received as the law says, unused what is left. It is an example and says so.
Source of the table: data/results (INDEX there). Left to others: reading the photo (the node).
"""

import csv
import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from typing import Final

import typst
from PIL import Image, ImageChops, ImageFilter

from saksama.tally.sheet.definition import Role, Sheet
from saksama.tally.sheet.layout import ALONE, Line, newest_layout
from saksama_demo.material import STATIONS
from saksama_node.places.regions import full_name
from saksama_node.results.versions.contests import contest_of

_ONES: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_LARGEST: Final = 999


def spelled(figure: int) -> str:
    """The figure in words: "seratus sebelas". Raises `ValueError` beyond three digits."""
    if not 0 <= figure <= _LARGEST:
        raise ValueError(figure)
    hundreds, rest = divmod(figure, 100)
    parts = []
    if hundreds:
        parts.append("seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus")
    if rest or not hundreds:
        parts.append(_below_hundred(rest))
    return " ".join(parts)


def _below_hundred(rest: int) -> str:
    tens, ones = divmod(rest, 10)
    match tens:
        case 0:
            return _ONES[ones]
        case 1:
            return {0: "sepuluh", 1: "sebelas"}.get(ones, f"{_ONES[ones]} belas")
        case _:
            return f"{_ONES[tens]} puluh" + (f" {_ONES[ones]}" if ones else "")


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


def pages(sheet: Sheet) -> int:
    """How many pages the form has."""
    return len(newest_layout(sheet).page)


def drawn(example: Example, page: int) -> bytes:
    """A page (1 is the first) as paper, PNG of 1240 by 1754 dots."""
    source = files(__package__).joinpath("sheet.typ").read_bytes()
    layout = newest_layout(example.sheet)
    marks = layout.marks
    given = {
        "page": page,
        "pages": len(layout.page),
        "heading": layout.page[page - 1].words,
        "marks": [] if marks is None else [[marks.left + at * marks.step, marks.top] for at in range(page)],
        "foot": f"Tata letak {layout.id}. Halaman: {layout.pages_basis}. Letak kotak: {layout.boxes_basis}.",
        "form": example.sheet.form,
        "title": example.sheet.title,
        "identity": _identity(example),
        "columns": _columns(layout.lines(example.sheet, page), layout.columns),
        "first": layout.page[page - 1].block[0].top,
        "lines": [_line(example, line) for line in layout.lines(example.sheet, page)],
    }
    made = typst.compile(
        source, format="png", ppi=_PPI, sys_inputs={"given": json.dumps(given)}, ignore_system_fonts=True
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def photographed(example: Example, page: int, seed: int, *, upside_down: bool = False) -> bytes:
    """A page on a table, skewed, turned, unevenly lit and a little blurred; JPEG."""
    chance = random.Random(seed)  # noqa: S311 - a picture for a demonstration, nothing secret
    with Image.open(io.BytesIO(drawn(example, page))) as found:
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
    angle = chance.uniform(-_TURN, _TURN) + 180 * upside_down
    turned = skewed.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_TABLE)
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize((wide, high))
    shaded = ImageChops.subtract(turned, light.point([level * _LIGHT // 255 for level in range(256)]))
    blurred = shaded.filter(ImageFilter.GaussianBlur(chance.uniform(0.6, 1.4)))
    out = io.BytesIO()
    blurred.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _columns(found: Sequence[Line], edges: Mapping[str, int]) -> list[tuple[str, int]]:
    """What stands above the boxes of a page: the columns that it has, and their left edges."""
    if not any(field.part for line in found for field, _box in line.cells):
        return [("jumlah", edges[ALONE])]
    return [(name if name != ALONE else "L+P / jumlah", left) for name, left in edges.items()]


def _identity(example: Example) -> list[tuple[str, str]]:
    """What the form's head says of the station: names and values, the province first."""
    village, district, regency = (*example.place.split(", "), "", "", "")[:3]
    return [
        ("Provinsi", full_name(example.station[:2]).removeprefix("Provinsi ")),
        ("Kabupaten/Kota", regency),
        ("Kecamatan", district.removeprefix("Kecamatan ")),
        ("Kelurahan/Desa", village),
        ("Nomor TPS", example.station[10:]),
    ]


def _line(example: Example, line: Line) -> dict[str, object]:
    votes = line.cells[-1][0].role is Role.VOTES
    figure = example.figures.get(line.cells[-1][0].id)
    return {
        "code": line.code,
        "words": line.cells[-1][0].words.partition(" (")[0],
        "top": line.whole.top,
        "height": line.whole.height,
        "votes": votes,
        "strokes": figure or 0,
        "spelled": "" if figure is None else spelled(figure),
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


def _digits(figure: int | None) -> str:
    """Three boxes, as the form has them; empty ones for what nobody wrote."""
    return "   " if figure is None else f"{figure:03}"


CONTEST = "ppwp-2024"


def examples(count: int) -> list[Example]:
    """The first stations whose figures are whole and fit, in the order of the table."""
    return list(islice(_whole(), count))


def _whole() -> Iterator[Example]:
    sheet = contest_of(CONTEST).definition
    with STATIONS.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            known = {field.id: int(row[field.id]) for field in sheet.fields if row.get(field.id, "").isdigit()}
            missing = {field.id for field in sheet.fields} - known.keys()
            made = _made(known)
            if made is None or missing - made.keys():
                continue
            figures = {field.id: known.get(field.id, made.get(field.id)) for field in sheet.fields}
            code = row["kode_tps"]
            region = f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:10]}"
            yield Example(sheet, code, full_name(region), figures)


def _made(known: dict[str, int]) -> dict[str, int] | None:
    """What the table lacks; None where it does not hold all of the rest, or a sum is broken."""
    needed = {"dpt_j", "suara_total", "suara_sah", "suara_tidak_sah", "pengguna_total_j"}
    pairs = [known.get(f"suara_paslon_{n}") for n in (1, 2, 3)]
    if not needed <= known.keys() or None in pairs:
        return None
    votes, cast = sum(each for each in pairs if each is not None), known["suara_total"]
    if votes != known["suara_sah"] or known["suara_sah"] + known["suara_tidak_sah"] != cast:
        return None
    received = known["dpt_j"] + -(-known["dpt_j"] * 2 // 100)
    if known["pengguna_total_j"] != cast or received < cast:
        return None
    ballots = {
        "surat_suara_diterima": received,
        "surat_suara_digunakan": cast,
        "surat_suara_dikembalikan": 0,
        "surat_suara_tidak_digunakan": received - cast,
    }
    return ballots | {f"disabilitas_{part}": 0 for part in ("l", "p", "j")}
