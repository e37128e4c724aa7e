"""What does not fit in a version: judged from the documents alone, kept as rows for the queue, entered in the log.

Rules kept here:
  * A version is held against the newest version of every other source of its contest, and the one before it of its own.
  * A list leaves no source out: while a document that it must be held against is not here, or a version came in
    meanwhile, nothing is entered, and the version is judged again.
  * A finding that was there already keeps its state: what a person decided stands while the figures stand.
  * The rows change in the transaction that enters the list; a row that is made before it is not current yet.
Left to others: the judgement (`saksama.tally.published`), the queue and who decides.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched
from typing import Final

import numpy as np
from django.db.models import Exists, OuterRef

from saksama.entries.kinds.keying import SheetResolved
from saksama.entries.kinds.sheet import RECAPS, SheetFlagged, Source
from saksama.statistics import open_findings
from saksama.tally.columns import Columns
from saksama.tally.published.areas import areas_of
from saksama.tally.published.document import parse_document
from saksama.tally.published.judging import SOURCES, Flag, Judged, Version, judge
from saksama.tally.published.listing import cells_of, counted, line_of, write_list
from saksama.tally.sheet.definition import Grade, Kind, Sheet
from saksama.tally.sheet.reading import definition_digest
from saksama_node.accounts.policy import OPERATOR
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import append
from saksama_node.ledger.queries import committed
from saksama_node.places.regions import region_of
from saksama_node.results.judged.counting import recount
from saksama_node.results.models import AreaSum, Band, Finding, FindingState, Publication
from saksama_node.results.versions.built import origins
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.results.versions.publishing import take_turn

AT_ONCE: Final = 400
STATIONS: Final = frozenset({Source.KPU_TABLE, Source.SIREKAP, Source.SUPERVISOR})
"""Sources that tell of stations; the others tell of areas."""
_TOLD: Final = ("grade", "residual", "left", "right", "gains", "fields", "figures", "sources", "whole")
"""Columns of a finding that a later list may say otherwise of the same difference."""
_BESIDE: Final = frozenset(
    {Kind.ROLL_UP, Kind.SHARED, Kind.DECREASED, Kind.FLIPPED, Kind.ENCODINGS, Kind.PHOTO, Kind.IDENTICAL}
)


@dataclass(frozen=True, slots=True, eq=False)
class Flagged:
    """A version that was judged: its list, the documents it was held against, what is kept of it."""

    number: int
    source: Source
    contest: Contest
    table: Columns
    judged: Judged
    against: tuple[str, ...]
    document: bytes


@lru_cache(maxsize=4)
def table_of(document: str) -> Columns:
    """The figures of a version. Raises `BlobMissing`."""
    return parse_document(blobs.get(document))


def unflagged() -> Iterator[int]:
    """The newest version of each source that nobody has judged yet."""
    for row in Publication.objects.filter(flagged="").order_by("pk"):
        if newest_of(row.contest, row.source) == row and _is_whole(row):
            yield row.pk


def waits(number: int) -> bool:
    """Whether a version has no list yet, and all that it is held against is here."""
    row = Publication.objects.get(pk=number)
    return not row.flagged and _is_whole(row)


def _is_whole(row: Publication) -> bool:
    # After a restore a document may be gone: nothing can be judged without it, and the rest goes on.
    return all(blobs.has(each.document) for each in (row, *beside(row)))


def beside(row: Publication) -> list[Publication]:
    """What a version is held against: the one before it, then the newest of every other source by its name."""
    before = Publication.objects.filter(contest=row.contest, source=row.source, pk__lt=row.pk).order_by("-pk").first()
    others = [newest_of(row.contest, source) for source in sorted(each.value for each in Source)]
    return [each for each in (before, *others) if each is not None and (each is before or each.source != row.source)]


def judged(number: int) -> Flagged:
    """Judge a version; nothing is kept."""
    row = Publication.objects.get(pk=number)
    contest = contest_of(row.contest)
    table = table_of(row.document)
    # Where a document was lost, what a list that stands says of the others is still shown (`settle_again`).
    others = [each for each in beside(row) if blobs.has(each.document)]
    against = [Version(each.source, table_of(each.document), each.source == row.source) for each in others]
    found = judge(contest.definition, Version(row.source, table), against)
    documents = tuple(each.document for each in others)
    return Flagged(number, Source(row.source), contest, table, found, documents, write_list(found.flags))


def new_findings(flagged: Flagged) -> Iterator[tuple[Finding, ...]]:
    """Rows of what was not found before, or is told otherwise now, some at a time; new ones are not current yet."""
    rows = {key_of(flagged.contest, each): each for each in flagged.judged.flags}
    bands, decided = _bands(flagged.contest.definition), decided_keys()
    for some in batched(rows.items(), AT_ONCE, strict=False):
        here = {each.key: each for each in Finding.objects.filter(key__in=[key for key, _flag in some])}
        made = []
        for key, flag in some:
            row, known = _row(flagged, key, flag, bands), here.get(key)
            if known is None:
                row.state = FindingState.RESOLVED if key in decided else FindingState.OPEN
            elif line_of(flag_of(known)) == line_of(flag):
                continue
            else:
                # The same difference, told by the other source or with other gains: shown as the newest list has it.
                row.pk = known.pk
            made.append(row)
        yield tuple(made)


def decided_keys() -> frozenset[str]:
    """Keys of the findings that two persons decided on, as our log says: also those whose rows a restore lost."""
    bodies = (each.entry.body for each in committed([SheetResolved.KIND]))
    return frozenset(body.finding for body in bodies if isinstance(body, SheetResolved))


def keep_findings(rows: Iterable[Finding]) -> None:
    """Keep rows; a new one that another attempt made stays as it is."""
    known: list[Finding] = []
    fresh: list[Finding] = []
    for row in rows:
        (fresh if row.pk is None else known).append(row)
    Finding.objects.bulk_create(fresh, ignore_conflicts=True)
    Finding.objects.bulk_update(known, _TOLD)


def area_sums(flagged: Flagged) -> list[AreaSum]:
    """What a version says of each area, to be kept."""
    is_recap = flagged.source in RECAPS
    since = origins(Publication.objects.get(pk=flagged.number)) if is_recap else {}
    return [
        AreaSum(
            publication_id=flagged.number,
            code=code,
            digits=len(code),
            rows=each.rows,
            voted=each.voted,
            whole=each.whole,
            sums=each.sums,
            broken=each.broken,
            since=since.get(code),
        )
        for code, each in areas_of(flagged.contest.definition, flagged.table)
    ]


def keep_areas(rows: Iterable[AreaSum]) -> None:
    """Keep them; what an earlier attempt made of the same document is the same."""
    AreaSum.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)


def enter(flagged: Flagged) -> None:
    """Enter the list, in the caller's act, and make its rows the ones that count.

    Nothing is entered where a version came in since it was made: then its version `waits` as before.
    """
    take_turn(flagged.contest.id)
    row = Publication.objects.select_for_update().get(pk=flagged.number)
    if row.flagged:
        # Somebody else was as quick: a list is entered once a version.
        return
    if tuple(each.document for each in beside(row)) != flagged.against:
        return
    body = SheetFlagged(
        against=flagged.against,
        contest=row.contest,
        definition=definition_digest(flagged.contest.shipped),
        document=hashlib.sha256(flagged.document).hexdigest(),
        figures=row.document,
        rules=counted(flagged.judged.counts),
        sheet=flagged.contest.sheet,
    )
    # The machine judged, by a definition that anybody may read: no person answers for it.
    append(body, subject=row.subject, actor=OPERATOR)
    _settle(row, flagged)
    row.flagged, row.counts = body.document, dict(flagged.judged.counts)
    row.save(update_fields=("flagged", "counts"))


def unmade() -> Iterator[int]:
    """Versions whose list stands in the log and of which no sums are here: those of a restored backup."""
    rows = Publication.objects.exclude(flagged="").filter(~Exists(AreaSum.objects.filter(publication=OuterRef("pk"))))
    return (row.pk for row in rows.order_by("pk") if blobs.has(row.document))


def settle_again(flagged: Flagged) -> None:
    """Make the rows that count of a version whose list was entered before, in the caller's transaction."""
    row = Publication.objects.select_for_update().get(pk=flagged.number)
    if newest_of(row.contest, row.source) == row:
        _settle(row, flagged)


