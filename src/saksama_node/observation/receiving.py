"""Receiving what devices of the field send: each number once, whatever else is wrong.

Rules kept here:
  * The same bytes under the same number again change nothing, and get the same answer.
  * Other words under a number that was taken are kept, asked about, and refused, so that their device sends them under
    the next; where the device's numbers went back (a telephone that was restored), they are taken and asked about.
  * What came stands with its report, its entries and the device's count in one transaction: an answer is given only of
    what is durable.
  * A number that lies ahead leaves gaps, which are named until they come or the office closes them.
  * What may not be taken (a revoked device, an ended account, what does not open) is kept aside, with its bytes.
Left to others: reports and entries (filing), several at once (flow `take_many`).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from django.db import connection

from saksama.entries.kinds.observation import Channel
from saksama.errors import CallerError
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.envelope import Envelope
from saksama_node.observation.filing import Arrived, Filed, Why, file_again, file_new
from saksama_node.observation.models import Device, Question, Report, Standing, Submission
from saksama_node.observation.sealed import sealed_bytes
from saksama_node.settings.clock import now

MOST_GAPS: Final = 200
MOST_ASIDE: Final = 200
"""What is kept aside of one device."""
_COUNTED: Final = "UPDATE observation_device SET sequence = %s, made_at = %s, seen_at = %s WHERE id = %s"
_RESTORED: Final = "restored"
_CLOCK: Final = "clock"


class NumberTaken(CallerError):
    """Other words came under a number of this device that was taken; both are kept."""

    code = "field.conflict"
    advice = "Send it again: the telephone gives it the next number."

    report: str
    sequence: int


class KeptAside(CallerError):
    """What came may not be taken; its bytes are kept for the office. `why`: revoked, ended, sealed, form."""

    code = "field.aside"
    advice = "Speak with the office: what was sent is kept there, and what was written stays on the telephone."

    why: str


type Outcome = Taken | NumberTaken | KeptAside


@dataclass(frozen=True, slots=True)
class Taken:
    """What a device is told. `known`: it had come before; `leaf`: of its entry; `sequence`: the device's highest.

    `files`: whether its report may lack some.
    """

    known: bool
    report: str
    standing: Standing
    why: tuple[Why, ...]
    leaf: int | None
    sequence: int
    gaps: tuple[int, ...]
    late: bool
    note: str
    files: bool


def receive(arrived: Sequence[Arrived]) -> list[Outcome]:
    """Take these in, each of another device, in the caller's act; what each is told, in their order."""
    devices = _held(arrived)
    before = _before(arrived)
    told: dict[int, Outcome] = {}
    fresh: list[Arrived] = []
    for each in arrived:
        found = before.get((each.device.id, each.envelope.sequence), [])
        same = next((row for row in found if row.digest == each.digest), None)
        device = devices[each.device.id]
        if same is not None:
            told[device.pk] = _told(same, device, known=True)
        elif device.revoked_at is not None:
            told[device.pk] = set_aside(each.device, each.envelope, each.body, "revoked")
        elif found and not _went_back(device, each.envelope):
            told[device.pk] = _conflict(each, found[0])
        else:
            fresh.append(each)
    told |= _take(fresh, devices)
    return [told[each.device.id] for each in arrived]


def set_aside(device: Identity, envelope: Envelope, body: bytes, why: str) -> KeptAside:
    """Keep what may not be taken, with its bytes, and ask about it; again harms nothing, and a flood is bounded."""
    digest, rows = hashlib.sha256(body).hexdigest(), Submission.objects.filter(device=device.id)
    known = rows.filter(sequence=envelope.sequence, digest=digest).exists()
    if known or rows.filter(standing=Standing.ASIDE).count() >= MOST_ASIDE:
        return KeptAside(why)
    Submission.objects.create(
        device_id=device.id,
        sequence=envelope.sequence,
        digest=digest,
        standing=Standing.ASIDE,
        channel=Channel.FIELD.value,
        made_at=envelope.made_at,
        received_at=now(),
        why=[{"at": "", "fault": why}],
        body=sealed_bytes([(device.name, f"body {digest}", body)])[0],
    )
    _ask(device.id, why, envelope.sequence)
    return KeptAside(why)


def told_before(device: Identity, sequence: int, digest: str = "") -> Taken | None:
    """What the device was told of this number, of these bytes where a digest is given; None where it did not come."""
    rows = Submission.objects.filter(device=device.id, sequence=sequence, standing__in=_TAKEN)
    rows = rows.select_related("report", "device")
    if digest:
        rows = rows.filter(digest=digest)
    row = rows.order_by("-pk").first()
    return None if row is None else _told(row, row.device, known=True)


_TAKEN: Final = (Standing.SENT, Standing.DRAFT, Standing.PRACTICE)


def _held(arrived: Sequence[Arrived]) -> dict[int, Device]:
    """The devices, held to the end of the act; in one order, whoever takes."""
    rows = Device.objects.select_for_update().filter(pk__in=[each.device.id for each in arrived]).order_by("pk")
    return {row.pk: row for row in rows}


