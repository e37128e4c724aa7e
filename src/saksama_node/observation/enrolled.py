"""Devices that were let in, as they stand.

Left to others: letting in and shutting out (inviting), what they sent (receiving).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from saksama_node.lists.within import within
from saksama_node.observation.inviting import NoSuchDevice
from saksama_node.observation.models import Device, Invitation, Standing, Submission
from saksama_node.observation.sealed import opened_words


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """A device. `key`: its public key, SPKI; `sequence`: the highest number seen; `gaps`: those below that lack."""

    id: int
    name: str
    person: int
    office: str
    key: bytes
    agent: str
    version: str
    enrolled_at: datetime
    seen_at: datetime
    sequence: int
    gaps: tuple[int, ...]
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The same for a list of the desk: how many practised and how many were taken; who revoked it, and why."""

    device: DeviceInfo
    practised: int
    taken: int
    revoked_by: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What of a device never changes."""

    id: int
    name: str
    person: int
    office: str
    key: bytes


def device_named(name: str) -> Identity | None:
    """The device of this name, revoked or not; None where there is none. Of one that is known nothing is asked again:
    whether it counts is asked of its row when something is taken from it.
    """
    known = _KNOWN.get(name)
    if known is None:
        row = Device.objects.filter(name=name).first()
        if row is None:
            return None
        known = Identity(row.pk, row.name, row.person, row.office, bytes(row.key))
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[name] = known
    return known


_KNOWN: Final[dict[str, Identity]] = {}
_MOST_KNOWN: Final = 50_000
_BEYOND: Final = 1 << 31
"""More than any number of a person here; an address may say more."""


def device_now(name: str) -> DeviceInfo | None:
    """The same device as it stands now; None where there is none any more."""
    row = Device.objects.filter(name=name).first()
    return None if row is None else _info(row)


def devices_of(persons: Iterable[int]) -> dict[int, list[Shown]]:
    """All of these persons', the newest first; who has none is not in it."""
    found: dict[int, list[Shown]] = {}
    for each in _shown(list(_counted().filter(person__in={each for each in persons if each < _BEYOND}))):
        found.setdefault(each.device.person, []).append(each)
    return found


def owners_within(regions: Sequence[str]) -> list[tuple[int, str, bool]]:
    """Of each device at these regions and below that counts: its person, the version of its pages, whether it
    practised.
    """
    practice = Submission.objects.filter(device=OuterRef("pk"), standing=Standing.PRACTICE)
    rows = Device.objects.filter(within(regions, "office"), revoked_at=None)
    return list(rows.annotate(practised=Exists(practice)).values_list("person", "version", "practised"))


def device_at(name: str) -> Shown:
    """One of them. Raises `NoSuchDevice`."""
    found = _shown(list(_counted().filter(name=name)))
    if not found:
        raise NoSuchDevice(name)
    return found[0]


def waiting_invitations(persons: Sequence[int], at: datetime) -> dict[int, datetime]:
    """Until when an invitation that nobody used yet counts, by person."""
    rows = Invitation.objects.filter(person__in=persons, device=None, ends_at__gt=at)
    return dict(rows.values_list("person", "ends_at"))


def _counted() -> QuerySet[Device]:
    practised = Count("submissions", filter=Q(submissions__standing=Standing.PRACTICE))
    taken = Count("submissions", filter=Q(submissions__standing__in=(Standing.SENT, Standing.DRAFT)))
    return Device.objects.annotate(practised=practised, taken=taken).order_by("-pk")  # counted, a row has no order


def _info(row: Device) -> DeviceInfo:
    return DeviceInfo(
        id=row.pk,
        name=row.name,
        person=row.person,
        office=row.office,
        key=bytes(row.key),
        agent=row.agent,
        version=row.version,
        enrolled_at=row.enrolled_at,
        seen_at=row.seen_at,
        sequence=row.sequence,
        gaps=tuple(row.gaps),
        revoked_at=row.revoked_at,
    )


def _shown(rows: Sequence[Device]) -> list[Shown]:
    reasons = opened_words([(row.name, "revoked", bytes(row.reason)) for row in rows])
    return [
        Shown(_info(row), row.practised, row.taken, row.revoked_by, reason)  # type: ignore[attr-defined]  # counted above
        for row, reason in zip(rows, reasons, strict=True)
    ]
