"""Reads on results, for staff and flows.

Rules kept here: what crosses this door is frozen; figures come from the documents, unknown as None.
Left to others: who may read (`accounts.policy`), what the public sees (`public`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db.models import Q

from saksama.entries.kinds.sheet import Source
from saksama.errors import CallerError
from saksama_node.lists.within import below, within
from saksama_node.places.regions import region_of
from saksama_node.results.judged.flagging import STATIONS
from saksama_node.results.models import AreaSum, Band, Finding, FindingState, Import, ImportState, Publication
from saksama_node.results.versions.pieces import rows_of
from saksama_node.results.versions.publishing import NoSuchImport

__all__ = ["Band", "FindingState", "ImportState", "NoSuchImport", "region_of"]


class NoSuchVersion(CallerError):
    """No version of this number."""

    code = "results.no-such-version"
    advice = "Look it up in the list of versions."

    version: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """A file that was handed in. `done` of `total` octets are read; `told`: each fault, by line, in both languages.

    `adds`: its rows come onto the newest version; `anyway`: also where it takes stations away or is older; `by` None:
    the operator; `more`: faults that were only counted; `publication`: the version it became, or None.
    """

    id: int
    contest: str
    source: Source
    file: str
    name: str
    said_at: datetime | None
    adds: bool
    anyway: bool
    by: int | None
    at: datetime
    state: ImportState
    done: int
    total: int
    told: tuple[Mapping[str, object], ...]
    more: int
    publication: int | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a source. `number`: from 1, per contest and source; `counts`: by rule, None until it is judged.

    `part`: of a recap that builds up, the document of the rows that came in.
    """

    id: int
    subject: str
    contest: str
    source: Source
    number: int
    document: str
    flagged: str
    counts: Mapping[str, int] | None
    said_at: datetime | None
    at: datetime
    by: int | None
    rows: int
    leaf: int
    part: str


@dataclass(frozen=True, slots=True)
class AreaView:
    """What a version says of an area: stations it names, with votes, whole; by rule how many whole ones break it."""

    code: str
    region: str
    rows: int
    voted: int
    whole: int
    broken: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something that does not fit, as the model says it. `whole`: on a sheet that bears all figures of its sums."""

    id: int
    contest: str
    key: str
    band: Band
    rule: str
    grade: str
    place: str
    region: str
    residual: int | None
    left: int
    right: int
    left_fields: tuple[str, ...]
    right_fields: tuple[str, ...]
    gains: Mapping[str, int] | None
    figures: Mapping[str, int | None]
    sources: tuple[str, ...]
    whole: bool
    state: FindingState
    current: bool


def import_of(number: int) -> ImportView:
    """The import of this number. Raises `NoSuchImport`."""
    row = Import.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchImport(number)
    return _import(row)


def imports(limit: int = 50) -> list[ImportView]:
    """The latest imports, the newest first."""
    return [_import(row) for row in Import.objects.order_by("-pk")[:limit]]


def version(number: int) -> VersionView:
    """One version. Raises `NoSuchVersion`."""
    row = Publication.objects.filter(pk=number).first()
    if row is None:
        raise NoSuchVersion(str(number))
    return version_view(row)


def versions(contest: str, source: Source | None = None) -> list[VersionView]:
    """The versions of a contest, the newest first."""
    rows = Publication.objects.filter(contest=contest).order_by("-pk")
    return [version_view(row) for row in (rows if source is None else rows.filter(source=source.value))]


def newest(contest: str) -> dict[Source, VersionView]:
    """The newest version of each source that a contest has, in the order of the sources."""
    found = {each.source: each for each in reversed(versions(contest))}
    return {source: found[source] for source in Source if source in found}


def areas(version: int, digits: int, regions: Sequence[str] = ("",)) -> list[AreaView]:
    """What a version says of every area whose code has so many digits and that holds one of these regions, or lies in
    one.
    """
    asked = Q(pk__in=())
    for code in (region.replace(".", "") for region in regions):
        asked |= Q(code=code[:digits]) if len(code) >= digits else below("code", code) if code else Q(digits=digits)
    rows = AreaSum.objects.filter(asked, publication_id=version, digits=digits).order_by("code")
    return [AreaView(row.code, region_of(row.code), row.rows, row.voted, row.whole, row.broken) for row in rows]


def of_stations(version: VersionView) -> bool:
    """Whether it tells of stations and not of areas."""
    return version.source in STATIONS


def figures_at(contest: str, station: str) -> dict[Source, dict[str, int | None]]:
    """What the newest version of each source says of one station or area; a source that does not name it is absent."""
    found = {}
    for source, each in newest(contest).items():
        figures = rows_of(each.document, station)
        at = [] if figures is None else np.flatnonzero(figures.ids == station).tolist()
        if figures is not None and at:
            found[source] = {name: known(column[at[0]]) for name, column in figures.figures.items()}
    return found


def known(value: float) -> int | None:
    """A figure, or None where it is unknown."""
    return None if np.isnan(value) else int(value)


def findings(contest: str, regions: Sequence[str] = ("",), *, band: Band | None = None) -> list[FindingView]:
    """What does not fit in the newest versions and nobody has decided, at these regions and below, by place."""
    rows = Finding.objects.filter(within(regions), contest=contest, current=True, state=FindingState.OPEN)
    return [finding_view(row) for row in (rows if band is None else rows.filter(band=band)).order_by("place", "pk")]


def finding_view(row: Finding) -> FindingView:
    """A row as it crosses the door."""
    return FindingView(
        id=row.pk,
        contest=row.contest,
        key=row.key,
        band=Band(row.band),
        rule=row.rule,
        grade=row.grade,
        place=row.place,
        region=row.region,
        residual=row.residual,
        left=row.left,
        right=row.right,
        left_fields=tuple(row.fields["left"]),
        right_fields=tuple(row.fields["right"]),
        gains=row.gains,
        figures=row.figures,
        sources=tuple(row.sources),
        whole=row.whole,
        state=FindingState(row.state),
        current=row.current,
    )


def version_view(row: Publication) -> VersionView:
    """A row as it crosses the door."""
    return VersionView(
        id=row.pk,
        subject=row.subject,
        contest=row.contest,
        source=Source(row.source),
        number=row.number,
        document=row.document,
        flagged=row.flagged,
        counts=dict(row.counts) if row.flagged else None,
        said_at=row.said_at,
        at=row.at,
        by=row.by,
        rows=row.rows,
        leaf=row.leaf,
        part=row.part,
    )


def _import(row: Import) -> ImportView:
    faults = row.faults or {"told": [], "more": 0}
    return ImportView(
        id=row.pk,
        contest=row.contest,
        source=Source(row.source),
        file=row.file,
        name=row.name,
        said_at=row.said_at,
        adds=row.adds,
        anyway=row.anyway,
        by=row.by,
        at=row.at,
        state=ImportState(row.state),
        done=row.done,
        total=row.total,
        told=tuple(faults["told"]),
        more=faults["more"],
        publication=row.publication_id,
    )
