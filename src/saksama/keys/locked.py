"""Locked secrets: a key file under a passphrase, for keys that must not work by themselves (institution, vault).

Rules kept here:
  * argon2id (RFC 9106 section 4, second recommended option: 64 MiB, 3 passes, 4 lanes), then ChaCha20-Poly1305 (RFC
    8439).
  * The parameters stand in the file and are bound as associated data; a reader refuses weaker or far costlier ones.
  * A wrong passphrase and an altered file look the same, as they must.
  * Nothing is locked under a passphrase that is easily guessed (`passphrase`).
  * One is derived at a time in a process: OpenSSL shares its threads among all, and two that have begun some of their
    lanes each wait for the other's to end, for ever. So 64 MiB are all that guesses at once take.
Left to others: making salt and nonce (16 and 12 fresh random bytes for every locking), asking for the passphrase.
"""

import threading
from base64 import b64decode, b64encode
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from saksama.errors import CallerError, EvidenceError
from saksama.json_documents import read_json
from saksama.keys.passphrase import check_passphrase

FORMAT = "saksama-locked/v1"
SALT_BYTES = 16
NONCE_BYTES = 12

_MEMORY_KIB = 65_536
_PASSES = 3
_LANES = 4
_ALONE: Final = threading.Lock()


class LockedMalformed(EvidenceError):
    """The bytes are no locked secret of a strength that we accept."""

    code = "locked.malformed"
    advice = "Restore the key file from its backup."

    why: str


class WrongPassphrase(CallerError):
    """The passphrase does not open this file, or the file was altered."""

    code = "locked.passphrase"
    advice = "Type the passphrase of this institution's key again."


class CannotLock(CallerError):
    """Salt or nonce are not fit for locking."""

    code = "locked.input"
    advice = "Give 16 random bytes of salt and 12 of nonce."

    why: str


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: str
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)]
    memory_kib: Annotated[int, msgspec.Meta(ge=_MEMORY_KIB, le=1_048_576)]
    nonce: str
    passes: Annotated[int, msgspec.Meta(ge=_PASSES, le=16)]
    salt: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    header: _Header
    locked: str


def _cipher(header: _Header, passphrase: str) -> ChaCha20Poly1305:
    kdf = Argon2id(
        salt=b64decode(header.salt),
        length=32,
        iterations=header.passes,
        lanes=header.lanes,
        memory_cost=header.memory_kib,
    )
    with _ALONE:
        return ChaCha20Poly1305(kdf.derive(passphrase.encode()))


def lock(secret: bytes, passphrase: str, salt: bytes, nonce: bytes) -> bytes:
    """The locked file's bytes (JSON). Salt and nonce are fresh random bytes. Raises `CannotLock`, `WeakPassphrase`."""
    if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES:
        raise CannotLock(why="wrong length of salt or nonce")
    check_passphrase(passphrase)
    header = _Header(
        format=FORMAT,
        lanes=_LANES,
        memory_kib=_MEMORY_KIB,
        nonce=b64encode(nonce).decode(),
        passes=_PASSES,
        salt=b64encode(salt).decode(),
    )
    locked = _cipher(header, passphrase).encrypt(nonce, secret, msgspec.json.encode(header))
    return msgspec.json.encode(_File(header=header, locked=b64encode(locked).decode())) + b"\n"


def unlock(data: bytes, passphrase: str) -> bytes:
    """The secret. Raises `LockedMalformed` or `WrongPassphrase`."""
    try:
        file = read_json(data, _File)
        nonce, salt, locked = (
            b64decode(text, validate=True) for text in (file.header.nonce, file.header.salt, file.locked)
        )
    except (msgspec.DecodeError, ValueError) as error:  # ValueError: no base64
        raise LockedMalformed(why=str(error)) from error
    if file.header.format != FORMAT or len(nonce) != NONCE_BYTES or len(salt) != SALT_BYTES:
        raise LockedMalformed(why="another format, or a salt or nonce of the wrong length")
    try:
        return _cipher(file.header, passphrase).decrypt(nonce, locked, msgspec.json.encode(file.header))
    except InvalidTag as error:
        raise WrongPassphrase from error
