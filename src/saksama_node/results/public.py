"""What anyone may see of results: versions, coverage, sums, figures of a station by source, what does not fit.

Rules kept here:
  * Everything shown stands in a document that the log names; unknown is None, and never added up as zero.
  * A version whose entry waits for its place has no index yet.
  * What does not fit is told of the newest versions; nothing is told of who looked at it, nor what only statistics
    name: those stations are the desk's, to be looked at first.
Left to others: words, looks, the map (web.portal).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.statistics.open_findings import shown_of, write_open
from saksama.tally.columns import Columns
from saksama.tally.published.areas import Area, Shown, write_shown
from saksama.tally.published.listing import counted, line_of
from saksama.tally.sheet.definition import Rule
from saksama_node.ledger import blobs
from saksama_node.ledger.queries import positions
from saksama_node.lists.within import below
from saksama_node.places.regions import place_of, region_of
from saksama_node.results.judged import counting
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.judged.flagging import STATIONS, flag_of
from saksama_node.results.models import AreaSum, Finding, FindingState, Publication
from saksama_node.results.queries import known
from saksama_node.results.versions import built
from saksama_node.results.versions.built import Coverage, Past
from saksama_node.results.versions.contests import Contest, NoSuchContest, contest_of, contests
from saksama_node.results.versions.pieces import parquet_of, rows_of

__all__ = ["Contest", "NoSuchContest", "contest_of", "region_of"]

_BELOW: Final = {0: 2, 2: 4, 4: 6, 6: 10}
LISTED: Final = "ppwp-2024"
"""The list of places counts the stations of this election (14 February 2024), and of no other."""


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version. `index`: of its entry, None while it waits; `newest`: no later one of its source stands.

    `part`: of a recap that builds up, the document of the rows that came in; `without`: the areas that were withdrawn;
    both empty where it came in whole.
    """

    source: Source
    number: int
    document: str
    flagged: str
    counts: Mapping[str, int]
    said_at: datetime | None
    at: datetime
    rows: int
    of_stations: bool
    newest: bool
    index: int | None
    part: str
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area as a version tells of it. `stations`: how many there are, 0 where the source says nothing of stations;
    `named`: how many the version names.

    `voted`: with all votes; `whole`: whose sums can be tested; `sums`: by field, the sum and how many know it;
    `broken`: by rule, how many of the whole ones; `since`: in a recap, the number of the version that said them last.
    """

    code: str
    region: str
    name: str
    stations: int
    named: int
    voted: int
    whole: int
    sums: Mapping[str, tuple[int, int]]
    broken: Mapping[str, int]
    since: int | None = None

    @property
    def missing(self) -> int:
        """Stations of which the version gives no votes."""
        return self.stations - self.voted

    @property
    def coverage(self) -> float:
        """Share of stations with all votes, between 0 and 1."""
        return self.voted / self.stations if self.stations else 0.0


@dataclass(frozen=True, slots=True)
class StationShown:
    """A station: what each source says of each figure, None for unknown; the figures that differ between them."""

    code: str
    number: int
    figures: Mapping[Source, Mapping[str, int | None]]
    differs: frozenset[str]
    open: int


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that does not fit and that nobody has decided on."""

    place: str
    region: str
    rule: Rule | None
    rule_id: str
    band: str
    grade: str
    left: int
    right: int
    residual: int | None
    left_fields: tuple[str, ...]
    right_fields: tuple[str, ...]
    gains: Mapping[str, int] | None
    sources: tuple[str, ...]


def shown() -> list[Contest]:
    """The contests of which there is a version."""
    held = set(Publication.objects.values_list("contest", flat=True).distinct())
    return [each for each in contests() if each.id in held]


