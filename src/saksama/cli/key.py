"""`saksama key check`, `sign` and `new`: what an institution says of a key, verified; said, offline; its own next key.

Rules kept here:
  * Nothing of a statement is shown as true before its signature was verified under the key that the person gave.
  * What is signed is shown first, whole, and is a statement in its one spelling; nothing else is signed.
  * The institution's key is a locked file on a machine that need not be connected. Its passphrase is asked for, or read
    from a file or descriptor that is named; it is never an argument. The key lives in memory for one command and is
    written nowhere.
  * A new institution key is written locked, its public half beside it; it counts for nothing before an amendment that
    the partner countersigned gives it its place.
Left to others: which key counts when (keys.ring), making the node's keys (the node), how the file is locked
(`saksama.keys.locked`), what else is signed (agreement).
"""

import argparse
import getpass
import os
import secrets
from pathlib import Path

from saksama.cli.door import tell, tell_whole
from saksama.errors import CallerError, EvidenceError
from saksama.keys.locked import NONCE_BYTES, SALT_BYTES, lock, unlock
from saksama.keys.statement import open_statement, parse_statement, sign_statement
from saksama.remedies import remedies_of
from saksama.tlog.note import SigningKey, VerifierKey


class FileRefused(CallerError):
    """A file cannot be read, or would be written over."""

    code = "cli.file"
    advice = "Look at the file that is named, and give another where it is in the way."

    file: str
    why: str


def add_key(parser: argparse.ArgumentParser) -> None:
    """Add `--key` and the ways to give its passphrase."""
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help="kunci lembaga yang terkunci (.locked)")
    add_passphrase(parser)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Add the ways to give one passphrase."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--passphrase-file", type=Path, metavar="FILE", help="berkas dengan frasa sandi, satu baris")
    group.add_argument("--passphrase-fd", type=int, metavar="N", help="deskriptor terbuka dengan frasa sandi")


def add_keys(parser: argparse.ArgumentParser) -> None:
    """Add `--key`, which may come twice: the old key and the new one, each with its passphrase, in the same order."""
    told = "kunci lembaga yang terkunci (.locked); dua kali bila kunci diganti: yang lama, lalu yang baru"
    parser.add_argument("--key", type=Path, required=True, action="append", metavar="FILE", help=told)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--passphrase-file", type=Path, action="append", metavar="FILE", help="frasa sandi, satu baris")
    group.add_argument("--passphrase-fd", type=int, action="append", metavar="N", help="deskriptor dengan frasa sandi")


def open_keys(options: argparse.Namespace) -> list[SigningKey]:
    """The signing keys, in the order given. Raises as `open_key` does."""
    keys = []
    for place, file in enumerate(options.key):
        files, handles = options.passphrase_file or [], options.passphrase_fd or []
        if (files or handles) and place >= len(files or handles):
            raise FileRefused(str(file), "no passphrase is given for it")
        one = argparse.Namespace(
            key=file,
            passphrase_file=files[place] if files else None,
            passphrase_fd=handles[place] if handles else None,
        )
        keys.append(open_key(one))
    return keys


def open_key(options: argparse.Namespace) -> SigningKey:
    """The signing key. Raises WrongPassphrase, LockedMalformed, KeyMalformed, FileRefused."""
    locked = read_file(options.key)
    return SigningKey.parse(unlock(locked, _passphrase(options)).decode("ascii"))


def read_file(path: Path) -> bytes:
    """The bytes of a file, or `FileRefused`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(str(path), type(error).__name__) from error


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, or `FileRefused`: what somebody signed is never written over."""
    try:
        with path.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise FileRefused(str(path), type(error).__name__) from error


def new_passphrase(options: argparse.Namespace) -> str:
    """A passphrase that nobody has typed before: at the terminal it is asked for twice. Raises `FileRefused`."""
    if options.passphrase_file is not None or options.passphrase_fd is not None:
        return _passphrase(argparse.Namespace(key=options.file, **_ways(options)))
    first = getpass.getpass(f"Frasa sandi baru / new passphrase, {options.file.name}: ")
    if getpass.getpass("Sekali lagi / once more: ") != first:
        raise FileRefused(str(options.file), "the two passphrases differ")
    return first


def _ways(options: argparse.Namespace) -> dict[str, object]:
    return {"passphrase_file": options.passphrase_file, "passphrase_fd": options.passphrase_fd}


def _passphrase(options: argparse.Namespace) -> str:
    if options.passphrase_file is not None:
        return read_file(options.passphrase_file).decode().removesuffix("\n")
    if options.passphrase_fd is not None:
        with os.fdopen(options.passphrase_fd, encoding="utf-8") as source:
            return source.read().removesuffix("\n")
    return getpass.getpass(f"Frasa sandi / passphrase, {options.key.name}: ")


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
    tell(str(key.verifier))
    return 0


def _sign(options: argparse.Namespace) -> int:
    """Sign each statement into FILE.signed: 0 done, 2 refused; then nothing was signed."""
    files: list[Path] = options.statements
    statements = [parse_statement(_text(file)) for file in files]
    for statement in statements:
        tell_whole(statement.text())
    key = open_key(options)
    for file, statement in zip(files, statements, strict=True):
        signed = file.with_name(f"{file.name}.signed")
        write_new(signed, sign_statement(statement, key).encode())
        tell(f"{key.verifier.name}: {signed}")
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
        tell(f"saksama key: {error}")
        return 2
    try:
        statement = open_statement(data, institution)
    except EvidenceError as error:
        tell(f"SALAH / WRONG: {error}", *remedies_of(error))
        return 1
    tell(f"BENAR / TRUE: {institution.name}")
    tell_whole(statement.text().removesuffix("\n"))
    return 0
