"""The options by which a command learns which contest a file holds, and what its result claims.

Rules kept here: candidates are the columns suara_paslon_N; without `--share` the claim is that the leader has the most
votes; the election's limits of ballots are options with the values of Pemilu 2024.
Left to others: reading (`table_file`), what is asked of the contest (the commands).
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from saksama.cli.tally.table_file import read_table
from saksama.cli.tally.table_shape import Shape, TableWrong
from saksama.cli.words import Language
from saksama.tally.assertions import Assertion, above, not_above, plurality
from saksama.tally.bound.ballots import CAST, Ballots, Limits, ballots
from saksama.tally.columns import Columns
from saksama.tally.contest import Contest, candidates_in, contest_of

MOST: Final = 40
"""Candidates that are looked for."""
_VOTES: Final = tuple(f"suara_paslon_{number}" for number in range(1, MOST + 1))
TAGS: Final = ("kabkota", "kecamatan", "desa")


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What the options name."""

    table: Columns
    contest: Contest
    ballots: Ballots


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the file, the claim and the limits."""
    parser.add_argument("file", type=Path, metavar="FILE", help="angka per TPS: CSV atau Parquet (figures by station)")
    parser.add_argument("--candidate", metavar="KOLOM", help="suara_paslon_N yang ambangnya diperiksa (candidate)")
    parser.add_argument(
        "--share", type=_share, metavar="P/Q", help="ambang suara sah: 1/2 untuk lebih dari separuh (threshold)"
    )
    parser.add_argument(
        "--largest",
        type=_whole,
        default=300,
        metavar="N",
        help="DPT terbesar: 300; Pilkada 600 (largest list)",
    )
    parser.add_argument(
        "--reserve",
        type=_whole,
        default=20,
        metavar="N",
        help="cadangan per 1.000: 20; Pilkada 25 (reserve)",
    )
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add how the answer is written."""
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def asked(options: argparse.Namespace) -> Asked | None:
    """Read the file. None where it cannot be used, after every fault was told."""
    table = table_of(options.file, options.lang)
    if table is None:
        return None
    limits = Limits(options.largest, options.reserve)
    return Asked(table, contest_of(table, candidates_in(table)), ballots(table, limits))


def table_of(path: Path, language: Language) -> Columns | None:
    """The votes, lists and areas of a file. None where it cannot be used, after every fault was told."""
    limits = Limits()
    names = (*_VOTES, *CAST, limits.voters, limits.delivered)
    try:
        return read_table(path, Shape({name: name for name in names}, tags={name: name for name in TAGS}))
    except TableWrong as error:
        sys.stderr.write(error.told(language))
        return None


def claim(options: argparse.Namespace, contest: Contest, totals: Sequence[int]) -> tuple[Assertion, ...]:
    """What the result claims: the leader's lead, or on which side of a threshold the candidate stands."""
    if options.share is None:
        return plurality(contest.candidates, totals)
    candidate = options.candidate or contest.candidates[max(range(len(totals)), key=lambda place: totals[place])]
    over = above(contest.candidates, candidate, options.share)
    margin = sum(weight * total for weight, total in zip(over[0].weights, totals, strict=True))
    return over if margin > 0 else not_above(contest.candidates, candidate, options.share)


def _share(text: str) -> tuple[int, int]:
    try:
        found = Fraction(text)
    except (ValueError, ZeroDivisionError):
        found = Fraction(0)
    if not 0 < found < 1 or found.denominator > 10_000:
        raise argparse.ArgumentTypeError(f"{text!r}: pecahan di antara 0 dan 1, seperti 1/2 (a fraction)")
    return found.numerator, found.denominator


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r}: bilangan bulat 0 sampai 10000 (a whole number, 0 to 10000)")
    return int(text)
