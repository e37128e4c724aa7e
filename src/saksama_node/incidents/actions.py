"""Acts on security incidents: report, take, notify, close; and taking over what the partner's log says.

Rules kept here:
  * Every act of ours is an entry in our log, in the same transaction; the caller holds `ledger.actions.act()`.
  * A leak of personal data starts the clock of UU 27/2022 art. 46; its due moment stands in the entry, for all to see.
  * Only the side that was asked takes an incident; either side closes it, with words for the public.
Left to others: sending the words across (`exchange`), the joint task (`tasks`), the clause's hours (the agreement).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from saksama.entries.entry import Entry
from saksama.entries.kinds.incident import (
    IncidentClosed,
    IncidentNotified,
    IncidentReported,
    IncidentTaken,
    IncidentType,
)
from saksama.entries.words import worded
from saksama.errors import CallerError, EvidenceError
from saksama.vocabulary import format_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.incidents.models import Incident, State
from saksama_node.incidents.sealed import sealed_report
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append, new_subject
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


class Why(StrEnum):
    """Why an act on an incident was refused; a screen has a sentence for each."""

    UNKNOWN = "unknown"
    NOT_OURS_TO_TAKE = "not-ours-to-take"
    NOT_OURS_TO_NOTIFY = "not-ours-to-notify"
    NO_NOTICE_OWED = "no-notice-owed"
    NOT_TAKEN = "not-taken"
    NOTICE_FIRST = "notice-first"


class IncidentRefused(CallerError):
    """The incident does not stand where this act begins; nothing was changed."""

    code = "incident.refused"
    advice = "Open the incident again and look where it stands."

    subject: str
    why: Why


class ReportContradicts(EvidenceError):
    """The words that came use the number of an incident that another side reported."""

    code = "incident.contradicts"
    advice = "Refuse the dispatch and ask the partner which incident it means."

    subject: str


@dataclass(frozen=True, slots=True)
class Report:
    """The words of an incident and its frame. `due`, `notice_due`: UTC; `task`: subject of its joint task, or empty."""

    type: IncidentType
    title: str
    description: str
    agreement: str
    clause: str
    due: datetime
    notice_due: datetime | None = None
    task: str = ""


def report(by: Staff, to: str, words: Report) -> Leaf:
    """Report an incident to `to`; its subject is the entry's. The words are sent in the same transaction."""
    subject = new_subject()
    body = IncidentReported(
        agreement=words.agreement,
        clause=words.clause,
        due=format_moment(words.due),
        to=to,
        type=words.type,
        notice_due=msgspec.UNSET if words.notice_due is None else format_moment(words.notice_due),
    )
    leaf = append(body, subject=subject, actor=actor_for(by, subject))
    _keep(SETTINGS.origin, to, subject, words)
    return leaf


def receive_report(reporter: str, subject: str, words: Report) -> None:
    """Keep the words of an incident that the partner reported. The same report again changes nothing."""
    known = Incident.objects.filter(subject=subject).first()
    if known is None:
        _keep(reporter, SETTINGS.origin, subject, words)
    elif known.reporter != reporter:
        raise ReportContradicts(subject)


def take(by: Staff, subject: str) -> Leaf:
    """Take an incident that the partner reported to us, as its duty officer."""
    incident = _locked(subject)
    if incident.to != SETTINGS.origin or incident.state != State.REPORTED:
        raise IncidentRefused(subject, Why.NOT_OURS_TO_TAKE)
    _stand(incident, State.TAKEN)
    return append(IncidentTaken(reporter=incident.reporter), subject=subject, actor=actor_for(by, subject))


def notify(by: Staff, subject: str, to: str) -> Leaf:
    """Record, as the side that reported the leak, who was told in writing. `to`: code of who was told."""
    incident = _locked(subject)
    if incident.reporter != SETTINGS.origin:
        raise IncidentRefused(subject, Why.NOT_OURS_TO_NOTIFY)
    if incident.notice_due is None or incident.notified_at is not None:
        raise IncidentRefused(subject, Why.NO_NOTICE_OWED)
    incident.notified_at = now()
    incident.save(update_fields=["notified_at"])
    return append(IncidentNotified(to=to), subject=subject, actor=actor_for(by, subject))


def close(by: Staff, subject: str, note: str) -> Leaf:
    """Close an incident that was taken, with a note for the public (a blob, kept before the entry that names it).

    Raises `IncidentRefused`, `WordsRefused`.
    """
    note = worded(note)
    incident = _locked(subject)
    if incident.state != State.TAKEN:
        raise IncidentRefused(subject, Why.NOT_TAKEN)
    if incident.notice_due is not None and incident.notified_at is None:
        raise IncidentRefused(subject, Why.NOTICE_FIRST)
    incident.note = note
    incident.save(update_fields=["note"])
    _stand(incident, State.CLOSED)
    digest = blobs.put(note.encode())
    return append(IncidentClosed(note=digest), subject=subject, actor=actor_for(by, subject))


def keep_note(subject: str, note: str) -> None:
    """Keep the public note with which the partner closed an incident: the blob that its entry names."""
    Incident.objects.filter(subject=subject, state=State.CLOSED, note="").update(note=note)


def learn(origin: str, entry: Entry) -> None:
    """Take over what the partner `origin` logged about an incident of ours or of its own."""
    incident = Incident.objects.select_for_update().filter(subject=entry.subject).first()
    if incident is None or origin not in (incident.reporter, incident.to):
        return
    match entry.body:
        case IncidentTaken() if incident.to == origin and incident.state == State.REPORTED:
            _stand(incident, State.TAKEN)
        case IncidentNotified() if incident.notified_at is None:
            incident.notified_at = entry.at
            incident.save(update_fields=["notified_at"])
        case IncidentClosed() if incident.state == State.TAKEN:
            _stand(incident, State.CLOSED)
        case _:
            pass


def _keep(reporter: str, to: str, subject: str, words: Report) -> None:
    Incident.objects.create(
        subject=subject,
        reporter=reporter,
        to=to,
        agreement=words.agreement,
        clause=words.clause,
        type=words.type.value,
        **sealed_report(subject, words.title, words.description),
        due=words.due,
        notice_due=words.notice_due,
        task=words.task,
        reported_at=now(),
    )


def _locked(subject: str) -> Incident:
    incident = Incident.objects.select_for_update().filter(subject=subject).first()
    if incident is None:
        raise IncidentRefused(subject, Why.UNKNOWN)
    return incident


def _stand(incident: Incident, state: State) -> None:
    incident.state = state
    incident.save(update_fields=["state"])
