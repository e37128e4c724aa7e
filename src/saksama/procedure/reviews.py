"""Reviews: what the review of a report, and the making of a finding, must say, by public entries alone.

Rules kept here: each asks the history and the act, and changes nothing.
Left to others: their names in an edition (guards), words and norms (the edition), days (deadlines).
"""

from datetime import date, timedelta, timezone
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.case import CaseReviewed, Ground, Origination
from saksama.procedure.acts import Act
from saksama.procedure.edition import Edition
from saksama.procedure.history import History
from saksama.procedure.moves import START

_EASTERNMOST: Final = timezone(timedelta(hours=9))
"""WIT: no day has begun in the country that has not begun there."""
_MAY_BECOME: Final = frozenset({Ground.LATE, Ground.INCOMPLETE, Ground.WITHDRAWN})


def substance_said(_history: History, act: Act, _edition: Edition) -> bool:
    """What fails on form, or was withdrawn, says whether substance is left of it (art. 14(4), 24(8)); nothing else."""
    body = act.body
    return isinstance(body, CaseReviewed) and (body.ground in _MAY_BECOME) == (body.substantial is not UNSET)


def repair_asked(history: History, act: Act, _edition: Edition) -> bool:
    """A report is refused as incomplete only after a notice, and time, to complete it (art. 24(1), (4), (7))."""
    body = act.body
    if not isinstance(body, CaseReviewed) or history.state != START or body.source is not Origination.REPORT:
        return True
    return body.ground is not Ground.INCOMPLETE


def report_dated(history: History, act: Act, _edition: Edition) -> bool:
    """What becomes a finding says when its supervision report was made, at the latest that day; nothing else does."""
    body = act.body
    source = body.source if isinstance(body, CaseReviewed) and body.source is not UNSET else history.source
    if not isinstance(body, CaseReviewed) or source is not Origination.FINDING:
        return getattr(body, "written", UNSET) is UNSET
    return body.written is not UNSET and date.fromisoformat(body.written) <= act.at.astimezone(_EASTERNMOST).date()


def status_told(history: History, _act: Act, _edition: Edition) -> bool:
    """Of a report that failed on form, before it is traced; who withdrew one knows (art. 24(9))."""
    return history.told or history.is_withdrawn
