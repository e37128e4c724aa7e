"""Hand out the reporter's files and the page that checks them. A public door.

Rules kept here: nothing leaves without the whole code; neither code nor openings are in the receipt or its paper. The
checker's bytes are the blob whose digest the log holds; before the first edition there is none.
"""

from django.utils import timezone

from saksama.entries.commitment import Openings, encode_openings
from saksama.entries.kinds.checker import CheckerPublished
from saksama_node.cases import codes, queries
from saksama_node.checker.edition import csp_header
from saksama_node.ledger import blobs
from saksama_node.ledger.public import latest
from saksama_node.ledger.queries import Receipt, leaf_hash_of
from saksama_node.papers.counter import ReceiptPaper, receipt_pdf
from saksama_node.settings.current import SETTINGS


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


def submission_of(typed: str) -> tuple[queries.SubmissionInfo, str] | None:
    """The submission of this code, with the code's letters; None for a wrong and for an unknown one alike."""
    letters = codes.normal(typed)
    if letters is None:
        return None
    info = queries.submission_by_code(letters)
    return None if info is None else (info, letters)


def receipt_file(typed: str) -> bytes | None:
    """The receipt (tlog-proof); None without one."""
    found = submission_of(typed)
    receipt = queries.receipt(found[0]) if found else None
    return receipt.proof if receipt else None


def openings_file(typed: str) -> bytes | None:
    """The openings file, identity included: for the reporter alone."""
    found = submission_of(typed)
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
    found = submission_of(typed)
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
    found = submission_of(typed)
    return queries.tie_for_reporter(found[0]) if found else None
