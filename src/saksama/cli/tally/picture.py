"""`saksama tally picture fingerprint|cumulative FILE`: an election as a picture, quiet elections beside it, as SVG.

Rules kept here: the drawing goes to standard output; with `--json` the data, and how it was made. Exit codes: 0 drawn,
2 the file could not be used.
Left to others: the data and the drawing (`saksama.tally.forensics`).
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from saksama.cli.tally.screen_json import provenance_json
from saksama.cli.tally.screen_table import STANDARD, leader_in, map_of, screened_table
from saksama.cli.tally.table_shape import TableWrong
from saksama.tally.columns import Columns
from saksama.tally.forensics.drawing import cumulative_svg, fingerprint_svg
from saksama.tally.forensics.integer import Names
from saksama.tally.forensics.pictures import Pictured, picture
from saksama.tally.forensics.quiet import quiet_elections

DRAWINGS = {"fingerprint": fingerprint_svg, "cumulative": cumulative_svg}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("picture", choices=tuple(DRAWINGS), help="gambar yang mana (which picture)")
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, Parquet, atau JSON Lines dari Sirekap")
    parser.add_argument(
        "--map",
        type=map_of,
        default={},
        metavar="registered=KOLOM,given=KOLOM,received=KOLOM,leader=KOLOM",
        help="nama kolom di berkas lain (the columns of any election's table)",
    )
    parser.add_argument("--title", metavar="NAMA", help="nama pemilu di atas gambar (name of the election)")
    parser.add_argument("--json", action="store_true", help="data gambar sebagai JSON (its data as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, count, draw."""
    try:
        columns = screened_table(options.file, options.map, ("registered", "given", "received"))
    except TableWrong as error:
        sys.stderr.write(error.told(options.lang))
        return 2
    found = picture(columns, _names(columns, options.map))
    if options.json:
        print(json.dumps(_json(found), ensure_ascii=False))
        return 0
    title = options.title or options.file.stem
    strip = {title: found.pictures, **{name: each for name, each in quiet_elections().items() if name != title}}
    print(DRAWINGS[options.picture](strip, options.lang), end="")
    return 0


def _names(columns: Columns, mapped: Mapping[str, str]) -> Names:
    named = {**STANDARD, **mapped}
    return Names(named["registered"], named["given"], named["received"], leader_in(columns, mapped))


def _json(found: Pictured) -> dict[str, object]:
    pictures = found.pictures
    return {
        "stations": pictures.stations,
        "cells": [[*at, percent] for at, percent in pictures.cells.items()],
        "curve": list(pictures.curve),
        **provenance_json(found.provenance),
    }
