"""Cases and their lots again, as far as our own log tells, after a backup was restored.

Rules kept here:
  * A case that is here is moved on; one that is not cannot be made up: report, evidence and identity stood here only.
  * Register numbers go on after the last one that was logged, also for cases that are lost: none is given twice.
  * A meeting comes back before the acts that rest on it, as the log has them; a decision waits until one does.
  * Who acted is known again where one of the people here bears the entry's pseudonym; names on a roster are joined to
    them the same way, and one that nobody bears stays nobody's. The office's roster itself stood here only, and is kept
    anew.
Left to others: telling people what is gone (web).
"""

from datetime import date

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseAssigned, CaseReceived, CaseRegistered, CaseReviewed, IdentityOpened
from saksama.entries.kinds.handling import CaseRecused, CaseRenumbered
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.lot import name_in_draw
from saksama.procedure.replay import act_of
from saksama_node.accounts.queries import everyone
from saksama_node.cases import recusing
from saksama_node.cases.awaiting import keep, keep_all
from saksama_node.cases.models import Case, CaseAct, Lot, NumberSeries, Plenary, PlenaryItem
from saksama_node.cases.moving import NOBODY, note_plenary, take
from saksama_node.cases.numbering import read_number
from saksama_node.cases.seconding import end_overtaken, end_overtaken_of
from saksama_node.cases.standing import standing, told
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back."""
    body = found.entry.body
    match body:
        case CaseReceived():
            return Missing.SUBMISSION
        case IdentityOpened():
            return Missing.OPENING
        case CaseRegistered(number=number) | CaseRenumbered(number=number):
            count_number(number)
    case = Case.objects.select_for_update().filter(subject=found.entry.subject).first()
    if case is None:
        # A first review begins a case; which receipt it is of, only its lost opening tells.
        return Missing.REVIEW if isinstance(body, CaseReviewed) else Missing.CASE
    stands = standing(case.subject, case.procedure, until=found.index)
    if stands.refusals(found.entry.actor, body):
        return Missing.CASE
    case.state, case.changed_at = stands.after(found.entry.actor, body), found.entry.at
    missing = _take(case, body, found.leaf_id)
    case.save()
    note_plenary(case.subject, body, found.leaf_id)
    end_overtaken(case.submission)
    by = _bearer(found.entry.subject, found.entry.actor)
    keep(case)
    if by is not None:
        second = _bearer(found.entry.subject, str(getattr(body, "second", "")))
        CaseAct.objects.create(case=case, leaf=found.leaf_id, kind=told(body), by=by, second=second, at=found.entry.at)
    return missing or (Missing.WORDS if found.entry.commits or by is None else None)


def count_number(number: str) -> None:
    """Go on after this register number in the series of its office and year."""
    reading = read_number(number)
    if reading is None:
        return
    region, source, year, last = reading
    series, _ = NumberSeries.objects.select_for_update().get_or_create(region=region, source=source, year=year)
    if series.last < last:
        series.last = last
        series.save(update_fields=["last"])


def _take(case: Case, body: Body, leaf: int) -> Missing | None:
    take(case, body)
    if isinstance(body, CaseAssigned):
        case.assignee = _bearer(case.subject, body.assignee)
        return None if case.assignee else Missing.ASSIGNEE
    if isinstance(body, CaseRecused):
        person = _bearer(case.subject, body.person)
        if person is None:
            return Missing.ASSIGNEE
        recusing.restore(case, person, body, leaf)
    return None


def _bearer(subject: str, actor: str) -> int | None:
    """Who of the people here is called so within this subject."""
    return next((each.id for each in everyone() if pseudonym(each.secret, subject) == actor), None)


def restore_lot(found: LoggedEntry) -> Missing | None:
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
    keep(case)
    if by:
        fields = {"kind": act_of(entry.body), "by": by, "second": second, "at": entry.at}
        CaseAct.objects.create(case=case, leaf=found.leaf_id, **fields)
    return Missing.WORDS if entry.commits else None


def restore_plenary(found: LoggedEntry) -> Missing | None:
    """Take over one meeting of ours; what of it did not come back.

    Which report an item is about, whose case had not begun, stood here only.
    """
    entry = found.entry
    if not isinstance(entry.body, PlenaryHeld) or Plenary.objects.filter(subject=entry.subject).exists():
        return None
    body, people = entry.body, {pseudonym(each.secret, entry.subject): each.id for each in everyone()}
    row = Plenary.objects.create(
        subject=entry.subject,
        leaf=found.leaf_id,
        region=body.office,
        day=date.fromisoformat(body.day),
        number=body.number,
        members=[people[each] for each in body.members if each in people],
        seats=body.seats,
        by=people.get(entry.actor, NOBODY),
    )
    held = Case.objects.select_for_update().filter(subject__in=[each.case for each in body.items]).order_by("-pk")
    begun = dict(held.values_list("subject", "submission"))
    for each in body.items:
        PlenaryItem.objects.create(
            plenary=row,
            submission_id=begun.get(each.case),
            subject=each.case,
            decided=each.decided,
            counted=list(each.counted),
            dissent=[] if each.dissent is UNSET else list(each.dissent),
        )
    # As when it was held: what is owed in these cases is now the act that was decided, and what it overtook is none.
    end_overtaken_of(begun.values())
    keep_all(begun.values())
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
