"""A telephone of the field as a test has one: its key, its numbers, what it seals and signs; as WebCrypto would."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key
from django.http import HttpResponse
from django.test import Client

from saksama.observation.reading import shipped
from saksama.vocabulary import format_moment
from saksama_node.observation.envelope import unwritten, written
from saksama_node.settings.clock import now
from tests.node.observation.written import WHOLE

__all__ = ["WHOLE"]

SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
FORM: Final = "form-a-2022"
POINT: Final = 65


@dataclass
class Telephone:
    """One. `sent`: how many numbers it used."""

    client: Client = field(default_factory=Client)
    key: Any = field(default_factory=lambda: generate_private_key(SECP256R1()))
    device: str = ""
    office_key: dict[str, str] = field(default_factory=dict)
    sent: int = 0
    moment: str = ""

    @property
    def spki(self) -> str:
        return written(self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def enroll(self, code: str) -> HttpResponse:
        body = json.dumps({"code": code, "key": self.spki, "agent": "Chrome di Android"})
        answer = self.client.post("/lapangan/api/enroll", body, content_type="application/json")
        if answer.status_code == 201:
            self.device = answer.json()["device"]
        return answer  # type: ignore[return-value]  # Django's test client gives its own response

    def begin(self) -> dict[str, Any]:
        told: dict[str, Any] = self.ask("GET", "/lapangan/api/begin").json()
        self.office_key = told["key"]
        return told

    def ask(self, method: str, address: str, body: bytes = b"", **headers: str) -> Any:
        said = self.moment or format_moment(now())
        signed = {
            "Saksama-Device": self.device,
            "Saksama-Date": said,
            "Saksama-Signature": self.signature(method, said, body, address),
            **headers,
        }
        kind = "application/octet-stream"
        return self.client.generic(method, address, body, content_type=kind, headers=signed)

    def signature(self, method: str, said: str, body: bytes, address: str = "/lapangan/api/submit") -> str:
        text = "\n".join((method, address, said, hashlib.sha256(body).hexdigest())).encode()
        r, s = decode_dss_signature(self.key.sign(text, ECDSA(SHA256())))
        return written(r.to_bytes(32) + s.to_bytes(32))

    def sealed(
        self, answers: Mapping[str, Any] = WHOLE, number: str = "", *, sequence: int = 0, more: Any = None, **said: Any
    ) -> bytes:
        """A body to submit. `more`: members of what is sealed; `said`: of the envelope."""
        if not sequence:
            self.sent += 1
            sequence = self.sent
        plain = json.dumps({"answers": answers, "number": number, **(more or {})}).encode()
        info = f"saksama lapangan v1 {self.device}:{sequence}".encode()
        key = load_der_public_key(unwritten(self.office_key["spki"]))
        assert isinstance(key, EllipticCurvePublicKey)
        sealed = SUITE.encrypt(plain, key, info=info)
        envelope = {
            "v": 1,
            "device": self.device,
            "sequence": sequence,
            "made_at": format_moment(now()),
            "practice": False,
            "period": "",
            "form": shipped()[FORM].digest,
            "report": "",
            "key": self.office_key["id"],
            "enc": written(sealed[:POINT]),
            "ct": written(sealed[POINT:]),
            "annexes": [],
            **said,
        }
        return json.dumps(envelope).encode()

    def submit(self, body: bytes) -> Any:
        return self.ask("POST", "/lapangan/api/submit", body)
