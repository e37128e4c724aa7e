"""Serve a ciphertext to its receiver and to nobody else; delete it some days after its answer, as the partner does."""

from datetime import timedelta
from pathlib import Path

from saksama.vocabulary import KeyUse
from saksama_node.exchange import actions, linking, queries, sealed_files
from saksama_node.exchange.faults import RequestRefused
from saksama_node.exchange.transport import Message, check_request
from saksama_node.flows.exchange.partner_keys import ring
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


def serve_sealed(sha256: str, message: Message) -> Path | None:
    """Where the ciphertext lies; None if its receiver is to be told that it is no longer here.

    `RequestRefused` unless a valid transport key of its receiver signed the request: a stranger learns nothing, not
    even whether it exists.
    """
    owners = {
        key: link.origin
        for link in linking.links()
        for key in ring(link.origin).valid(link.origin, KeyUse.TRANSPORT, now())
    }
    key = check_request(message, owners, now())
    if not queries.is_for(sha256, frozenset({owners[key]})):
        raise RequestRefused("not sealed for the one who asks")
    return sealed_files.path_of(sha256)


def forget_sealed() -> int:
    """One round; give how many ciphertexts went."""
    return actions.forget_sealed(now() - timedelta(days=SETTINGS.sealed_days))
