"""`saksama key check` and `saksama key sign`: what an institution says of a key, verified; and said, offline.

Rules kept here:
  * Nothing of a statement is shown as true before its signature was verified under the key that the person gave.
  * What is signed is shown first, whole, and is a statement in its one spelling; nothing else is signed.
Left to others: which key counts when (keys.ring), making keys (the node).
"""

import argparse
from pathlib import Path

from saksama.cli.institution_key import FileRefused, add_key, open_key, read_file, write_new
from saksama.errors import EvidenceError
from saksama.keys.statement import open_statement, parse_statement, sign_statement
from saksama.tlog.note import VerifierKey


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `check`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="TINDAKAN")
    check = acts.add_parser("check", help="periksa pernyataan kunci (check a key statement)")
    check.add_argument("statement", type=Path, help="berkas pernyataan kunci, dari <log>/blob/<sha256>")
    check.add_argument("--institution", required=True, metavar="VKEY", help="kunci lembaga, dari nota kesepahaman")
    told = "tandatangani pernyataan kunci tanpa jaringan (sign key statements, offline)"
    signing = acts.add_parser("sign", help=told, description=told)
    signing.add_argument("statements", type=Path, nargs="+", metavar="FILE", help="dari `saksama-node key ... --out`")
    add_key(signing)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; give the exit code."""
    return _sign(options) if options.act == "sign" else _check(options)


def _sign(options: argparse.Namespace) -> int:
    """Sign each statement into FILE.signed: 0 done, 2 refused; then nothing was signed."""
    files: list[Path] = options.statements
    statements = [parse_statement(_text(file)) for file in files]
    for statement in statements:
        print(statement.text())
    key = open_key(options)
    for file, statement in zip(files, statements, strict=True):
        signed = file.with_name(f"{file.name}.signed")
        write_new(signed, sign_statement(statement, key).encode())
        print(f"{key.verifier.name}: {signed}")
    return 0


def _text(file: Path) -> str:
    try:
        return read_file(file).decode("ascii")
    except UnicodeDecodeError as error:
        raise FileRefused(str(file), "not a statement") from error


def _check(options: argparse.Namespace) -> int:
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
