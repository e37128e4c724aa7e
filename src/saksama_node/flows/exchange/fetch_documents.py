"""Fetch public documents that entries name by their digests and this disk lacks: once, and kept here."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.checker import CheckerPublished
from saksama.errors import WorldError
from saksama_node.exchange.faults import BlobAltered
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
