"""Lots again, as far as our own log tells, after a backup was restored.

Rules kept here: names on a roster are joined to the people here by their own secrets; one that nobody bears stays
nobody's. The office's roster itself stood here only, and is kept anew.
Left to others: the case and its assignment (restoring).
"""

from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.lot import name_in_draw
from saksama.procedure.replay import act_of
from saksama_node.accounts.queries import everyone
from saksama_node.cases.models import Case, CaseAct, Lot
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back."""
    entry = found.entry
    case = Case.objects.select_for_update().filter(subject=entry.subject).first()
    if case is None:
        return Missing.CASE
    people = {pseudonym(each.secret, entry.subject): each.id for each in everyone()}
    by, second = people.get(entry.actor, 0), None
    match entry.body:
        case LotCommitted(draw=draw) as body:
            roster = _roster(body, entry.subject)
            second = people.get(str(body.second)) if draw > 1 else None
            fields = {"by": by, "roster": roster, "committed": found.leaf_id}
            Lot.objects.update_or_create(case=case, draw=draw, defaults=fields)
        case LotDrawn(draw=draw):
            # The node drew: who entered the roster stands for it, as when it was entered.
            lot = Lot.objects.filter(case=case, draw=draw).first()
            by = 0 if lot is None else lot.by
            Lot.objects.filter(case=case, draw=draw).update(drawn=found.leaf_id)
        case _:
            return None
    case.changed_at = entry.at
    case.save()
    if by:
        fields = {"kind": act_of(entry.body), "by": by, "second": second, "at": entry.at}
        CaseAct.objects.create(case=case, leaf=found.leaf_id, **fields)
    return Missing.WORDS if entry.commits else None


def _roster(body: LotCommitted, subject: str) -> list[list[str | int]]:
    """Name in the draw, name in the case, whose it is: as far as people here bear it."""
    bearers = {name_in_draw(each.secret, subject, body.draw): each for each in everyone()}
    return [
        [name, pseudonym(bearers[name].secret, subject) if name in bearers else "", bearers[name].id]
        if name in bearers
        else [name, "", 0]
        for name in body.roster
    ]
