"""The partner's public documents, which its log names by their digests: fetched once, and kept here."""

import hashlib
from collections.abc import Callable

from saksama_node.exchange.faults import BlobAltered
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import blobs


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
