"""The options by which a command learns which contest a file holds, and what its result claims.

Rules kept here: with `--sheet` candidates, columns and limits are the sheet's, and Sirekap's lines can be read; else
candidates are the columns suara_paslon_N and the limits those of Pemilu 2024. Without `--share` the claim is that the
leader has the most votes.
Left to others: reading (`table_file`), what is asked of the contest (the commands).
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np

from saksama.cli.command import whole_number
from saksama.cli.tally.table_file import read_table, sheet_named
from saksama.tally.assertions import Assertion, AssertionImpossible, on_its_side, plurality
from saksama.tally.bound import Ballots, Limits, ballots
from saksama.tally.columns import Columns
from saksama.tally.contest import Contest, candidates_in, contest_of
from saksama.tally.sheet.definition import Sheet
from saksama.tally.tables.shape import Shape, TableWrong, stations_of
from saksama.words import Language, Words

MOST: Final = 40
"""Candidates that are looked for."""
_VOTES: Final = tuple(f"suara_paslon_{number}" for number in range(1, MOST + 1))
_ANY: Final = Limits()
_SHAPE: Final = Shape({name: name for name in (*_VOTES, *_ANY.cast, *_ANY.voters, *_ANY.delivered)})
_GAPS: Final = Words(
    "Perhatian: tidak ada kolom {absent}; yang dihitung hanya {names}.\n",
    "Note: there is no column {absent}; only {names} are counted.\n",
)
_NOBODY: Final = Words(
    "{file}: tidak ada TPS yang kodenya berawal {area}.\n",
    "{file}: no station has a code that begins with {area}.\n",
)
TAGS: Final = ("kabkota", "kecamatan", "desa")


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What the options name."""

    table: Columns
    contest: Contest
    ballots: Ballots


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the file, the claim and the limits."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, Parquet, JSON baris Sirekap (Sirekap's lines)")
    parser.add_argument("--sheet", metavar="ID", help="ppwp-2024, ..., atau berkas .toml (or a file)")
    parser.add_argument("--candidate", metavar="KOLOM", help="suara_paslon_N yang ambangnya diperiksa (candidate)")
    parser.add_argument(
        "--share", type=_share, metavar="P/Q", help="ambang suara sah: 1/2 untuk lebih dari separuh (threshold)"
    )
    # A list of nobody would bound every held station by no ballot at all.
    parser.add_argument(
        "--largest",
        type=whole_number(1, 10_000),
        default=300,
        metavar="N",
        help="DPT terbesar: 300; Pilkada 600 (largest list)",
    )
    parser.add_argument(
        "--reserve",
        type=whole_number(0, 10_000),
        default=20,
        metavar="N",
        help="cadangan per 1.000: 20; Pilkada 25 (reserve)",
    )
    parser.add_argument("--area", default="", metavar="KODE", help="hanya TPS yang kodenya berawal ini (only these)")
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add how the answer is written."""
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def asked(options: argparse.Namespace) -> Asked | None:
    """Read the file. None where it cannot be used, after every fault was told."""
    sheet = sheet_named(options.sheet) if options.sheet else None
    table = table_of(options.file, sheet, options.lang)
    if table is None:
        return None
    if options.area:
        table = table.only(np.char.startswith(table.ids, options.area))
        if not len(table):
            sys.stderr.write(_NOBODY.say(options.lang, {"file": str(options.file), "area": options.area}))
            return None
    names = sheet.fitted(table.figures).contestants if sheet else candidates_in(table)
    if not sheet:
        _warn_of_gaps(names, options.lang)
    contest = contest_of(table, names)
    if options.candidate is not None:
        _check_candidate(options, contest)
    return Asked(table, contest, ballots(table, _limits(options, sheet), contest.votes.sum(axis=1)))


def table_of(path: Path, sheet: Sheet | None, language: Language) -> Columns | None:
    """The votes, lists and areas of a file. None where it cannot be used, after every fault was told."""
    shape = stations_of(sheet) if sheet else replace(_SHAPE, tags={name: name for name in TAGS})
    try:
        return read_table(path, shape)
    except TableWrong as error:
        sys.stderr.write(error.told(language))
        return None


def _limits(options: argparse.Namespace, sheet: Sheet | None) -> Limits:
    """The sheet's limits and columns, or those of Pemilu 2024; what is said on the command line goes before both."""
    found = Limits.of(sheet) if sheet else _ANY
    largest = found.largest if options.largest is None else options.largest
    reserve = found.reserve_permille if options.reserve is None else options.reserve
    return replace(found, largest=largest, reserve_permille=reserve)


def claim(options: argparse.Namespace, contest: Contest, totals: Sequence[int]) -> tuple[Assertion, ...]:
    """What the result claims: the leader's lead, or on which side of a threshold the candidate stands."""
    if options.share is None:
        return plurality(contest.candidates, totals)
    candidate = options.candidate or contest.candidates[max(range(len(totals)), key=lambda place: totals[place])]
    return on_its_side(contest.candidates, totals, candidate, options.share)


def _warn_of_gaps(names: Sequence[str], language: Language) -> None:
    # A pair may have withdrawn; more often its column is misspelt, and then the outcome told would be another's.
    if absent := [name for name in _VOTES[: _VOTES.index(names[-1])] if name not in names]:
        sys.stderr.write(_GAPS.say(language, {"absent": ", ".join(absent), "names": ", ".join(names)}))


def _check_candidate(options: argparse.Namespace, contest: Contest) -> None:
    # Before any claim is made: there an impossible assertion may be a tie, which `held` answers.
    if options.candidate not in contest.candidates:
        raise AssertionImpossible(f"no candidate {options.candidate!r}; there are {', '.join(contest.candidates)}")
    if options.share is None:
        raise AssertionImpossible("--candidate without --share claims nothing")


def _share(text: str) -> tuple[int, int]:
    try:
        found = Fraction(text)
    except (ValueError, ZeroDivisionError):
        found = Fraction(0)
    if not 0 < found < 1 or found.denominator > 10_000:
        raise argparse.ArgumentTypeError(f"{text!r}: pecahan di antara 0 dan 1, seperti 1/2 (a fraction)")
    return found.numerator, found.denominator
