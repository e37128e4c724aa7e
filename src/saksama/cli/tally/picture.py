"""`saksama tally picture fingerprint|cumulative FILE`: an election as a picture, quiet elections beside it, as SVG.

Rules kept here: the drawing goes to standard output; with `--json` the data, and how it was made. Exit codes: 0 drawn,
2 the file could not be used.
Left to others: the data and the drawing (`saksama.tally.forensics`).
"""

import argparse
import json
import sys

from saksama.cli.tally.screen import add_options, asked_table
from saksama.tally.forensics.as_json import provenance_json
from saksama.tally.forensics.pictures import Pictured, cumulative_svg, fingerprint_svg, picture, quiet_elections
from saksama.tally.tables.shape import TableWrong

DRAWINGS = {"fingerprint": fingerprint_svg, "cumulative": cumulative_svg}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("picture", choices=tuple(DRAWINGS), help="gambar yang mana (which picture)")
    add_options(parser)
    parser.add_argument("--title", metavar="NAMA", help="nama pemilu di atas gambar (name of the election)")
    parser.add_argument("--json", action="store_true", help="data gambar sebagai JSON (its data as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, count, draw."""
    try:
        asked = asked_table(options, ("registered", "given", "received"))
    except TableWrong as error:
        sys.stderr.write(error.told(options.lang))
        return 2
    found = picture(asked.columns, asked.names, asked.sums)
    if options.json:
        print(json.dumps(_json(found), ensure_ascii=False))
        return 0
    title = options.title or options.file.stem
    strip = {title: found.pictures, **{name: each for name, each in quiet_elections().items() if name != title}}
    print(DRAWINGS[options.picture](strip, options.lang), end="")
    return 0


def _json(found: Pictured) -> dict[str, object]:
    pictures = found.pictures
    return {
        "stations": pictures.stations,
        "cells": [[*at, percent] for at, percent in pictures.cells.items()],
        "curve": list(pictures.curve),
        **provenance_json(found.provenance),
    }
