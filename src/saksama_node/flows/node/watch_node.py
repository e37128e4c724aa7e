"""One round of watching: examine the node, keep the alarms, write the letters."""

import logging
import smtplib

from saksama_node.flows.node.examine_node import examine_node
from saksama_node.flows.node.raise_alarms import raise_alarms
from saksama_node.flows.node.tell_alarms import tell_alarms

_LOG = logging.getLogger("saksama.watch")


def watch_node(*, asking: bool) -> int:
    """Do it once; how many letters the mail server took. A mail server that is down loses none: they come again."""
    # An SQLite file is read through only by the doctor: on a large one that takes minutes.
    raise_alarms(examine_node(asking=asking, thorough=False))
    try:
        return tell_alarms()
    except (OSError, smtplib.SMTPException) as error:
        _LOG.warning("letters wait: the mail server did not take them (%s)", type(error).__name__)
        return 0
