"""Turn what an examination found into alarms: open what is new, end what is gone."""

from saksama_node.condition.check import State, to_json
from saksama_node.flows.node.examine_node import Examination
from saksama_node.settings.clock import now
from saksama_node.upkeep.actions import Raised, keep_alarms

_LOUD = frozenset({State.WARNS, State.FAILS})


def raise_alarms(examination: Examination) -> None:
    """Keep the alarms: one a finding that is somebody's duty."""
    raised = [
        Raised(each.code, each.about, to_json(each.facts))
        for each in examination.checks
        if each.state in _LOUD and each.concern
    ]
    keep_alarms(raised, examination.looked_at, now())
