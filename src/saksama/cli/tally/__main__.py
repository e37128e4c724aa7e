"""`saksama tally COMMAND`: one table of its commands.

Rules kept here: a module of its own, run as a process of its own, so that no other command waits for numpy, scipy and
DuckDB; exit codes as everywhere: 0 good, 1 something does not add up, 2 could not be done.
Left to others: what each command does.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence

from saksama.cli.command import Command, carried_out
from saksama.cli.tally import audit, check, compare, held, listed, picture, screen

COMMANDS: Mapping[str, Command] = {
    "audit": Command("audit hasil dengan undian terbuka (audit a result by a public draw)", audit.configure, audit.run),
    "check": Command(
        "periksa apakah angka tiap TPS klop (whether the figures of each station add up)", check.configure, check.run
    ),
    "compare": Command(
        "bandingkan antartingkat dan antarsumber (compare tiers and sources)", compare.configure, compare.run
    ),
    "held": Command(
        "dapatkah TPS yang tertahan mengubah hasil? (could held sheets change it)", held.configure, held.run
    ),
    "list": Command(
        "buat lagi daftar yang disebut log (make the list again that a log names)", listed.configure, listed.run
    ),
    "picture": Command(
        "gambar partisipasi dan perolehan (pictures of turnout and share)", picture.configure, picture.run
    ),
    "screen": Command(
        "urutkan yang patut dilihat lebih dulu (what deserves a look first)", screen.configure, screen.run
    ),
}


def parser() -> argparse.ArgumentParser:
    """The command line of `saksama tally`."""
    whole = argparse.ArgumentParser(
        prog="saksama tally",
        description="Periksa angka hasil TPS dari berkas. (Check polling station figures, on files alone.)",
    )
    chosen = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name, command in COMMANDS.items():
        command.configure(chosen.add_parser(name, help=command.help, description=command.help))
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = parser().parse_args(arguments)
    return carried_out(COMMANDS[options.command], options)


if __name__ == "__main__":
    sys.exit(main())
