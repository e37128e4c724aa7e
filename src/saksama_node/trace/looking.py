"""Looking whether ended days are as the log says that they ended, one at a time, and keeping how each stood.

Rules kept here:
  * A day that ended is looked at as soon as it is in the log, then once a day; of one that is thinned, torn or gone
    nobody has to ask to learn it.
  * Which days there are the log says: one that was taken out with its row is looked at too.
Left to others: what is found of a day (`traced`), when (the worker), whose duty it is (`examine_trace`).
"""

from datetime import date, timedelta
from typing import Final

from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.trace.models import Look
from saksama_node.trace.traced import ended_day, ended_days

AGAIN: Final = timedelta(days=1)


def look_at_next() -> date | None:
    """Look at the newest day that nobody looked at yet, else at that of the oldest look; None where none is due."""
    ended, looked = ended_days(), dict(Look.objects.values_list("day", "at"))
    unseen = ended - looked.keys()
    day = max(unseen) if unseen else min(ended, key=lambda each: looked[each], default=None)
    if day is None or (day in looked and now() - looked[day] < AGAIN):
        return None
    found = ended_day(day)
    with writing():
        Look.objects.update_or_create(day=day, defaults={"standing": found.standing, "at": now()})
    return day
