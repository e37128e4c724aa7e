"""Telephones of the field for a measurement: their keys, and the requests that they will send, signed before it begins.

Rules kept here: what a browser would send, byte for byte in the same form; each telephone its own key and numbers.
Left to others: their rows in the node (telephone_rows), sending (collect).
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from saksama.vocabulary import format_moment
from saksama_node.observation.envelope import INFO, unwritten, written

ADDRESS: Final = "/lapangan/api/submit"
FORM: Final = "form-a-2022"
BYTES: Final = 15_000
"""Of a submission, as it travels."""
_SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
_POINT: Final = 65
_SEALED_SHARE: Final = 0.72
"""Of a body, what the account's letters may take: base64, the envelope and the other answers take the rest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its body and its headers."""

    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Telephone:
    """One. `name`: of its device, once the node has a row for it; `moment`: where its clock stands."""

    name: str
    key: EllipticCurvePrivateKey
    moment: str

    @property
    def spki(self) -> str:
        """Its public key."""
        return written(self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def asks(
        self,
        office_key: Mapping[str, str],
        form: str,
        sequence: int,
        annexes: Sequence[Mapping[str, object]] = (),
        more: Mapping[str, object] | None = None,
    ) -> Asked:
        """A report with this number, whole, of `BYTES` or a little more; `more`: of what is sealed, with files."""
        key = load_der_public_key(unwritten(office_key["spki"]))
        if not isinstance(key, EllipticCurvePublicKey):
            raise TypeError("an office's key is of its curve")
        number = f"{self.name[:8]}/{sequence}/LHP/XI/2026"
        plain = json.dumps({"answers": _answers(), "number": number, **(more or {})}).encode()
        sealed = _SUITE.encrypt(plain, key, info=f"{INFO} {self.name}:{sequence}".encode())
        envelope = {
            "v": 1,
            "device": self.name,
            "sequence": sequence,
            "made_at": self.moment,
            "practice": False,
            "period": "",
            "form": form,
            "report": "",
            "key": office_key["id"],
            "enc": written(sealed[:_POINT]),
            "ct": written(sealed[_POINT:]),
            "annexes": annexes,
        }
        return self.signed("POST", ADDRESS, json.dumps(envelope).encode())

    def signed(self, method: str, address: str, body: bytes = b"") -> Asked:
        """Any request of it."""
        said = "\n".join((method, address, self.moment, hashlib.sha256(body).hexdigest())).encode()
        r, s = decode_dss_signature(self.key.sign(said, ECDSA(SHA256())))
        signature = written(r.to_bytes(32) + s.to_bytes(32))
        headers = {"Saksama-Device": self.name, "Saksama-Date": self.moment, "Saksama-Signature": signature}
        return Asked(body, {**headers, "Content-Type": "application/json"})


def telephones(count: int) -> list[Telephone]:
    """So many fresh ones, whose clocks stand at this moment."""
    moment = format_moment(datetime.now(UTC))
    return [Telephone(os.urandom(16).hex(), generate_private_key(SECP256R1()), moment) for _ in range(count)]


def all_asks(some: list[Telephone], office_key: Mapping[str, str], form: str, first: int, each: int) -> Iterator[Asked]:
    """`each` reports of every telephone from number `first` on, in turn: no telephone twice in a row."""
    for sequence in range(first, first + each):
        for one in some:
            yield one.asks(office_key, form, sequence)


def _answers() -> Mapping[str, object]:
    letters = int(BYTES * _SEALED_SHARE) - 500
    return {
        "stage": "Pemutakhiran data pemilih",
        "team": [{"name": "CONTOH Pengawas", "post": "Anggota Panwaslu Kecamatan"}],
        "assignment": "001/ST/CONTOH",
        "address": "Jalan Contoh 1",
        "activities": [
            {"way": "direct", "aim": "Memastikan ...", "target": "PPS", "day": "2026-11-28", "place": "Kantor desa"}
        ],
        "account": ("CONTOH: daftar diumumkan di kantor desa. " * (letters // 40 + 1))[:letters],
        "suspected": "none",
        "disputed": "none",
    }
