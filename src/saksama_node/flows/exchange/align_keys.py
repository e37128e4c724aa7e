"""Let the ledger follow the partner's key statements: whose checkpoints are taken, whose cosignatures are asked for.

Its transport and age keys need nothing here: they are read from the statements each time (`partner_keys`).
"""

from saksama.keys.ring import KeyRing
from saksama.vocabulary import KeyUse
from saksama_node.agreements.actions import renew_partner_keys
from saksama_node.agreements.queries import is_paired
from saksama_node.exchange.linking import link
from saksama_node.ledger import public
from saksama_node.ledger.actions import trust_log, use_witness
from saksama_node.ledger.witnessing import known_keys, trusted_keys
from saksama_node.settings.clock import now


def align_keys(origin: str, ring: KeyRing) -> None:
    """Take up what counts now and leave what does no more. Idempotent; asked at each statement and now and then."""
    at, url = now(), link(origin).witness
    logs, witnesses = ring.valid(origin, KeyUse.LOG, at), ring.valid(origin, KeyUse.WITNESS, at)
    trusted = {str(key) for key in trusted_keys(origin)}
    known = {str(key) for key in known_keys(origin)}
    # New ones first: there is no moment in which the partner's log has no key here. A key that was closed once is not
    # opened again: its revocation may have been announced before the log's entry was followed.
    for key in logs:
        if key not in known:
            trust_log(origin, key)
    for key in ring.ever(origin, KeyUse.LOG):
        # A date that ran out alone closes nothing: the desk of the partner warns, `verify` says so.
        if key in trusted and logs and key not in logs:
            trust_log(origin, key, active=False)
    asked = {one.vkey for one in public.standing() if one.partner and one.url == url}
    if asked and witnesses:
        for key in witnesses:
            if key not in asked:
                use_witness(key, url, partner=True)
        for key in asked.difference(witnesses).intersection(ring.ever(origin, KeyUse.WITNESS)):
            use_witness(key, url, partner=True, active=False)
    if logs and witnesses and is_paired(origin):
        renew_partner_keys(origin, logs[0], witnesses[0])
