"""What anyone may see of audits: the list of them, one with its remaining risk, and what waits for whom.

Rules kept here:
  * What anyone may know of an audit is in `AuditView`; of a reading that only one person typed it tells that there is
    one, never its figures. Who typed is an id, which only the desk can name.
  * The risk is computed from the list, the seed and what two people read alike, as `saksama verify` computes it.
Left to others: acts (`auditing`), words (web), who may (`accounts.policy`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.entries.kinds.sheet import Source
from saksama.statistics.audits import AuditShown, write_audit
from saksama.tally.audit.again import claim_of, drawn, evaluated, listed
from saksama.tally.audit.plan import Plan
from saksama.tally.audit.risk import Risk
from saksama.tally.audit.tickets import Draw
from saksama_node.ledger import blobs
from saksama_node.ledger.queries import full_receipt
from saksama_node.results.audits.audit_rows import body_of, readings_of
from saksama_node.results.models import Audit, AuditState, Publication

__all__ = ["AuditState"]


OF_STATIONS: Final = (Source.KPU_TABLE, Source.SIREKAP, Source.SUPERVISOR)
"""Sources whose rows are stations: the others give sums of areas, which no form can be drawn from."""


@dataclass(frozen=True, slots=True)
class AuditView:
    """An audit as its entries tell it. `risk`: millionths; None, and `outcome` empty, until it was concluded.

    `number`: the how manyth of the same figures at the region; from 2 on with the `first` one and a `reason`.
    """

    subject: str
    contest: str
    sheet: str
    region: str
    figures: str
    list: str
    candidate: str
    share: str
    limit: int
    stations: int
    margin: int
    number: int
    first: str
    reason: str
    agreement: str
    witness: str
    dice: str
    at: datetime
    state: AuditState
    seed: str
    draws: int
    tickets: str
    outcome: str
    risk: int | None
    evaluated: int


@dataclass(frozen=True, slots=True)
class StationRead:
    """A drawn station. `draws`: which draws took it; `votes`: as two people read it; `readers`: who typed, by id.

    `reported`: None where the list has no votes of it.
    """

    station: str
    draws: tuple[int, ...]
    reported: tuple[int, ...] | None
    is_read: bool
    votes: tuple[int, ...] | None
    readers: frozenset[int]

    @property
    def differ(self) -> bool:
        """Two people or more have read it, and no two of them alike."""
        return not self.is_read and len(self.readers) > 1

    @property
    def region(self) -> str:
        """Its desa, with dots."""
        code = self.station
        return f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:10]}"


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """How far an audit is. `found`: None until it was drawn; `typed`: who typed dice; `listed`: list is published."""

    plan: Plan
    draws: tuple[Draw, ...]
    found: Risk | None
    stations: Sequence[StationRead]
    typed: frozenset[int]
    listed: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the figures of stations that can be audited."""

    subject: str
    contest: str
    source: str
    number: int
    at: datetime


def audits(contest: str = "") -> list[AuditView]:
    """Every audit, the newest first."""
    rows = Audit.objects.filter(contest=contest) if contest else Audit.objects.all()
    return [_view(row) for row in rows]


def audit(subject: str) -> AuditView | None:
    """The audit of this subject, or None."""
    row = Audit.objects.filter(subject=subject).first()
    return None if row is None else _view(row)


def alike(found: AuditView) -> list[AuditView]:
    """The other audits of the same figures at the same region, the first first."""
    same = Audit.objects.filter(contest=found.contest, figures=found.figures, region=found.region)
    return [_view(row) for row in same.exclude(subject=found.subject).order_by("leaf")]


def progress(subject: str) -> Progress | None:
    """How far it is, or None. Raises `BlobMissing` where its list is not here."""
    row = Audit.objects.filter(subject=subject).first()
    if row is None:
        return None
    plan = listed(blobs.get(row.list), claim_of(body_of(row)))
    typed = frozenset(row.dice.values_list("person", flat=True))
    if not row.seed:
        return Progress(plan, (), None, (), typed, listed=full_receipt(row.leaf) is not None)
    draws = drawn(plan, row.seed, row.draws)
    found = evaluated(plan, draws, readings_of(row), row.limit)
    return Progress(plan, draws, found, _stations(row, plan, draws), typed, listed=True)


def shown(subject: str) -> bytes | None:
    """What the page shows of an ended audit, for `saksama verify`; None until it has ended."""
    row = Audit.objects.filter(subject=subject, state=AuditState.CONCLUDED).first()
    if row is None or row.risk is None:
        return None
    return write_audit(
        AuditShown(
            draws=row.draws,
            evaluated=row.evaluated,
            outcome=row.outcome,
            risk=row.risk,
            seed=row.seed,
            seen=dict(readings_of(row)),
            tickets=row.tickets,
        )
    )


def versions() -> list[Version]:
    """The versions of figures by station, the newest first."""
    return [
        Version(row.subject, row.contest, row.source, row.number, row.at)
        for row in Publication.objects.filter(source__in=OF_STATIONS).order_by("-id")
    ]


def version_of(found: AuditView) -> str:
    """The subject of the version that it audits; empty where it is not here."""
    row = Publication.objects.filter(contest=found.contest, document=found.figures).order_by("id").first()
    return "" if row is None else row.subject


def _stations(row: Audit, plan: Plan, draws: Sequence[Draw]) -> list[StationRead]:
    places = {name: place for place, name in enumerate(plan.ids.tolist())}
    read = readings_of(row)
    readers: dict[str, set[int]] = {}
    for station, person in row.readings.values_list("station", "person"):
        readers.setdefault(station, set()).add(person)
    taken: dict[str, list[int]] = {}
    for each in draws:
        taken.setdefault(each.station, []).append(each.place)
    found = []
    for station, numbers in sorted(taken.items()):
        at = places[station]
        reported = None if plan.held[at] else tuple(int(each) for each in plan.votes[at])
        who = frozenset(readers.get(station, ()))
        found.append(StationRead(station, tuple(numbers), reported, station in read, read.get(station), who))
    return found


def _view(row: Audit) -> AuditView:
    return AuditView(
        subject=row.subject,
        contest=row.contest,
        sheet=row.sheet,
        region=row.region,
        figures=row.figures,
        list=row.list,
        candidate=row.candidate,
        share=row.share,
        limit=row.limit,
        stations=row.stations,
        margin=row.margin,
        number=row.number,
        first=row.first,
        reason=row.reason,
        agreement=row.agreement,
        witness=row.witness,
        dice=row.mixed,
        at=row.at,
        state=AuditState(row.state),
        seed=row.seed,
        draws=row.draws,
        tickets=row.tickets,
        outcome=row.outcome,
        risk=row.risk,
        evaluated=row.evaluated,
    )