def versions(contest: str) -> list[VersionShown]:
    """Every version of a contest, the newest first."""
    rows = list(Publication.objects.filter(contest=contest).order_by("-pk"))
    index = positions([row.leaf for row in rows])
    last: dict[str, int] = {}
    for row in rows:
        last.setdefault(row.source, row.pk)
    return [
        VersionShown(
            source=Source(row.source),
            number=row.number,
            document=row.document,
            flagged=row.flagged,
            counts=row.counts,
            said_at=row.said_at,
            at=row.at,
            rows=row.rows,
            of_stations=row.source in STATIONS,
            newest=last[row.source] == row.pk,
            index=index.get(row.leaf),
            part=row.part,
            without=tuple(row.without),
        )
        for row in rows
    ]


def areas(contest: Contest, source: Source, number: int, code: str) -> tuple[AreaShown | None, list[AreaShown]]:
    """An area and those next below it, as a version tells of them; `code` in digits, empty for all of it."""
    rows = AreaSum.objects.select_related("publication").filter(
        publication__contest=contest.id, publication__source=source.value, publication__number=number
    )
    parts = rows.filter(below("code", code), digits=_BELOW[len(code)]) if len(code) in _BELOW else ()
    inside = [_area(contest, each) for each in parts]
    if (own := rows.filter(code=code).first()) is not None:
        return _area(contest, own), inside
    return (_made_of(code, inside) if inside else None), inside


def recap_coverage(contest: Contest, source: Source, number: int) -> list[Coverage]:
    """Of each level of a recap, how many areas a version has, of how many; none of a source that is no recap."""
    row = Publication.objects.filter(contest=contest.id, source=source.value, number=number).first()
    return built.coverage(contest, row) if row is not None and source in RECAPS else []


def recap_history(contest: Contest, source: Source, code: str) -> list[Past]:
    """What each version of a recap said anew of an area, the newest first; none of a source that is no recap."""
    return built.history(contest, source, code) if source in RECAPS and code else []


def stations(contest: Contest, code: str) -> list[StationShown]:
    """The stations of an area (its digits), with what the newest version of each source says of them."""
    newest = [each for each in versions(contest.id) if each.newest and each.of_stations]
    tables = {each.source: rows_of(each.document, code) for each in newest if blobs.has(each.document)}
    said: dict[str, dict[Source, dict[str, int | None]]] = {}
    for source in (each for each in Source if each in tables):
        for station, figures in _rows(tables[source]):
            said.setdefault(station, {})[source] = figures
    numbers = dict(
        counting.told(contest.id, code).order_by().values("place").annotate(n=Count("pk")).values_list("place", "n")
    )
    return [
        StationShown(station, int(station[10:]), by_source, _differs(by_source), numbers.get(station, 0))
        for station, by_source in sorted(said.items())
    ]


def file_of(document: str, form: str) -> tuple[bytes, str] | None:
    """A version as `csv` (the document itself) or `parquet`, with its media type; None where it is not here."""
    if not blobs.has(document):
        return None
    if form == "csv":
        return blobs.get(document), "text/csv; charset=utf-8"
    return parquet_of(document), "application/vnd.apache.parquet"


def shown_figures(contest: Contest, source: str, number: int) -> bytes | None:
    """What the page shows of a version by area, for `saksama verify`; None where it was not judged yet."""
    row = Publication.objects.filter(contest=contest.id, source=source, number=number).first()
    if row is None or not row.flagged:
        return None
    rows = list(AreaSum.objects.filter(publication=row))
    areas = {
        each.code: Area(
            broken=each.broken,
            rows=each.rows,
            sums={name: (total, known) for name, (total, known) in each.sums.items()},
            voted=each.voted,
            whole=each.whole,
        )
        for each in rows
    }
    since = {each.code: each.since for each in rows if each.since is not None}
    return write_shown(Shown(areas, row.document, row.flagged, counted(row.counts), since))


