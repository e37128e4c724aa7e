"""Two versions of a contest held against each other, tier by tier, within one area.

Rules kept here:
  * The figures are those of the documents; nothing is filled in. A version that does not name the area says nothing.
  * What is read at once is bounded: versions of more rows than `AT_ONCE` are compared province by province.
  * A document never changes, so a comparison that was made is remembered.
Left to others: the comparison (`saksama.tally.tiers`), its sentences, which versions a reader chose (web).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.tally.tables.snapshots import COVERAGE
from saksama.tally.tiers.compare import Comparison, compare
from saksama_node.ledger import blobs
from saksama_node.results.judged.flagging import STATIONS
from saksama_node.results.models import AreaSum, Publication
from saksama_node.results.versions.built import Coverage, coverage
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.results.versions.pieces import rows_of

AT_ONCE: Final = 150_000
"""Rows of one version that are read for a comparison: NTB has 16,243 stations, the largest province 140,000."""
_PROVINCE: Final = 2


@dataclass(frozen=True, slots=True)
class Side:
    """A version as one side of a comparison."""

    source: Source
    number: int
    document: str
    rows: int

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.source.value}-{self.number}"

    @property
    def of_stations(self) -> bool:
        """Whether it tells of stations."""
        return self.source in STATIONS


def sides(contest: str) -> list[Side]:
    """Every version of a contest whose document is here: the newest of each source first, then the others."""
    rows = Publication.objects.filter(contest=contest).order_by("-pk")
    found = [Side(Source(row.source), row.number, row.document, row.rows) for row in rows if blobs.has(row.document)]
    newest = {each.source: each for each in reversed(found)}
    first = [newest[source] for source in Source if source in newest]
    return [*first, *(each for each in found if each not in first)]


def usual(found: Sequence[Side]) -> tuple[Side, ...]:
    """What to compare when nobody chose: stations and the recap next above them, else the recaps, else one alone."""
    seen: dict[Source, Side] = {}
    for each in found:
        seen.setdefault(each.source, each)
    stations = [each for each in seen.values() if each.of_stations]
    return tuple([*stations[:1], *(each for each in seen.values() if not each.of_stations)][:2] or stations[:1])


def compared(contest: Contest, chosen: Sequence[Side], code: str) -> Comparison | None:
    """The versions within an area (digits, empty for all); None where one of them does not name it.

    Raises `BlobMissing`.
    """
    return _compared(contest.id, tuple(each.document for each in chosen), code)


def provinces(chosen: Sequence[Side]) -> list[str]:
    """The provinces to choose from where all at once is too much; none where it is not."""
    if max((each.rows for each in chosen), default=0) <= AT_ONCE:
        return []
    documents = [each.document for each in chosen]
    rows = AreaSum.objects.filter(publication__document__in=documents, digits=_PROVINCE)
    return sorted(set(rows.values_list("code", flat=True)))


def recap_coverage(contest: Contest, side: Side) -> list[Coverage]:
    """Of each level of a recap, how many areas it has, of how many; none of a source that is no recap."""
    if side.source not in RECAPS:
        return []
    return coverage(contest, Publication.objects.get(contest=contest.id, source=side.source.value, number=side.number))


@lru_cache(maxsize=32)
def _compared(contest: str, documents: tuple[str, ...], code: str) -> Comparison | None:
    read = [rows_of(document, code) for document in documents]
    tables = [each for each in read if each is not None]
    if len(tables) < len(documents):
        return None
    sheet = contest_of(contest).definition
    return compare(tables, sheet.contestants, (*sheet.columns, *COVERAGE))
