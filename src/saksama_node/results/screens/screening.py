"""Screens of versions, run one by one and kept as rows; the stations that they name stand in the queue's last band.

Rules kept here:
  * Screened is every version of stations that was judged, the newest first; what was cut off is asked again.
  * Where a release changed what a screen does (its recipe), the newest version of each source is screened again by it,
    once; older versions keep what was said of them. What the earlier recipe said stays beside.
  * Only the newest version of a source has findings. One that was there already keeps its state: what a person decided
    stands while the station's own figures stand, whatever its neighbours' do.
  * What is made before the last transaction is not current and not counted yet.
  * A node that was restored makes all of this anew from the versions. What two persons had decided about a station
    stands in the log, and stays decided.
Left to others: what a screen says (asking), reading (screened), the rules' own findings (flagging).
"""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db.models import Count, Max, Q

from saksama.tally.forensics.flag import Flag
from saksama.tally.sheet.definition import Grade
from saksama_node.ledger import blobs
from saksama_node.places.regions import region_of
from saksama_node.results.judged.counting import recount
from saksama_node.results.judged.flagging import AT_ONCE, STATIONS, decided_keys, newest_of
from saksama_node.results.models import Band, Finding, FindingState, Publication, Screening, Standout
from saksama_node.results.screens.asking import NAMED_BY, Answer, Named, ask
from saksama_node.results.screens.screened import FINISHED, RECIPES, by_ours
from saksama_node.results.states import Screen, ScreenState
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.settings.clock import now


@dataclass(frozen=True, slots=True, eq=False)
class Screened:
    """A screen of a version that has answered."""

    number: int
    screening: int
    contest: Contest
    source: str
    answer: Answer


def unscreened() -> Iterator[int]:
    """Versions of stations for which some screen has not answered yet, the newest first."""
    finished = Q(screenings__state__in=FINISHED)
    judged = Publication.objects.filter(source__in=[each.value for each in STATIONS]).exclude(flagged="")
    counted = judged.annotate(
        by_any=Count("screenings__screen", filter=finished, distinct=True),
        by_ours=Count("screenings", filter=finished & by_ours("screenings__"), distinct=True),
    )
    newest = judged.order_by().values("contest", "source").annotate(newest=Max("pk")).values("newest")
    lacking = Q(by_any__lt=len(Screen)) | Q(by_ours__lt=len(Screen), pk__in=newest)
    # After a restore a document may be gone: nothing can be screened without it, and the rest goes on.
    yield from (row.pk for row in list(counted.filter(lacking).order_by("-pk")) if blobs.has(row.document))


def begin(number: int, screen: Screen) -> int:
    """Note that a screen begins; what an attempt before it left behind goes. Return the row's number."""
    row = Publication.objects.get(pk=number)
    made, _is_new = Screening.objects.update_or_create(
        publication=row,
        screen=screen.value,
        recipe=RECIPES[screen].digest,
        defaults={"state": ScreenState.RUNNING, "digest": row.document, "at": now()},
    )
    made.standouts.all().delete()
    return made.pk


def answers(number: int, screens: Sequence[Screen]) -> Generator[Answer]:
    """What screens say of a version, in their order; nothing is kept. Raises `BlobMissing`."""
    version = Publication.objects.get(pk=number)
    yield from ask(version.contest, blobs.get(version.document), screens)


def screened(screening: int, answer: Answer) -> Screened:
    """What a screening was answered."""
    version = Screening.objects.select_related("publication").get(pk=screening).publication
    return Screened(version.pk, screening, contest_of(version.contest), version.source, answer)


def new_rows(found: Screened) -> Iterator[tuple[tuple[Finding, ...], tuple[Standout, ...]]]:
    """Rows of the stations that are named, some at a time: findings that are not current yet, and what is said."""
    decided = decided_keys()
    for pieces in batched(enumerate(found.answer.named), AT_ONCE, strict=False):
        keyed = [(key_of(found, each), place, each) for place, each in pieces]
        findings = tuple(_finding(found, key, each, is_decided=key in decided) for key, _place, each in keyed)
        yield findings, tuple(_standout(found, key, place, each) for key, place, each in keyed)


