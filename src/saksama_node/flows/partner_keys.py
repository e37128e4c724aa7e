"""The partner's keys: what its log introduces under its institution key, and nothing else."""

import hashlib
from collections.abc import Callable

import msgspec

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import EvidenceError
from saksama.keys.ring import KeyRing
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse
from saksama_node.exchange.faults import BlobAltered, PartnerKeyMissing
from saksama_node.exchange.links import link, note_fault
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.faults import BlobMissing
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed
from saksama_node.settings.clock import now

KINDS = (KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)
type KeyBody = KeyIntroduced | KeyRotated | KeyRevoked


def ring(origin: str) -> KeyRing:
    """The partner's key ring, from the statements in its mirrored log; those that do not verify are left out."""
    institution = VerifierKey.parse(link(origin).institution_key)
    found: list[KeyStatement | KeyRevocation] = []
    for each in mirror.mirrored(origin, kinds=KINDS):
        body = each.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == origin:
            try:
                found.append(open_statement(blobs.get(body.statement), institution))
            except (EvidenceError, BlobMissing):
                continue
    return KeyRing.of(statement for statement in found if statement.owner == origin)


def key_of(origin: str, use: KeyUse) -> str:
    """The partner's key for this use that began last; `PartnerKeyMissing` if none counts now."""
    valid = ring(origin).valid(origin, use, now())
    if not valid:
        raise PartnerKeyMissing(origin, use)
    return valid[0]


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
    if (statement.owner, statement.use, statement.key) != (body.owner, body.use, body.key):
        note_fault(origin, found.index, "key-statement.other", "the entry names another key than its statement")
        return
    with act():
        if not _is_logged(body):
            append(body, subject="", actor="node")


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
