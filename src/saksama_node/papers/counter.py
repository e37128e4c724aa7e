"""The log's receipt on paper: what is handed over beside the form of the annex, or downloaded with the code.

Rules kept here:
  * Of a receipt the proof is attached; openings and follow-up code are neither on the paper nor in its metadata.
    Nothing on it tells what was reported, by whom, or whether it was a report or preliminary information.
  * Its QR code is under 200 bytes, and nothing is in it but what the public log holds: where the receipt stands in
    which log, and its leaf hash. It is an address; what it points to stands after the `#`, which a browser sends to
    nobody. It is a pointer, not a proof: the checker page compares it with the receipt.
Left to others: Formulir Laporan and the receipt B.3, which name the reporter (annex).
"""

import io
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import segno

from saksama_node.papers.setting import figure, long_moment, set_paper

MAX_BYTES = 200


def pointer(address: str, origin: str, index: int, leaf_hash: bytes) -> str:
    """Return the text of the code: `<address>/periksa/#v1;<origin>;<index>;<leaf hash, base64url>`."""
    text = f"{address}/periksa/#v1;{origin};{index};{urlsafe_b64encode(leaf_hash).decode().rstrip('=')}"
    if len(text.encode()) >= MAX_BYTES:
        raise ValueError(text)
    return text


def qr_svg(text: str) -> str:
    """Return the QR code (error correction M) as an SVG document."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", border=4, xmldecl=False, omitsize=True, light="#ffffff")
    return out.getvalue().decode()


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """What stands on it. `received_at`: on the office's wall clock; `witnessed`: name to POSIX seconds."""

    institution: str
    origin: str
    address: str
    index: int
    size: int
    leaf_hash: bytes
    received_at: datetime
    files: int
    checker_digest: str
    proof: bytes = field(repr=False)
    simulation: bool = False
    witnessed: Mapping[str, int] = field(default_factory=dict)


def receipt_pdf(paper: ReceiptPaper) -> bytes:
    """Return the PDF/A-3b with `tanda-bukti.tlog-proof` attached."""
    code = pointer(paper.address, paper.origin, paper.index, paper.leaf_hash)
    zone = paper.received_at.tzinfo or UTC
    witnesses = "\n".join(
        f"{name}: {long_moment(datetime.fromtimestamp(at, zone))}" for name, at in sorted(paper.witnessed.items())
    )
    values = {
        "institution": paper.institution,
        "origin": paper.origin,
        "address": paper.address,
        "index": figure(paper.index),
        "size": figure(paper.size),
        "leaf": paper.leaf_hash.hex(),
        "received": long_moment(paper.received_at),
        "files": str(paper.files),
        "checker": paper.checker_digest,
        "witnesses": witnesses,
        "proof": paper.proof.decode(),
        "qr": qr_svg(code),
        "simulation": "yes" if paper.simulation else "",
    }
    return set_paper("receipt", values, paper.received_at)
