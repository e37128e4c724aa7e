"""Looking whether ended days are as the log says that they ended, one at a time, and keeping how each stood.

Rules kept here:
  * A day that ended is looked at as soon as it is in the log, then once a day; of one that is thinned, torn or gone
    nobody has to ask to learn it.
  * Which days there are the log says: one that was taken out with its row is looked at too, and so is one whose look
    is dated ahead of now.
  * A day of which something does not open any more is torn: whoever altered it stops no look at another.
Left to others: what is found of a day (`traced`), when (the worker), whose duty it is (`examine_trace`).
"""

from datetime import date, timedelta
from typing import Final

from saksama.errors import SaksamaError
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.trace.models import Look
from saksama_node.trace.traced import Standing, ended_day, ended_days

AGAIN: Final = timedelta(days=1)


def look_at_next() -> date | None:
    """Look at the newest day that nobody looked at yet, else at that of the oldest look; None where none is due."""
    at = now()
    ended, looked = ended_days(), dict(Look.objects.filter(at__lte=at).values_list("day", "at"))
    unseen = ended - looked.keys()
    day = max(unseen) if unseen else min(ended, key=lambda each: looked[each], default=None)
    if day is None or (day in looked and at - looked[day] < AGAIN):
        return None
    standing = _standing(day)
    with writing():
        Look.objects.update_or_create(day=day, defaults={"standing": standing, "at": at})
    return day


def _standing(day: date) -> Standing:
    try:
        return ended_day(day).standing
    except (SaksamaError, ValueError):
        return Standing.TORN
