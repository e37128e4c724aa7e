"""Reading a case's lots: its public acts, the draws that wait for a signature, what the desk shows.

Rules kept here: what counts is what the entries say, those included that wait for their place; rows only find them.
Left to others: entering (drawing), names of people (the desk).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from saksama.entries.kinds.case import CaseAssigned, CaseRegistered
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.procedure.acts import Act
from saksama_node.cases import standing
from saksama_node.cases.models import CaseAct, Lot, LotMember
from saksama_node.cases.sealed import words_of_acts
from saksama_node.ledger.queries import history, position


@dataclass(frozen=True, slots=True)
class WaitingDraw:
    """A draw whose roster is in the log; the first signature over a size above `anchor` draws it."""

    subject: str
    draw: int
    anchor: int
    agreement: str
    witness: str


@dataclass(frozen=True, slots=True)
class LotInfo:
    """One draw as the desk shows it. `committed` and `drawn`: the entries' indexes, None while they wait or are not.

    `second`, `reason`: of a further draw. `anchor`: index of the registration, or of a further draw's roster. `person`
    0: not known here, or nobody yet.
    """

    draw: int
    by: int
    second: int | None
    reason: str
    roster: LotCommitted | None
    committed: int | None
    anchor: int | None
    result: LotDrawn | None
    drawn: int | None
    person: int
    is_given: bool
    is_missed: bool


def acts_of(subject: str) -> list[Act]:
    """Every public act of a case in the log's order, its lots among them."""
    return standing.acts_of(history(subject))


def members(region: str) -> frozenset[int]:
    """Who may be drawn for cases of this office."""
    return frozenset(LotMember.objects.filter(region=region).values_list("person", flat=True))


def waiting_draws() -> list[WaitingDraw]:
    """Draws whose roster, and for a first draw the registration, has its place in the log, and that are not drawn.

    Of a case the latest alone: one that was overtaken by a further draw is never drawn any more.
    """
    further = Lot.objects.filter(case=OuterRef("case"), draw__gt=OuterRef("draw"))
    rows = Lot.objects.filter(~Exists(further), drawn=None, missed=False)
    found = []
    for row in rows.select_related("case").order_by("id"):
        body = _body(acts_of(row.case.subject), LotCommitted, row.draw)
        anchor = _anchor(row)
        if anchor is not None and isinstance(body, LotCommitted):
            found.append(WaitingDraw(row.case.subject, row.draw, anchor, body.agreement, body.witness))
    return found


def lots_of(subject: str) -> list[LotInfo]:
    """The draws of a case, in their order."""
    rows = Lot.objects.filter(case__subject=subject).order_by("draw")
    acts = acts_of(subject) if rows else []
    return [_info(row, acts) for row in rows]


def _info(row: Lot, acts: Sequence[Act]) -> LotInfo:
    begun = CaseAct.objects.filter(leaf=row.committed).first()
    roster = _body(acts, LotCommitted, row.draw)
    result = _body(acts, LotDrawn, row.draw)
    drawn = result if isinstance(result, LotDrawn) else None
    return LotInfo(
        draw=row.draw,
        by=row.by,
        second=None if begun is None else begun.second,
        reason="" if begun is None else words_of_acts([begun])[0],
        roster=roster if isinstance(roster, LotCommitted) else None,
        committed=position(row.committed),
        anchor=_anchor(row),
        result=drawn,
        drawn=None if row.drawn is None else position(row.drawn),
        person=next((person for name, _, person in row.roster if drawn and name == drawn.member), 0),
        is_given=any(isinstance(act.body, CaseAssigned) and act.body.draw == row.draw for act in acts),
        is_missed=row.missed,
    )


def _anchor(row: Lot) -> int | None:
    if row.draw > 1:
        return position(row.committed)
    kind = CaseRegistered.KIND
    leaf = CaseAct.objects.filter(case=row.case, kind=kind).order_by("id").values_list("leaf", flat=True).first()
    return None if leaf is None else position(leaf)


def _body(acts: Sequence[Act], kind: type[LotCommitted | LotDrawn], draw: int) -> LotCommitted | LotDrawn | None:
    return next((act.body for act in acts if isinstance(act.body, kind) and act.body.draw == draw), None)
