"""Tasks and incidents: each was opened under a clause that both institutions had signed and that was in force then.

Rules kept here:
  * It is judged as a dispatch is, by what the opener could know: its own log before the entry, and the partner's log at
    least as far as it was cosigned an hour before, at most as far as it was written then. One lawful reading is enough.
  * It is asked of the other party: what a log asks of itself no clause permits.
  * A joint task of an incident stands under the incident's clause: what lets the incident be reported lets it be asked.
Left to others: what follows the opening (histories), the sealed words (dispatches).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

from saksama.agreement.course import Course
from saksama.agreement.errors import NotPermitted, TermsNotGiven, Why
from saksama.agreement.permit import SEEN_LAG, Asked, permit
from saksama.agreement.terms import Terms
from saksama.entries.kinds.incident import IncidentReported
from saksama.entries.kinds.task import TaskOpened
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.dispatches import Side, misdirected
from saksama.vocabulary import Classification, DispatchKind

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

type Opening = TaskOpened | IncidentReported

_NEEDS = {
    TaskOpened: (Code.TASK_NOT_PERMITTED, (DispatchKind.TASK_OFFER, DispatchKind.INCIDENT_REPORT)),
    IncidentReported: (Code.INCIDENT_NOT_PERMITTED, (DispatchKind.INCIDENT_REPORT,)),
}


def check_undertakings(opener: Side, other: Side | None, agreements: Agreements, found: Findings) -> None:
    """Name every task and incident of `opener` that no clause in force let it open."""
    contents, lines = opener.log.contents, dict[str, _Line]()
    for item in (*contents.of(TaskOpened), *contents.of(IncidentReported)):
        body = item.body
        if not isinstance(body, TaskOpened | IncidentReported):
            continue
        why = _why_not(opener, other, item, body, agreements, lines)
        if why:
            code, _ = _NEEDS[type(body)]
            evidence = {"subject": item.wire.subject, "clause": body.clause, "why": why}
            found.add(code, opener.log.origin, item.index, **evidence)


def _why_not(
    opener: Side, other: Side | None, item: Item, body: Opening, agreements: Agreements, lines: dict[str, "_Line"]
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
    line, refused = _line(opener, other, text, agreements, lines), ""
    for size in line.sizes(item):
        for each in asked:
            try:
                permit(text, line.course.after({opener.log.origin: item.index, other.log.origin: size}), each, item.at)
            except NotPermitted as error:
                refused = refused or error.why.value
            except TermsNotGiven as error:
                refused = refused or str(error)
            else:
                return ""
    return refused


@dataclass(frozen=True, slots=True)
class _Line:
    """One agreement as the opener may have known it: by the partner's events, how late each was written and shown.

    `written`: the latest `at` up to each event; `shown`: from each event on, when the first was shown for an hour.
    """

    opener: Side
    other: Side
    course: Course
    indexes: Sequence[int]
    written: Sequence[datetime]
    shown: Sequence[datetime]

    def sizes(self, item: Item) -> Iterator[int]:
        """How much of the partner's log the opener may have known: the most first, then where nothing is against it."""
        opener, other = self.opener, self.other.log.origin
        cosigned = opener.standing.first_over(item.index) or item.at
        most = bisect_right(self.written, item.at + 2 * TOLERANCE)
        least = min(bisect_left(self.shown, cosigned), most)
        yield self.indexes[most - 1] + 1 if most else 0
        yield from self.course.calm_sizes(opener.log.origin, item.index, other, least, most)


def _line(opener: Side, other: Side, text: Terms, agreements: Agreements, lines: dict[str, _Line]) -> _Line:
    if text.subject not in lines:
        events, _ = agreements.of_line(text)
        theirs = sorted((each for each in events if each.log_origin == other.log.origin), key=lambda each: each.index)
        seen = [other.standing.first_over(each.index) for each in theirs]
        shown = [_NEVER if each is None else each + SEEN_LAG for each in seen]
        lines[text.subject] = _Line(
            opener,
            other,
            agreements.course_of(text),
            [each.index for each in theirs],
            list(accumulate((each.at for each in theirs), max)),
            list(accumulate(reversed(shown), min))[::-1],
        )
    return lines[text.subject]
