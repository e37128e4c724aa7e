"""`saksama tally held FILE`: whether the sheets that are not there yet could change the outcome.

Rules kept here: exit codes 0 they could not, 1 they could, or there is no outcome yet, 2 the file could not be used;
the exit code is that of the whole file, whatever its areas say.
Left to others: the bound (`saksama.tally.bound`), what a file must hold (`contest_options`).
"""

import argparse
import json
from collections.abc import Mapping
from functools import partial
from typing import Final

import numpy as np

from saksama.cli.tally.contest_options import Asked, add_options, asked, claim
from saksama.cli.tally.writing import say
from saksama.tally.bound import Held, Outcome, bounds, held, told
from saksama.tally.columns import Texts

LEVELS: Final[Mapping[str, tuple[int, tuple[str, ...]]]] = {
    "kabkota": (4, ("kabkota",)),
    "kecamatan": (6, ("kabkota", "kecamatan")),
    "desa": (10, ("kabkota", "kecamatan", "desa")),
}
"""Digits of an area's code, and the columns of its name."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add_options(parser)
    parser.add_argument("--by", choices=LEVELS, help="juga untuk tiap wilayah (for each area too)")


def run(options: argparse.Namespace) -> int:
    """Read, bound, print."""
    question = asked(options)
    if question is None:
        return 2
    (whole,) = _held(options, question, np.full(len(question.table), ""))
    areas = _held(options, question, question.table.area(LEVELS[options.by][0])) if options.by else ()
    if options.json:
        found = {
            "input": question.table.digest,
            "candidates": question.contest.candidates,
            "whole": [_as_json(whole)],
            "by": [_as_json(each) for each in areas],
        }
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        say(told(whole, ("Seluruh berkas", "The whole file")[options.lang == "en"], options.lang))
        say(bounds(whole.bounds, options.lang))
        for each in areas:
            say(told(each, _title(question, each, options.by), options.lang))
    return 0 if whole.outcome is Outcome.SAFE else 1


def _held(options: argparse.Namespace, question: Asked, areas: Texts) -> tuple[Held, ...]:
    return held(question.contest, question.ballots, partial(claim, options, question.contest), areas)


def _as_json(area: Held) -> dict[str, object]:
    return {
        "area": area.area,
        "stations": area.stations,
        "held": area.held,
        "ballots": area.ballots,
        "bounds": area.bounds,
        "totals": list(area.totals),
        "outcome": area.outcome.value,
        "assertions": [{"name": each.name, "margin": each.margin, "least": each.least} for each in area.reaches],
    }


def _title(question: Asked, area: Held, level: str) -> str:
    digits, columns = LEVELS[level]
    first = np.argmax(question.table.area(digits) == area.area)
    names = [str(question.table.tags[column][first]) for column in columns if column in question.table.tags]
    return " / ".join([area.area, *names])
