"""Count the public numbers on content again when a log says more of it: our own, and those of our partners.

Rules kept here:
  * Only published entries of ours and verified ones of a partner count, each log to the size that the numbers name.
  * A claim's life lies in both logs: a partner is one with whom an agreement was signed by both.
  * Where no log says more of content than last time, nothing is counted: the numbers then still hold.
Left to others: how often (web.operations.worker), every number (`saksama.statistics.content`), what is kept
(contentwatch.whole.made_again).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from saksama.entries.kinds import clarification, content
from saksama.statistics.content import content_statistics
from saksama.statistics.content_facts import Indexed, content_facts
from saksama_node.agreements.queries import agreements
from saksama_node.contentwatch.whole.made_again import keep
from saksama_node.ledger import mirror, public
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.settings.current import SETTINGS

_KINDS: Final = tuple(body.KIND for family in (content, clarification) for body in family.KINDS)


@dataclass(slots=True)
class ContentBook:
    """What was read of each log: entries about content, and how far. `counted`: the numbers kept say all of it."""

    entries: dict[str, list[Indexed]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    counted: bool = False


def count_content(book: ContentBook) -> ContentBook:
    """Read what is new of all logs and keep the numbers if it says something new; give the book to go on with."""
    sizes = _sizes()
    if any(size < book.sizes.get(origin, 0) for origin, size in sizes.items()) or not book.sizes.keys() <= sizes.keys():
        # Another log stands in this database than the one that was read.
        book = ContentBook()
    for origin, size in sizes.items():
        known = book.entries.setdefault(origin, [])
        fresh = _between(origin, book.sizes.get(origin, 0), size)
        known += fresh
        book.counted &= not fresh and origin in book.sizes
        book.sizes[origin] = size
    if not book.counted and sizes[SETTINGS.origin]:
        keep(content_statistics(content_facts(book.entries), book.sizes))
        book.counted = True
    return book


def _sizes() -> dict[str, int]:
    published = public.checkpoint()
    sizes = {SETTINGS.origin: 0 if published is None else published.size}
    for each in agreements():
        if each.state.terms is not None:
            partner = each.state.terms.partner_of(SETTINGS.origin).origin
            sizes[partner] = mirror.state(partner).size
    return sizes


def _between(origin: str, begun: int, size: int) -> list[Indexed]:
    read: Iterable[LoggedEntry] = (
        public.logged(kinds=_KINDS, after=begun - 1)
        if origin == SETTINGS.origin
        else mirror.mirrored(origin, kinds=_KINDS, after=begun - 1)
    )
    return list(_below(read, size))


def _below(read: Iterable[LoggedEntry], size: int) -> Iterator[Indexed]:
    for each in read:
        if each.index >= size:
            return
        yield each.index, each.entry
