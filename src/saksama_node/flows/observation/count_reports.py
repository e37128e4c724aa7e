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
from saksama.entries.entry import Entry
from saksama.entries.kinds import observation
from saksama.statistics.supervision import FAMILIES, supervision_statistics
from saksama_node.ledger import public
from saksama_node.observation.counted import keep
from saksama_node.settings.current import SETTINGS

_KINDS: Final = tuple(each.KIND for each in observation.KINDS if each.KIND.partition(".")[0] in FAMILIES)


@dataclass(slots=True)
class SupervisionBook:
    """What was read of our log: entries on supervision, and how far; `said`: the day of the numbers that are kept."""

    entries: list[tuple[int, Entry]] = field(default_factory=list)
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
    book.entries += fresh
    book.size = published.size
    last = next((each.entry.at for each in public.logged(after=published.size - 2)), None)
    day = "" if last is None else last.astimezone(WITA).date().isoformat()
    if fresh or day != book.said:
        keep(supervision_statistics(SETTINGS.origin, published.size, last, book.entries))
        book.said = day
    return book
