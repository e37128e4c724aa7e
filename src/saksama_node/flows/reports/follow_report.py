"""Follow a report by its code: where it stands, its receipt, who opened the identity, what is owed. A public door.

Rules kept here: nothing leaves without the whole code; a wrong one and an unknown one look alike (None).
"""

from dataclasses import dataclass
from datetime import date, datetime

from saksama.entries.kinds.case import CaseReviewed
from saksama_node.cases import queries
from saksama_node.cases.awaited import kind_owed
from saksama_node.cases.corresponding import MessageInfo
from saksama_node.cases.erasing.erased import ErasureInfo, erasures_of
from saksama_node.flows.reports.hand_out_receipt import submission_of
from saksama_node.flows.reports.promise_to_reporter import Promised, naming_of, promised
from saksama_node.flows.reports.write_message import awaits_completion, messages_for
from saksama_node.ledger.public import standing
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.papers.counter import pointer, qr_svg
from saksama_node.settings.current import SETTINGS

_FOR_REPORTER = frozenset({"case.returned", "case.notified"})


@dataclass(frozen=True, slots=True)
class Stage:
    """One act of the case, without persons; `detail` as the public sees it. `words`: written for the reporter."""

    act: str
    detail: str
    at: datetime
    index: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What the reporter sees.

    `index` None while the log has not taken it up; `witnessed`: name to POSIX seconds; `area`: where it happened, as
    exactly as is known; `known_on`: since when it was known; `papers`: which scans are in the vault;
    `messages`: oldest first; `erased`: what two persons erased of it, of which the reporter must be told (UU 27/2022);
    `naming`: how a notice of status will name who reported (`deadlines.noticed`), empty where none will; `awaits`: the
    kind of the act that must come next, empty at the end.
    """

    received_at: datetime
    kind: str
    region: str
    area: str
    known_on: date | None
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
    promised: tuple[Promised, ...]
    opened: tuple[tuple[datetime, int | None, str], ...]
    files: tuple[queries.EvidenceInfo, ...]
    papers: frozenset[str]
    has_tie: bool
    qr: str
    pointer: str
    messages: tuple[MessageInfo, ...]
    awaits_completion: bool
    erased: tuple[ErasureInfo, ...]
    naming: str
    awaits: str


def follow_report(typed: str) -> Followed | None:
    """Where the report of this code stands; None if there is none."""
    found = submission_of(typed)
    if found is None:
        return None
    info, _ = found
    receipt = queries.receipt(info)
    case = queries.case(info.case) if info.case else None
    acts = queries.acts(info.case) if info.case else []
    content = queries.content(info)
    where = pointer(SETTINGS.url, SETTINGS.origin, receipt.index, leaf_hash_of(info.leaf)) if receipt else ""
    return Followed(
        received_at=info.received_at,
        kind=info.kind,
        region=info.region,
        area=content.area if content else info.region,
        known_on=date.fromisoformat(content.known_on) if content and content.known_on else None,
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
            Stage(each.kind, each.detail, each.at, each.index, each.words if each.kind in _FOR_REPORTER else "")
            for each in acts
        ),
        promised=promised(info.case or info.subject),
        opened=tuple(queries.vault_openings(info)),
        files=tuple(queries.evidence_of(info)),
        papers=frozenset(each.what for each in info.papers),
        has_tie=bool(acts),
        qr=qr_svg(where) if where else "",
        pointer=where,
        messages=tuple(messages_for(info)),
        awaits_completion=awaits_completion(info),
        erased=tuple(erasures_of(info)),
        naming=naming_of(info, case),
        awaits=kind_owed(info.case) if info.case else CaseReviewed.KIND,
    )
