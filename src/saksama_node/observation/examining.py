"""Examining a report of supervision: taken up by one, given back with notes, approved level by level, opened again.

Rules kept here:
  * One examines at a time; another takes over with a reason. Nobody examines what they sent a version of, or read out
    to who wrote it down.
  * Only the level whose turn it is examines. A report is given back with a note at least, each to a field or an annex.
  * A note is answered before the report is sent again, and only an examiner closes it.
  * Two decisions at once make one: the report's row is held, and the second finds that it moved.
Left to others: who may examine for which office (flows), the order of the acts for an outsider (observation.loop).
"""

from collections.abc import Sequence

from saksama.entries.body import Body
from saksama.entries.commitment import Opening
from saksama.entries.kinds.observation import LhpApproved, LhpReopened, LhpReturned
from saksama.observation.loop import steps_of
from saksama.vocabulary import JsonValue
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger.actions import Leaf, append, reason_of, spoken
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.models import Dictation, Examination, Note, Report, ReportAct, State, Version, What
from saksama_node.observation.sealed import opened_words, sealed_words
from saksama_node.observation.writing import chain_of
from saksama_node.settings.clock import now


def take_up(by: Staff, subject: str, reason: str = "") -> None:
    """Examine it from now on; over another only with a reason. Raises `ReportRefused`."""
    report = _sent(by, subject)
    held = Examination.objects.filter(report=report).first()
    if held is not None and held.by != by.id and not reason.strip():
        raise ReportRefused(subject, Why.TAKEN)
    kept = {"by": by.id, "since": now(), "reason": sealed_words(subject, "takeover", reason.strip())}
    Examination.objects.update_or_create(report=report, defaults=kept)
    if held is not None and held.by != by.id:
        # The row goes with the decision; that it was taken over, and why, stays.
        words = sealed_words(subject, "takeover", reason.strip())
        ReportAct.objects.create(report=report, by=by.id, at=now(), what=What.TAKEN, words=words)


def note(by: Staff, subject: str, at: str, words: str) -> int:
    """Write a note to a field or an annex; its number. Raises `ReportRefused`."""
    report = _examined(by, subject)
    if not words.strip():
        raise ReportRefused(subject, Why.NO_NOTE)
    row = Note.objects.create(report=report, version=report.version, at=at, words=b"", by=by.id, written_at=now())
    row.words = sealed_words(subject, _of_note(row.pk), words.strip())
    row.save(update_fields=["words"])
    return row.pk


def take_back_note(by: Staff, subject: str, number: int) -> None:
    """Take away a note of this examination that nobody was given yet. Raises `ReportRefused`."""
    report = _examined(by, subject)
    Note.objects.filter(report=report, pk=number, returned=False).delete()


def close_note(by: Staff, subject: str, number: int) -> None:
    """Close an answered note. Raises `ReportRefused`."""
    report = _examined(by, subject)
    Note.objects.filter(report=report, pk=number, answered_by__isnull=False).update(closed=True)


def give_back(by: Staff, subject: str) -> Leaf:
    """Give the version back with the notes written to it. Raises `ReportRefused`: there is none."""
    report = _examined(by, subject)
    rows = list(Note.objects.filter(report=report, version=report.version, returned=False))
    if not rows:
        raise ReportRefused(subject, Why.NO_NOTE)
    said = opened_words([(subject, _of_note(row.pk), row.words) for row in rows])
    told: list[JsonValue] = [{"at": row.at, "words": words} for row, words in zip(rows, said, strict=True)]
    body = LhpReturned(level=report.turn, notes=len(rows), version=report.version)
    leaf = _entered(by, report, body, (spoken("notes", {"notes": told}),))
    Note.objects.filter(pk__in=[row.pk for row in rows]).update(returned=True)
    _stand(report, State.RETURNED, "")
    return leaf


def approve(by: Staff, subject: str) -> Leaf:
    """Approve the version at this level; after the last level it stands. Raises `ReportRefused`."""
    report = _examined(by, subject)
    leaf = _entered(by, report, LhpApproved(level=report.turn, version=report.version))
    steps = steps_of(chain_of(report), report.level)
    after = steps[steps.index(report.turn) + 1 :]
    Note.objects.filter(report=report, returned=False).delete()
    _stand(report, State.SENT if after else State.APPROVED, after[0] if after else "")
    return leaf


def reopen(by: Staff, subject: str, reason: str) -> Leaf:
    """Open an approved report again, for its writer to send another version. Raises `ReportRefused`."""
    report = _locked(subject)
    if report.state != State.APPROVED:
        raise ReportRefused(subject, Why.STATE)
    if not reason.strip():
        raise ReportRefused(subject, Why.NO_REASON)
    leaf = _entered(by, report, LhpReopened(version=report.version), reason_of(reason))
    _stand(report, State.REOPENED, "")
    return leaf


def answer_note(by: Staff, subject: str, number: int, words: str) -> None:
    """The writer answers a note that came back with the report. Raises `ReportRefused`."""
    report = _locked(subject)
    if report.writer != by.id:
        raise ReportRefused(subject, Why.NOT_THE_WRITER)
    row = Note.objects.filter(report=report, pk=number, returned=True, closed=False).first()
    if row is None or report.state != State.RETURNED:
        raise ReportRefused(subject, Why.STATE)
    if not words.strip():
        raise ReportRefused(subject, Why.NOT_ANSWERED)
    row.answer, row.answered_by = sealed_words(subject, f"answer {number}", words.strip()), by.id
    row.save(update_fields=["answer", "answered_by"])


def _locked(subject: str) -> Report:
    report = Report.objects.select_for_update(of=("self",)).filter(subject=subject).first()
    if report is None:
        raise ReportRefused(subject, Why.UNKNOWN)
    return report


def _sent(by: Staff, subject: str) -> Report:
    report = _locked(subject)
    if report.state != State.SENT:
        raise ReportRefused(subject, Why.STATE)
    told = Dictation.objects.filter(report=report, told_by=by.id)
    if told.exists() or Version.objects.filter(report=report, by=by.id).exists():
        raise ReportRefused(subject, Why.OWN)
    return report


def _examined(by: Staff, subject: str) -> Report:
    report = _sent(by, subject)
    if not Examination.objects.filter(report=report, by=by.id).exists():
        raise ReportRefused(subject, Why.TAKEN)
    return report


def _entered(by: Staff, report: Report, body: Body, openings: Sequence[Opening] = ()) -> Leaf:
    leaf = append(body, subject=report.subject, actor=actor_for(by, report.subject), openings=openings)
    ReportAct.objects.create(report=report, by=by.id, at=leaf.entry.at, leaf=leaf.leaf_id)
    return leaf


def _stand(report: Report, state: State, turn: str) -> None:
    report.state, report.turn, report.changed_at = state, turn, now()
    report.save(update_fields=["state", "turn", "changed_at"])
    Examination.objects.filter(report=report).delete()


def _of_note(number: int) -> str:
    return f"note {number}"
