"""`saksama`: the outsider's command.

Rules kept here: one table of commands; each module has `configure(parser)` and `run(options)`, and gives the exit code:
0 good, 1 something is wrong, 2 could not be done.
Left to others: what each command does.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from saksama.cli.command import Command, carried_out, opened_tally

COMMANDS: Mapping[str, str] = {
    "verify": "periksa seluruh log publik sebuah simpul (check a node's log)",
    "proof": "periksa tanda bukti tanpa jaringan (check a receipt offline)",
    "agreement": (
        "tunjukkan nota kesepahaman dan laporan bulanannya, tandatangani (show an agreement, its report; sign)"
    ),
    "clock": "hitung jatuh tempo menurut hukum (statutory deadlines)",
    "key": "periksa dan tandatangani pernyataan kunci (check and sign key statements)",
    "fairness": "hitung lagi apakah semua pihak diperlakukan sama (compute again whether all sides are treated alike)",
    "match": "klaim mana yang diulang tiap kiriman, dan mengapa (which known claims posts repeat)",
    "cluster": "kiriman mana yang salinan satu sama lain (which posts are copies of each other)",
    "witness": "jalankan penyaksi (run a witness)",
}

TALLY: Final = "periksa angka hasil TPS dari berkas (check polling station figures, on files alone)"


def loaded(name: str) -> Command:
    """The module of a command of the table, loaded now."""
    match name:
        case "verify":
            from saksama.cli import verify

            return verify
        case "proof":
            from saksama.cli import proof

            return proof
        case "agreement":
            from saksama.cli import agreement

            return agreement
        case "clock":
            from saksama.cli import clock

            return clock
        case "key":
            from saksama.cli import key

            return key
        case "fairness":
            from saksama.cli import fairness

            return fairness
        case "match":
            from saksama.cli import match

            return match
        case "cluster":
            from saksama.cli import cluster

            return cluster
        case "witness":
            from saksama.cli import witness

            return witness
        case _:
            raise KeyError(name)


def parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The command line, as far as these words ask for it."""
    whole = argparse.ArgumentParser(
        prog="saksama",
        description="Periksa sendiri: log transparansi dua lembaga pengawas pemilu. (Check for yourself.)",
    )
    chosen = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name, help_line in COMMANDS.items():
        own = chosen.add_parser(name, help=help_line, description=help_line)
        if name in words[:1]:
            loaded(name).configure(own)
    chosen.add_parser("tally", help=TALLY, description=TALLY, add_help=False)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["tally"]:
        return opened_tally(words[1:])
    options = parser(words).parse_args(words)
    return carried_out(loaded(options.command), options)


if __name__ == "__main__":
    sys.exit(main())
