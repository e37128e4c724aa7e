"""Enter that the persons whose data leaked, and the authority, were told in writing (UU 27/2022 art. 46(1))."""

from typing import Final

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.incidents import actions as incidents
from saksama_node.ledger.actions import act

TOLD: Final = "persons-and-authority"
"""Art. 46(1) names both; one without the other does not stop the clock."""


def notify_leak(by: Staff, subject: str) -> None:
    """Enter it for a leak that we reported. Raises `IncidentRefused` where no notice is owed."""
    require(by, Action.INCIDENT_CLOSE)
    with act():
        incidents.notify(by, subject, TOLD)
