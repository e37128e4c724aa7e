"""Where a node's keys lie, and in which form each is.

Rules kept here:
  * One file a key, in `keys/`, readable by the node's own user alone (0600 in a folder 0700).
  * Ed25519 keys are C2SP signed-note signer keys (one line, `PRIVATE+KEY+...`); the age identity is a standard
    age file; what is `.locked` opens only with a passphrase that is nowhere stored (`saksama.keys.locked`).
  * A key file is written once and never written over: the second key of a use is `keys/log.2`, the third `keys/log.3`.
    Which of them counts, the log says; a file that the log does not name is not used. Of `keys/cases` the last counts,
    and each row says which it needs. Whoever finds a file finds it whole: two that make the same key at once, or a kill
    in the middle, leave one key or none.
Left to others: what a key may sign (`saksama.keys`), when it was introduced (the log).

    keys/log                signer key of the log (signed-note, alg 1), named by the log's origin
    keys/witness            cosigner key of the node as a witness (cosignature/v1, alg 4)
    keys/transport          signer key of requests to the partner (RFC 9421), alg 1
    keys/age                age identity: what dispatches to this node are sealed to
    keys/vault.locked       age identity of the vault, locked; keys/vault.pub its recipient
    keys/institution.locked signer key of the institution, locked; keys/institution.pub its verifier key
    keys/leak               32 bytes, hex: keys the leak check's digests
    keys/cases              32 bytes, hex: wraps the key of each case (`casekeys.sealing`); each row says which file
    keys/search             32 bytes, hex: keys the numbers under which words are found (`casekeys.keyed`)
    keys/django.secret      signs forms; of it come the keys that wrap sessions and second factors (`wrapping`)
"""

import re
from pathlib import Path

from saksama_node.settings.durable import write_new
from saksama_node.settings.refused import SettingRefused

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
CASES = KEYS / "cases"
SEARCH = KEYS / "search"
DJANGO_SECRET = KEYS / "django.secret"
LEAST_SECRET = 40
"""Letters: what is shorter was cut off; what is wrapped under it, anybody could open."""


def read(data: Path, key: Path) -> bytes:
    """Return the bytes of one key file of the node's folder `data`; raises FileNotFoundError."""
    return (data / key).read_bytes()


def read_line(data: Path, key: Path) -> str:
    """Return the one line of a text key file, without its end."""
    return read(data, key).decode("ascii").strip()


def read_django_secret(data: Path) -> str:
    """What Django reads before anything else; `SettingRefused` where it cannot be read, or is cut off."""
    try:
        secret = read_line(data, DJANGO_SECRET)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(str(DJANGO_SECRET), "key-unread", {"why": type(error).__name__}) from error
    if len(secret) < LEAST_SECRET:
        raise SettingRefused(str(DJANGO_SECRET), "key-short")
    return secret


def numbered(data: Path, key: Path) -> list[Path]:
    """All files of this key that are there, the first one first: `keys/log`, `keys/log.2` ..."""
    return [of_number(key, number) for number in numbers(data, key)]


def numbers(data: Path, key: Path) -> list[int]:
    """The numbers of all files of this key that are there, ascending; `keys/log` is 1."""
    names = (each.name for each in (data / key).parent.glob(f"{key.name}*"))
    return sorted(int(found[1] or 1) for name in names if (found := re.fullmatch(_name_of(key), name)))


def next_of(data: Path, key: Path) -> Path:
    """The name that the next key of this use gets. Two who make one at once: one of them gets FileExistsError."""
    return of_number(key, max(numbers(data, key), default=0) + 1)


def _name_of(key: Path) -> str:
    return rf"{re.escape(key.name)}(?:\.([1-9][0-9]{{0,5}}))?"


def of_number(key: Path, number: int) -> Path:
    """The file of this number: the second is `keys/log.2`."""
    return key if number == 1 else key.with_name(f"{key.name}.{number}")


def write(data: Path, key: Path, content: bytes) -> None:
    """Write one key file durably, for this user alone; raises FileExistsError and never writes over."""
    write_new(data / key, content)
