"""Periods, reports and where they stand again, from our own log, after a backup was restored.

Rules kept here:
  * A period comes back whole but for its name. A report comes back with its office, period, version and state, so that
    nobody examines twice; what stood in it, its number and its writer do not: that is said.
  * Notes and reasons do not come back; that a report was given back does.
  * What a device sent does not come back; that it came in does, and its device, which holds the receipt, is asked.
  * Again changes nothing.
Left to others: the order of the acts (`saksama.observation.loop`).
"""

from datetime import date

from msgspec import UNSET

from saksama.entries.kinds.observation import (
    LhpApproved,
    LhpReopened,
    LhpReturned,
    LhpSent,
    PeriodAsked,
    PeriodClosed,
    PeriodOpened,
)
from saksama.observation.loop import steps_of
from saksama.observation.reading import shipped
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.observation.models import Dictation, Examination, Period, Report, State, Submission, Version
from saksama_node.observation.planning import keep_asked
from saksama_node.observation.writing import chain_of, is_late


def restore_period(found: LoggedEntry) -> Missing | None:
    """Give back what one entry of ours says of a period; what of it did not come back."""
    row = Period.objects.filter(subject=found.entry.subject).first()
    match found.entry.body:
        case PeriodOpened() as body if row is None:
            row = Period.objects.create(
                subject=found.entry.subject,
                office=body.office,
                name=f"{body.begins} - {body.ends}",
                form=body.form,
                begins=date.fromisoformat(body.begins),
                ends=date.fromisoformat(body.ends),
                chain=" ".join(body.chain),
            )
            keep_asked(row, {each.office: each.reports for each in body.asked})
            return Missing.WORDS
        case PeriodAsked(asked=asked) if row is not None:
            keep_asked(row, {each.office: each.reports for each in asked})
        case PeriodClosed() if row is not None:
            row.closed = True
            row.save(update_fields=["closed"])
        case _:
            pass
    return None


def restore_received(found: LoggedEntry) -> Missing | None:
    """Whether what came in with one entry of ours is here; where it is not, its device holds it and its receipt."""
    here = Submission.objects.filter(leaf=found.leaf_id) or Dictation.objects.filter(leaf=found.leaf_id)
    return None if here else Missing.SUBMISSION


def restore_report(found: LoggedEntry) -> Missing | None:
    """Give back where a report stands after one entry of ours; what of it did not come back."""
    body, subject = found.entry.body, found.entry.subject
    row = Report.objects.filter(subject=subject).first()
    if isinstance(body, LhpSent):
        return _sent(found, body, row)
    if row is None or not isinstance(body, (LhpReturned, LhpApproved, LhpReopened)) or body.version != row.version:
        return None
    match body:
        case LhpReturned():
            _stand(row, State.RETURNED, "", found)
            return Missing.WORDS
        case LhpApproved(level=level):
            steps = steps_of(chain_of(row), row.level)
            after = steps[steps.index(level) + 1 :] if level in steps else ()
            _stand(row, State.SENT if after else State.APPROVED, after[0] if after else "", found)
        case LhpReopened():
            _stand(row, State.REOPENED, "", found)
    return None


def _sent(found: LoggedEntry, body: LhpSent, row: Report | None) -> Missing | None:
    if row is not None and row.version >= body.version:
        return None
    at, period = found.entry.at, None
    if body.period is not UNSET:
        period = Period.objects.filter(subject=body.period).first()
    if row is None:
        form = next((form for form in shipped().values() if form.digest == body.form), None)
        row = Report(
            subject=found.entry.subject,
            office=body.office,
            level=body.level,
            writer=0,
            period=period,
            form="" if form is None else form.id,
            made_at=at,
            late=is_late(period, at),
        )
    row.version, row.state, row.changed_at = body.version, State.SENT, at
    row.turn = steps_of(chain_of(row), body.level)[0]
    row.save()
    Version.objects.get_or_create(
        report=row, version=body.version, defaults={"number": row.number, "by": 0, "at": at, "leaf": found.leaf_id}
    )
    return Missing.SUBMISSION


def _stand(row: Report, state: State, turn: str, found: LoggedEntry) -> None:
    row.state, row.turn, row.changed_at = state, turn, found.entry.at
    row.save(update_fields=["state", "turn", "changed_at"])
    Examination.objects.filter(report=row).delete()
