"""The vault: identities and their papers, sealed to a key that is not on this machine in the clear.

Rules kept here:
  * What goes in needs no secret (the vault's recipient); what comes out needs the custodian's passphrase.
  * One folder a submission, `vault/<subject>/`, standard age files, on disk before the act is committed.
  * The opening of the identity's commitment (salt and bytes) lies inside the sealed file, nowhere else here.
Left to others: who may open and why (flow `open_identity`), the entry that says it was opened (actions).
"""

import io
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
import pyrage

from saksama.entries.commitment import Opening
from saksama.errors import WorldError
from saksama.keys.locked import unlock
from saksama_node.accounts.tries import Locked, counted
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file
from saksama_node.settings.keyfiles import VAULT_LOCKED, VAULT_RECIPIENT, read, read_line

FOLDER: Final = "vault"
IDENTITY: Final = "identity.age"
FORMAT: Final = "saksama-vault/v1"


@dataclass(eq=False)
class VaultDamaged(WorldError):
    """A sealed file is missing, or the vault's key does not open it."""

    code = "vault.damaged"
    advice = "Restore the folder vault from the backup; check that keys/vault.locked belongs to it."

    subject: str


class _Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    subject: str
    name: str
    salt: str
    data: str


def put_opening(subject: str, file: str, opening: Opening, *, again: bool = False) -> None:
    """Seal one commitment's opening durably under `vault/<subject>/<file>`; `again`: as in `put`."""
    sealed = _Sealed(FORMAT, subject, opening.name, b64encode(opening.salt).decode(), b64encode(opening.data).decode())
    put(subject, file, io.BytesIO(msgspec.json.encode(sealed)), again=again)


def put(subject: str, file: str, source: BinaryIO, *, again: bool = False) -> None:
    """Seal bytes durably under `vault/<subject>/<file>`; FileExistsError if it is there.

    `again`: what is there was left by an act that was not committed, and is replaced.
    """
    recipient = pyrage.x25519.Recipient.from_str(read_line(SETTINGS.data, VAULT_RECIPIENT))
    with new_file(_folder(subject) / file, over=again) as out:
        pyrage.encrypt_io(source, out, [recipient])


def new_paper_name() -> str:
    """A file name for a scan."""
    return f"paper-{secrets.token_hex(8)}.age"


def forget(subject: str) -> None:
    """Remove a submission's folder whose act was not committed."""
    folder = _folder(subject)
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def forget_paper(subject: str, file: str) -> None:
    """Remove one scan whose act was not committed."""
    (_folder(subject) / file).unlink(missing_ok=True)


def open_with(passphrase: str) -> "OpenVault":
    """The vault, open for one request. Raises `WrongPassphrase`, `TooManyTries`."""
    secret = counted(Locked.VAULT, lambda: unlock(read(SETTINGS.data, VAULT_LOCKED), passphrase)).decode("ascii")
    line = next(line for line in secret.splitlines() if line.startswith("AGE-SECRET-KEY-"))
    return OpenVault(pyrage.x25519.Identity.from_str(line))


class OpenVault:
    """Reads sealed files while it lives; the key is in memory only."""

    def __init__(self, identity: pyrage.x25519.Identity) -> None:
        self._identity = identity

    def opening(self, subject: str, file: str) -> Opening:
        """One sealed opening. Raises `VaultDamaged`."""
        try:
            sealed = msgspec.json.decode(self.paper(subject, file), type=_Sealed)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise VaultDamaged(subject) from error
        return Opening(sealed.name, b64decode(sealed.salt), b64decode(sealed.data))

    def paper(self, subject: str, file: str) -> bytes:
        """One sealed paper's bytes. Raises `VaultDamaged`."""
        out = io.BytesIO()
        try:
            with (_folder(subject) / file).open("rb") as source:
                pyrage.decrypt_io(source, out, [self._identity])
        except (OSError, pyrage.DecryptError) as error:
            raise VaultDamaged(subject) from error
        return out.getvalue()


def _folder(subject: str) -> Path:
    return SETTINGS.data / FOLDER / subject
