"""One round of watching: look at a day of the trace, examine the node, open alarms, end those that are over, write."""

import logging
import smtplib
from collections.abc import Callable

from saksama_node.condition.check import State, to_json
from saksama_node.flows.node.examine_node import FALLS, Examination, examine_node
from saksama_node.flows.node.tell_alarms import tell_alarms
from saksama_node.flows.powers.tell_concerned import write_account_letters
from saksama_node.settings.clock import now
from saksama_node.trace.looking import look_at_next
from saksama_node.upkeep.alarming import Raised, keep_alarms

_LOUD = frozenset({State.WARNS, State.FAILS})


def raise_alarms(examination: Examination) -> None:
    """Keep the alarms: one a finding that is somebody's duty."""
    raised = [
        Raised(each.code, each.about, to_json(each.facts))
        for each in examination.checks
        if each.state in _LOUD and each.concern
    ]
    keep_alarms(raised, examination.looked_at, now())


_LOG = logging.getLogger("saksama.watch")


def watch_node(*, asking: bool) -> int:
    """Do it once; how many letters the mail server took. A mail server that is down loses none: they come again."""
    # A day a round: whoever has thinned one is named within a day, and no round takes long.
    try:
        look_at_next()
    except FALLS as error:
        _LOG.warning("no day of the trace was looked at (%s)", type(error).__name__)
    # An SQLite file is read through only by the doctor: on a large one that takes minutes.
    raise_alarms(examine_node(asking=asking, thorough=False))
    return _written(tell_alarms) + _written(write_account_letters)


def _written(write: Callable[[], int]) -> int:
    try:
        return write()
    except (OSError, smtplib.SMTPException) as error:
        _LOG.warning("letters wait: the mail server did not take them (%s)", type(error).__name__)
        return 0
