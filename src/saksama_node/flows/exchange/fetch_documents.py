"""Fetch the public documents that entries name and this disk lacks, from a node that keeps them."""

import hashlib
from collections.abc import Iterable
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.checker import CheckerPublished
from saksama.errors import WorldError
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import blobs

NAMING: Final = (
    "agreement.proposed",
    "agreement.signed",
    "agreement.amended",
    "agreement.resumed",
    "agreement.ended",
    "key.introduced",
    "key.rotated",
    "key.revoked",
    "checker.published",
    "incident.closed",
)
"""The kinds whose entries name a public document."""


def fetch_documents(client: PartnerClient, bodies: Iterable[Body]) -> list[str]:
    """Fetch what these bodies name and is not here; give the digests of those that were not to be had."""
    wanted = {name for body in bodies if (name := _named(body)) and not blobs.has(name)}
    lacking = []
    for name in sorted(wanted):
        try:
            data = client.blob(name)
        except WorldError:
            data = b""
        if hashlib.sha256(data).hexdigest() == name:
            blobs.put(data)
        else:
            lacking.append(name)
    return lacking


def _named(body: Body) -> str:
    if isinstance(body, CheckerPublished):
        return body.digest
    found = getattr(body, "note", None) or getattr(body, "statement", None)
    return found if isinstance(found, str) else ""
