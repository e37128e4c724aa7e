"""Write down every hour what was seen of each partner's log, while it is seen.

Rules kept here: a partner whose newest checkpoint was not verified lately is not observed: what would be written down
then misses what it entered meanwhile, and would be called false.
Left to others: when an observation is due, and the entry (ledger.observing).
"""

from saksama_node.exchange import linking
from saksama_node.ledger import observing


def observe_partners() -> int:
    """One round over all partners; how many entries that made."""
    return observing.observe_round([link.origin for link in linking.links() if linking.is_seen(link)])
