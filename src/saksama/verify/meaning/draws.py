"""Draws: each is made again from the log, and held against the sizes that the witness says it signed.

Rules kept here:
  * A first draw's roster stands in the log before the registration, a further one's before its own seed could be known.
  * The seed comes from the first checkpoint that the named outside witness cosigned with the registration (a further
    draw: with its roster) in it.
Left to others: whose signature it is and whether it was the first (seeds), order, second person, recusal (procedure),
that a pseudonym is a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from saksama.entries.kinds.case import CaseRegistered
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.errors import CallerError, EvidenceError
from saksama.procedure.lot import choose, seed
from saksama.verify.agreements import Agreements
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.seeds import Place, Signed, check_first, signed_at, witness_named
from saksama.verify.reader import Reader
from saksama.verify.served import ServedLog


@dataclass(slots=True)
class _Case:
    """What one case says of its lots."""

    registered: int | None = None
    committed: dict[int, Item] = field(default_factory=dict)
    drawn: list[Item] = field(default_factory=list)


def check_draws(log: ServedLog, agreements: Agreements, reader: Reader, found: Findings) -> bool:
    """Make every draw of the log again; give whether each could be held against its witness's sizes."""
    if log.tree is None:
        return True
    draws: list[Signed] = []
    for case in _cases(log).values():
        for item in case.drawn:
            draw = _check_draw(log, case, item, agreements, found)
            if draw is not None:
                draws.append(draw)
    return check_first(log, draws, reader, Code.LOT_SKIPPED, found)


def _cases(log: ServedLog) -> Mapping[str, _Case]:
    cases: dict[str, _Case] = {}
    for item in log.contents.of(LotCommitted, LotDrawn):
        case = cases.setdefault(item.wire.subject, _Case())
        match item.body:
            case LotCommitted(draw=number):
                # The first roster counts: a second one under the same number came when the seed may have been known.
                case.committed.setdefault(number, item)
            case _:
                case.drawn.append(item)
    for item in log.contents.of(CaseRegistered):
        if (registered := cases.get(item.wire.subject)) is not None and registered.registered is None:
            registered.registered = item.index
    return cases


def _check_draw(log: ServedLog, case: _Case, item: Item, agreements: Agreements, found: Findings) -> Signed | None:
    """The draw, if its roster was committed in time and it comes out as the log says; a finding otherwise."""
    body = item.body
    if not isinstance(body, LotDrawn):
        return None
    evidence: dict[str, str | int] = {"subject": item.wire.subject, "draw": body.draw}
    roster = case.committed.get(body.draw)
    anchor = case.registered if body.draw == 1 else None if roster is None else roster.index
    committed = None if roster is None else roster.body
    if (
        roster is None
        or not isinstance(committed, LotCommitted)
        or anchor is None
        or not roster.index <= anchor < item.index
    ):
        found.add(Code.LOT_UNCOMMITTED, log.origin, item.index, **evidence)
        return None
    try:
        return _drawn_again(log, roster, committed, Place(item, anchor, body.size), body, agreements)
    except (EvidenceError, CallerError, ValueError) as error:
        found.add(Code.LOT_WRONG, log.origin, item.index, why=str(error), **evidence)
        return None


def _drawn_again(
    log: ServedLog, roster: Item, committed: LotCommitted, place: Place, body: LotDrawn, agreements: Agreements
) -> Signed:
    """Make the draw; ValueError, or what the parts raise, says where it differs."""
    witness = witness_named(log, roster.index, committed.agreement, committed.witness, agreements)
    drawn = signed_at(log, place, body.cosignature, witness)
    chosen = choose(seed(place.item.wire.subject, drawn.signature), committed.roster, committed.excluded)
    if chosen != body.member:
        raise ValueError(f"the seed gives {chosen}, not {body.member}")
    return drawn
