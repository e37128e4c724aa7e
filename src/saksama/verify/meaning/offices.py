"""Offices and roles: nobody acts for an office outside the institution, nor in a role that nobody was given.

Rules kept here:
  * The institution's region is what its first account was granted for: that grant stands at the log's beginning, where
    nobody can put another. Every office of an entry lies in it; where a case is sent (`case.transferred`) may not.
    Nothing else in a log says it: without that grant no office can be judged, and that is told.
  * An entry without a subject names a role instead of a person: that role was granted, and not taken away from all.
Left to others: who held the role under a subject: pseudonyms are joined to no grant, by design.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds import BODIES
from saksama.entries.kinds.account import AccountGranted, AccountRevoked
from saksama.entries.kinds.audit import AuditCommitted
from saksama.entries.kinds.observation import PeriodAsked, PeriodOpened
from saksama.procedure.levels import is_within
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

_NO_OFFICERS: Final = frozenset({"node", "operator"})
"""Who acts without having been granted anything: the node itself, and whoever stands at its machine."""
_NAMING: Final = {kind for kind, body in BODIES.items() if {"office", "region", "asked"} & {*body.__struct_fields__}}
"""Kinds that say of which office they are."""
_WITHOUT_SUBJECT: Final = ("key", "log", "checker", "trace", "account")
"""Families with kinds that may have no subject."""


def check_offices(log: ServedLog, items: Iterable[Item], found: Findings) -> None:
    """Name each of these entries of the log that is of an office outside the institution."""
    first = _first_grant(log)
    if first is None:
        return
    for item in items:
        outside = next((each for each in _offices(item.body) if not is_within(each, first.office)), None)
        if outside is not None:
            evidence = {"subject": item.wire.subject, "office": outside, "region": first.office}
            found.add(Code.OFFICE_OUTSIDE, log.origin, item.index, **evidence)


def are_judged(log: ServedLog) -> bool:
    """Whether the log says of which region it is, or names no office."""
    return _first_grant(log) is not None or not _NAMING & log.contents.columns.total.counts.keys()


def _first_grant(log: ServedLog) -> AccountGranted | None:
    accounts = (item.body for item in log.contents.family("account"))
    return next((body for body in accounts if isinstance(body, AccountGranted)), None)


def _offices(body: Body) -> Iterator[str]:
    office = getattr(body, "office", None)
    if isinstance(office, str):
        yield office
    match body:
        case AuditCommitted(region=region):
            yield region
        case PeriodOpened(asked=asked) | PeriodAsked(asked=asked):
            yield from (each.office for each in asked)
        case _:
            pass


def check_roles(log: ServedLog, found: Findings) -> None:
    """Name every act in a role that nobody had."""
    items: list[Item] = [item for name in _WITHOUT_SUBJECT for item in log.contents.family(name)]
    held: Counter[str] = Counter()
    for item in sorted(items, key=lambda each: each.index):
        actor = item.wire.actor
        if not item.wire.subject and actor not in _NO_OFFICERS and not held[actor]:
            found.add(Code.ACTOR_UNGRANTED, log.origin, item.index, role=actor, act=item.wire.kind)
        match item.body:
            case AccountGranted(role=role):
                held[role] += 1
            case AccountRevoked(role=role):
                held[role] -= 1
            case _:
                pass
