"""The institution's key on a machine that need not be connected: its locked file, and the passphrase that opens it.

Rules kept here:
  * The passphrase is asked for, or read from a file or descriptor that is named; it is never an argument.
  * The key lives in memory for one command and is written nowhere.
Left to others: what is signed (key, agreement), how the file is locked (`saksama.keys.locked`).
"""

import argparse
import getpass
import os
from pathlib import Path

from saksama.errors import CallerError
from saksama.keys.locked import unlock
from saksama.tlog.note import SigningKey


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
