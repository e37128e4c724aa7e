"""Writing a report of supervision: begun, saved as a draft, sent as a version that nobody changes any more.

Rules kept here:
  * Two who save at once lose nothing: who saves names the state that they saw, and another one refuses them.
  * A draft may lack anything; what is sent answers its form, and tells of no day after its own. The number is the
    office's own and stands once in it. What lacks is told all at once: number, answers, notes.
  * Sending is an entry; what is in the version stands behind its commitment alone.
  * What comes after the period's last day, or after it was closed, is taken and marked late: nothing is refused for it.
Left to others: who may write for which office (flows), examining, annexes.
"""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from msgspec import UNSET

from saksama.entries.kinds.observation import LhpSent
from saksama.observation.answers import Answers, Fault, Problem, problems
from saksama.observation.document import document_of, write_document
from saksama.observation.form import Form
from saksama.observation.loop import steps_of
from saksama.observation.numbers import MOST as LONGEST_NUMBER
from saksama.observation.reading import shipped
from saksama.procedure.levels import Level, at_level, is_within, level_of
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.casekeys.sealing import destroy
from saksama_node.ledger.actions import Leaf, append, new_subject, opening
from saksama_node.observation.annexed import named_of
from saksama_node.observation.faults import AnswersRefused, DraftMoved, ReportRefused, Why
from saksama_node.observation.models import Note, Period, Report, ReportAct, State, Version, What
from saksama_node.observation.sealed import opened_draft, sealed_draft, sealed_words
from saksama_node.observation.searching import index
from saksama_node.settings.clock import now

_WRITTEN = (State.DRAFT, State.RETURNED, State.REOPENED)
"""Where a report is in its writer's hands."""
ANSWER: Final = "answer."
"""Before a note's number: where a fault of its answer stands."""


def begin(by: Staff, office: str, form: str, period: str = "", answers: Answers | None = None) -> str:
    """Begin a draft of an office, with answers to begin from; its subject. Raises `ReportRefused`."""
    subject = new_subject()
    if form not in shipped():
        raise ReportRefused(subject, Why.FORM)
    row = Period.objects.filter(subject=period).first() if period else None
    if period and not is_for(row, form, office):
        raise ReportRefused(subject, Why.PERIOD)
    Report.objects.create(
        subject=subject,
        office=office,
        level=level_of(office).value,
        writer=by.id,
        period=row,
        form=form,
        changed_at=now(),
        draft=sealed_draft(subject, answers or {}),
    )
    return subject


def save_draft(by: Staff, subject: str, edits: int, answers: Answers, number: str) -> int:
    """Save what is written, over the state numbered `edits`; the number of the new one.

    Raises `ReportRefused`, `DraftMoved`, `AnswersRefused` (what is there has another shape than the form's).
    """
    report = _in_hand(by, subject, edits)
    wrong = problems(form_of(report), answers, draft=True)
    if wrong:
        raise AnswersRefused(tuple(wrong))
    if len(number.strip()) > LONGEST_NUMBER or not number.strip().isprintable():
        raise ReportRefused(subject, Why.NUMBER_WRITING)
    report.draft, report.number, report.edits, report.changed_at = (
        sealed_draft(subject, answers),
        number.strip(),
        edits + 1,
        now(),
    )
    try:
        with transaction.atomic():
            report.save(update_fields=["draft", "number", "edits", "changed_at"])
    except IntegrityError as error:
        raise ReportRefused(subject, Why.NUMBER_TAKEN) from error
    return report.edits


def hand_over(by: Staff, subject: str, to: int, reason: str) -> None:
    """Give the writing of a report that was sent to somebody else. Raises `ReportRefused`."""
    report = Report.objects.select_for_update(of=("self",)).filter(subject=subject).first()
    if report is None or report.state not in {State.RETURNED, State.REOPENED}:
        raise ReportRefused(subject, Why.STATE)
    if not reason.strip():
        raise ReportRefused(subject, Why.NO_REASON)
    report.writer = to
    report.save(update_fields=["writer"])
    words = sealed_words(subject, "takeover", reason.strip())
    ReportAct.objects.create(report=report, by=by.id, at=now(), what=What.HANDED, words=words)


