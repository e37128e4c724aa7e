"""Follow a report by its code: where it stands, the receipt, the openings, who opened the identity. A public door.

Rules kept here: nothing leaves without the whole code; a wrong one and an unknown one look alike (None).
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from saksama.entries.openings import Openings, encode_openings
from saksama_node.cases import codes, queries
from saksama_node.flows.check_receipt import newest_digest
from saksama_node.ledger.public import standing
from saksama_node.ledger.queries import Receipt, leaf_hash_of
from saksama_node.papers.pointer import pointer, qr_svg
from saksama_node.papers.receipt import ReceiptPaper, receipt_pdf
from saksama_node.settings.current import SETTINGS

_FOR_REPORTER = frozenset({"case.returned", "case.notified"})


@dataclass(frozen=True, slots=True)
class Stage:
    """One act of the case, without persons. `words`: what was written for the reporter, else empty."""

    act: str
    at: datetime
    index: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What the reporter sees. `index` None while the log has not taken it up; `witnessed`: name to POSIX seconds."""

    received_at: datetime
    kind: str
    region: str
    leaf_hash: str
    index: int | None
    size: int | None
    witnessed: dict[str, int]
    complete: bool
    unwitnessed: bool
    number: str
    outcome: str
    state: str
    stages: tuple[Stage, ...]
    opened: tuple[tuple[datetime, int | None, str], ...]
    files: tuple[queries.EvidenceInfo, ...]
    has_tie: bool
    qr: str
    pointer: str


def follow_report(typed: str) -> Followed | None:
    """Where the report of this code stands; None if there is none."""
    found = _found(typed)
    if found is None:
        return None
    info, _ = found
    receipt = queries.receipt(info)
    case = queries.case(info.case) if info.case else None
    acts = queries.acts(info.case) if info.case else []
    where = pointer(SETTINGS.url, SETTINGS.origin, receipt.index, leaf_hash_of(info.leaf)) if receipt else ""
    return Followed(
        received_at=info.received_at,
        kind=info.kind,
        region=info.region,
        leaf_hash=leaf_hash_of(info.leaf).hex(),
        index=receipt.index if receipt else None,
        size=receipt.size if receipt else None,
        witnessed=dict(receipt.witnessed) if receipt else {},
        complete=receipt is not None and receipt.complete,
        unwitnessed=not standing(),
        number=case.number if case else "",
        outcome=case.outcome if case else "",
        state=case.state if case else "",
        stages=tuple(
            Stage(each.kind, each.at, each.index, each.words if each.kind in _FOR_REPORTER else "") for each in acts
        ),
        opened=tuple(queries.vault_openings(info)),
        files=tuple(queries.evidence_of(info)),
        has_tie=bool(acts),
        qr=qr_svg(where) if where else "",
        pointer=where,
    )


def receipt_file(typed: str) -> bytes | None:
    """The receipt (tlog-proof); None without one."""
    found = _found(typed)
    receipt = queries.receipt(found[0]) if found else None
    return receipt.proof if receipt else None


def openings_file(typed: str) -> bytes | None:
    """The openings file, identity included: for the reporter alone."""
    found = _found(typed)
    return encode_openings(queries.openings_for_reporter(*found)) if found else None


def tie_receipt(typed: str) -> bytes | None:
    """Proof of the entry that ties the case to this receipt; None before the review."""
    tie = _tie(typed)
    return tie[0].proof if tie else None


def tie_openings(typed: str) -> bytes | None:
    """The opening of that tie; None before the review."""
    tie = _tie(typed)
    return encode_openings(tie[1]) if tie else None


def receipt_paper(typed: str) -> bytes | None:
    """The receipt as a PDF with the proof attached; None until there is one. Neither code nor openings are in it."""
    found = _found(typed)
    receipt = queries.receipt(found[0]) if found else None
    if found is None or receipt is None:
        return None
    return paper_of(found[0], receipt)


def paper_of(info: queries.SubmissionInfo, receipt: Receipt) -> bytes:
    """The paper of one submission, for the reporter and for the counter."""
    return receipt_pdf(
        ReceiptPaper(
            institution=SETTINGS.name_id,
            origin=SETTINGS.origin,
            address=SETTINGS.url,
            index=receipt.index,
            size=receipt.size,
            leaf_hash=leaf_hash_of(info.leaf),
            received_at=timezone.localtime(info.received_at),
            witnessed=receipt.witnessed,
            proof=receipt.proof,
            checker_digest=newest_digest(),
            files=len(queries.evidence_of(info)),
            simulation=SETTINGS.simulation,
        )
    )


def _tie(typed: str) -> tuple[Receipt, Openings] | None:
    found = _found(typed)
    return queries.tie_for_reporter(found[0]) if found else None


def _found(typed: str) -> tuple[queries.SubmissionInfo, str] | None:
    letters = codes.normal(typed)
    if letters is None:
        return None
    info = queries.submission_by_code(letters)
    return None if info is None else (info, letters)
