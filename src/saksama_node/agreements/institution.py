"""The institution's key: opened by its passphrase for one act, then forgotten.

Rules kept here:
  * The passphrase comes from the form or the terminal, is used once, and is neither stored nor logged.
  * The key that opens must be the one whose public half is asked for.
  * A further key is a further pair of files, `institution.pub.2` beside `institution.locked.2` (or no locked one, where
    it is kept outside); it counts for nothing before an amendment gives it its place (`aligning`).
Left to others: what is signed (`actions`), who may (`accounts.policy`).
"""

import secrets
from pathlib import Path

from saksama.agreement.terms import Terms
from saksama.errors import BugError
from saksama.keys.locked import NONCE_BYTES, SALT_BYTES, lock, unlock
from saksama.tlog.note import ED25519, SigningKey, VerifierKey
from saksama_node.accounts.tries import Locked, counted
from saksama_node.agreements.aligning import standing_key
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS


def institution_key(passphrase: str, wanted: VerifierKey | None = None) -> SigningKey:
    """The institution's signing key that counts now, or the one that is wanted.

    Raises `WrongPassphrase`, `TooManyTries`; `NotPossible` where the key is kept outside the node.
    """
    public = wanted or verifier()
    locked = keyfiles.read(SETTINGS.data, institution_file(public))
    secret = counted(Locked.INSTITUTION, lambda: unlock(locked, passphrase))
    key = SigningKey.parse(secret.decode("ascii"))
    if key.verifier != public:
        raise BugError("a locked institution key is not the one of the .pub file beside it")
    return key


def institution_file(public: VerifierKey | None = None) -> Path:
    """Where a locked key lies in the node's folder. Raises `NotPossible` where it is kept outside."""
    wanted = public or verifier()
    place = next((place for place, key in _public_files() if key == wanted), None)
    locked = None if place is None else _locked_beside(place)
    if locked is None or not (SETTINGS.data / locked).exists():
        raise NotPossible(Cause.KEY_OUTSIDE)
    return locked


def is_outside(public: VerifierKey | None = None) -> bool:
    """Whether the institution's key is kept outside this node: then only a file that was signed elsewhere counts."""
    try:
        institution_file(public)
    except NotPossible:
        return True
    return False


def verifier() -> VerifierKey:
    """The institution's public key that counts now."""
    return standing_key(SETTINGS.origin)


def gives_us_a_key(terms: Terms) -> bool:
    """Whether the text replaces our own institution key."""
    return terms.new_key is not None and terms.new_key.party == terms.party_at(SETTINGS.origin).code


def is_held(public: str) -> bool:
    """Whether this is the public half of a key of ours, whether it counts or not."""
    return any(str(key) == public for _, key in _public_files())


def make_next_key(passphrase: str) -> VerifierKey:
    """Make the institution's next key, under its passphrase. It counts for nothing yet. Raises `WeakPassphrase`."""
    key = SigningKey.generate(verifier().name, ED25519)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    locked = lock(key.serialize().encode(), passphrase, salt, nonce)
    place = keyfiles.next_of(SETTINGS.data, keyfiles.INSTITUTION_VERIFIER)
    # The public half last: nothing names a key whose locked half is not on the disk.
    keyfiles.write(SETTINGS.data, _locked_beside(place), locked)
    keyfiles.write(SETTINGS.data, place, f"{key.verifier}\n".encode())
    return key.verifier


def take_next_key(text: str) -> VerifierKey:
    """Take up the public half of a key that was made on another machine. Raises `NotPossible`, `KeyMalformed`."""
    key = VerifierKey.parse(text.strip())
    if key.algorithm != ED25519:
        raise NotPossible(Cause.KEY_NOT_NEW)
    if not is_held(str(key)):
        place = keyfiles.next_of(SETTINGS.data, keyfiles.INSTITUTION_VERIFIER)
        keyfiles.write(SETTINGS.data, place, f"{key}\n".encode())
    return key


def _public_files() -> list[tuple[Path, VerifierKey]]:
    places = keyfiles.numbered(SETTINGS.data, keyfiles.INSTITUTION_VERIFIER)
    return [(place, VerifierKey.parse(keyfiles.read_line(SETTINGS.data, place))) for place in places]


def _locked_beside(public: Path) -> Path:
    name = public.name.replace(keyfiles.INSTITUTION_VERIFIER.name, keyfiles.INSTITUTION_LOCKED.name)
    return public.with_name(name)
