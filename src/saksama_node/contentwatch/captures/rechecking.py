"""Whether a copy still stands at its address: which is looked at next by itself, what was met each time, what changed.

Rules kept here:
  * Looked at by itself is what an open request names, or one that was closed some days ago at most; each copy in its
    turn, longest unseen first. What was not reached is looked at again sooner.
  * Each look is a row. An entry (`content.rechecked`) are those of a person, the first, each that met something else
    than the last one entered, and one a week: so the log says what stands, and not how often a node asked.
  * What only tells of this node (no way out, nothing left to compare) is no entry: nothing about the copy follows.
  * Not reached is not gone: a site that does not answer, a name that nobody knows, a node without a way out.
Left to others: fetching and comparing (flows.content.look_again), words (web).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import batched
from typing import Final

from django.db.models import OuterRef, Q, Subquery
from msgspec import UNSET, UnsetType

from saksama.entries.kinds.content import Answered, ContentRechecked, Presence
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.models import Copy, Recheck, Request, StillThere
from saksama_node.contentwatch.strangers.refusal import Why
from saksama_node.ledger.actions import Leaf, append

__all__ = ["StillThere"]

SOONER: Final = timedelta(hours=1)
"""When what was not reached is looked at again, where the turn is longer."""
ENTERED_AGAIN: Final = timedelta(days=7)
"""After so long a look that met the same is entered again: what a log said long ago may not hold."""
UNREACHED: Final = frozenset({Why.NO_NETWORK, Why.NOT_PUBLIC, Why.SILENT, Why.SLOW, Why.UNKNOWN_NAME})
"""Reasons by which nobody answered; the others answered something from which nothing follows."""
_ASKED_AT_ONCE: Final = 500


_ACTOR: Final = "node"
"""Stands where nobody of the office looked."""
_PRESENCE: Final = {
    StillThere.SAME: Presence.UP,
    StillThere.OTHER: Presence.CHANGED,
    StillThere.GONE: Presence.GONE,
    StillThere.UNREACHED: Presence.UNREACHED,
    StillThere.UNKNOWN: Presence.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Met:
    """What was met at an address. `why`: the reason of a refusal, or None; `told`: what it met, a status or an address.

    `about_us`: it tells of this node alone.
    """

    found: StillThere
    why: Why | None = None
    told: str = ""
    about_us: bool = False


@dataclass(frozen=True, slots=True)
class RecheckView:
    """One look at an address. `by` None: by the node itself; `why`: why nothing certain was met, or None.

    `leaf`: its entry, None where it has none.
    """

    at: datetime
    by: int | None
    found: StillThere
    why: Why | None
    met: str
    leaf: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """Looks one after the other that met the same; `since`, `until`: the first and the last of them."""

    found: StillThere
    why: Why | None
    since: datetime
    until: datetime
    times: int


def note_recheck(by: Staff | None, copy: str, at: datetime, met: Met) -> Leaf | None:
    """Keep what was met at a copy's address; its entry, or None where it has none. `by` None: nobody of the office.

    The caller holds `ledger.actions.act()`.
    """
    row = Copy.objects.select_for_update().get(subject=copy)
    leaf = None
    if not met.about_us and (by is not None or _is_news(row, at, met.found)):
        actor = _ACTOR if by is None else actor_for(by, copy)
        leaf = append(ContentRechecked(presence=_PRESENCE[met.found], status=_status(met)), subject=copy, actor=actor)
    Recheck.objects.create(
        copy=row,
        at=at,
        by=None if by is None else by.id,
        found=met.found,
        why=met.why.value if met.why else "",
        met=met.told[:200],
        leaf=None if leaf is None else leaf.leaf_id,
    )
    return leaf


def _is_news(copy: Copy, at: datetime, found: StillThere) -> bool:
    last = copy.rechecks.exclude(leaf=None).first()
    return last is None or last.found != found or last.at + ENTERED_AGAIN <= at


def _status(met: Met) -> Answered | UnsetType:
    if met.why is None:
        return Answered.SUCCESSFUL
    return Answered(f"{met.told[0]}xx") if met.why is Why.STATUS and met.told[:1] in set("2345") else UNSET


def rechecks_of(copy: str) -> list[RecheckView]:
    """What was met at a copy's address, the newest first."""
    return [_view(row) for row in Recheck.objects.filter(copy__subject=copy)]


def spans_of(copy: str) -> list[Span]:
    """What was met there, the newest first, looks that met the same as one."""
    found: list[Span] = []
    for each in reversed(rechecks_of(copy)):
        last = found[-1] if found else None
        if last is not None and (last.found, last.why) == (each.found, each.why):
            found[-1] = replace(last, until=each.at, times=last.times + 1)
        else:
            found.append(Span(each.found, each.why, each.at, each.at, 1))
    return found[::-1]


def named_since(closed_after: datetime) -> list[str]:
    """The copies that open requests name, and those closed after that moment."""
    rows = Request.objects.filter(Q(closed_at=None) | Q(closed_at__gt=closed_after))
    return list(dict.fromkeys(copy for named in rows.values_list("copies", flat=True) for copy in named))


def next_to_look(named: Iterable[str], at: datetime, turn: timedelta, many: int) -> list[str]:
    """Of these copies those whose turn it is, longest unseen first; one without an address never."""
    newest = Recheck.objects.filter(copy=OuterRef("pk")).order_by("-id")
    found: list[tuple[datetime | None, int, str]] = []
    for part in batched(named, _ASKED_AT_ONCE, strict=False):
        rows = (
            Copy.objects.filter(subject__in=part)
            .exclude(address="")
            .annotate(seen=Subquery(newest.values("at")[:1]), met=Subquery(newest.values("found")[:1]))
        )
        for seen, met, pk, subject in rows.values_list("seen", "met", "pk", "subject"):
            wait = min(turn, SOONER) if met == StillThere.UNREACHED else turn
            if seen is None or seen + wait <= at:
                found.append((seen, pk, subject))
    found.sort(key=lambda each: (each[0] is not None, each[0] or at, each[1]))
    return [subject for _, _, subject in found[:many]]


def _view(row: Recheck) -> RecheckView:
    why = Why(row.why) if row.why else None
    return RecheckView(row.at, row.by, StillThere(row.found), why, row.met, row.leaf)
