"""Where a node's keys lie, and in which form each is.

Rules kept here:
  * One file a key, in `keys/`, readable by the node's own user alone (0600 in a folder 0700).
  * Ed25519 keys are C2SP signed-note signer keys (one line, `PRIVATE+KEY+...`); the age identity is a standard
    age file; what is `.locked` opens only with a passphrase that is nowhere stored (`saksama.keys.locked`).
  * A key file is written once and never written over.
Left to others: what a key may sign (`saksama.keys`), when it was introduced (the log).

    keys/log                signer key of the log (signed-note, alg 1), named by the log's origin
    keys/witness            cosigner key of the node as a witness (cosignature/v1, alg 4)
    keys/transport          signer key of requests to the partner (RFC 9421), alg 1
    keys/age                age identity: what dispatches to this node are sealed to
    keys/vault.locked       age identity of the vault, locked; keys/vault.pub its recipient
    keys/institution.locked signer key of the institution, locked; keys/institution.pub its verifier key
    keys/leak               32 bytes, hex: keys the leak check's digests
    keys/django.secret      signs sessions and forms
"""

import os
from pathlib import Path

KEYS = Path("keys")
LOG = KEYS / "log"
WITNESS = KEYS / "witness"
TRANSPORT = KEYS / "transport"
AGE = KEYS / "age"
VAULT_LOCKED = KEYS / "vault.locked"
VAULT_RECIPIENT = KEYS / "vault.pub"
INSTITUTION_LOCKED = KEYS / "institution.locked"
INSTITUTION_VERIFIER = KEYS / "institution.pub"
LEAK = KEYS / "leak"
DJANGO_SECRET = KEYS / "django.secret"


def read(data: Path, key: Path) -> bytes:
    """Return the bytes of one key file of the node's folder `data`; raises FileNotFoundError."""
    return (data / key).read_bytes()


def read_line(data: Path, key: Path) -> str:
    """Return the one line of a text key file, without its end."""
    return read(data, key).decode("ascii").strip()


def write(data: Path, key: Path, content: bytes) -> None:
    """Write one key file durably, for this user alone; raises FileExistsError and never writes over."""
    path = data / key
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