def _before(arrived: Sequence[Arrived]) -> dict[tuple[int, int], list[Submission]]:
    """What came under these numbers already: what was taken first."""
    rows = Submission.objects.filter(
        device__in=[each.device.id for each in arrived],
        sequence__in={each.envelope.sequence for each in arrived},
        standing__in=_TAKEN,
    )
    found: dict[tuple[int, int], list[Submission]] = {}
    for row in rows.select_related("report").order_by("pk"):
        found.setdefault((row.device_id, row.sequence), []).append(row)
    return found


def _went_back(device: Device, envelope: Envelope) -> bool:
    """Whether the device's numbers went back: it made this later than what has its highest number."""
    later = device.made_at is not None and envelope.made_at > device.made_at
    return envelope.sequence < device.sequence and later


def _filed(fresh: Sequence[Arrived]) -> list[Filed | None]:
    new = iter(file_new([each for each in fresh if not each.envelope.practice and not each.envelope.report]))
    return [
        None if each.envelope.practice else file_again(each) if each.envelope.report else next(new) for each in fresh
    ]


def _take(fresh: Sequence[Arrived], devices: Mapping[int, Device]) -> dict[int, Outcome]:
    """Keep their rows and their devices' counts."""
    filed = _filed(fresh)
    rows = [_row(each, one, devices[each.device.id]) for each, one in zip(fresh, filed, strict=True)]
    drafts = [(each, row) for each, row in zip(fresh, rows, strict=True) if row.standing == Standing.DRAFT]
    # A draft may have lost what its form has no place for.
    bodies = sealed_bytes((each.device.name, f"body {each.digest}", each.body) for each, _ in drafts)
    for (_, row), body in zip(drafts, bodies, strict=True):
        row.body = body
    Submission.objects.bulk_create(rows)
    _count([(each, devices[each.device.id]) for each in fresh])
    for each, row in zip(fresh, rows, strict=True):
        for note in filter(None, row.note.split(",")):
            _ask(each.device.id, note, each.envelope.sequence)
    return {
        each.device.id: _told(row, devices[each.device.id], known=False, files=bool(each.envelope.annexes))
        for each, row in zip(fresh, rows, strict=True)
    }


def _row(each: Arrived, filed: Filed | None, device: Device) -> Submission:
    back = each.envelope.sequence not in device.gaps and _went_back(device, each.envelope)
    standing = Standing.PRACTICE if filed is None else Standing.DRAFT if filed.why else Standing.SENT
    return Submission(
        device=device,
        sequence=each.envelope.sequence,
        digest=each.digest,
        standing=standing,
        channel=each.channel.value,
        made_at=each.envelope.made_at,
        received_at=now(),
        report=None if filed is None else filed.report,
        leaf=None if filed is None else filed.leaf.leaf_id,
        edits=0 if filed is None else filed.report.edits,
        number=each.number if standing is Standing.DRAFT else "",
        why=[] if filed is None else [{"at": one.at, "fault": one.fault} for one in filed.why],
        note=",".join([*([_RESTORED] if back else []), *([_CLOCK] if each.off else [])]),
    )


def _count(pairs: Sequence[tuple[Arrived, Device]]) -> None:
    """Note each device's highest number, its moment, and what lacks below it."""
    at, adapted = now(), connection.ops.adapt_datetimefield_value
    for each, device in pairs:
        number, gaps = each.envelope.sequence, list(device.gaps)
        if number > device.sequence:
            gaps = [*gaps, *range(max(device.sequence + 1, number - MOST_GAPS), number)][-MOST_GAPS:]
            device.sequence, device.made_at = number, each.envelope.made_at
        elif number in gaps:
            gaps.remove(number)
        elif device.made_at is None or each.envelope.made_at > device.made_at:
            # Its numbers went back: from now on they count from here.
            device.made_at = each.envelope.made_at
        if gaps != device.gaps:
            device.gaps = gaps
            device.save(update_fields=["gaps"])
    # One statement for each, prepared once: Django's own for many is one that grows with them.
    with connection.cursor() as cursor:
        cursor.executemany(
            _COUNTED, [(device.sequence, adapted(device.made_at), adapted(at), device.pk) for _, device in pairs]
        )


def _conflict(each: Arrived, taken: Submission) -> NumberTaken:
    kept = {
        "standing": Standing.CONFLICT,
        "channel": each.channel.value,
        "made_at": each.envelope.made_at,
        "received_at": now(),
        "report": taken.report,
        "body": sealed_bytes([(each.device.name, f"body {each.digest}", each.body)])[0],
    }
    Submission.objects.get_or_create(
        device_id=each.device.id, sequence=each.envelope.sequence, digest=each.digest, defaults=kept
    )
    _ask(each.device.id, "conflict", each.envelope.sequence)
    return NumberTaken("" if taken.report is None else taken.report.subject, each.envelope.sequence)


def _ask(device: int, kind: str, sequence: int) -> None:
    Question.objects.get_or_create(device_id=device, kind=kind, sequence=sequence, defaults={"asked_at": now()})


def _told(row: Submission, device: Device, *, known: bool, files: bool = True) -> Taken:
    report: Report | None = row.report
    return Taken(
        known=known,
        report="" if report is None else report.subject,
        standing=Standing(row.standing),
        why=tuple(msgspec.convert(row.why, list[Why])),
        leaf=row.leaf,
        sequence=device.sequence,
        gaps=tuple(device.gaps),
        late=report is not None and report.late,
        note=row.note,
        files=files and report is not None,
    )
