"""A person's calendar gets an address, another one, or none any more. Nothing of it enters the log: it is no act."""

from datetime import datetime

from saksama_node.accounts.policy import ANYWHERE, Action, Staff, require
from saksama_node.deadlines import subscribing
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


def renew_calendar(by: Staff) -> str:
    """A new key for this person's calendar; the one before counts no more. Raises `NotAllowed`."""
    require(by, Action.DEADLINE_READ, ANYWHERE)  # their own; what it holds is of their places (`read_calendar`)
    with writing():
        trace(Deed.CALENDAR_RENEWED, by=by)
        return subscribing.make_key(by.id, now())


def revoke_calendar(by: Staff) -> bool:
    """This person's calendar has no address any more; whether it had one."""
    with writing():
        trace(Deed.CALENDAR_REVOKED, by=by)
        return subscribing.revoke_key(by.id)


def calendar_since(by: Staff) -> datetime | None:
    """Since when this person's calendar has its address; None where it has none."""
    return subscribing.made_at(by.id)
