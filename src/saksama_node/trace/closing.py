"""Ending a day: its head goes into the public log, so that nothing can be taken out of it any more; later its lines go.

Rules kept here:
  * A day is ended once, after it is over where the node is; also after a standstill, each day in its turn, and also a
    day in which nobody did anything: silence is said.
  * Lines go after the time that the settings say, a whole day at once; head, number and opening stay, and that they
    went is itself a line.
Left to others: when (the worker), the chain (`tracing`).
"""

from datetime import timedelta
from typing import Final

from django.db.models import QuerySet

from saksama.entries.kinds.trace import TraceSealed
from saksama.entries.trace import HEAD, DayHead
from saksama_node.accounts.policy import today
from saksama_node.ledger.actions import act, append, opening
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.models import Day, Line
from saksama_node.trace.tracing import day_now, take_turn, trace

_ACTOR: Final = "node"


def seal_next() -> int:
    """End the oldest day that is over, and log its head; how many that were: one, or none."""
    if not _over().exists():
        return 0
    with act():
        take_turn()
        # Whatever else was done in it stands in it by now: the next day has begun.
        day_now()
        day = _over().first()
        if day is None:
            return 0
        head = DayHead(bytes(day.before), day.day, bytes(day.head), day.lines)
        said = TraceSealed(day=day.day.isoformat())
        day.leaf = append(said, subject="", actor=_ACTOR, openings=[opening(HEAD, head.encode())]).leaf_id
        day.save(update_fields=["leaf"])
        return 1


def _over() -> QuerySet[Day]:
    return Day.objects.filter(day__lt=today(), leaf=None)


def expire_next() -> bool:
    """Let the lines of the oldest day go that was kept long enough; whether there was one."""
    last = today() - timedelta(days=SETTINGS.trace_days)
    rows = Day.objects.filter(day__lt=last, expired_at=None, leaf__isnull=False)
    if not rows.exists():
        return False
    with writing():
        day = rows.select_for_update().first()
        if day is None:
            return False
        Line.objects.filter(day=day).delete()
        day.expired_at = now()
        day.save(update_fields=["expired_at"])
        trace(Deed.TRACE_EXPIRED, subject=day.day.isoformat())
        return True
