"""`saksama key check STATEMENT --institution VKEY`: what an institution says of a key, verified.

Rules kept here: nothing of a statement is shown before its signature was verified under the key that the person gave.
Left to others: which key counts when (keys.ring), making keys (the node).
"""

import argparse
from pathlib import Path

from saksama.errors import EvidenceError
from saksama.keys.statement import open_statement
from saksama.tlog.note import VerifierKey


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `check`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="TINDAKAN")
    check = acts.add_parser("check", help="periksa pernyataan kunci (check a key statement)")
    check.add_argument("statement", type=Path, help="berkas pernyataan kunci, dari <log>/blob/<sha256>")
    check.add_argument("--institution", required=True, metavar="VKEY", help="kunci lembaga, dari nota kesepahaman")


def run(options: argparse.Namespace) -> int:
    """Verify and print the statement: 0 good, 1 not signed by that key, 2 the key or the file cannot be read."""
    institution = VerifierKey.parse(options.institution)
    try:
        data = options.statement.read_bytes()
    except OSError as error:
        print(f"saksama key: {error}")
        return 2
    try:
        statement = open_statement(data, institution)
    except EvidenceError as error:
        print(f"SALAH / WRONG: {error} {error.advice}")
        return 1
    print(f"BENAR / TRUE: {institution.name}\n{statement.text()}", end="")
    return 0
