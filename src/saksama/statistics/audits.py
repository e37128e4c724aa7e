"""What a page shows of an audit that has ended, as its entries say it.

Rules kept here: one form: keys in order, no space, a line's end; a form that could not be read is null, never 0.
Left to others: whether the entries are right (`saksama.verify.meaning.audits`), the page (the node).
"""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from saksama.entries.kinds.audit import AuditConcluded, AuditDrawn, AuditObserved
from saksama.json_documents import read_json


class AuditShown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ended audit. `risk`: millionths; `seen`: by station, the votes by candidate that two people read alike."""

    draws: int
    evaluated: int
    outcome: str
    risk: int
    seed: str
    seen: dict[str, tuple[int, ...] | None]
    tickets: str


def path_of(subject: str) -> str:
    """Where a node serves it."""
    return f"hasil/audit/{subject}.json"


def audit_shown(draw: AuditDrawn, seen: Sequence[AuditObserved], end: AuditConcluded) -> AuditShown:
    """What the entries say."""
    read = {each.station: None if each.votes is UNSET else tuple(each.votes) for each in seen}
    return AuditShown(
        draws=draw.draws,
        evaluated=end.evaluated,
        outcome=end.outcome.value,
        risk=end.risk,
        seed=draw.seed,
        seen=read,
        tickets=draw.tickets,
    )


def write_audit(shown: AuditShown) -> bytes:
    """It as JSON."""
    return msgspec.json.encode(shown, order="sorted") + b"\n"


def audit_differs(served: bytes, ours: AuditShown) -> str:
    """The first part in which what is served is not `ours`; empty where all is the same."""
    try:
        theirs = read_json(served, AuditShown)
    except msgspec.DecodeError as error:
        return f"what is shown cannot be read: {error}"
    parts = [name for name in AuditShown.__struct_fields__ if getattr(theirs, name) != getattr(ours, name)]
    return f"shown with other {' '.join(parts)}" if parts else ""
