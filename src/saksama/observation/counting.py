"""Public counts of supervision, from the log alone: reports asked for, in, late, approved; advice and its answers.

Rules kept here:
  * Anyone counts the same: a pure function of the entries, in the log's order. Coverage comes first: of how many asked
    for. What nobody asked for is counted, and has no denominator.
  * A report is in when its first version was sent, late when that was after its period's last day, by the day of the
    office's wall clock, or after the period was closed; a revision makes nothing late.
  * Of advice: answered, how; unanswered and overdue on the day of the count.
Left to others: whether the acts are lawful (loop), words and pages.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from saksama.entries.kinds.observation import (
    AdviceAnswered,
    AdviceSent,
    Answer,
    Asked,
    LhpApproved,
    LhpReopened,
    LhpReturned,
    LhpSent,
    PeriodAsked,
    PeriodClosed,
    PeriodOpened,
)
from saksama.observation.loop import Act, State, walk
from saksama.procedure.levels import is_within


@dataclass(frozen=True, slots=True)
class Period:
    """A period as it stands. `asked`: reports by office; `closed`: where in the log it was closed, None while open."""

    subject: str
    office: str
    form: str
    begins: date
    ends: date
    chain: tuple[str, ...]
    asked: Mapping[str, int]
    closed: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """Of one office in one period. `asked`: None where nothing was; `returned`: given back and not sent again."""

    asked: int | None = None
    sent: int = 0
    late: int = 0
    approved: int = 0
    returned: int = 0

    @property
    def missing(self) -> int | None:
        """How many did not come; None where nothing was asked for."""
        return None if self.asked is None else max(0, self.asked - self.sent)


@dataclass(frozen=True, slots=True)
class Advised:
    """Of the advice that one office gave one body."""

    sent: int = 0
    answers: Mapping[Answer, int] = field(default_factory=dict)
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """All of a log on one day. `reports`: by period (empty: for none) and office; `advice`: by office and body."""

    periods: Mapping[str, Period]
    reports: Mapping[tuple[str, str], Count]
    advice: Mapping[tuple[str, str], Advised]


@dataclass(slots=True)
class _Log:
    periods: dict[str, Period] = field(default_factory=dict)
    reports: dict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))
    advice: dict[str, AdviceSent] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)


def count(acts: Iterable[tuple[str, Act]], zone: tzinfo, today: date) -> Counts:
    """Count (subject, act) pairs in the log's order, as of `today`; days end by `zone`."""
    log = _read(acts)
    reports: dict[tuple[str, str], Count] = {
        (period.subject, office): Count(asked=asked)
        for period in log.periods.values()
        for office, asked in period.asked.items()
    }
    for subject in log.reports:
        _add(reports, log.periods, log.reports[subject], zone)
    advice: dict[tuple[str, str], Advised] = {}
    for subject, sent in log.advice.items():
        key = (sent.office, sent.to)
        advice[key] = _advised(advice.get(key, Advised()), sent, log.answers.get(subject), today)
    return Counts(log.periods, reports, advice)


def within(counts: Counts, period: str, office: str) -> Count:
    """The sum of a period over an office and all below it; `asked` is None only where nobody there was asked."""
    mine = [each for (of, where), each in counts.reports.items() if of == period and is_within(where, office)]
    asked = [each.asked for each in mine if each.asked is not None]
    total = Counter[str]()
    for each in mine:
        total.update(sent=each.sent, late=each.late, approved=each.approved, returned=each.returned)
    return Count(sum(asked) if asked else None, total["sent"], total["late"], total["approved"], total["returned"])


def _read(acts: Iterable[tuple[str, Act]]) -> _Log:
    log = _Log()
    for subject, act in acts:
        match act.body:
            case PeriodOpened() as body if subject not in log.periods:
                log.periods[subject] = Period(
                    subject=subject,
                    office=body.office,
                    form=body.form,
                    begins=date.fromisoformat(body.begins),
                    ends=date.fromisoformat(body.ends),
                    chain=body.chain,
                    asked=_asked(body.asked),
                )
            case PeriodAsked(asked=asked) if subject in log.periods:
                log.periods[subject] = replace(log.periods[subject], asked=_asked(asked))
            case PeriodClosed() if subject in log.periods:
                log.periods[subject] = replace(log.periods[subject], closed=act.index)
            case LhpSent() | LhpReturned() | LhpApproved() | LhpReopened():
                log.reports[subject].append(act)
            case AdviceSent() as body:
                log.advice.setdefault(subject, body)
            case AdviceAnswered(answer=answer):
                log.answers[subject] = answer
            case _:
                pass
    return log


def _asked(asked: Iterable[Asked]) -> Mapping[str, int]:
    return {each.office: each.reports for each in asked}


def _add(found: dict[tuple[str, str], Count], periods: Mapping[str, Period], acts: Sequence[Act], zone: tzinfo) -> None:
    """Count one report where its first version was sent for; what does not begin with one is no report."""
    first = acts[0].body
    if not isinstance(first, LhpSent):
        return
    period = periods.get(first.period) if isinstance(first.period, str) else None
    first_at = acts[0].at
    stand = walk(acts, () if period is None else period.chain).stand
    late = period is not None and (
        first_at.astimezone(zone).date() > period.ends or (period.closed is not None and acts[0].index > period.closed)
    )
    key = "" if period is None else period.subject, first.office
    before = found.get(key, Count())
    found[key] = replace(
        before,
        sent=before.sent + 1,
        late=before.late + late,
        approved=before.approved + (stand.state is State.APPROVED),
        returned=before.returned + (stand.state is State.RETURNED),
    )


def _advised(before: Advised, sent: AdviceSent, answer: Answer | None, today: date) -> Advised:
    answers = dict(before.answers)
    if answer is not None:
        answers[answer] = answers.get(answer, 0) + 1
        return replace(before, sent=before.sent + 1, answers=answers)
    overdue = today > date.fromisoformat(sent.due)
    return replace(before, sent=before.sent + 1, open=before.open + 1, overdue=before.overdue + overdue)
