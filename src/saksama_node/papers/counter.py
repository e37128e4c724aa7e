"""Papers of the counter: the receipt (tanda bukti penyampaian laporan) that is handed over, Formulir Laporan.

Rules kept here:
  * Of a receipt the proof is attached; openings and follow-up code are neither on the paper nor in its metadata.
    Nothing on it tells what was reported, by whom, or whether it was a report or preliminary information.
  * Its QR code is under 200 bytes, and nothing is in it but what the public log holds: where the receipt stands in
    which log, and its leaf hash. It is an address; what it points to stands after the `#`, which a browser sends to
    nobody. It is a pointer, not a proof: the checker page compares it with the receipt.
  * Formulir Laporan is printed at the counter, signed by the reporter and scanned into the vault. It holds the whole
    report and the identity, so it is made on demand and kept nowhere.
Source of the form's fields: Formulir Model B.1, annex of Perbawaslu 7/2022 (its number as the domain note has it).
"""

import io
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import segno

from saksama_node.papers.setting import figure, long_day, long_moment, set_paper

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


@dataclass(frozen=True, slots=True)
class FormPaper:
    """What stands on it. `at`: on the office's wall clock; `reporter`, `event`: labels and values in order."""

    institution: str
    office: str
    title: str
    at: datetime
    leaf_hash: str
    reporter: Sequence[tuple[str, str]] = field(repr=False)
    event: Sequence[tuple[str, str]] = field(repr=False)
    reported: Sequence[str] = field(repr=False)
    testifiers: Sequence[str] = field(repr=False)
    evidence: Sequence[str] = field(repr=False)
    account: str = field(repr=False)
    simulation: bool = False


def form_pdf(paper: FormPaper) -> bytes:
    """Return the sheet as PDF/A-3b."""
    values: Mapping[str, str] = {
        "institution": paper.institution,
        "office": paper.office,
        "title": paper.title,
        "day": long_day(paper.at),
        "moment": long_moment(paper.at),
        "leaf": paper.leaf_hash,
        "reporter": _rows(paper.reporter),
        "event": _rows(paper.event),
        "reported": _lines(paper.reported),
        "testifiers": _lines(paper.testifiers),
        "evidence": _lines(paper.evidence),
        "account": paper.account,
        "simulation": "yes" if paper.simulation else "",
    }
    return set_paper("report_form", values, paper.at)


# Record separators, which no form field lets through, part the lines and the labels.
def _rows(rows: Sequence[tuple[str, str]]) -> str:
    return "\x1e".join(f"{label}\x1f{value}" for label, value in rows if value)


def _lines(lines: Sequence[str]) -> str:
    return "\x1e".join(lines)
