"""Frame and payload of a dispatch as they lie here: sealed and opened.

Rules kept here:
  * Each dispatch has a key of its own, and each part is bound to its column and its dispatch.
  * One that could not be opened when it came has no frame and no payload, and both are no bytes.
Left to others: keys (`casekeys.sealing`), rows (actions, restoring, forgetting), what travels (`sealed_files`).
"""

from collections.abc import Iterable

import msgspec

from saksama.envelope.kinds import Frame, IncidentReport, Payload, TaskOffer, TaskReport
from saksama_node.casekeys.sealing import Plain, Use, opened_all, seal_all
from saksama_node.exchange.models import Incoming, Outgoing


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


def _task_of(payload: Payload) -> str:
    match payload:
        case TaskOffer(task=str(task)) | TaskReport(task=str(task)) | IncidentReport(task=str(task)):
            return task
        case _:
            return ""


def _of(way: type[Outgoing] | type[Incoming], name: str, subject: str) -> str:
    return f"{way.__name__.lower()} {name} {subject}"
