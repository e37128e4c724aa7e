"""Alarms as a person at the desk sees them: those that are theirs, in their language.

Rules kept here:
  * A person is shown the alarms that are their duty, until one of them has seen each.
  * That the worker is dead is seen here at once, by its signs of life: it cannot raise an alarm itself.
Left to others: whose duty an alarm is (`flows.node.tell_alarms`), the whole picture (`health.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.condition.beats import beats, check_worker
from saksama_node.condition.check import Check, State, Told, findings, from_json
from saksama_node.flows.node.tell_alarms import concerns
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep.queries import AlarmInfo, open_alarms
from saksama_node.web.condition_words import COLOURS, told_to_reader


@dataclass(frozen=True, slots=True)
class ShownAlarm:
    """One alarm in words. `alarm` None: seen by this page alone; `mine`: the reader's duty."""

    alarm: AlarmInfo | None
    told: Told
    state: State
    mine: bool

    @property
    def loud(self) -> bool:
        """Whether something fails; else it warns."""
        return self.state is State.FAILS

    @property
    def colour(self) -> str:
        """The look's state."""
        return COLOURS[self.state]


def all_alarms(by: Staff) -> Sequence[ShownAlarm]:
    """Every alarm that lasts."""
    return [_shown(by, each) for each in open_alarms() if each.code in findings()]


def unseen(by: Staff) -> Sequence[ShownAlarm]:
    """What this person must see now."""
    rows = open_alarms(unseen_only=True)
    mine = [_shown(by, each) for each in rows if concerns(by, each.code)]
    if may(by, Action.ALARM_KEEP) and not any(each.code == "worker.silent" for each in rows):
        dead = next((each for each in check_worker(beats(SETTINGS.data)) if each.state is State.FAILS), None)
        if dead is not None and dead.code == "worker.silent":
            mine.insert(0, ShownAlarm(None, told_to_reader(dead), dead.state, mine=True))
    return mine


def _shown(by: Staff, alarm: AlarmInfo) -> ShownAlarm:
    check = Check(alarm.code, alarm.about, from_json(alarm.facts))
    return ShownAlarm(alarm, told_to_reader(check), check.state, concerns(by, alarm.code))
