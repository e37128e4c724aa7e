"""Frame, payload and attachments of a dispatch as their rows hold them: sealed and opened.

Rules kept here:
  * Each dispatch has a key of its own, and each part is bound to its column and its dispatch.
  * One that could not be opened when it came has no frame and no payload, and both are no bytes.
  * What a file is called, its digest and what opens it stand under a key that goes with the draft, each bound to its
    place; of one that was erased, what opens it is not there (`forgetting`).
Left to others: keys (`casekeys.sealing`), rows (actions, restoring, forgetting), what travels (`sealed_files`), the
files (`attachments`).
"""

from collections.abc import Iterable, Sequence

import msgspec

from saksama.envelope.kinds import Frame, IncidentReport, Payload, TaskOffer, TaskReport
from saksama_node.casekeys.sealing import Plain, Use, opened_all, seal_all
from saksama_node.exchange.attachments import Kept, outgoing_path, received_path
from saksama_node.exchange.models import Incoming, IncomingFile, Outgoing, OutgoingFile


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one file: its name, SHA-256 (hex) of its plain bytes, the age identity that opens it, empty where erased."""

    name: str
    sha256: str
    identity: str


def sealed_said(
    subject: str, way: type[Outgoing] | type[Incoming], frame: Frame, payload: Payload
) -> dict[str, bytes | str]:
    """The columns of a dispatch that says this: both parts, and the joint task that it is about."""
    parts = sealed_parts(subject, way, msgspec.json.encode(frame), msgspec.json.encode(payload))
    return {**parts, "about": _task_of(payload)}


def sealed_parts(subject: str, way: type[Outgoing] | type[Incoming], frame: bytes, payload: bytes) -> dict[str, bytes]:
    """The same of what was encoded before."""
    told = {"frame": frame, "payload": payload}
    sealed = seal_all([Plain(subject, _of(way, name, subject), data, Use.STAYS) for name, data in told.items()])
    return dict(zip(told, sealed, strict=True))


def opened_parts(rows: Iterable[Outgoing | Incoming]) -> list[tuple[bytes, bytes]]:
    """Frame and payload of each, in their order, with one question; empty where there are none."""
    parts = [
        (bytes(data), _of(type(row), name, row.subject))
        for row in rows
        for name, data in (("frame", row.frame), ("payload", row.payload))
    ]
    told = [each or b"" for each in opened_all(parts)]
    return list(zip(told[::2], told[1::2], strict=True))


def opened_titles(rows: Iterable[Outgoing | Incoming]) -> list[str]:
    """What each is called, in their order, without its payload; empty where it has no frame."""
    found = opened_all([(bytes(row.frame), _of(type(row), "frame", row.subject)) for row in rows])
    return [msgspec.json.decode(each, type=Frame).title if each else "" for each in found]


def sealed_attachments(subject: str, way: type[Outgoing] | type[Incoming], kept: Sequence[Kept]) -> list[bytes]:
    """What the row of each of these attachments holds, in their order."""
    told = [msgspec.json.encode(_Told(each.name, each.sha256, each.identity)) for each in kept]
    places = [_of_file(way, each.position, subject) for each in kept]
    return seal_all([Plain(subject, place, data) for place, data in zip(places, told, strict=True)])


def opened_attachments(rows: Iterable[Outgoing | Incoming]) -> list[tuple[Kept, ...]]:
    """The attachments of each dispatch, in their order, with one question for all their keys.

    One whose key was destroyed has neither name nor digest.
    """
    found = [(row, _files(row)) for row in rows]
    parts = [
        (bytes(file.told), _of_file(type(row), file.position, row.subject)) for row, files in found for file in files
    ]
    told = iter(opened_all(parts))
    return [tuple(_kept(row, file, next(told)) for file in files) for row, files in found]


def _files(row: Outgoing | Incoming) -> Sequence[OutgoingFile | IncomingFile]:
    match row:
        case Outgoing():
            return list(row.files.all())
        case Incoming():
            return list(row.files.all())


def _kept(row: Outgoing | Incoming, file: OutgoingFile | IncomingFile, data: bytes | None) -> Kept:
    told = msgspec.json.decode(data, type=_Told) if data else _Told("", "", "")
    path = outgoing_path(row.subject, file.position)
    if isinstance(row, Incoming):
        path = received_path(row.folder, file.position)
    return Kept(file.position, told.name, file.size, told.sha256, path, told.identity)


def _task_of(payload: Payload) -> str:
    match payload:
        case TaskOffer(task=str(task)) | TaskReport(task=str(task)) | IncidentReport(task=str(task)):
            return task
        case _:
            return ""


def _of(way: type[Outgoing] | type[Incoming], name: str, subject: str) -> str:
    return f"{way.__name__.lower()} {name} {subject}"


def _of_file(way: type[Outgoing] | type[Incoming], position: int, subject: str) -> str:
    return _of(way, f"file {position}", subject)
