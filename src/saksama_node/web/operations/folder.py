"""A node's folder as `init` makes it: its description and its keys.

Rules kept here:
  * A folder that holds anything is refused: a second `init` would make a second log under the same name.
  * Each key is made from the operating system's randomness; those that must not work alone are locked at once.
  * A key is named by the log's host, so that every signature says whose it is.
  * What lies open is closed before anything is written in it, and that is said.
Left to others: the database and the log (`management/commands/establish.py`).
"""

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pyrage

from saksama.errors import CallerError
from saksama.keys.locked import NONCE_BYTES, SALT_BYTES, lock
from saksama.tlog.note import COSIGNATURE_V1, SigningKey
from saksama_node.settings import durable, keyfiles, private
from saksama_node.settings.database import database, sqlite_file
from saksama_node.settings.node import NodeSettings
from saksama_node.settings.node_file import NODE_FILE, written

_CLOSED = (
    "{path} (mode {mode}){dan} terbuka bagi pengguna lain mesin ini; kini ditutup. "
    "Bila mungkin sudah dibaca orang: ganti kunci (docs/reference/keys.md) dan kata sandi.\n"
    "{path} (mode {mode}){beside} lay open to other users of this machine; closed now. "
    "If somebody may have read them: replace keys (docs/reference/keys.md) and passwords.\n"
)
_FOLDERS = ("keys", "blobs", "sealed", "vault", "received", "cache")
_PRIVATE_BYTES = 32


class FolderTaken(CallerError):
    """The folder is not empty: a node was made here, or something else lies in it."""

    code = "init.folder-taken"
    advice = (
        "Name a folder that is new or empty. A node is made once; to move one, copy its folder. Where an `init` broke "
        "off before it said `Selesai`, no node was made: delete what it left there, then run it again."
    )

    folder: str


class FolderRefused(CallerError):
    """This user may make nothing there."""

    code = "init.folder-refused"
    advice = (
        "Make the folder for the node's user, as root: `install -d -o saksama -g saksama -m 700 FOLDER`. Then run this "
        "again, by that user and with that folder's name."
    )

    folder: str


@dataclass(frozen=True, slots=True)
class Description:
    """What `node.toml` says of the node."""

    code: str
    name_id: str
    name_en: str
    origin: str
    url: str
    accent: str
    region: str


def check_empty(data: Path) -> None:
    """Raise `FolderTaken` unless `data` is new or empty."""
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise FolderTaken(str(data))


def may_be_made(data: Path) -> None:
    """Raise `FolderRefused` where this user may make no folder of that name, and there is none yet."""
    if not data.exists() and not may_write_above(data):
        raise FolderRefused(str(data))


def may_write_above(data: Path) -> bool:
    """Whether this user may make something in the folder in which `data` is, or would be made."""
    above = next(each for each in data.parents if each.exists())
    # What is no folder is told by who tries.
    return not above.is_dir() or os.access(above, os.W_OK | os.X_OK)


def close_folder(settings: NodeSettings) -> None:
    """Close what lies open of a node's folder, and say so; `SettingRefused` for what is another user's."""
    own = sqlite_file(database(settings.database_url, settings.data))
    if closed := private.close(settings.data, own):
        first, more = closed[0], len(closed) - 1
        beside = {"dan": f" dan {more} lagi", "beside": f" and {more} more"} if more else {"dan": "", "beside": ""}
        sys.stderr.write(_CLOSED.format(path=first.path, mode=f"{first.mode:04o}", **beside))


def make_folder(data: Path, description: Description, settings: Mapping[str, str] | None = None) -> None:
    """Make the folder and its `node.toml`, with these settings beside who the node is; raises `FolderTaken`."""
    check_empty(data)
    for name in _FOLDERS:
        durable.make_folder(data / name)
    # The database always: a command without the environment of this one must find the same.
    values = {**asdict(description), "database_url": "", **(settings or {})}
    durable.write_new(data / NODE_FILE, written(values))


def make_keys(data: Path, origin: str, *, institution_passphrase: str, vault_passphrase: str) -> SigningKey:
    """Make every key file; return the institution's signing key, for the statements of the first hour."""
    host = origin.split("/", 1)[0]
    for path, key in (
        (keyfiles.LOG, SigningKey.generate(origin)),
        (keyfiles.WITNESS, SigningKey.generate(f"{host}/penyaksi", COSIGNATURE_V1)),
        (keyfiles.TRANSPORT, SigningKey.generate(f"{host}/angkutan")),
    ):
        keyfiles.write(data, path, f"{key.serialize()}\n".encode())
    keyfiles.write(data, keyfiles.AGE, f"{pyrage.x25519.Identity.generate()}\n".encode())
    vault = pyrage.x25519.Identity.generate()
    keyfiles.write(data, keyfiles.VAULT_LOCKED, _locked(f"{vault}\n".encode(), vault_passphrase))
    keyfiles.write(data, keyfiles.VAULT_RECIPIENT, f"{vault.to_public()}\n".encode())
    institution = SigningKey.generate(f"{host}/lembaga")
    keyfiles.write(data, keyfiles.INSTITUTION_LOCKED, _locked(institution.serialize().encode(), institution_passphrase))
    keyfiles.write(data, keyfiles.INSTITUTION_VERIFIER, f"{institution.verifier}\n".encode())
    for random in (keyfiles.LEAK, keyfiles.CASES, keyfiles.SEARCH):
        keyfiles.write(data, random, f"{secrets.token_hex(_PRIVATE_BYTES)}\n".encode())
    keyfiles.write(data, keyfiles.DJANGO_SECRET, f"{secrets.token_urlsafe(_PRIVATE_BYTES + 16)}\n".encode())
    return institution


def _locked(secret: bytes, passphrase: str) -> bytes:
    return lock(secret, passphrase, secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES))
