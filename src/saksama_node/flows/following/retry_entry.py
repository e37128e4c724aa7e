"""Try an entry of the partner's log again: a rejected dispatch, a statement or a note that was missing."""

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.exchange import linking
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.following.follow_entry import HANDLERS, follow_entry
from saksama_node.ledger import mirror
from saksama_node.ledger.mirror_cut import CODE as CUT_OFF
from saksama_node.ledger.turn import writing
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def retry_entry(by: Staff, origin: str, index: int) -> None:
    """Hand one entry to its handler once more; what is at fault still is a fault again, with its new words.

    Raises PartnerSilent while the partner does not answer.
    """
    require(by, Action.DISPATCH_ANSWER, INSTITUTION)  # the partner's log is followed by the institution
    partner = linking.link(origin)
    for found in mirror.mirrored(origin, kinds=HANDLERS, after=index - 1):
        if found.index != index:
            break
        linking.clear_faults(origin, index)
        follow_entry(origin, found, PartnerClient(origin, partner.url))
        return
    raise UnknownDispatch(f"{origin} {index}", "an entry that is acted upon")


def follow_again(by: Staff, origin: str) -> None:
    """A person has looked at why the link was stopped, and lets it go on. A fork stops it again at once."""
    require(by, Action.DISPATCH_ANSWER, INSTITUTION)  # the partner's log is followed by the institution
    with writing():
        # What a person agreed to is not done here: the follower, which alone moves the mirror, cuts the branch off.
        if not linking.agree_to_cut(origin, CUT_OFF):
            linking.resume(origin)
        trace(Deed.LINK_RESUMED, by=by, subject=origin)


def see_fault(by: Staff, fault_id: int) -> None:
    """A person has seen to a fault; it leaves the list of alarms."""
    require(by, Action.DISPATCH_ANSWER, INSTITUTION)  # the partner's log is followed by the institution
    with writing():
        linking.clear_fault(by, fault_id)
        trace(Deed.FAULT_SEEN, by=by, subject=str(fault_id))
