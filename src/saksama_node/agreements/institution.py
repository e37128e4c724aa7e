"""The institution's key: opened by its passphrase for one act, then forgotten.

Rules kept here:
  * The passphrase comes from the form or the terminal, is used once, and is neither stored nor logged.
  * The key that opens must be the one whose public half the node shows.
Left to others: what is signed (`actions`), who may (`accounts.policy`).
"""

from pathlib import Path

from saksama.errors import BugError
from saksama.keys.locked import unlock
from saksama.tlog.note import SigningKey, VerifierKey
from saksama_node.accounts.tries import Locked, counted
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS


def institution_key(passphrase: str) -> SigningKey:
    """The institution's signing key.

    Raises `WrongPassphrase`, `TooManyTries`; `NotPossible` where the key is kept outside the node.
    """
    locked = keyfiles.read(SETTINGS.data, institution_file())
    secret = counted(Locked.INSTITUTION, lambda: unlock(locked, passphrase))
    key = SigningKey.parse(secret.decode("ascii"))
    if key.verifier != verifier():
        raise BugError("the locked institution key is not the one in institution.pub")
    return key


def institution_file() -> Path:
    """Where the locked key lies in the node's folder. Raises `NotPossible` where it is kept outside."""
    if is_outside():
        raise NotPossible(Cause.KEY_OUTSIDE)
    return keyfiles.INSTITUTION_LOCKED


def is_outside() -> bool:
    """Whether the institution's key is kept outside this node: then only a file that was signed elsewhere counts."""
    return not (SETTINGS.data / keyfiles.INSTITUTION_LOCKED).exists()


def verifier() -> VerifierKey:
    """The institution's public key."""
    return VerifierKey.parse(keyfiles.read_line(SETTINGS.data, keyfiles.INSTITUTION_VERIFIER))
