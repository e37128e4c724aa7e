"""Recaps (D.Hasil) that build up area by area: what the next version would be, what each area's figures came from.

Rules kept here:
  * A version is always the whole picture; what came in is put onto the newest version of its source and contest.
  * Of each area the figures that came in last count; what they replaced stays in its own version.
  * Which version an area is from follows from the documents that the entries name, and from nothing else.
Left to others: the merge itself (`saksama.tally.published.merging`), entering (`publishing`), who may (flows).
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db.models import Count
from django.db.models.functions import Substr

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.errors import CallerError
from saksama.tally.columns import Columns
from saksama.tally.published.document import parse_document, write_document
from saksama.tally.published.merging import merged
from saksama_node.ledger import blobs
from saksama_node.places.regions import in_force
from saksama_node.results.models import AreaSum, Publication
from saksama_node.results.versions.contests import Contest
from saksama_node.results.versions.pieces import rows_of
from saksama_node.results.versions.reading import LEVELS, Read

MOST_WITHDRAWN: Final = 500
_PROVINCE, _DISTRICT = 2, 6


class NothingToWithdraw(CallerError):
    """There is no version of this recap, or no area was named."""

    code = "results.nothing-to-withdraw"
    advice = "Choose a recap that is there, and name at least one of its areas."

    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """The next version. `adds`: it builds on the newest one; `base`: that one's document, empty where there is none.

    `part`: document of the rows that came in; `without`: codes of the areas that are withdrawn.
    """

    read: Read
    adds: bool = False
    base: str = ""
    part: str = ""
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many areas of a level (`digits`) a recap has, of how many there are; None: of no list that is here."""

    digits: int
    has: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """What a version said anew of an area. `figures` None: it took the area away."""

    version: int
    at: datetime
    said_at: datetime | None
    figures: dict[str, int | None] | None


def newest(contest: Contest, source: Source) -> Publication | None:
    """The newest version of a source; None where it has none."""
    return Publication.objects.filter(contest=contest.id, source=source.value).order_by("-pk").first()


def added(contest: Contest, source: Source, read: Read) -> Built:
    """What came in, put onto the newest version. Raises `BlobMissing`."""
    base = newest(contest, source)
    if base is None:
        return Built(read, adds=True)
    # Kept as it came, so that whoever has the base and this makes the version again.
    part = blobs.put(read.document)
    table = merged(parse_document(blobs.get(base.document)), read.table)
    return Built(_read(contest, table, read.said_at), adds=True, base=base.document, part=part)


def withdrawn(contest: Contest, source: Source, codes: Sequence[str]) -> Built:
    """The newest version without these areas.

    Raises `NothingToWithdraw`, `AreasAbsent`, `NothingLeft`, `BlobMissing`.
    """
    base = newest(contest, source)
    without = tuple(sorted(set(codes)))
    if base is None or source not in RECAPS or not 0 < len(without) <= MOST_WITHDRAWN:
        raise NothingToWithdraw(source.value)
    table = merged(parse_document(blobs.get(base.document)), None, without)
    return Built(_read(contest, table, None), adds=True, base=base.document, without=without)


def _read(contest: Contest, table: Columns, said_at: datetime | None) -> Read:
    document = write_document(table, contest.definition.columns)
    digest = hashlib.sha256(document).hexdigest()
    return Read(replace(table, digest=digest), document, said_at)


def origins(version: Publication) -> dict[str, int]:
    """Of each area that a recap names (and of some that it names no more), the number of the version that said its
    figures last.
    """
    found: dict[str, int] = {}
    at: Publication | None = version
    while at is not None:
        rows = () if at is version else at.areas.values_list("code", "since")
        known = {code: since for code, since in rows if since is not None}
        if known:
            return known | found
        said = at.part if at.base else at.document
        if said and not blobs.has(said):
            # After a restore a document may be gone: of what lies before it nobody says which version it is from.
            return found
        found = dict.fromkeys(_codes(said), at.number) | found if said else found
        at = _before(at) if at.base else None
    return found


def history(contest: Contest, source: Source, code: str) -> list[Past]:
    """What each version said anew of an area, the newest first; figures that came again unchanged stand there too."""
    found = []
    for row in Publication.objects.filter(contest=contest.id, source=source.value).order_by("-pk"):
        said = row.part if row.base else row.document
        if any(code.startswith(gone) for gone in row.without):
            found.append(Past(row.number, row.at, row.said_at, None))
        elif said and blobs.has(said) and code in _codes(said):
            found.append(Past(row.number, row.at, row.said_at, _figures(said, code)))
    return found


def areas(version: Publication) -> list[tuple[str, int | None]]:
    """The areas that can be withdrawn at once, of the smallest level but desa: code, version of their figures."""
    levels = [digits for digits in LEVELS[Source(version.source)] if digits <= _DISTRICT]
    rows = AreaSum.objects.filter(publication=version, digits__in=levels).order_by("code")
    return list(rows.values_list("code", "since"))


def coverage(contest: Contest, version: Publication) -> list[Coverage]:
    """Of each level that the source tells of, how many areas the version has; the smallest areas last."""
    rows = AreaSum.objects.filter(publication=version).order_by()
    levels = sorted(LEVELS[Source(version.source)])
    has = dict(rows.values_list("digits").annotate(Count("pk")))
    # By the widest level that it has: a country's desa are many.
    widest = rows.filter(digits=min(has, default=0)).annotate(province=Substr("code", 1, _PROVINCE))
    provinces = set(widest.values_list("province", flat=True).distinct())
    if not all(in_force(province) for province in provinces):
        return [Coverage(digits, has.get(digits, 0), None) for digits in levels]
    listed = [place.region.replace(".", "") for province in provinces for place in in_force(province)]
    known = Counter(len(code) for code in listed if code.startswith(contest.digits))
    # A desa may be newer than the list: there are never fewer than the recap has.
    return [Coverage(digits, has.get(digits, 0), max(known[digits], has.get(digits, 0))) for digits in levels]


def _before(version: Publication) -> Publication | None:
    rows = Publication.objects.filter(contest=version.contest, source=version.source, document=version.base)
    return rows.filter(pk__lt=version.pk).order_by("-pk").first()


@lru_cache(maxsize=256)
def _codes(document: str) -> frozenset[str]:
    return frozenset(parse_document(blobs.get(document)).ids.tolist())


def _figures(document: str, code: str) -> dict[str, int | None]:
    rows = rows_of(document, code)
    if rows is None:
        return {}
    at = rows.ids.tolist().index(code)
    return {
        name: None if (value := float(column[at])) != value else int(value) for name, column in rows.figures.items()
    }
