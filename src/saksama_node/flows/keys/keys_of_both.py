"""The key statements of both parties of an agreement, as this node has verified them."""

from saksama.agreement.terms import Terms
from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.keys.ring import KeyRing, Succession
from saksama_node.agreements.aligning import institution_line
from saksama_node.flows.exchange.partner_keys import ring
from saksama_node.ledger import blobs
from saksama_node.ledger.queries import committed
from saksama_node.settings.current import SETTINGS


def keys_of_both(terms: Terms) -> KeyRing:
    """Both parties' verified statements: ours from our log, the partner's from its own."""
    ours = Succession(institution_line(SETTINGS.origin))
    found = []
    for each in committed((KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)):
        body = each.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == SETTINGS.origin:
            found.append(ours.open(blobs.get(body.statement)))
    return ring(terms.partner_of(SETTINGS.origin).origin).adding(*found)
