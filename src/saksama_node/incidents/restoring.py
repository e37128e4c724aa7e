"""Security incidents again, from what our own log says of them, after a backup was restored.

Rules kept here: as for joint tasks: the entries say where it stands, it never moves back, words are not made up.
Left to others: the partner's acts and reports, which the follower meets again.
"""

from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.incident import IncidentClosed, IncidentNotified, IncidentReported, IncidentTaken
from saksama.vocabulary import parse_moment
from saksama_node.incidents.models import Incident, State
from saksama_node.incidents.sealed import sealed_report
from saksama_node.ledger import blobs
from saksama_node.ledger.faults import BlobMissing
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.settings.current import SETTINGS

TITLE: Final = "Insiden yang kata-katanya hilang"
_ORDER: Final = (State.REPORTED, State.TAKEN, State.CLOSED)


def restore(found: LoggedEntry) -> Missing | None:
    """Take over one entry of ours, in the caller's transaction; what of it did not come back. Again changes nothing."""
    body = found.entry.body
    if isinstance(body, IncidentReported):
        return _reported(found, body)
    incident = Incident.objects.select_for_update().filter(subject=found.entry.subject).first()
    if incident is None:
        # The partner's: it comes with the dispatch that is fetched again, and this entry is met anew.
        return Missing.AGAIN
    match body:
        case IncidentTaken():
            _stand(incident, State.TAKEN)
        case IncidentNotified():
            incident.notified_at = incident.notified_at or found.entry.at
        case IncidentClosed(note=note):
            _stand(incident, State.CLOSED)
            incident.note = incident.note or ("" if note is UNSET else _public(str(note)))
        case _:
            return None
    incident.save(update_fields=["state", "notified_at", "note"])
    return None


def _reported(found: LoggedEntry, body: IncidentReported) -> Missing | None:
    _, is_new = Incident.objects.get_or_create(
        subject=found.entry.subject,
        defaults={
            "reporter": SETTINGS.origin,
            "to": body.to,
            "agreement": body.agreement,
            "clause": body.clause,
            "type": body.type.value,
            **sealed_report(found.entry.subject, TITLE, ""),
            "due": parse_moment(body.due),
            "notice_due": None if body.notice_due is UNSET else parse_moment(str(body.notice_due)),
            "reported_at": found.entry.at,
        },
    )
    return Missing.WORDS if is_new else None


def _stand(incident: Incident, state: State) -> None:
    if _ORDER.index(state) > _ORDER.index(State(incident.state)):
        incident.state = state


def _public(note: str) -> str:
    try:
        return blobs.get(note).decode(errors="replace")
    except BlobMissing:
        return ""
