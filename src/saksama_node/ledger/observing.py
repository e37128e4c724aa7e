"""Writing down what we saw of the partner's log, so that a reader of ours can find a fork of theirs.

Rules kept here:
  * `log.observed` is appended every SAKSAMA_OBSERVE_SECONDS, an hour at the most, whether anything grew or not: a quiet
    hour that nobody wrote down would hide what is entered into it later. That is 24 entries a day for each partner.
  * What is written is the newest checkpoint that the mirror verified, whole, with its cosignatures.
Left to others: following, and whether the mirror is as new as the partner's log (flows), comparing (verify).
"""

from collections.abc import Iterable
from datetime import timedelta

from saksama.entries.kinds.log import LogObserved
from saksama_node.ledger import models
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.logged import decoded
from saksama_node.ledger.mirror import MirrorState, state
from saksama_node.ledger.times import from_ms
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

ACTOR = "node"
_KIND = LogObserved.KIND


def observe_round(origins: Iterable[str]) -> int:
    """Append what is due of these mirrored logs; give how many entries that made."""
    due = [held for held in map(state, origins) if held.size and _is_due(held)]
    for one in due:
        with act():
            append(
                LogObserved(origin=one.origin, size=one.size, root=one.root.hex(), checkpoint=one.note.decode()),
                subject="",
                actor=ACTOR,
            )
    return len(due)


def _is_due(held: MirrorState) -> bool:
    at = _last(held.origin)
    return at is None or now() - from_ms(at) >= timedelta(seconds=SETTINGS.observe_seconds)


def _last(origin: str) -> int | None:
    """When that log was observed last."""
    # Ids first: the index alone gives them, and with one partner the first is the one.
    for leaf_id in models.Leaf.objects.filter(kind=_KIND).order_by("-id").values_list("id", flat=True):
        entry, at = models.Leaf.objects.values_list("entry", "at").get(pk=leaf_id)
        body = decoded((leaf_id, entry, leaf_id)).entry.body
        if isinstance(body, LogObserved) and body.origin == origin:
            return at
    return None
