"""The partner's keys: what its log introduces under its institution key, and nothing else.

Rules kept here: each statement is opened under the institution key that counts at its place of the log; one that does
not verify, or that its entry contradicts, is a fault and no key.
Left to others: which key counts when (`saksama.keys`), asking with them (align_keys).
"""

import time
from contextlib import suppress
from typing import Final

import msgspec

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import EvidenceError
from saksama.keys.ring import KINDS, KeyBody, KeyRing, Succession, fits
from saksama.keys.statement import KeyRevocation, KeyStatement
from saksama.vocabulary import KeyUse
from saksama_node.agreements.aligning import institution_line
from saksama_node.exchange.faults import PartnerKeyMissing
from saksama_node.exchange.linking import note_fault
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.align_keys import align_keys
from saksama_node.flows.exchange.fetch_documents import blob_of
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.faults import BlobMissing
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed
from saksama_node.settings.clock import now

__all__ = ["KINDS", "keep_aligned", "key_of", "learn_key", "ring"]

_BETWEEN: Final = 2.0
_ALIGNED: Final[dict[str, float]] = {}


def ring(origin: str) -> KeyRing:
    """The partner's key ring, from the statements in its mirrored log; those that do not verify are left out."""
    institution = Succession(institution_line(origin))
    found: list[KeyStatement | KeyRevocation] = []
    for each in mirror.mirrored(origin, kinds=KINDS):
        body = each.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == origin:
            try:
                found.append(institution.open(blobs.get(body.statement)))
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
        statement = _in_its_place(origin, found.index, data)
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


def _in_its_place(origin: str, index: int, data: bytes) -> KeyStatement | KeyRevocation:
    """The statement, under the institution key that counts at this place of the partner's log."""
    institution = Succession(institution_line(origin))
    for before in mirror.mirrored(origin, kinds=KINDS):
        if before.index >= index:
            break
        body = before.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == origin:
            with suppress(EvidenceError, BlobMissing):
                institution.open(blobs.get(body.statement))
    return institution.open(data)


def _is_logged(body: KeyBody) -> bool:
    """Whether our own log says it already, integrated or not."""
    encoded = msgspec.json.encode(body)
    return any(msgspec.json.encode(each.entry.body) == encoded for each in committed((body.KIND,)))
