"""Which institution keys an origin has had, by the agreements in force: ours, and each partner's.

Rules kept here:
  * The first key is the one that `saksama-node init` made, or that a person compared when pairing; every later one
    comes by an amendment in force (`saksama.agreement.institutions`). No file and no row says which one counts.
  * Where a withdrawal or a healed log takes an amendment back, its key goes with it.
Left to others: opening our own (`institution`), statements under them (`saksama.keys.ring`).
"""

from saksama.agreement.institutions import succession
from saksama.tlog.note import VerifierKey
from saksama_node.agreements.models import Partner
from saksama_node.agreements.queries import agreement, agreements, is_known
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS


def institution_line(origin: str) -> tuple[VerifierKey, ...]:
    """Every institution key of our own or of a paired partner, oldest first; the last one counts now."""
    steps = [each for one in agreements() for each in one.state.line]
    found = succession(sorted(steps, key=lambda each: each.since), origin)
    if origin == SETTINGS.origin:
        # An agreement made later knows only what stood then.
        first = keyfiles.read_line(SETTINGS.data, keyfiles.INSTITUTION_VERIFIER)
        found = tuple(dict.fromkeys((first, *found)))
    return tuple(map(VerifierKey.parse, found or (_compared(origin),)))


def standing_key(origin: str) -> VerifierKey:
    """The institution key of our own or of a paired partner that counts now."""
    return institution_line(origin)[-1]


def pinned_key(subject: str, origin: str) -> str:
    """The institution key by which this agreement knows a party; the one that counts at large where it knows none yet.

    With several partners each agreement keeps the key that it pins until it is amended itself.
    """
    terms = agreement(subject).state.terms if is_known(subject) else None
    if terms is not None and origin in {party.origin for party in terms.parties}:
        return terms.party_at(origin).institution_key
    return str(standing_key(origin))


def _compared(origin: str) -> str:
    return Partner.objects.values_list("institution_key", flat=True).get(origin=origin)


def align_partner(origin: str) -> str:
    """Keep beside the partner's other details the key that counts now; give it."""
    key = str(standing_key(origin))
    Partner.objects.filter(origin=origin).update(institution_key=key)
    return key
