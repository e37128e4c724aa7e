"""A signed request counts for one address, one method, one algorithm, one key and some minutes."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver, algorithms

from saksama.tlog.note import SigningKey
from saksama_node.exchange.faults import RequestRefused
from saksama_node.exchange.transport import COVERED, TAG, Message, check_request, sign_request

KEY, OTHER = (SigningKey.generate(f"{name}.example/angkutan") for name in ("mitra", "lain"))
ID = str(KEY.verifier)
URL = "https://mitra.example/sealed/00"
AT = datetime(2026, 11, 30, 7, tzinfo=UTC)


def signed(method: str = "GET", url: str = URL, key: SigningKey = KEY, at: datetime = AT) -> Message:
    """A good request for `URL`, but for what is given otherwise when it is signed."""
    return Message("GET", URL, {name.lower(): value for name, value in sign_request(method, url, key, at).items()})


def altered(was: str, now: str) -> Message:
    """One whose signature says something else than was signed."""
    message = signed()
    assert was in message.headers["signature-input"]
    message.headers["signature-input"] = message.headers["signature-input"].replace(was, now)
    return message


class Public(HTTPSignatureKeyResolver):
    """Whoever knows our public key, and takes it for a secret that both share."""

    def resolve_private_key(self, key_id: str) -> bytes:  # noqa: ARG002 - the library's own
        return KEY.verifier.public

    def resolve_public_key(self, key_id: str) -> bytes:  # noqa: ARG002 - the library's own
        return KEY.verifier.public


def by_a_shared_secret() -> Message:
    message = Message("GET", URL, {})
    HTTPMessageSigner(signature_algorithm=algorithms.HMAC_SHA256, key_resolver=Public()).sign(
        message, key_id=ID, created=AT, tag=TAG, label="saksama", covered_component_ids=COVERED
    )
    return Message("GET", URL, {name.lower(): value for name, value in message.headers.items()})


def twice() -> Message:
    message, more = signed(), signed()
    for name in ("signature", "signature-input"):
        message.headers[name] += ", " + more.headers[name].replace("saksama=", "lagi=", 1)
    return message


def unsigned() -> Message:
    message = signed()
    message.headers["signature"] = f"saksama=:{base64.b64encode(bytes(64)).decode()}:"
    return message


def test_a_good_one_counts() -> None:
    assert check_request(signed(), {ID}, AT + timedelta(minutes=5)) == ID


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: signed(method="POST"), id="another method"),
        pytest.param(lambda: signed(url="https://mitra.example/sealed/01"), id="another address"),
        pytest.param(lambda: signed(url="https://lain.example/sealed/00"), id="another service"),
        pytest.param(lambda: signed(key=OTHER), id="a key that the log does not introduce"),
        pytest.param(lambda: signed(at=AT - timedelta(minutes=6)), id="too old"),
        pytest.param(lambda: signed(at=AT + timedelta(minutes=6)), id="of a time to come"),
        pytest.param(lambda: altered(f'tag="{TAG}"', 'tag="lain"'), id="another purpose"),
        pytest.param(lambda: altered(' "@target-uri"', ""), id="the address is not covered"),
        pytest.param(lambda: altered(f"created={int(AT.timestamp())}", "nonce=1"), id="without a time"),
        pytest.param(lambda: altered('("@method"', '("@method" "@authority"'), id="more than was signed"),
        pytest.param(by_a_shared_secret, id="another algorithm"),
        pytest.param(twice, id="two signatures"),
        pytest.param(unsigned, id="no signature"),
        pytest.param(lambda: Message("GET", URL, {}), id="none at all"),
    ],
)
def test_any_other_is_refused(made: Callable[[], Message]) -> None:
    with pytest.raises(RequestRefused):
        check_request(made(), {ID}, AT)
