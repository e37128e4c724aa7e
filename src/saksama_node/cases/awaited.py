"""What is owed in cases, as their rows say it: for one person, nearest date first.

Rules kept here:
  * What is owed is the office's that the law names, which may lie above the one that has the case.
  * One question however many acts; what is kept from who looks (accounts.recused) is left out.
  * An officer's act is that officer's while they may do it there; else it is everybody's who may, and of a case that is
    being handled theirs who give it to another (`lost`).
  * What an office below owes is its own people's; it comes up only where nobody there may do it.
  * What the reporter is waited for is the office's once the reporter's last lawful moment is over.
  * What waits for a second person is owed by that one alone (`flows.seconds`), and hides nothing behind it.
Left to others: by which right an act is done (the callers), what is owed (`next_acts`), who keeps it up (`awaiting`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Case as Case_
from django.db.models import F, OuterRef, Q, QuerySet, When

from saksama_node.accounts.policy import Action, alike
from saksama_node.accounts.queries import may_there, somebody_at
from saksama_node.accounts.recused import unkept
from saksama_node.cases.models import Case
from saksama_node.cases.seconding import SLOT
from saksama_node.lists.within import within
from saksama_node.seconds.proposing import waits_about

_OFFICERS: Final = Action.CASE_REVIEW
"""Who has this right may have a case."""
_LAST_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Acts owed at these places, done by this right. `person`: those of this officer, and nobody's; None: whoever's.

    `over`: only where every count is past, for what the reporter was waited for; `procedure`: of this edition alone;
    `lost`: only in these states, and where its officer has the right no more.
    """

    acts: Sequence[str]
    places: Sequence[str]
    right: Action
    person: int | None = None
    over: bool = False
    procedure: str = ""
    lost: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One case in which something is owed: `awaits` since `changed_at`, `due`, `latest` where a deadline runs.

    `region`: of the office that owes it; `assignee`: its officer, None where there is none who may act there any more.
    """

    subject: str
    report: str
    number: str
    region: str
    state: str
    procedure: str
    assignee: int | None
    awaits: str
    due: datetime | None
    latest: datetime | None
    changed_at: datetime


_COLUMNS: Final = (
    "subject",
    "submission__subject",
    "number",
    "awaits_at",
    "state",
    "procedure",
    "officer",
    "awaits",
    "due",
    "latest",
    "changed_at",
)


def owed_lines(wanted: Iterable[Wanted], moment: datetime, *, limit: int) -> list[OwedLine]:
    """What is owed of all this, nearest date first, what has none last, of these the longest untouched first."""
    return _lines(Case.objects.filter(owed_of(wanted, moment)), limit)


def owed_of(wanted: Iterable[Wanted], moment: datetime) -> Q:
    """For a query over cases: those in which something of all this is owed, and waits for no second person."""
    # What the same people may do at the same places is one condition: each asks of every row who is there.
    together = defaultdict[tuple[Action, tuple[str, ...]], list[Wanted]](list)
    for each in wanted:
        together[alike(each.right), tuple(each.places)].append(each)
    found = reduce(or_, [_where(*at, acts, moment) for at, acts in together.items()], Q(pk__in=[]))
    return found & ~Q(waits_about(OuterRef("subject"), SLOT))


def is_owed(subject: str, wanted: Iterable[Wanted], moment: datetime) -> bool:
    """Whether something of all this is owed in one case."""
    return Case.objects.filter(owed_of(wanted, moment), subject=subject).exists()


def owed_line(subject: str) -> OwedLine | None:
    """What is owed in one case; None where nothing is."""
    return next(iter(_lines(Case.objects.filter(subject=subject), 1)), None)


def lines_at(places: Sequence[str], *, limit: int) -> list[OwedLine]:
    """What is owed in the cases at these places, whosever it is, nearest date first."""
    return _lines(Case.objects.filter(within(places)), limit)


def kind_owed(subject: str) -> str:
    """The entry kind of what is owed in one case; empty where nothing is."""
    line = owed_line(subject)
    return "" if line is None else line.awaits.partition(":")[0]


def _lines(rows: QuerySet[Case], limit: int) -> list[OwedLine]:
    still = may_there(_OFFICERS, OuterRef("assignee"), OuterRef("awaits_at"))
    rows = rows.annotate(officer=Case_(When(still, then=F("assignee")))).filter(~Q(awaits=""), unkept())
    rows = rows.order_by(F("due").asc(nulls_last=True), "changed_at", "pk")
    return [
        OwedLine(subject, report, number or "", *others)
        for subject, report, number, *others in rows.values_list(*_COLUMNS)[:limit]
    ]


def _where(right: Action, places: Sequence[str], wanted: Iterable[Wanted], moment: datetime) -> Q:
    # A province's desk is not that of ten regencies.
    near = Q(awaits_at__in=places) | ~Q(somebody_at(right, "awaits_at", "submission__subject"))
    found, own = Q(pk__in=[]), defaultdict[int, Q](Q)
    for each in wanted:
        if each.person is None:
            found |= near & _asked(each, moment)
        else:
            own[each.person] |= _asked(each, moment)
    for person, acts in own.items():
        may = may_there(right, OuterRef("assignee"), OuterRef("awaits_at"))
        found |= acts & (Q(assignee=person) | (near & (Q(assignee__isnull=True) | ~Q(may))))
    return within(places, "awaits_at") & found


def _asked(wanted: Wanted, moment: datetime) -> Q:
    """What the acts and the case itself must be; whose and where apart."""
    found = Q(awaits__in=wanted.acts)
    if wanted.procedure:
        found &= Q(procedure=wanted.procedure)
    if wanted.over:
        found &= Q(latest__lte=moment - _LAST_SECOND)
    if wanted.lost:
        may = may_there(_OFFICERS, OuterRef("assignee"), OuterRef("awaits_at"))
        found &= Q(assignee__isnull=False, state__in=wanted.lost) & ~Q(may)
    return found
