"""The key of the leak check's digests: which one counts, and making all digests anew under another.

Rules kept here:
  * The key is secret and has no public half; statements name it by a digest of 32 random bytes, which tells nothing.
  * Digests of two keys never stand beside each other: under a new key all are made again from the vault, or none.
Left to others: the vault's passphrase (its custodian), the statement and its entry (flows).
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from saksama.envelope.leakcheck import KeyedDigest, digests_of
from saksama.vocabulary import KeyUse
from saksama_node.cases import vault
from saksama_node.cases.models import LeakDigest, Submission
from saksama_node.cases.report import read_reporter
from saksama_node.ledger.own_keys import standing_keys
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS

_NAME = b"saksama/leak-key/v1\x00"


def leak_key() -> bytes:
    """The key that counts now: the one that the log names, before the first statement the first file."""
    held = [bytes.fromhex(keyfiles.read_line(SETTINGS.data, path)) for path in files()]
    named = standing_keys(KeyUse.LEAK)
    return next((key for key in held if name_of(key) in named), held[0])


def files() -> list[Path]:
    """Every file of this use."""
    return keyfiles.numbered(SETTINGS.data, keyfiles.LEAK)


def name_of(key: bytes) -> str:
    """How a statement names the key."""
    return f"sha256:{hashlib.sha256(_NAME + key).hexdigest()}"


def keep_digests(found: Iterable[KeyedDigest]) -> None:
    """Keep the digests of one identity."""
    rows = [LeakDigest(part=each.part, words=each.words, digest=each.digest) for each in found]
    LeakDigest.objects.bulk_create(rows, ignore_conflicts=True)


def digests_under(key: bytes, opened: vault.OpenVault, after: int = 0) -> tuple[list[KeyedDigest], int]:
    """Every digest of submissions above the id `after`, from the identities in the vault; and the last id.

    Nothing of an identity leaves this function. An identity that was erased has no digest. Raises `VaultDamaged`.
    """
    found: list[KeyedDigest] = []
    last = after
    for number, subject in Submission.objects.filter(id__gt=after).order_by("id").values_list("id", "subject"):
        last = number
        if vault.holds(subject, vault.IDENTITY):
            reporter = read_reporter(opened.opening(subject, vault.IDENTITY).data)
            found += [] if reporter.is_anonymous else digests_of(key, reporter.for_leak_check())
    return found, last


def replace_digests(found: Iterable[KeyedDigest]) -> None:
    """Put these in the place of all others; in the caller's act, with the entry that names the new key."""
    LeakDigest.objects.all().delete()
    keep_digests(found)