def _settle(row: Publication, flagged: Flagged) -> None:
    """Of this source's findings only those of this version count from now on."""
    Finding.objects.filter(contest=row.contest, said_by__contains=f"|{row.source}|").update(current=False)
    for keys in batched((key_of(flagged.contest, each) for each in flagged.judged.flags), AT_ONCE, strict=False):
        Finding.objects.filter(key__in=keys).update(current=True, publication=row)
    recount(row.contest)


def key_of(contest: Contest, flag: Flag) -> str:
    """By what a finding is told from another: contest, place, rule, sources, fields and what stands there."""
    return open_findings.key_of(contest.id, cells_of(flag))


def newest_of(contest: str, source: str) -> Publication | None:
    """The newest version of a source; None where it has none."""
    return Publication.objects.filter(contest=contest, source=source).order_by("-pk").first()


def _bands(sheet: Sheet) -> dict[str, Band]:
    """The band of each rule; between sources is a band of its own, and so is what chance may make."""
    found = {rule.id: Band.SOURCES if rule.kind in _BESIDE else Band.SUMS for rule in sheet.rules}
    found |= {rule.id: Band.LOOK for rule in sheet.rules if rule.kind is Kind.IDENTICAL}
    return found | {SOURCES: Band.SOURCES}


def flag_of(row: Finding) -> Flag:
    """What a row says, as its line in a list has it."""
    return Flag(
        code=row.place,
        rule=row.rule,
        grade=Grade(row.grade),
        left_fields=tuple(row.fields["left"]),
        right_fields=tuple(row.fields["right"]),
        left=row.left,
        right=row.right,
        residual=row.residual or 0,
        sources=tuple(row.sources),
        gains=row.gains,
        whole=row.whole,
    )


def _row(flagged: Flagged, key: str, flag: Flag, bands: dict[str, Band]) -> Finding:
    sources = [each.partition(":")[0] for each in flag.sources]
    return Finding(
        contest=flagged.contest.id,
        publication_id=flagged.number,
        key=key,
        band=bands[flag.rule],
        rule=flag.rule,
        grade=flag.grade.value,
        place=flag.code,
        region=region_of(flag.code[:10]),
        residual=flag.residual,
        left=flag.left,
        right=flag.right,
        gains=None if flag.gains is None else dict(flag.gains),
        fields={"left": list(flag.left_fields), "right": list(flag.right_fields)},
        figures=_figures(flagged.table, flag),
        sources=list(flag.sources),
        said_by="|" + "|".join(dict.fromkeys(sources)) + "|",
        whole=flag.whole,
        current=False,
    )


@lru_cache(maxsize=4)
def _places(table: Columns) -> dict[str, int]:
    return {code: at for at, code in enumerate(table.ids.tolist())}


def _figures(table: Columns, flag: Flag) -> dict[str, int | None]:
    at = _places(table).get(flag.code)
    if at is None:
        return {}
    names = dict.fromkeys((*flag.left_fields, *flag.right_fields))
    values = {name: float(table.figures[name][at]) for name in names if name in table.figures}
    return {name: None if np.isnan(value) else int(value) for name, value in values.items()}
