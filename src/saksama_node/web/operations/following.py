"""When a partner's log is asked for again.

Rules kept here:
  * The partner's request for a cosignature is the nudge: it grew, and what it shows is about to. It is followed at
    once, and again and again for some seconds.
  * Whoever came so for the last growth that was met here, answers, and has nothing to get from us, is asked each
    minute; any other every two seconds. While anything is written here each is asked, every half second at most.
Left to others: one round over its log (`follow_partner`), a thread for each partner (`worker`).
"""

import time
from typing import Final

from saksama_node.exchange import linking, queries
from saksama_node.exchange.linking import LinkInfo
from saksama_node.flows.following.follow_partner import follow_partner
from saksama_node.ledger import mirror, public, read_only
from saksama_node.settings.clock import now
from saksama_node.web.operations.resting import LOOKING_AGAIN, Stop, to_the_minute

BETWEEN_NUDGED: Final = 0.1
BETWEEN_FOLLOWS: Final = 0.5
_NUDGED: Final = 5.0


def follow_one(origin: str, stopping: Stop) -> None:
    """Follow one partner's log: often while it asks us to cosign, else every half second while we write anything."""
    last_asked = rest = 0.0
    since: float | None = None
    comes = False
    while not stopping.rest(rest):
        read_only.let_go()
        since = _wanted_since(origin, since)
        rest = last_asked + (BETWEEN_NUDGED if _hurries(since) else BETWEEN_FOLLOWS) - time.monotonic()
        if rest > 0:
            continue
        last_asked, held, came = time.monotonic(), mirror.state(origin).size, since is not None
        # Read again each time: a person may have stopped or closed the link, or its address is another.
        link = _link(origin)
        if link is not None and follow_partner(link):
            since = None
        if mirror.state(origin).size > held:
            comes = came
        since = _wanted_since(origin, since)
        rest = BETWEEN_NUDGED if _hurries(since) else _until(origin, comes=comes and since is None)


def _link(origin: str) -> LinkInfo | None:
    return next((each for each in linking.links() if each.origin == origin), None)


def _wanted_since(origin: str, since: float | None) -> float | None:
    """Since when a partner has wanted us to follow: it grew, and our witness was asked to cosign. None: it does not."""
    return (since or time.monotonic()) if mirror.wanted(origin) else None


def _hurries(since: float | None) -> bool:
    """Whether what a partner has wanted us for since then may be about to be there; one that never shows it must not
    be asked so for ever.
    """
    return since is not None and time.monotonic() - since < _NUDGED


def _until(origin: str, *, comes: bool) -> float:
    """Seconds until the partner is asked by itself. `comes`: it came to us for all that we know of.

    A stopped link waits for a person; a partner that is silent, here or as our witness, for our asking, and so does
    what is to be sent.
    """
    link = _link(origin)
    if link is None or link.stopped_at is not None:
        return to_the_minute()
    is_silent = link.silent_since is not None or any(
        each.failures and each.url == link.witness for each in public.standing()
    )
    return to_the_minute() if comes and not is_silent and not queries.waiting(origin, now()) else LOOKING_AGAIN
