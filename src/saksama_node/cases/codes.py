"""The reporter's follow-up code, and the box that only it opens.

Rules kept here:
  * 100 random bits, written as five groups of four letters and digits (Crockford base 32: no I, L, O, U).
  * Stored only as HMAC-SHA-256 under a key of its own (`keys/follow-up`): the table alone tells no code.
  * The opening of the identity is kept for the reporter in a box whose key comes from the code (HKDF-SHA-256,
    ChaCha20-Poly1305): the node itself cannot open it without the reporter.
  * The code stands in no address, no log line, no error, no file that we make.
Left to others: asking for it by POST and slowing guesses down (web), showing it once (web).
"""

import hashlib
import hmac
import re
import secrets
from contextlib import suppress
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import KEYS, read, write
from saksama_node.settings.wrapping import disclose, enclose

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS: Final = 20
_FORM: Final = re.compile(f"[{_ALPHABET}]{{{_LETTERS}}}")
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None})
_KEY: Final = KEYS / "follow-up"


def new_code() -> str:
    """A fresh code as it is shown: XXXX-XXXX-XXXX-XXXX-XXXX."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    return "-".join(letters[at : at + 4] for at in range(0, _LETTERS, 4))


def normal(typed: str) -> str | None:
    """The code's letters from what was typed (small letters, spaces, O for 0, I and L for 1); None if it is no code."""
    letters = typed.upper().translate(_MISREAD)
    return letters if _FORM.fullmatch(letters) else None


def digest(letters: str) -> str:
    """What is stored of a code (normal form): 64 hex digits."""
    return hmac.digest(_key(), letters.encode("ascii"), hashlib.sha256).hex()


def lock_box(letters: str, subject: str, content: bytes) -> bytes:
    """The box's bytes: nonce and ciphertext, bound to `subject`."""
    return enclose(_cipher(letters, subject), content, subject.encode())


def open_box(letters: str, subject: str, box: bytes) -> bytes | None:
    """What is in the box; None if this code does not open it."""
    try:
        return disclose(_cipher(letters, subject), box, subject.encode())
    except InvalidTag:
        return None


def _cipher(letters: str, subject: str) -> ChaCha20Poly1305:
    derived = HKDF(SHA256(), 32, salt=subject.encode(), info=b"saksama/reporter-box/v1").derive(letters.encode("ascii"))
    return ChaCha20Poly1305(derived)


def _key() -> bytes:
    with suppress(FileNotFoundError):
        return read(SETTINGS.data, _KEY)
    # Where another thread was first, its key is the key.
    with suppress(FileExistsError):
        write(SETTINGS.data, _KEY, secrets.token_bytes(32))
    return read(SETTINGS.data, _KEY)
