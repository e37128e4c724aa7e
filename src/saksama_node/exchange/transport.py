"""Signed requests between nodes (RFC 9421 HTTP Message Signatures, Ed25519).

Rules kept here:
  * A request covers `@method` and `@target-uri`, bears `created`, `keyid` and the tag `saksama-sealed`, and is young.
  * `keyid` is the sender's transport key as its log introduces it; what is not known there verifies nothing.
  * Time is the node's own clock on both sides, so that a simulation stays within itself.
Left to others: which keys are valid (the partner's key statements), what may be fetched (web.peer).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    algorithms,
)

from saksama.errors import KeyMalformed
from saksama.tlog.note import SigningKey, VerifierKey
from saksama_node.exchange.faults import RequestRefused

TAG: Final = "saksama-sealed"
COVERED: Final = ("@method", "@target-uri")
MAX_AGE: Final = timedelta(minutes=5)


@dataclass(slots=True)
class Message:
    """The part of a request that is signed. `headers` has lower-case names."""

    method: str
    url: str
    headers: dict[str, str]


class _Keys(HTTPSignatureKeyResolver):
    """Finds keys by their vkey text."""

    def __init__(self, *, signing: SigningKey | None = None, accepted: Collection[str] = ()) -> None:
        self._signing = signing
        self._accepted = accepted

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        if self._signing is None or str(self._signing.verifier) != key_id:
            raise RequestRefused("not our key")
        return Ed25519PrivateKey.from_private_bytes(self._signing.seed)

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        if key_id not in self._accepted:
            raise InvalidSignature("a key that the partner's log does not introduce")
        try:
            return Ed25519PublicKey.from_public_bytes(VerifierKey.parse(key_id).public)
        except (KeyMalformed, ValueError) as error:
            raise InvalidSignature("not an Ed25519 key") from error


class _Verifier(HTTPMessageVerifier):
    """The library's verifier on the node's clock."""

    def __init__(self, keys: _Keys, at: datetime) -> None:
        super().__init__(signature_algorithm=algorithms.ED25519, key_resolver=keys)
        self._at = at

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:  # noqa: ANN401 - the parent's signature
        """Refuse a signature that is older or younger than the node's clock allows."""
        created = sig_input.params.get("created")
        if type(created) is not int:
            raise InvalidSignature("no time of creation")
        if abs(self._at - datetime.fromtimestamp(created, UTC)) > (max_age or MAX_AGE):
            raise InvalidSignature("too old, or from the future")


def sign_request(method: str, url: str, key: SigningKey, at: datetime) -> dict[str, str]:
    """The headers that sign a request for `url` (absolute, as the other side sees it)."""
    message = Message(method, url, {})
    signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=_Keys(signing=key))
    signer.sign(
        message,
        key_id=str(key.verifier),
        created=at,
        tag=TAG,
        label="saksama",
        include_alg=False,
        covered_component_ids=COVERED,
    )
    return message.headers


def check_request(message: Message, accepted: Collection[str], at: datetime) -> str:
    """The key that signed the request, one of `accepted`; `RequestRefused` if none did, or not all that must be."""
    verifier = _Verifier(_Keys(accepted=accepted), at)
    try:
        results = verifier.verify(message, max_age=MAX_AGE, expect_tag=TAG, require_components=COVERED)
    except (InvalidSignature, HTTPMessageSignaturesException) as error:
        raise RequestRefused(str(error)) from error
    if len(results) != 1:
        raise RequestRefused("not exactly one signature")
    return str(results[0].parameters["keyid"])
