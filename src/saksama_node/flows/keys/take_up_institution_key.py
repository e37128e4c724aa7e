"""Take up what an amendment in force says of institution keys: the partner's beside its link, ours over our own keys.

Our node's keys are stated anew under the new institution key: who meets us later knows no other. Those statements were
signed when the amendment was; they enter the log now, when they count. From the first of them on the old key says
nothing any more in our log (`saksama.keys.succession`).
"""

from saksama.errors import EvidenceError
from saksama.keys.logged import body_of
from saksama.keys.statement import KeyStatement, open_statement
from saksama.tlog.note import VerifierKey
from saksama_node.agreements.line import align_partner, institution_line
from saksama_node.agreements.queries import AgreementInfo, agreements
from saksama_node.exchange.links import pin_institution
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.own_keys import own_bodies, standing_keys
from saksama_node.settings.current import SETTINGS


def take_up_institution_keys(origin: str) -> None:
    """Whatever follows for us and this partner from the agreements as they stand. Idempotent; outside any act."""
    with act():
        pin_institution(origin, align_partner(origin))
    for each in agreements():
        if each.partner.origin == origin:
            _state_anew(each)


def _state_anew(agreement: AgreementInfo) -> None:
    terms = agreement.state.terms
    if terms is None or not agreement.text(terms.digest).statements:
        return
    key = VerifierKey.parse(terms.party_at(SETTINGS.origin).institution_key)
    if key != institution_line(SETTINGS.origin)[-1]:
        return
    with act():
        logged = {body.statement for body in own_bodies()}
        for sha256 in agreement.text(terms.digest).statements:
            statement = _opened(sha256, key)
            # A key that was replaced while the amendment waited is not stated again.
            if sha256 not in logged and statement and statement.key in standing_keys(statement.use):
                append(body_of(statement, sha256), subject="", actor="node")


def _opened(sha256: str, key: VerifierKey) -> KeyStatement | None:
    try:
        found = open_statement(blobs.get(sha256), key)
    except EvidenceError:
        return None
    return found if isinstance(found, KeyStatement) else None