def keep_rows(findings: Iterable[Finding], standouts: Iterable[Standout]) -> None:
    """Keep rows; a finding that was there already stays as it is."""
    Finding.objects.bulk_create(findings, ignore_conflicts=True)
    Standout.objects.bulk_create(standouts)


def finish(found: Screened) -> None:
    """Keep what the screen says, and make its stations the ones that count: the last transaction."""
    answer, made = found.answer, found.answer.provenance
    row = Screening.objects.select_for_update().get(pk=found.screening)
    row.state = ScreenState.DONE if answer.ran else ScreenState.UNTESTABLE
    row.numbers, row.told = answer.numbers, dict(answer.told)
    row.missing = {part: list(names) for part, names in answer.missing.items()}
    if made is not None:
        row.method, row.version, row.parameters, row.seed = made.method, made.version, dict(made.parameters), made.seed
        row.digest, row.used = made.digest, made.used
        row.excluded = {reason.value: count for reason, count in made.excluded.items()}
    row.at = now()
    row.save()
    _make_current(found, Screen(row.screen))


def key_of(found: Screened, named: Named) -> str:
    """By what it is told from another: contest, place, rule, source and the station's own figures."""
    figures = " ".join(f"{name}={value}" for name, value in sorted(named.figures.items()))
    parts = (found.contest.id, named.flag.station, named.rule, found.source, figures)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _make_current(found: Screened, screen: Screen) -> None:
    newest = newest_of(found.contest.id, found.source)
    if newest is None or newest.pk != found.number:
        return
    # Judging a version has ended whatever its source said before; what an earlier recipe named of it ends here.
    ended = Finding.objects.filter(contest=found.contest.id, rule__in=NAMED_BY.get(screen, ()), current=True)
    ended.filter(said_by=f"|{found.source}|").update(current=False)
    flags = {key_of(found, each): each.flag for each in found.answer.named}
    for some in batched(flags, AT_ONCE, strict=False):
        rows = list(Finding.objects.filter(key__in=some))
        for row in rows:
            # The station's figures are the same; what its neighbours make of them may be another number now.
            row.right = nearest_bound(flags[row.key])
            row.residual = row.left - row.right
            row.current, row.publication_id = True, found.number
        Finding.objects.bulk_update(rows, ("right", "residual", "current", "publication"))
    recount(found.contest.id)


def nearest_bound(flag: Flag) -> int:
    """The end of the expected range that lies nearer to what was reported."""
    return flag.low if flag.reported < flag.expected else flag.high


def _finding(found: Screened, key: str, named: Named, *, is_decided: bool) -> Finding:
    flag = named.flag
    bound = nearest_bound(flag)
    return Finding(
        contest=found.contest.id,
        publication_id=found.number,
        key=key,
        band=Band.LOOK,
        rule=named.rule,
        grade=Grade.NOTICE.value,
        place=flag.station,
        region=region_of(flag.station[:10]),
        residual=flag.reported - bound,
        left=flag.reported,
        right=bound,
        gains=None,
        fields={"left": [named.field], "right": []},
        figures=dict(named.figures),
        sources=[found.source],
        said_by=f"|{found.source}|",
        whole=True,
        current=False,
        state=FindingState.RESOLVED if is_decided else FindingState.OPEN,
    )


def _standout(found: Screened, key: str, place: int, named: Named) -> Standout:
    flag = named.flag
    return Standout(
        screening_id=found.screening,
        place=place,
        key=key,
        station=flag.station,
        region=region_of(flag.station[:10]),
        rule=named.rule,
        share=named.field,
        reported=flag.reported,
        whole=flag.whole,
        expected=flag.expected,
        low=flag.low,
        high=flag.high,
        p=flag.p,
        q=flag.q,
    )
