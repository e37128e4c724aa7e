"""The partner's keys: what its log introduces under its institution key, and nothing else."""

import hashlib
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import msgspec

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import EvidenceError
from saksama.keys.logged import KINDS, KeyBody, fits
from saksama.keys.ring import KeyRing
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse
from saksama_node.exchange.faults import BlobAltered, PartnerKeyMissing
from saksama_node.exchange.links import link, note_fault
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.align_keys import align_keys
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.faults import BlobMissing
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed
from saksama_node.settings.clock import now

__all__ = ["KINDS", "blob_of", "keep_aligned", "key_of", "learn_key", "opened_statement", "ring"]

# What verified once verifies always; every dispatch that is sealed asks for the partner's key.
opened_statement = lru_cache(maxsize=256)(open_statement)

_BETWEEN: Final = 2.0
_ALIGNED: Final[dict[str, float]] = {}


def ring(origin: str) -> KeyRing:
    """The partner's key ring, from the statements in its mirrored log; those that do not verify are left out."""
    institution = VerifierKey.parse(link(origin).institution_key)
    found: list[KeyStatement | KeyRevocation] = []
    for each in mirror.mirrored(origin, kinds=KINDS):
        body = each.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == origin:
            try:
                found.append(opened_statement(blobs.get(body.statement), institution))
            except (EvidenceError, BlobMissing):
                continue
    return KeyRing.of(statement for statement in found if statement.owner == origin)


def key_of(origin: str, use: KeyUse) -> str:
    """The partner's key for this use that began last; `PartnerKeyMissing` if none counts now."""
    valid = ring(origin).valid(origin, use, now())
    if not valid:
        raise PartnerKeyMissing(origin, use)
    return valid[0]


def keep_aligned(origin: str) -> None:
    """Now and then, for keys whose time begins or ends without an entry that says so at that moment."""
    moment = time.monotonic()
    if moment - _ALIGNED.get(origin, -_BETWEEN) >= _BETWEEN:
        align_keys(origin, ring(origin))
        _ALIGNED[origin] = moment


def learn_key(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    """Keep the partner's key statement here too, and say so in our own log, once."""
    body = found.entry.body
    if not isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) or body.owner != origin:
        return
    data = blob_of(client)(body.statement)
    try:
        statement = open_statement(data, VerifierKey.parse(link(origin).institution_key))
    except EvidenceError as error:
        note_fault(origin, found.index, error.code, str(error))
        return
    if not fits(body, statement):
        note_fault(origin, found.index, "key-statement.other", "the entry says otherwise than its statement")
        return
    with act():
        if not _is_logged(body):
            append(body, subject="", actor="node")
    align_keys(origin, ring(origin))
    if isinstance(body, KeyRevoked):
        # Lawful, and yet somebody must know: the partner lost a key, and may need help.
        note_fault(origin, found.index, "key.revoked", f"{body.use} {statement.key}")


def blob_of(client: PartnerClient) -> Callable[[str], bytes]:
    """Fetches a public document of the partner by its digest, once, and keeps it here.

    Raises `PartnerLacks`, of which `BlobAltered` if what it serves is something else: it may serve the right one later.
    """

    def fetch(sha256: str) -> bytes:
        if blobs.has(sha256):
            return blobs.get(sha256)
        data = client.blob(sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BlobAltered(client.origin, f"another document than {sha256}")
        blobs.put(data)
        return data

    return fetch


def _is_logged(body: KeyBody) -> bool:
    """Whether our own log says it already, integrated or not."""
    encoded = msgspec.json.encode(body)
    return any(msgspec.json.encode(each.entry.body) == encoded for each in committed((body.KIND,)))
