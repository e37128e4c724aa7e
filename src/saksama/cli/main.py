"""`saksama`: the outsider's command.

Rules kept here: one table of commands; each module has `configure(parser)` and `run(options)`, and gives the exit code:
0 good, 1 something is wrong, 2 could not be done.
Left to others: what each command does.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from saksama.cli import agreement, clock, cluster, fairness, key, match, proof, verify, witness
from saksama.errors import SaksamaError


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its line in the help, its options, its run."""

    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


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


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    whole = argparse.ArgumentParser(
        prog="saksama",
        description="Periksa sendiri: log transparansi dua lembaga pengawas pemilu. (Check for yourself.)",
    )
    chosen = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for name, command in COMMANDS.items():
        command.configure(chosen.add_parser(name, help=command.help, description=command.help))
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = parser().parse_args(arguments)
    try:
        code = COMMANDS[options.command].run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has left (`| head`): nothing more can be said there, and nothing was judged to its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except SaksamaError as error:
        sys.stderr.write(f"saksama: {error}\n{error.advice}\n")
        return 2
    except Exception:  # noqa: BLE001 (a mistake of ours must not end as "something is wrong" with somebody's log)
        traceback.print_exc()
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
