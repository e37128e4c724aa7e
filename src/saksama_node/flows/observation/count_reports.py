"""Count the public numbers on supervision again when our log says more of it, or a day is over.

Rules kept here:
  * Only published entries count, up to the size that the numbers name.
  * Where the log says no more of supervision, and its last entry is of the same day, the numbers still hold: nothing is
    counted, so that a quiet log costs nothing.
Left to others: how often (web.operations.worker), every number (`saksama.statistics.supervision`).
"""

from dataclasses import dataclass, field
from typing import Final

from saksama.clocks.words import WITA
from saksama.entries.kinds import observation
from saksama.observation.counting import Counting
from saksama.statistics.supervision import FAMILIES, statistics_on, taken
from saksama_node.ledger import public
from saksama_node.observation.counted import keep
from saksama_node.settings.current import SETTINGS

_KINDS: Final = tuple(each.KIND for each in observation.KINDS if each.KIND.partition(".")[0] in FAMILIES)


@dataclass(slots=True)
class SupervisionBook:
    """What was counted of our log, and how far; `said`: the day of the numbers that are kept."""

    counting: Counting = field(default_factory=lambda: Counting(WITA))
    size: int = 0
    said: str = ""


def count_reports(book: SupervisionBook) -> SupervisionBook:
    """Read what is new and keep the numbers if they say something new; give the book to go on with."""
    published = public.checkpoint()
    if published is None:
        return book
    if published.size < book.size:
        # Another log stands in this database than the one that was read.
        book = SupervisionBook()
    fresh = [
        (each.index, each.entry)
        for each in public.logged(kinds=_KINDS, after=book.size - 1)
        if each.index < published.size
    ]
    taken(book.counting, fresh)
    book.size = published.size
    last = next((each.entry.at for each in public.logged(after=published.size - 2)), None)
    day = "" if last is None else last.astimezone(WITA).date().isoformat()
    if fresh or day != book.said:
        keep(statistics_on(SETTINGS.origin, published.size, last, book.counting))
        book.said = day
    return book
