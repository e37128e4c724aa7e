"""Where a claim stands by both logs, and what may come next: `saksama verify` is asked, with its own code.

Rules kept here:
  * What the verifier would call unlawful is not entered; entries that wait for their place count as they will stand.
  * The partner's log counts as far as the mirror has verified it.
Left to others: which partners there are (flows), what the node asks beyond the verifier (deciding).
"""

from collections.abc import Iterable
from datetime import datetime

from saksama.entries.body import Body
from saksama.entries.entry import Entry, decode_wire
from saksama.verify.contents import Item
from saksama.verify.meaning.content import Reason, claim_refusals
from saksama.verify.meaning.histories import Placed
from saksama_node.ledger import mirror
from saksama_node.ledger.queries import history
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

_NO_DIGEST = "0" * 64


def acts_of(claim: str, partners: Iterable[str]) -> list[Placed]:
    """Every entry on this claim: ours in order, then each partner's (by origin), as far as mirrored."""
    found = [(SETTINGS.origin, _item(each.index, each.entry)) for each in history(claim)]
    for origin in partners:
        found += [(origin, _item(each.index, each.entry)) for each in mirror.mirrored(origin, subject=claim)]
    return found


def refusals(claim: str, actor: str, body: Body, partners: Iterable[str]) -> tuple[Reason, ...]:
    """What speaks against this act by this pseudonym now; empty where an outsider would find it lawful."""
    return claim_refusals(acts_of(claim, partners), (SETTINGS.origin, _next(claim, actor, body, now())))


def _next(claim: str, actor: str, body: Body, at: datetime) -> Item:
    """The act as it would stand, the last of our log; its commitments are not made yet."""
    commits = dict.fromkeys(body.COMMITS, _NO_DIGEST)
    return _item(-1, Entry(body=body, at=at, node=SETTINGS.origin, subject=claim, actor=actor, commits=commits))


def _item(index: int, entry: Entry) -> Item:
    wire, body = decode_wire(entry.encode())
    return Item(index, entry.at, wire, body)
