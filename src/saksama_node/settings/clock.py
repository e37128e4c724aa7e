"""The node's one clock.

Rules kept here:
  * UTC, cut to milliseconds, as entries carry it (design: `at`).
  * Only a log that says `simulasi` runs on a shifted clock; `node.py` refuses any other.
Left to others: which zone a reader sees (Django's TIME_ZONE), statutory clocks (`saksama.clocks`).
"""

from datetime import UTC, datetime

from saksama_node.settings.current import SETTINGS


def now() -> datetime:
    """Return this moment in UTC, cut (not rounded) to milliseconds."""
    moment = datetime.now(UTC) + SETTINGS.clock_offset
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
