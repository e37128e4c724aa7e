"""A warned person opens a warning: that it was opened, by whom and when, is written down once."""

from saksama_node.accounts.staff import Staff
from saksama_node.deadlines import warning_acts
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now


def open_warning(by: Staff, warned_id: int) -> str | None:
    """The subject whose duty it warned of; None where there is no such warning of this person's."""
    with writing():
        return warning_acts.open_warning(warned_id, by.id, now())
