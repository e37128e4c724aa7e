"""`saksama tally COMMAND`: one table of its commands.

Rules kept here: a module of its own, run as a process of its own, so that no other command waits for numpy, scipy and
DuckDB; exit codes as everywhere: 0 good, 1 something does not add up, 2 could not be done.
Left to others: what each command does.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence

from saksama.cli.command import Command, asked

COMMANDS: Mapping[str, str] = {
    "audit": "audit hasil dengan undian terbuka (audit a result by a public draw)",
    "check": "periksa apakah angka tiap TPS klop (whether the figures of each station add up)",
    "compare": "bandingkan antartingkat dan antarsumber (compare tiers and sources)",
    "held": "dapatkah TPS yang tertahan mengubah hasil? (could held sheets change it)",
    "list": "buat lagi daftar yang disebut log (make the list again that a log names)",
    "picture": "gambar partisipasi dan perolehan (pictures of turnout and share)",
    "screen": "urutkan yang patut dilihat lebih dulu (what deserves a look first)",
}


def loaded(name: str) -> Command:
    """The module of a command of the table, loaded now."""
    match name:
        case "audit":
            from saksama.cli.tally import audit

            return audit
        case "check":
            from saksama.cli.tally import check

            return check
        case "compare":
            from saksama.cli.tally import compare

            return compare
        case "held":
            from saksama.cli.tally import held

            return held
        case "list":
            from saksama.cli.tally import listed

            return listed
        case "picture":
            from saksama.cli.tally import picture

            return picture
        case "screen":
            from saksama.cli.tally import screen

            return screen
        case _:
            raise KeyError(name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    whole = argparse.ArgumentParser(
        prog="saksama tally",
        description="Periksa angka hasil TPS dari berkas. (Check polling station figures, on files alone.)",
    )
    return asked(whole, COMMANDS, loaded, sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
