"""The keys that this node's ledger signs with: as a log, and as a witness of the partner's log.

Rules kept here:
  * Which key signs, the log says: those of its key entries that stand now. A file that no entry names signs nothing.
  * While a new key and the one that it replaces both stand, both sign.
  * A key is read from its file once a process and never leaves it; `repr` hides it (`SigningKey`).
  * The log's key bears the log's origin, and only the sequencer signs with it; only `witnessing` cosigns.
Left to others: making and introducing keys (flows), keys that sign nothing here: transport, age (their flows).
"""

from functools import cache
from pathlib import Path

from saksama.tlog.note import SigningKey, VerifierKey
from saksama.vocabulary import KeyUse
from saksama_node.ledger.faults import KeyFileMissing
from saksama_node.ledger.own_keys import keys_ever, keys_of
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

_FILES = {
    KeyUse.LOG: keyfiles.LOG,
    KeyUse.WITNESS: keyfiles.WITNESS,
    KeyUse.TRANSPORT: keyfiles.TRANSPORT,
}


def log_keys() -> tuple[SigningKey, ...]:
    """The log's keys (Ed25519) that stand now, the newest first; at least one, else `KeyFileMissing`."""
    return _standing(KeyUse.LOG)


def log_key() -> SigningKey:
    """The newest of the log's keys."""
    return log_keys()[0]


def log_verifier() -> VerifierKey:
    """The newest of them, which the log itself names: asked without its secret half."""
    ever, standing = keys_of(KeyUse.LOG)
    return VerifierKey.parse(standing[0]) if ever and standing else log_key().verifier


def log_verifiers() -> tuple[VerifierKey, ...]:
    """Every key that ever signed as this log: those that it names, and those that lie here.

    An old backup's log may not name the newest one yet.
    """
    named = map(VerifierKey.parse, keys_ever(KeyUse.LOG))
    held = (_read(path).verifier for path in keyfiles.numbered(SETTINGS.data, keyfiles.LOG))
    return tuple(dict.fromkeys((*named, *held)))


def witness_keys() -> tuple[SigningKey, ...]:
    """The keys with which this node cosigns other logs now (cosignature/v1), the newest first."""
    return _standing(KeyUse.WITNESS)


def witness_key() -> SigningKey:
    """The newest of them."""
    return witness_keys()[0]


def transport_key() -> SigningKey:
    """The newest key that signs our requests to the partner."""
    return _standing(KeyUse.TRANSPORT)[0]


def _standing(use: KeyUse) -> tuple[SigningKey, ...]:
    held = {str(key.verifier): key for key in map(_read, keyfiles.numbered(SETTINGS.data, _FILES[use]))}
    # A log without any key entry is one that is just being made: its first file is its first key.
    ever, standing = keys_of(use)
    wanted = standing if ever else tuple(held)[:1]
    found = tuple(held[key] for key in wanted if key in held)
    # The newest must be there: to sign on with the old one alone would end with its overlap, unseen.
    if not found or str(found[0].verifier) != wanted[0]:
        raise KeyFileMissing(use, wanted[0] if wanted else "")
    return found


@cache
def _read(path: Path) -> SigningKey:
    return SigningKey.parse(keyfiles.read_line(SETTINGS.data, path))
