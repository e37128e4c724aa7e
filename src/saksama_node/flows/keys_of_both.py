"""The key statements of both parties of an agreement, as this node has verified them."""

from saksama.agreement.terms import Terms
from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.keys.ring import KeyRing
from saksama.tlog.note import VerifierKey
from saksama_node.flows.partner_keys import opened_statement, ring
from saksama_node.ledger import blobs
from saksama_node.ledger.queries import committed
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import INSTITUTION_VERIFIER, read_line


def keys_of_both(terms: Terms) -> KeyRing:
    """Both parties' verified statements: ours from our log, the partner's from its own."""
    ours = VerifierKey.parse(read_line(SETTINGS.data, INSTITUTION_VERIFIER))
    found = []
    for each in committed((KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)):
        body = each.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == SETTINGS.origin:
            found.append(opened_statement(blobs.get(body.statement), ours))
    return ring(terms.partner_of(SETTINGS.origin).origin).adding(*found)
