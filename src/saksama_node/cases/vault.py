"""The vault: identities and their papers, sealed to a key that is not on this machine in the clear.

Rules kept here:
  * What goes in needs no secret (the vault's recipient); what comes out needs the custodian's passphrase.
  * One folder a submission, `vault/<subject>/`, standard age files, on disk before the act is committed.
  * What goes in is sealed to the newest key of the vault; what was sealed to an earlier one opens with that one, whose
    locked file stays, until `seal_again` has run.
  * The opening of the identity's commitment (salt and bytes) lies inside the sealed file, nowhere else here.
Left to others: who may open and why (flow `open_identity`), the entry that says it was opened (actions).
"""

import io
import secrets
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
import pyrage

from saksama.entries.commitment import Opening
from saksama.errors import WorldError
from saksama.keys.locked import WrongPassphrase, unlock
from saksama_node.accounts.tries import Locked, counted
from saksama_node.ledger.sealing import seal_to
from saksama_node.ledger.vault_key import recipient, recipient_now
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file, remove
from saksama_node.settings.keyfiles import VAULT_LOCKED, read

FOLDER: Final = "vault"
IDENTITY: Final = "identity.age"
RECEIPT: Final = "receipt.age"
"""What ties a receipt to its case: nobody's data, and it stays when the identity is erased."""
FORMAT: Final = "saksama-vault/v1"


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
    with new_file(_folder(subject) / file, over=again) as out:
        seal_to(recipient(), source, out)


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


def erase(subject: str) -> None:
    """Remove identity and papers of a submission for good; again harms nothing."""
    folder = _folder(subject)
    for path in folder.glob("*.age") if folder.is_dir() else ():
        if path.name != RECEIPT:
            remove(path)


def forget_paper(subject: str, file: str) -> None:
    """Remove one scan whose act was not committed."""
    (_folder(subject) / file).unlink(missing_ok=True)


def open_with(*passphrases: str) -> "OpenVault":
    """The vault, open for one request, with every key of it that these passphrases unlock, each of which must fit.

    Raises `WrongPassphrase`, `TooManyTries`.
    """
    opened = [counted(Locked.VAULT, lambda word=word: _unlocked(word)) for word in passphrases]  # type: ignore[misc]  # a default binds each
    return OpenVault([identity for each in opened for identity in each])


class OpenVault:
    """Reads sealed files while it lives; the key is in memory only."""

    def __init__(self, identities: Sequence[pyrage.x25519.Identity]) -> None:
        self._identities = identities

    def opens_newest(self) -> bool:
        """Whether the key that is sealed to now is among those that were unlocked."""
        return recipient_now() in {str(each.to_public()) for each in self._identities}

    def opened(self, sealed: bytes) -> bytes:
        """What was sealed to the vault's key without a file of its own. Raises pyrage's DecryptError."""
        return bytes(pyrage.decrypt(sealed, list(self._identities)))

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
                pyrage.decrypt_io(source, out, self._identities)
        except (OSError, pyrage.DecryptError) as error:
            raise VaultDamaged(subject) from error
        return out.getvalue()


def open_newest(passphrase: str) -> "OpenVault":
    """As `open_with`, and the key that is sealed to now must be among what opens. Raises `WrongPassphrase`."""
    return counted(Locked.VAULT, lambda: _newest(passphrase))


def _newest(passphrase: str) -> "OpenVault":
    opened = OpenVault(_unlocked(passphrase))
    if not opened.opens_newest():
        raise WrongPassphrase
    return opened


def holds(subject: str, file: str) -> bool:
    """Whether this sealed file is there."""
    return (_folder(subject) / file).exists()


def all_files() -> list[tuple[str, str]]:
    """Every file of the vault: the submission's subject, and its name there."""
    return [(path.parent.name, path.name) for path in sorted((SETTINGS.data / FOLDER).glob("*/*.age"))]


def seal_again(opened: OpenVault, subject: str, file: str) -> None:
    """Seal a file of the vault anew to the key that counts now. Doing it again harms nothing.

    It is put in its place whole, after its new ciphertext is on the disk. Raises `VaultDamaged` where no unlocked key
    opens it; it is left as it is then.
    """
    put(subject, file, io.BytesIO(opened.paper(subject, file)), again=True)


def _unlocked(passphrase: str) -> list[pyrage.x25519.Identity]:
    opened = [each for path in keyfiles.numbered(SETTINGS.data, VAULT_LOCKED) if (each := _unlock(path, passphrase))]
    if not opened:
        raise WrongPassphrase
    return opened


def _unlock(path: Path, passphrase: str) -> pyrage.x25519.Identity | None:
    try:
        secret = unlock(read(SETTINGS.data, path), passphrase).decode("ascii")
    except WrongPassphrase:
        return None
    line = next(line for line in secret.splitlines() if line.startswith("AGE-SECRET-KEY-"))
    return pyrage.x25519.Identity.from_str(line)


def _folder(subject: str) -> Path:
    return SETTINGS.data / FOLDER / subject
