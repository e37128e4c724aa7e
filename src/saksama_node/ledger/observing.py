"""Writing down what we saw of the partner's log, so that a reader of ours can find a fork of theirs.

Rules kept here:
  * `log.observed` is appended at least every SAKSAMA_OBSERVE_SECONDS while anything grew, here or there.
  * An observation is no growth: two logs that only observe each other fall silent.
  * What is written is the newest checkpoint that the mirror verified, whole, with its cosignatures.
Left to others: following (flows), comparing (verify).
"""

from datetime import timedelta

from saksama.entries.kinds.log import LogObserved
from saksama_node.ledger import models
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.logged import decoded
from saksama_node.ledger.mirror import MirrorState, state
from saksama_node.ledger.times import to_ms
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

ACTOR = "node"
_KIND = LogObserved.KIND


def observe_round() -> int:
    """Append what is due of each mirrored log; give how many entries that made."""
    held = [state(origin) for origin in models.Mirror.objects.filter(size__gt=0).values_list("origin", flat=True)]
    due = [one for one in held if _is_due(one)]
    for one in due:
        with act():
            append(
                LogObserved(origin=one.origin, size=one.size, root=one.root.hex(), checkpoint=one.note.decode()),
                subject="",
                actor=ACTOR,
            )
    return len(due)


def _is_due(held: MirrorState) -> bool:
    last = _last(held.origin)
    if last is None:
        return True
    leaf_id, at, size = last
    if to_ms(now()) - at < timedelta(seconds=SETTINGS.observe_seconds) // timedelta(milliseconds=1):
        return False
    grew_there = models.MirrorEntry.objects.filter(
        mirror__origin=held.origin, number__gte=size, number__lt=held.size
    ).exclude(kind=_KIND)
    grew_here = models.Leaf.objects.filter(id__gt=leaf_id).exclude(kind=_KIND)
    return grew_there.exists() or grew_here.exists()


def _last(origin: str) -> tuple[int, int, int] | None:
    """Leaf id, `at` and observed size of the last observation of that log."""
    # Ids first: the index alone gives them, and with one partner the first is the one.
    for leaf_id in models.Leaf.objects.filter(kind=_KIND).order_by("-id").values_list("id", flat=True):
        entry, at = models.Leaf.objects.values_list("entry", "at").get(pk=leaf_id)
        body = decoded((leaf_id, entry, leaf_id)).entry.body
        if isinstance(body, LogObserved) and body.origin == origin:
            return leaf_id, at, body.size
    return None
