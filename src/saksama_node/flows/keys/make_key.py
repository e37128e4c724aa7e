"""Make the secret half of a new key: a file of its own, durable before anything speaks of it.

Rules kept here: no file is written over; a vault's next key is made only by who can open the vault.
Left to others: names and modes of files (`settings.keyfiles`), from when a key counts (log_statements).
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyrage

from saksama.keys.locked import NONCE_BYTES, SALT_BYTES, lock
from saksama.tlog.note import COSIGNATURE_V1, ED25519, SigningKey
from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Staff
from saksama_node.cases import digesting
from saksama_node.exchange import age_keys
from saksama_node.flows.keys.open_vault import open_newest_vault
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

LEAK_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Words:
    """The passphrase of the vault, and the one for its next key (empty: the same). Only vault and leak keys ask."""

    passphrase: str = ""
    following: str = ""


def make_key(by: Staff, use: KeyUse, words: Words) -> str:
    """Write the file(s) of a new key and give its public half as statements name it. The key counts for nothing yet."""
    return _MAKERS[use](by, words)


def held_keys(use: KeyUse) -> Mapping[str, Path]:
    """Every key of this use whose file is here, the first one first: the file by its public half."""
    path, public = _HELD[use]
    return {public(keyfiles.read_line(SETTINGS.data, each)): each for each in keyfiles.numbered(SETTINGS.data, path)}


def _signer(path: Path, name: str, algorithm: int) -> Callable[[Staff, Words], str]:
    def make(_by: Staff, _words: Words) -> str:
        key = SigningKey.generate(name, algorithm)
        keyfiles.write(SETTINGS.data, keyfiles.next_of(SETTINGS.data, path), f"{key.serialize()}\n".encode())
        return str(key.verifier)

    return make


def _verifier(line: str) -> str:
    return str(SigningKey.parse(line).verifier)


def _age(_by: Staff, _words: Words) -> str:
    identity = pyrage.x25519.Identity.generate()
    keyfiles.write(SETTINGS.data, keyfiles.next_of(SETTINGS.data, keyfiles.AGE), f"{identity}\n".encode())
    return str(identity.to_public())


def _vault(by: Staff, words: Words) -> str:
    # The custodian of the key that counts now takes part: whoever cannot open the vault gives it no other key.
    open_newest_vault(by, words.passphrase)
    identity = pyrage.x25519.Identity.generate()
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    locked = lock(f"{identity}\n".encode(), words.following or words.passphrase, salt, nonce)
    place = keyfiles.next_of(SETTINGS.data, keyfiles.VAULT_LOCKED)
    # The public half last: nothing is sealed to a key whose locked half is not on the disk.
    keyfiles.write(SETTINGS.data, place, locked)
    public = keyfiles.VAULT_RECIPIENT.with_name(place.name.replace(keyfiles.VAULT_LOCKED.name, "vault.pub"))
    keyfiles.write(SETTINGS.data, public, f"{identity.to_public()}\n".encode())
    return str(identity.to_public())


def _leak(_by: Staff, _words: Words) -> str:
    key = secrets.token_bytes(LEAK_BYTES)
    keyfiles.write(SETTINGS.data, keyfiles.next_of(SETTINGS.data, keyfiles.LEAK), f"{key.hex()}\n".encode())
    return digesting.name_of(key)


_HOST = SETTINGS.origin.split("/", 1)[0]
_MAKERS: Mapping[KeyUse, Callable[[Staff, Words], str]] = {
    KeyUse.LOG: _signer(keyfiles.LOG, SETTINGS.origin, ED25519),
    KeyUse.WITNESS: _signer(keyfiles.WITNESS, f"{_HOST}/penyaksi", COSIGNATURE_V1),
    KeyUse.TRANSPORT: _signer(keyfiles.TRANSPORT, f"{_HOST}/angkutan", ED25519),
    KeyUse.AGE: _age,
    KeyUse.VAULT: _vault,
    KeyUse.LEAK: _leak,
}
_HELD: Mapping[KeyUse, tuple[Path, Callable[[str], str]]] = {
    KeyUse.LOG: (keyfiles.LOG, _verifier),
    KeyUse.WITNESS: (keyfiles.WITNESS, _verifier),
    KeyUse.TRANSPORT: (keyfiles.TRANSPORT, _verifier),
    KeyUse.AGE: (keyfiles.AGE, age_keys.recipient_of),
    KeyUse.VAULT: (keyfiles.VAULT_RECIPIENT, str),
    KeyUse.LEAK: (keyfiles.LEAK, lambda line: digesting.name_of(bytes.fromhex(line))),
}
"""Where the keys of a use lie, and what the public half is of what stands there."""