def discard(by: Staff, subject: str) -> None:
    """Throw away a draft that was never sent, and its key with it. Raises `ReportRefused`."""
    report = Report.objects.select_for_update(of=("self",)).filter(subject=subject).first()
    if report is None or report.writer != by.id:
        raise ReportRefused(subject, Why.NOT_THE_WRITER)
    if report.version:
        raise ReportRefused(subject, Why.STATE)
    try:
        report.delete()
    except ProtectedError as error:
        # Something came in for it: from the field, or an annex.
        raise ReportRefused(subject, Why.STATE) from error
    destroy([subject])


def send(by: Staff, subject: str, edits: int) -> Leaf:
    """Send the draft as the next version. Raises `ReportRefused`, `DraftMoved`, `AnswersRefused`."""
    report = _in_hand(by, subject, edits)
    form, answers = form_of(report), opened_draft(subject, bytes(report.draft))
    wrong = [] if report.number else [Problem("number", Fault.MISSING)]
    wrong += problems(form, answers, today=timezone.localdate(now()))
    owed = Note.objects.filter(report=report, returned=True, closed=False, answered_by=None)
    unanswered = [Problem(f"{ANSWER}{pk}", Fault.MISSING) for pk in owed.values_list("pk", flat=True)]
    if wrong:
        raise AnswersRefused((*wrong, *unanswered))
    if unanswered:
        raise ReportRefused(subject, Why.NOT_ANSWERED)
    document = document_of(form.digest, report.number, answers, named_of(report))
    told = (opening("report", write_document(document)),)
    leaf = append(entry_of(report), subject=subject, actor=actor_for(by, subject), openings=told)
    stand_as_sent(report, leaf.entry.at)
    report.save(update_fields=["made_at", "late", "version", "state", "changed_at", "turn"])
    version_of(report, by, leaf).save()
    index(report, document)
    return leaf


def entry_of(report: Report) -> LhpSent:
    """What is entered when its next version is sent."""
    return LhpSent(
        form=form_of(report).digest,
        level=report.level,
        office=at_level(report.office, Level.DISTRICT),
        period=UNSET if report.period is None else report.period.subject,
        version=report.version + 1,
    )


def stand_as_sent(report: Report, at: datetime) -> None:
    """Let the row say that its next version was sent at that moment; the caller saves it."""
    if report.made_at is None:
        report.made_at, report.late = at, is_late(report.period, at)
    report.version, report.state, report.changed_at = report.version + 1, State.SENT, at
    report.turn = steps_of(chain_of(report), report.level)[0]


def version_of(report: Report, by: Staff, leaf: Leaf) -> Version:
    """The row of the version that was sent just now; the caller saves it."""
    number, at = report.number, leaf.entry.at
    return Version(report=report, version=report.version, number=number, by=by.id, at=at, leaf=leaf.leaf_id)


def chain_of(report: Report) -> tuple[str, ...]:
    """The levels that examine reports of its period; none where it is for no period."""
    return () if report.period is None else tuple(report.period.chain.split())


def form_of(report: Report) -> Form:
    """The form that it answers."""
    return shipped()[report.form]


def is_for(period: Period | None, form: str, office: str) -> bool:
    """Whether a report of this form and office may be for this period: the office's own, or of one above it."""
    return period is not None and period.form == form and is_within(office, period.office)


def is_late(period: Period | None, at: datetime) -> bool:
    """Whether what came in at that moment came after its period ended, or was closed."""
    return period is not None and (period.closed or timezone.localdate(at) > period.ends)


def _in_hand(by: Staff, subject: str, edits: int) -> Report:
    report = Report.objects.select_for_update(of=("self",)).filter(subject=subject).first()
    if report is None:
        raise ReportRefused(subject, Why.UNKNOWN)
    if report.writer != by.id:
        raise ReportRefused(subject, Why.NOT_THE_WRITER)
    if report.state not in _WRITTEN:
        raise ReportRefused(subject, Why.STATE)
    if report.edits != edits:
        raise DraftMoved(subject, report.edits)
    return report
