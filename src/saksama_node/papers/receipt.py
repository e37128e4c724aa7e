"""The receipt on paper (tanda bukti penyampaian laporan).

Rules kept here:
  * The proof is attached; openings and follow-up code are neither on the paper nor in its metadata.
  * Nothing on it tells what was reported, by whom, or whether it was a report or preliminary information.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from saksama_node.papers.pointer import pointer, qr_svg
from saksama_node.papers.setting import figure, long_moment, set_paper


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
