"""What a dispatch asks of the agreement with its receiver.

Left to others: the answer, a permit or why not (`agreements.queries`, `saksama.agreement`).
"""

from saksama.agreement.errors import NotPermitted, Why
from saksama.agreement.permit import Asked
from saksama.envelope.kinds import Payload
from saksama.vocabulary import Classification, SubjectClass
from saksama_node.agreements.queries import with_partner
from saksama_node.settings.current import SETTINGS


def asked_of(
    to: str, clause: str, classification: Classification, payload: Payload, subjects: frozenset[SubjectClass]
) -> Asked:
    """What is asked of the agreement with this partner, in the codes of its parties."""
    agreement = with_partner(to)
    if agreement is None:
        raise NotPermitted(clause, Why.NOT_SIGNED)
    terms = agreement.current.terms
    sender, receiver = terms.party_at(SETTINGS.origin).code, terms.party_at(to).code
    return Asked(sender, receiver, payload.KIND, classification, subjects, clause)
