"""What reports share: their signs taken, looked up and forgotten, and what a person said of a pair.

Rules kept here:
  * Signs are taken once; a report that has them is left as it is.
  * A look-up is bounded: under each sign the newest `MOST` reports, of near texts the `COMPARED` that share most; what
    was cut off is said. So it takes as long among a hundred thousand as among a thousand.
  * Likeness of text is computed on all shingles of both, never guessed from the sketch.
  * A pair is undone only after it was judged, and not judged the same way twice in a row.
Left to others: who may, which reports a person may see, the transaction (flow `relate_reports`).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import Q

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.casekeys.sealing import opened_all, opened_words_all, seal, seal_words
from saksama_node.related.models import Judgement, Report, ReportSign
from saksama_node.related.signs import NEAR, Sign, Told, Verdict, likeness, packed, signs_of, unpacked

_MOST_IN_REASON: Final = 1_000
MOST: Final = 200
COMPARED: Final = 50
_UNDER: Final = (
    "SELECT * FROM (SELECT {at} AS place, report_id FROM related_reportsign WHERE kind = %s AND value = %s "
    "AND report_id <> %s ORDER BY report_id DESC LIMIT %s) AS part{at}"
)
_WEIGHTS: Final = {Sign.FILE: 8, Sign.TEXT: 4, Sign.NAME: 2, Sign.PLACE: 1}


class PairRefused(CallerError):
    """This cannot be said of this pair as it stands."""

    code = "related.pair-refused"
    advice = "Open the page again and look what was said of these two meanwhile."

    verdict: str


def take_signs(subject: str, told: Told) -> None:
    """Make a report findable."""
    signs = signs_of(told)
    row, fresh = Report.objects.get_or_create(subject=subject, defaults={"shingles": packed(signs.shingles)})
    if fresh:
        ReportSign.objects.bulk_create(ReportSign(report=row, kind=kind, value=value) for kind, value in signs.values)


def forget(subject: str) -> None:
    """Remove a report's signs, and why it was judged like others: called where its content is erased."""
    Report.objects.filter(subject=subject).delete()
    Judgement.objects.filter(Q(one=subject) | Q(other=subject)).update(reason=b"")


def judge(by: int, pair: tuple[str, str], verdict: Verdict, reason: str, at: datetime) -> None:
    """Write down what a person says of two reports. Raises `PairRefused`, `WordsRefused`."""
    reason = worded(reason, most=_MOST_IN_REASON)
    one, other = sorted(pair)
    # Both reports' rows are held, so that two persons who judge one pair at once come one after the other.
    held = list(Report.objects.select_for_update().filter(subject__in=(one, other)).order_by("subject"))
    last = Judgement.objects.filter(one=one, other=other).order_by("-pk").values_list("verdict", flat=True).first()
    if one == other or len(held) != len(pair) or verdict == (last or Verdict.UNDONE):
        raise PairRefused(verdict)
    # Under both keys: it goes with either.
    sealed = seal(other, _bound(one, other), seal_words(one, _bound(one, other), reason))
    Judgement.objects.create(one=one, other=other, verdict=verdict, reason=sealed, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that shares something. `likeness`: of the texts, 0 where they are not near."""

    subject: str
    signs: tuple[Sign, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """All that were found, the strongest first. `cut`: under some sign there are more than were looked at."""

    found: tuple[Candidate, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of this report and another."""

    other: str
    verdict: Verdict
    reason: str
    by: int
    at: datetime


def candidates(subject: str) -> Candidates:
    """Reports that share a sign with this one; none where its signs were not taken."""
    report = Report.objects.filter(subject=subject).first()
    if report is None:
        return Candidates((), cut=False)
    shared: dict[int, set[Sign]] = defaultdict(set)
    overlap: Counter[int] = Counter()
    cut = False
    for sign, ids in _under_signs(report.pk):
        cut = cut or len(ids) > MOST
        if sign is Sign.TEXT:
            overlap.update(ids[:MOST])
        else:
            for each in ids[:MOST]:
                shared[each].add(sign)
    near = _near(report, overlap)
    for each in near:
        shared[each].add(Sign.TEXT)
    subjects = dict(Report.objects.filter(pk__in=shared).values_list("pk", "subject"))
    found = [(pk, Candidate(subjects[pk], _in_order(shared[pk]), near.get(pk, 0.0))) for pk in subjects]
    found.sort(
        key=lambda pair: (sum(_WEIGHTS[sign] for sign in pair[1].signs), pair[1].likeness, pair[0]), reverse=True
    )
    return Candidates(tuple(candidate for _, candidate in found), cut)


def said_of(subject: str) -> list[Said]:
    """Everything that was said of this report with another, oldest first."""
    rows = list(Judgement.objects.filter(Q(one=subject) | Q(other=subject)))
    bound = [_bound(row.one, row.other) for row in rows]
    outer = opened_all([(bytes(row.reason), where) for row, where in zip(rows, bound, strict=True)])
    reasons = opened_words_all((each or b"", where) for each, where in zip(outer, bound, strict=True))
    return [
        Said(row.other if row.one == subject else row.one, Verdict(row.verdict), reason, row.by, row.at)
        for row, reason in zip(rows, reasons, strict=True)
    ]


def standing(said: Sequence[Said]) -> dict[str, Said]:
    """What counts now, by the other report; what was undone is gone."""
    last = {each.other: each for each in said}
    return {other: each for other, each in last.items() if each.verdict is not Verdict.UNDONE}


def without_signs(subjects: Sequence[str]) -> list[str]:
    """Those of these reports whose signs were not taken yet."""
    there = set(Report.objects.filter(subject__in=subjects).values_list("subject", flat=True))
    return [subject for subject in subjects if subject not in there]


def _bound(one: str, other: str) -> str:
    return f"judgement {one} {other}"


def _under_signs(report: int) -> list[tuple[Sign, list[int]]]:
    """For each sign of a report the ids of others under it, newest first, one more than `MOST` where there are.

    One question for all signs, each with its own limit, which the ORM cannot ask of SQLite: on a busy server each
    further question would wait its turn.
    """
    signs = [(Sign(kind), value) for kind, value in _signs_of(report)]
    if not signs:
        return []
    asked = " UNION ALL ".join(_UNDER.format(at=at) for at in range(len(signs)))
    with connection.cursor() as cursor:
        cursor.execute(asked, [item for sign, value in signs for item in (sign.value, value, report, MOST + 1)])
        rows = cursor.fetchall()
    found: list[tuple[Sign, list[int]]] = [(sign, []) for sign, _ in signs]
    for at, other in rows:
        found[at][1].append(other)
    return found


def _signs_of(report: int) -> list[tuple[str, int]]:
    return list(ReportSign.objects.filter(report_id=report).values_list("kind", "value"))


def _near(report: Report, overlap: Counter[int]) -> dict[int, float]:
    ids = [pk for pk, _ in overlap.most_common(COMPARED)]
    mine = unpacked(bytes(report.shingles))
    rows = Report.objects.filter(pk__in=ids).values_list("pk", "shingles")
    found = {pk: likeness(mine, unpacked(bytes(data))) for pk, data in rows}
    return {pk: value for pk, value in found.items() if value >= NEAR}


def _in_order(signs: set[Sign]) -> tuple[Sign, ...]:
    return tuple(sign for sign in Sign if sign in signs)
