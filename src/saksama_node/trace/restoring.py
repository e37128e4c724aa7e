"""Days of the trace again, as far as our own log tells, after a backup was restored.

Rules kept here:
  * That a day ended the log says; with how many lines, nobody here knows any more: the day is lost, and its lines, as
    far as the backup held them, prove nothing.
  * The chain goes on from the lost day's entry itself, so that it says what is missing.
Left to others: which entries came back (flows `heal_log`, `restore_entry`).
"""

from datetime import date

from saksama.entries.kinds.trace import TraceSealed
from saksama.entries.trace import FIRST, head_of
from saksama.errors import BugError
from saksama.tlog.tree import leaf_hash
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.trace.models import Day
from saksama_node.trace.tracing import take_turn


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back."""
    body = found.entry.body
    if not isinstance(body, TraceSealed):
        raise BugError(f"{found.entry.kind} is no day of the trace")
    take_turn()
    day = date.fromisoformat(body.day)
    row = Day.objects.filter(day=day).first()
    if row is None:
        newest = Day.objects.order_by("-day").first()
        row = Day(day=day, before=FIRST if newest is None else bytes(newest.head))
    elif row.leaf is not None and not row.lost:
        return None
    row.head, row.leaf, row.lost = leaf_hash(found.entry.encode()), found.leaf_id, True
    row.save()
    _follow_on(row)
    return Missing.TRACE


def _follow_on(ended: Day) -> None:
    """What was written since the restored node began to work follows the lost day: none of it is committed to yet."""
    before = bytes(ended.head)
    for later in Day.objects.filter(day__gt=ended.day, leaf=None).order_by("day"):
        sealed = (bytes(line) for line in later.sealed_lines.order_by("number").values_list("sealed", flat=True))
        later.before, later.head = before, head_of(before, later.day, sealed).head
        later.save(update_fields=["before", "head"])
        before = bytes(later.head)
