"""Tell a device what became of what it sent: its report, what is missing, its place in the log, its receipt.

Rules kept here: a receipt is there once a published checkpoint holds the entry; with it goes the opening of what was
committed, which is the device's own.
Left to others: taking it in (take_submission), the bytes of an answer (web).
"""

from dataclasses import dataclass

from saksama.entries.commitment import Openings, encode_openings
from saksama_node.ledger import queries
from saksama_node.observation.annexed import missing_of
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.filing import Why
from saksama_node.observation.receiving import Taken, told_before


@dataclass(frozen=True, slots=True)
class ReceiptFiles:
    """What opens offline: a tlog-proof, and what it commits to."""

    proof: str
    openings: str


@dataclass(frozen=True, slots=True)
class Told:
    """The answer, member by member as the field's protocol has it."""

    state: str
    report: str
    standing: str
    why: tuple[Why, ...]
    leaf: int | None
    receipt: ReceiptFiles | None
    missing: list[str]
    sequence: int
    gaps: tuple[int, ...]
    late: bool
    note: str


def tell(taken: Taken) -> Told:
    """The answer to a submission."""
    # Just taken: the log cannot hold it yet, and no question is spent on that.
    held = queries.full_receipt(taken.leaf) if taken.known and taken.leaf is not None else None
    files = None
    if held is not None and taken.leaf is not None:
        opened = Openings(queries.leaf_hash_of(taken.leaf).hex(), queries.openings_of(taken.leaf))
        files = ReceiptFiles(held.proof.decode(), encode_openings(opened).decode())
    return Told(
        state="known" if taken.known else "taken",
        report=taken.report,
        standing=taken.standing.value,
        why=taken.why,
        leaf=None if held is None else held.index,
        receipt=files,
        missing=missing_of([taken.report]).get(taken.report, []) if taken.files else [],
        sequence=taken.sequence,
        gaps=taken.gaps,
        late=taken.late,
        note=taken.note,
    )


def tell_again(device: Identity, sequence: int) -> Told | None:
    """The same of a number that came before; None where it did not."""
    taken = told_before(device, sequence)
    return None if taken is None else tell(taken)
