"""Public counts of supervision, from the log alone: reports asked for, in, late, approved; advice and its answers.

Rules kept here:
  * Anyone counts the same: a pure function of the entries, in the log's order. Coverage comes first: of how many asked
    for. What nobody asked for is counted, and has no denominator. What was asked for first stays beside what is asked
    for now, with the days of each change: else coverage could be made whole afterwards, unseen.
  * A report is in when its first version was sent, late when that was after its period's last day, by the day of the
    office's wall clock, or after the period was closed; a revision makes nothing late.
  * A report is of a period that was opened before it, else of none. Different forms are never added up.
  * Of advice: answered, how, as its last answer says, and late where its first one is of a day after the due day;
    unanswered and overdue on the day of the count.
Left to others: whether the acts are lawful (loop), words and pages.
"""

from collections.abc import Iterable, Mapping
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
from saksama.observation.loop import Act, Stand, State, Walked, follow


@dataclass(frozen=True, slots=True)
class Period:
    """A period as it stands. `asked`: reports by office; `first`: when it was opened; `changed`: days of changes."""

    subject: str
    office: str
    form: str
    begins: date
    ends: date
    chain: tuple[str, ...]
    asked: Mapping[str, int]
    first: Mapping[str, int]
    changed: tuple[date, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Of one office in one period. `asked`: None where nothing is; `returned`: given back and not sent again;
    `first`: how many were asked for when it was opened, None where none were.
    """

    asked: int | None = None
    sent: int = 0
    late: int = 0
    approved: int = 0
    returned: int = 0
    first: int | None = None

    @property
    def missing(self) -> int | None:
        """How many did not come; None where nothing was asked for."""
        return None if self.asked is None else max(0, self.asked - self.sent)


@dataclass(frozen=True, slots=True)
class Advised:
    """Of the advice that one office gave one body; `late`: of the answered, those answered after their due day."""

    sent: int = 0
    answers: Mapping[Answer, int] = field(default_factory=dict)
    late: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """All of a log on one day. `reports`: by period and office; `outside`: those for none, by form (the digest that its
    reports name) and office; `advice`: by office and body.
    """

    periods: Mapping[str, Period]
    reports: Mapping[tuple[str, str], Count]
    outside: Mapping[tuple[str, str], Count]
    advice: Mapping[tuple[str, str], Advised]


@dataclass(slots=True)
class _Report:
    """One report as far as it was followed: where it counts, whether it was late, where it stands.

    `key`: its period and office; of one that is for none its form and office.
    """

    key: tuple[str, str]
    is_outside: bool
    chain: tuple[str, ...]
    late: bool
    walked: Walked


@dataclass(slots=True)
class Counting:
    """Acts taken one by one in the log's order, and what they come to. `zone`: by which days end.

    Of a report only where it stands is kept, so that a log of a voting night can be counted on as it grows.
    """

    zone: tzinfo
    periods: dict[str, Period] = field(default_factory=dict)
    """Without the days of their changes, which are put to them when they are counted."""
    _changed: dict[str, list[date]] = field(default_factory=dict)
    _reports: dict[str, _Report | None] = field(default_factory=dict)
    _advice: dict[str, AdviceSent] = field(default_factory=dict)
    _answers: dict[str, Answer] = field(default_factory=dict)
    _answered: dict[str, str] = field(default_factory=dict)
    """The day of its first answer."""

    def take(self, subject: str, act: Act) -> None:
        """Take the next act of the log."""
        match act.body:
            case PeriodOpened() as body:
                self.periods.setdefault(subject, _period(subject, body))
            case PeriodAsked(asked=asked) if subject in self.periods:
                self._changed.setdefault(subject, []).append(act.at.astimezone(self.zone).date())
                self.periods[subject] = replace(self.periods[subject], asked=_asked(asked))
            case PeriodClosed() if subject in self.periods:
                self.periods[subject] = replace(self.periods[subject], closed=True)
            case LhpSent() | LhpReturned() | LhpApproved() | LhpReopened():
                self._follow(subject, act)
            case AdviceSent() as body:
                self._advice.setdefault(subject, body)
            case AdviceAnswered(answer=answer, day=day):
                self._answers[subject] = answer
                self._answered.setdefault(subject, day)
            case _:
                pass

    def _follow(self, subject: str, act: Act) -> None:
        """Follow a report; what does not begin with its first sending is none."""
        if subject not in self._reports:
            self._reports[subject] = self._begun(act)
        report = self._reports[subject]
        if report is not None:
            report.walked = follow(report.walked, act, report.chain)

    def _begun(self, act: Act) -> _Report | None:
        if not isinstance(act.body, LhpSent):
            return None
        period = self.periods.get(act.body.period) if isinstance(act.body.period, str) else None
        if period is None:
            key = act.body.form, act.body.office
            return _Report(key, is_outside=True, chain=(), late=False, walked=Walked(Stand()))
        late = period.closed or act.at.astimezone(self.zone).date() > period.ends
        key = period.subject, act.body.office
        return _Report(key, is_outside=False, chain=period.chain, late=late, walked=Walked(Stand()))

    def on(self, today: date) -> Counts:
        """All that was taken, as of that day."""
        reports: dict[tuple[str, str], Count] = {
            (period.subject, office): Count(asked=period.asked.get(office), first=period.first.get(office))
            for period in self.periods.values()
            for office in (*period.asked, *period.first)
        }
        outside: dict[tuple[str, str], Count] = {}
        for report in self._reports.values():
            if report is not None:
                counts = outside if report.is_outside else reports
                counts[report.key] = _with(counts.get(report.key, Count()), report)
        advice: dict[tuple[str, str], Advised] = {}
        for subject, sent in self._advice.items():
            key = (sent.office, sent.to)
            before = advice.get(key, Advised())
            answer = self._answers.get(subject)
            advice[key] = (
                _open(before, sent, today)
                if answer is None
                else _answered(before, sent, answer, self._answered[subject])
            )
        changed = {subject: tuple(self._changed.get(subject, ())) for subject in self.periods}
        periods = {subject: replace(each, changed=changed[subject]) for subject, each in self.periods.items()}
        return Counts(periods, reports, outside, advice)


def count(acts: Iterable[tuple[str, Act]], zone: tzinfo, today: date) -> Counts:
    """Count (subject, act) pairs in the log's order, as of `today`; days end by `zone`."""
    counting = Counting(zone)
    for subject, act in acts:
        counting.take(subject, act)
    return counting.on(today)


def summed(counts: Iterable[Count]) -> Count:
    """The sum of several offices or periods; `asked` and `first` are None only where nothing was asked of any."""
    mine = list(counts)
    asked = [each.asked for each in mine if each.asked is not None]
    first = [each.first for each in mine if each.first is not None]
    return Count(
        asked=sum(asked) if asked else None,
        sent=sum(each.sent for each in mine),
        late=sum(each.late for each in mine),
        approved=sum(each.approved for each in mine),
        returned=sum(each.returned for each in mine),
        first=sum(first) if first else None,
    )


def _period(subject: str, body: PeriodOpened) -> Period:
    return Period(
        subject=subject,
        office=body.office,
        form=body.form,
        begins=date.fromisoformat(body.begins),
        ends=date.fromisoformat(body.ends),
        chain=body.chain,
        asked=_asked(body.asked),
        first=_asked(body.asked),
    )


def _asked(asked: Iterable[Asked]) -> Mapping[str, int]:
    return {each.office: each.reports for each in asked}


def _with(before: Count, report: _Report) -> Count:
    state = report.walked.stand.state
    return replace(
        before,
        sent=before.sent + 1,
        late=before.late + report.late,
        approved=before.approved + (state is State.APPROVED),
        returned=before.returned + (state is State.RETURNED),
    )


def _answered(before: Advised, sent: AdviceSent, answer: Answer, day: str) -> Advised:
    answers = {**before.answers, answer: before.answers.get(answer, 0) + 1}
    late = date.fromisoformat(day) > date.fromisoformat(sent.due)
    return replace(before, sent=before.sent + 1, answers=answers, late=before.late + late)


def _open(before: Advised, sent: AdviceSent, today: date) -> Advised:
    overdue = today > date.fromisoformat(sent.due)
    return replace(before, sent=before.sent + 1, open=before.open + 1, overdue=before.overdue + overdue)
