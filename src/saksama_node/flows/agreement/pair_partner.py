"""Pair with a partner: its node introduces itself, a person compares the fingerprint, and we follow its log."""

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements.actions import keep_partner
from saksama_node.agreements.faults import IntroductionRefused
from saksama_node.agreements.introduction import Introduction, read_introduction
from saksama_node.exchange.linking import open_link
from saksama_node.ledger.actions import act, trust_log
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def introduce(*, by: Staff, address: str) -> Introduction:
    """Ask the node at `address` who it is; nothing is kept yet."""
    require(by, Action.AGREEMENT_PROPOSE, INSTITUTION)  # the partner is the institution's
    return read_introduction(address)


def pair_partner(*, by: Staff, address: str, institution_key: str) -> Introduction:
    """Pair with the node at `address`, whose institution key a person has just compared; return its introduction."""
    introduced = introduce(by=by, address=address)
    # Asked again, not taken from the form: but it must still be the key that was compared.
    if introduced.institution_key != institution_key:
        raise IntroductionRefused(introduced.url, "its institution key is not the one that was compared")
    keep_introduced(by, introduced)
    return introduced


def keep_introduced(by: Staff, introduced: Introduction) -> None:
    """Keep the partner, trust its log, and follow it: nobody is followed whose institution key was not compared."""
    with act():
        keep_partner(introduced)
        trust_log(introduced.origin, introduced.log_key)
        # The link last: from here on the follower reads the partner's log.
        open_link(
            origin=introduced.origin,
            name=introduced.name,
            url=introduced.url,
            institution_key=introduced.institution_key,
        )
        trace(Deed.PARTNER_PAIRED, by=by, subject=introduced.origin)
