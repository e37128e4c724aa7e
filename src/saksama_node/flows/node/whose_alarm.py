"""Whose duty an alarm is, what each is to hear of now, and which letters should have gone out by now.

Rules kept here:
  * Rights say whose duty it is: who keeps the machine, who works with the partner, both, or who reads the trace.
  * Within the quiet minutes after a letter a person hears nothing; what nobody saw is told again after the hours of the
    settings.
Left to others: the letters (`tell_alarms`), rows (`upkeep.alarming`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.accounts.queries import Contact, contacts
from saksama_node.condition.check import Concern, outcomes
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep import alarming
from saksama_node.upkeep.alarming import AlarmInfo, ToldInfo
from saksama_node.upkeep.mailing import PATIENCE, Waiting

_ACTIONS = {
    Concern.NOBODY: (),
    Concern.KEEPER: (Action.ALARM_KEEP,),
    Concern.WORK: (Action.ALARM_WORK,),
    Concern.BOTH: (Action.ALARM_KEEP, Action.ALARM_WORK),
    Concern.TRACE: (Action.TRACE_READ,),
}


def concerns(person: Staff, code: str) -> bool:
    """Whether an alarm of this code is this person's to see."""
    row = outcomes().get(code)
    return row is not None and any(may(person, each, INSTITUTION) for each in _ACTIONS[row.concern])  # its node


def reached_by_letter() -> Sequence[Contact]:
    """Everyone who gets letters about alarms: it is their duty, and they have an address."""
    ours = frozenset().union(*_ACTIONS.values())
    # An alarm is about the institution's node.
    return [each for each in contacts() if any(may(each.staff, action, INSTITUTION) for action in ours)]


QUIET: Final = timedelta(minutes=10)
"""A person gets at most one letter in so long, and an end is told only after so long."""
REMEMBERED: Final = timedelta(days=7)
"""An alarm that ended so long ago is told to nobody any more."""


def due(contact: Contact, known: Iterable[AlarmInfo], moment: datetime) -> tuple[list[AlarmInfo], list[AlarmInfo]]:
    """What this person is to hear of now, and whose end; nothing within the quiet minutes."""
    heard = alarming.told(contact.staff.id)
    new: list[AlarmInfo] = []
    over: list[AlarmInfo] = []
    if any(moment - each.told_at < QUIET for each in heard.values()):
        return new, over
    for each in known:
        before = heard.get(each.id)
        if each.resolved_at is None:
            again = before and not each.seen_at and moment - before.told_at >= timedelta(hours=SETTINGS.alarm_hours)
            if concerns(contact.staff, each.code) and ((before is None and not each.seen_at) or again):
                new.append(each)
        elif before and before.end_told_at is None and moment - each.resolved_at >= QUIET:
            over.append(each)
    return new, over


def waiting_alarms(at: datetime) -> Waiting | None:
    """Letters about alarms that should have gone out by now, one a person."""
    known = alarming.since(at - REMEMBERED)
    late = []
    for contact in reached_by_letter():
        heard = alarming.told(contact.staff.id)
        owed = [_owed_since(each, heard.get(each.id)) for each in due(contact, known, at)[0]]
        late += [min(owed)] if owed and at - min(owed) >= PATIENCE else []
    return Waiting(len(late), min(late)) if late else None


def _owed_since(alarm: AlarmInfo, before: ToldInfo | None) -> datetime:
    return alarm.opened_at if before is None else before.told_at + timedelta(hours=SETTINGS.alarm_hours)
