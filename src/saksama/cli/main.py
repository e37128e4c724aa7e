"""`saksama`: the outsider's command.

Rules kept here: one table of commands; each module has `configure(parser)` and `run(options)`, and gives the exit code:
0 good, 1 something is wrong, 2 could not be done.
Left to others: what each command does.
"""

import sys
from collections.abc import Mapping, Sequence

from saksama.cli.command import Command, asked, opened_tally
from saksama.cli.parser import Parser

COMMANDS: Mapping[str, str] = {
    "verify": "periksa seluruh log publik sebuah simpul (check a node's log)",
    "mirror": "simpan salinan utuh sebuah simpul, untuk diperiksa tanpa jaringan (keep a whole copy of a node)",
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
    "tally": "periksa angka hasil TPS dari berkas (check polling station figures, on files alone)",
}
"""Each command's line in the help; `tally` is opened in a process of its own."""


def loaded(name: str) -> Command:
    """The module of a command of the table, loaded now."""
    match name:
        case "verify":
            from saksama.cli import verify

            return verify
        case "mirror":
            from saksama.cli import mirror

            return mirror
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["tally"]:
        return opened_tally(words[1:])
    whole = Parser(
        prog="saksama",
        description="Periksa sendiri: log transparansi dua lembaga pengawas pemilu. (Check for yourself.)",
    )
    return asked(whole, COMMANDS, loaded, words)


if __name__ == "__main__":
    sys.exit(main())
