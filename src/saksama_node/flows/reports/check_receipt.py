"""Serve the newest edition of the checker page. A public door.

Rules kept here: the bytes are the blob whose digest the log holds; before the first edition there is none.
"""

from saksama.entries.kinds.checker import CheckerPublished
from saksama_node.checker.edition import csp_header
from saksama_node.ledger import blobs
from saksama_node.ledger.public import latest


def newest_edition() -> CheckerPublished | None:
    """The newest edition in our log; None before the first."""
    found = latest(1, kinds=(CheckerPublished.KIND,))
    body = found[0].entry.body if found else None
    return body if isinstance(body, CheckerPublished) else None


def newest_digest() -> str:
    """SHA-256 (hex) of the newest edition in our log; empty before the first."""
    newest = newest_edition()
    return newest.digest if newest else ""


def checker_page() -> tuple[bytes, str] | None:
    """The newest edition and the Content-Security-Policy under which it is served; None before the first."""
    digest = newest_digest()
    if not digest:
        return None
    page = blobs.get(digest)
    return page, csp_header(page)
