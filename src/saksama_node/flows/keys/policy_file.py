"""The file for `saksama verify --policy`: whom to believe about our log, as the agreement and the statements have it.

Rules kept here:
  * A weaker rule is never put in the place of a missing key: where the agreement asks for the partner and no key of its
    witness is known, there is no file.
  * Keys of ours that ended, were replaced or revoked stay, for what they signed then: others must have cosigned it, and
    up to which size a revoked one is believed the verifier reads in its statement. Where nobody else must cosign, and
    of the partner's witness, one that was revoked is left out.
Left to others: the file's form (`saksama.tlog.policy`), who must cosign (`saksama.agreement.quorum`).
"""

from collections.abc import Iterable

from saksama.agreement.history import Standing
from saksama.agreement.quorum import policy_for
from saksama.agreement.terms import Terms
from saksama.keys.ring import KeyRing
from saksama.tlog.note import VerifierKey
from saksama.tlog.policy import LogEntry, Policy
from saksama.vocabulary import KeyUse
from saksama_node.agreements.queries import agreements
from saksama_node.flows.keys.keys_of_both import keys_of_both
from saksama_node.ledger.own_keys import own_ring
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


def policy_file() -> bytes | None:
    """The policy for our log as a C2SP tlog-policy; None where a key is missing that it must name."""
    terms = _signed_by_both()
    ring = own_ring() if terms is None else keys_of_both(terms)
    logs = _unrevoked(ring, SETTINGS.origin, KeyUse.LOG)
    if not logs:
        return None
    if terms is None or not (terms.quorum.partner or terms.quorum.outsiders):
        return Policy(logs=tuple(LogEntry(key, f"{SETTINGS.url}/log") for key in logs)).serialize()
    witnesses = _unrevoked(ring, terms.partner_of(SETTINGS.origin).origin, KeyUse.WITNESS)
    if terms.quorum.partner and not witnesses:
        return None
    return policy_for(terms, _keys(ring.ever(SETTINGS.origin, KeyUse.LOG)), witnesses).serialize()


def _signed_by_both() -> Terms | None:
    """The text that is in force, else the newest that was: what it asked of witnesses the log goes on asking."""
    signed = [each for each in agreements() if each.state.terms is not None]
    signed.sort(key=lambda each: each.standing(now()) is not Standing.IN_FORCE)
    return signed[0].state.terms if signed else None


def _unrevoked(ring: KeyRing, owner: str, use: KeyUse) -> list[VerifierKey]:
    revoked = {one.key for one in ring.revoked if (one.owner, one.use) == (owner, use)}
    return _keys(key for key in ring.ever(owner, use) if key not in revoked)


def _keys(texts: Iterable[str]) -> list[VerifierKey]:
    return [VerifierKey.parse(text) for text in texts]
