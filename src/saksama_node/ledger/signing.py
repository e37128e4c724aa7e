"""The two keys that this node's ledger signs with: as a log, and as a witness of the partner's log.

Rules kept here:
  * A key is read from its file once a process and never leaves it; `repr` hides it (`SigningKey`).
  * The log's key bears the log's origin, and only the sequencer signs with it; only `witnessing` cosigns.
Left to others: making and introducing keys (init, key statements), the transport key (exchange).
"""

from functools import cache

from saksama.tlog.note import SigningKey
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS


@cache
def log_key() -> SigningKey:
    """The log's key (Ed25519)."""
    return SigningKey.parse(keyfiles.read_line(SETTINGS.data, keyfiles.LOG))


@cache
def witness_key() -> SigningKey:
    """The key with which this node cosigns other logs (cosignature/v1)."""
    return SigningKey.parse(keyfiles.read_line(SETTINGS.data, keyfiles.WITNESS))