def shown_open(contest: Contest) -> bytes | None:
    """What the page of open findings lists of a contest, for `saksama verify`; None where no list was entered yet.

    A list that is entered while the rows are read would make them neither the old ones nor the new.
    """
    judged = Publication.objects.filter(contest=contest.id).exclude(flagged="")
    while lists := judged.count():
        rows = Finding.objects.filter(contest=contest.id, current=True).exclude(rule__in=ANOMALIES).defer("figures")
        decided: list[str] = []
        lines: list[str] = []
        for row in list(rows):
            if row.state == FindingState.OPEN:
                lines.append(line_of(flag_of(row)))
            else:
                decided.append(row.key)
        if judged.count() == lists:
            return write_open(shown_of(lists, decided, lines))
    return None


def open_findings(contest: Contest, code: str, *, limit: int, after: int = 0) -> tuple[list[Open], int]:
    """What does not fit at an area and below, by place, at most `limit` of them behind the first `after`; and how many
    there are in all.
    """
    rules = {rule.id: rule for rule in contest.definition.rules}
    rows = counting.told(contest.id, code).order_by("place", "pk")
    return [_open(row, rules) for row in rows[after : after + limit]], counting.told_count(contest.id, code)


def open_by_area(contest: Contest, code: str) -> tuple[dict[str, int], int]:
    """By code of the areas next below, how many stations (or areas) have something that does not fit; and how much
    does not fit at the area in all.
    """
    return counting.told_by_area(contest.id, code, _BELOW.get(len(code), 10))


def _open(row: Finding, rules: Mapping[str, Rule]) -> Open:
    return Open(
        place=row.place,
        region=row.region,
        rule=rules.get(row.rule),
        rule_id=row.rule,
        band=row.band,
        grade=row.grade,
        left=row.left,
        right=row.right,
        residual=row.residual,
        left_fields=tuple(row.fields["left"]),
        right_fields=tuple(row.fields["right"]),
        gains=row.gains,
        sources=tuple(row.sources),
    )


def _made_of(code: str, parts: Sequence[AreaShown]) -> AreaShown:
    """An area that the version does not name, as the sum of its parts; a figure is summed over the parts that have it.

    KPU's screen of a governor's race has no row of the province.
    """
    sums: dict[str, tuple[int, int]] = {}
    for name in {name for part in parts for name in part.sums}:
        told = [part.sums[name] for part in parts if name in part.sums]
        sums[name] = sum(total for total, _known in told), sum(known for _total, known in told)
    place = place_of(region_of(code)) if code else None
    return AreaShown(
        code=code,
        region=region_of(code),
        name="" if place is None else place.name,
        stations=sum(part.stations for part in parts),
        named=sum(part.named for part in parts),
        voted=sum(part.voted for part in parts),
        whole=sum(part.whole for part in parts),
        sums=sums,
        broken={},
    )


def _area(contest: Contest, row: AreaSum) -> AreaShown:
    region = region_of(row.code)
    place = place_of(region) if region else None
    screen = {name: total for name, (total, _known) in row.sums.items() if name.startswith("tps_")}
    if row.publication.source not in STATIONS:
        stations, voted = screen.get("tps_total", 0), screen.get("tps_masuk", 0)
    else:
        listed = place.stations if place is not None and contest.sheet == LISTED else 0
        stations, voted = max(row.rows, listed), row.voted
    return AreaShown(
        code=row.code,
        region=region,
        name=place.name if place is not None else region,
        stations=stations,
        named=row.rows,
        voted=voted,
        whole=row.whole,
        sums={name: (total, known) for name, (total, known) in row.sums.items()},
        broken=row.broken,
        since=row.since,
    )


def _rows(table: Columns | None) -> Iterator[tuple[str, dict[str, int | None]]]:
    if table is None:
        return
    for at, station in enumerate(table.ids.tolist()):
        yield station, {name: known(column[at]) for name, column in table.figures.items()}


def _differs(by_source: Mapping[Source, Mapping[str, int | None]]) -> frozenset[str]:
    names = {name for figures in by_source.values() for name in figures}
    said = {name: {each[name] for each in by_source.values() if each.get(name) is not None} for name in names}
    return frozenset(name for name, values in said.items() if len(values) > 1)
