"""Whose duty an alarm is, by rights: who keeps the machine, who works with the partner, or both."""

from collections.abc import Sequence

from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import Contact, contacts
from saksama_node.accounts.staff import Staff
from saksama_node.condition.check import Concern, findings

_ACTIONS = {
    Concern.NOBODY: (),
    Concern.KEEPER: (Action.ALARM_KEEP,),
    Concern.WORK: (Action.ALARM_WORK,),
    Concern.BOTH: (Action.ALARM_KEEP, Action.ALARM_WORK),
}


def concerns(person: Staff, code: str) -> bool:
    """Whether an alarm of this code is this person's to see."""
    row = findings().get(code)
    return row is not None and any(may(person, action) for action in _ACTIONS[row.concern])


def reached_by_letter() -> Sequence[Contact]:
    """Everyone who gets letters about alarms: it is their duty, and they have an address."""
    return [each for each in contacts() if may(each.staff, Action.ALARM_KEEP) or may(each.staff, Action.ALARM_WORK)]
