"""Tasks and incidents: each was opened under a clause that both institutions had signed and that was in force then.

Rules kept here:
  * It is judged as a dispatch is, by what the opener could know: its own log before the entry, and the partner's log at
    least as far as it was cosigned an hour before, at most as far as it was written then. One lawful reading is enough.
  * It is asked of the other party: what a log asks of itself no clause permits.
  * A joint task of an incident stands under the incident's clause: what lets the incident be reported lets it be asked.
Left to others: what follows the opening (histories), the sealed words (dispatches).
"""

from collections.abc import Iterator
from datetime import datetime

from saksama.agreement.errors import NotPermitted, TermsNotGiven, Why
from saksama.agreement.history import AgreementEvent
from saksama.agreement.permit import SEEN_LAG, Asked, permit
from saksama.agreement.terms import Terms
from saksama.entries.kinds.incident import IncidentReported
from saksama.entries.kinds.task import TaskOpened
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.dispatches import Replayed, Side, misdirected
from saksama.vocabulary import Classification, DispatchKind

type Opening = TaskOpened | IncidentReported

_NEEDS = {
    TaskOpened: (Code.TASK_NOT_PERMITTED, (DispatchKind.TASK_OFFER, DispatchKind.INCIDENT_REPORT)),
    IncidentReported: (Code.INCIDENT_NOT_PERMITTED, (DispatchKind.INCIDENT_REPORT,)),
}


def check_undertakings(opener: Side, other: Side | None, agreements: Agreements, found: Findings) -> None:
    """Name every task and incident of `opener` that no clause in force let it open."""
    contents, replayed = opener.log.contents, Replayed()
    for item in (*contents.of(TaskOpened), *contents.of(IncidentReported)):
        body = item.body
        if not isinstance(body, TaskOpened | IncidentReported):
            continue
        why = _why_not(opener, other, item, body, agreements, replayed)
        if why:
            code, _ = _NEEDS[type(body)]
            evidence = {"subject": item.wire.subject, "clause": body.clause, "why": why}
            found.add(code, opener.log.origin, item.index, **evidence)


def _why_not(
    opener: Side, other: Side | None, item: Item, body: Opening, agreements: Agreements, replayed: Replayed
) -> str:
    text = agreements.terms.get(body.agreement)
    if text is None:
        return Why.NOT_SIGNED.value
    # Nobody owes oneself: an undertaking is what one party asks of the other.
    if why := misdirected(text, opener.log.origin, body.to):
        return why
    sender, receiver = text.party_at(opener.log.origin).code, text.party_at(body.to).code
    if other is None or body.to != other.log.origin:
        # Without the partner's log nothing can be said of the standing; that it was not read is a finding.
        return "" if text.clause(body.clause) else Why.NO_SUCH_CLAUSE.value
    asked = [Asked(sender, receiver, kind, Classification.OPEN, clause=body.clause) for kind in _NEEDS[type(body)][1]]
    refused = ""
    for known, texts in _readings(opener, other, item, text, agreements):
        for each in asked:
            try:
                permit(text, replayed.after(known, texts), each, item.at)
            except NotPermitted as error:
                refused = refused or error.why.value
            except TermsNotGiven as error:
                refused = refused or str(error)
            else:
                return ""
    return refused


def _readings(
    opener: Side, other: Side, item: Item, text: Terms, agreements: Agreements
) -> Iterator[tuple[list[AgreementEvent], dict[str, Terms]]]:
    """What the opener may have known, the most first: its own events, and each lawful beginning of the partner's."""
    events, texts = agreements.of_line(text)
    own = [each for each in events if each.log_origin == opener.log.origin and each.index < item.index]
    theirs = sorted((each for each in events if each.log_origin == other.log.origin), key=lambda each: each.index)
    cosigned = opener.standing.first_over(item.index) or item.at
    theirs = [each for each in theirs if each.at <= item.at + 2 * TOLERANCE]
    least = max((place for place, each in enumerate(theirs, 1) if _was_shown(other, each, cosigned)), default=0)
    for size in range(len(theirs), least - 1, -1):
        yield [*own, *theirs[:size]], dict(texts)


def _was_shown(other: Side, event: AgreementEvent, cosigned: datetime) -> bool:
    """Whether the partner's log showed this event an hour before the opening was cosigned: it must have been seen."""
    shown = other.standing.first_over(event.index)
    return shown is not None and cosigned - shown > SEEN_LAG
