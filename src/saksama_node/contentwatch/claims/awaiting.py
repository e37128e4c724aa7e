"""Open requests among the running duties: the answer that is due, and that the office asks again once it is late.

Rules kept here:
  * A request that is open has its rows in `deadlines`, a closed one has none; another making gives the same rows.
  * The duty to ask again begins with the lapse of the answer's moment, by itself (the worker). Asking again ends it,
    and the answer is waited for anew, by the same rule, from that moment on.
Left to others: warning of it (flows), counting (deadlines).
"""

from datetime import datetime
from typing import Final

from saksama.entries.kinds.content import Addressee
from saksama_node.contentwatch.claims.addressees import levels
from saksama_node.contentwatch.models import Request
from saksama_node.deadlines import actions as deadlines
from saksama_node.deadlines.queries import asked_again
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

AGAIN: Final = "konten-tanya-lagi"
"""The rule of the office's own duty."""


def keep_waiting(row: Request) -> None:
    """Note what a request waits for now, in the caller's transaction."""
    if row.closed_at is not None:
        deadlines.forget(row.request)
        return
    last = row.reminders.last()
    asked = row.at if last is None else last.at
    waiting = deadlines.Waiting(levels()[Addressee(row.to)].rule, AGAIN, asked, row.due)
    deadlines.expect_answer(row.request, SETTINGS.region, waiting, now())


def begin_asking(at: datetime, many: int) -> int:
    """Let the office's duty begin for requests whose answer is late by now; for how many, at most `many`."""
    late = Request.objects.filter(closed_at=None, due__lte=at).order_by("due").values_list("request", flat=True)
    begun = asked_again()
    wanted = [each for each in late if each not in begun][:many]
    # Held, and asked again: an answer may just have closed it.
    rows = list(Request.objects.select_for_update().filter(request__in=wanted, closed_at=None)) if wanted else []
    for row in rows:
        keep_waiting(row)
    return len(rows)


def recount_waiting(above: int, many: int) -> int | None:
    """Count the rows of at most `many` requests beyond an id again; the last id, None where there was none left."""
    rows = list(Request.objects.select_for_update().filter(pk__gt=above).order_by("pk")[:many])
    for row in rows:
        keep_waiting(row)
    return rows[-1].pk if rows else None
