"""Write down a report that a supervisor reads out over a telephone, where no network and no paper reaches the office.

Rules kept here:
  * Who plans an office's supervision writes it down, for somebody of the own offices who may write reports, and not for
    themselves; it was read out today or before, never later.
  * Whoever wrote it down sends it, and so does not examine it.
Left to others: rows and entry (`observation.dictating`), writing the draft (write_report).
"""

from datetime import datetime

from saksama.errors import CallerError
from saksama.observation.form import Form
from saksama_node.accounts.policy import Action, Role, Staff, may, places, require
from saksama_node.accounts.queries import names_with_role, staff
from saksama_node.ledger.actions import act
from saksama_node.observation.dictating import dictate
from saksama_node.settings.clock import now


class NotDictated(CallerError):
    """It was read out later than now, or by who may write no report, or by who writes it down."""

    code = "field.not-dictated"
    advice = "Write when it was read out, and by whom; one's own report is written at the desk."


def readers_out(by: Staff) -> dict[int, str]:
    """Whose reports this person may write down, by name."""
    found = names_with_role(Role.SUPERVISOR, places(by, Action.OBSERVATION_PLAN))
    return {pk: name for pk, name in found.items() if pk != by.id}


def key_dictated(*, by: Staff, person_id: int, told_at: datetime, form: Form, period: str) -> str:
    """Begin it; the draft's subject. Raises `NotAllowed`, `NotDictated`, `ReportRefused`."""
    person = staff(person_id)
    for right in (Action.OBSERVATION_PLAN, Action.OBSERVATION_WRITE):
        require(by, right, person.region)
    if person.id == by.id or told_at > now() or not may(person, Action.OBSERVATION_WRITE, person.region):
        raise NotDictated
    with act():
        return dictate(by, person, told_at, form, period)
