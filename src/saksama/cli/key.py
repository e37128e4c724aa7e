"""`saksama key check`, `sign` and `new`: what an institution says of a key, verified; said, offline; its own next key.

Rules kept here:
  * Nothing of a statement is shown as true before its signature was verified under the key that the person gave.
  * What is signed is shown first, whole, and is a statement in its one spelling; nothing else is signed.
  * A new institution key is written locked, its public half beside it; it counts for nothing before an amendment that
    the partner countersigned gives it its place.
Left to others: which key counts when (keys.ring), making the node's keys (the node).
"""

import argparse
import secrets
from pathlib import Path

from saksama.cli.institution_key import (
    FileRefused,
    add_key,
    add_passphrase,
    new_passphrase,
    open_key,
    read_file,
    write_new,
)
from saksama.errors import EvidenceError
from saksama.keys.locked import NONCE_BYTES, SALT_BYTES, lock
from saksama.keys.statement import open_statement, parse_statement, sign_statement
from saksama.tlog.note import SigningKey, VerifierKey


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
    told = "buat kunci lembaga berikutnya, terkunci (make the institution's next key, locked)"
    making = acts.add_parser("new", help=told, description=told)
    making.add_argument("file", type=Path, metavar="FILE", help="berkas baru; kunci umumnya ditulis ke FILE.pub")
    making.add_argument("--name", required=True, help="nama kunci, seperti bawaslu-ntb.example/lembaga")
    add_passphrase(making)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; give the exit code."""
    return {"sign": _sign, "new": _new, "check": _check}[options.act](options)


def _new(options: argparse.Namespace) -> int:
    """Make a locked key and its public half: 0 done, 2 refused."""
    file: Path = options.file
    key = SigningKey.generate(options.name)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    write_new(file, lock(key.serialize().encode(), new_passphrase(options), salt, nonce))
    # The public half last: nothing names a key whose locked half is not on the disk.
    write_new(file.with_name(f"{file.name}.pub"), f"{key.verifier}\n".encode())
    print(key.verifier)
    return 0


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
