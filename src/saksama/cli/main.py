"""`saksama`: the outsider's command.

Rules kept here: one table of commands; each module has `configure(parser)` and `run(options)`, and gives the exit code:
0 good, 1 something is wrong, 2 could not be done.
Left to others: what each command does.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from saksama.cli import agreement, clock, cluster, fairness, key, match, proof, verify, witness
from saksama.cli.command import Command, carried_out, opened_tally

COMMANDS: Mapping[str, Command] = {
    "verify": Command("periksa seluruh log publik sebuah simpul (check a node's log)", verify.configure, verify.run),
    "proof": Command("periksa tanda bukti tanpa jaringan (check a receipt offline)", proof.configure, proof.run),
    "agreement": Command(
        "tunjukkan nota kesepahaman dan laporan bulanannya, tandatangani (show an agreement, its report; sign)",
        agreement.configure,
        agreement.run,
    ),
    "clock": Command("hitung jatuh tempo menurut hukum (statutory deadlines)", clock.configure, clock.run),
    "key": Command("periksa dan tandatangani pernyataan kunci (check and sign key statements)", key.configure, key.run),
    "fairness": Command(
        "hitung lagi apakah semua pihak diperlakukan sama (compute again whether all sides are treated alike)",
        fairness.configure,
        fairness.run,
    ),
    "match": Command(
        "klaim mana yang diulang tiap kiriman, dan mengapa (which known claims posts repeat)",
        match.configure,
        match.run,
    ),
    "cluster": Command(
        "kiriman mana yang salinan satu sama lain (which posts are copies of each other)",
        cluster.configure,
        cluster.run,
    ),
    "witness": Command("jalankan penyaksi (run a witness)", witness.configure, witness.run),
}

TALLY: Final = "periksa angka hasil TPS dari berkas (check polling station figures, on files alone)"


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = argparse.ArgumentParser(
        prog="saksama",
        description="Periksa sendiri: log transparansi dua lembaga pengawas pemilu. (Check for yourself.)",
    )
    chosen = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name, command in COMMANDS.items():
        command.configure(chosen.add_parser(name, help=command.help, description=command.help))
    chosen.add_parser("tally", help=TALLY, description=TALLY, add_help=False)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["tally"]:
        return opened_tally(words[1:])
    options = parser().parse_args(words)
    return carried_out(COMMANDS[options.command], options)


if __name__ == "__main__":
    sys.exit(main())
