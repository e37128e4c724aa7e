"""Reports of supervision as they stand: whose they are, where they are, what was sent, what was noted.

Rules kept here:
  * Who asks says what they see (`Seen`): their own at the offices where they write, and what was sent at those that
    they read, or of their words. A draft that was never sent is its writer's alone; what is not seen is not there.
  * A list is read by page.
  * What stands in a version is read from the opening of its entry.
Left to others: who reads and writes where (flows), counts (`saksama.observation.counting`), words for people (web).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from saksama.entries.kinds.observation import LhpApproved, LhpReopened, LhpReturned, LhpSent
from saksama.errors import NotThere
from saksama.observation.document import Document, parse_document
from saksama.observation.form import Form
from saksama.observation.loop import State, steps_of
from saksama.observation.numbers import pattern_of
from saksama.observation.reading import shipped
from saksama.procedure.levels import Level, at_level, upwards
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import unkept
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import entries_of, history, opening_of_each
from saksama_node.lists.listed import Listed, listed
from saksama_node.lists.within import within
from saksama_node.observation.followed import clear_of_matters, proposed
from saksama_node.observation.models import Dictation, Note, Period, Report, ReportAct, Version, What
from saksama_node.observation.sealed import opened_draft, opened_words, reason_said
from saksama_node.observation.searching import found, suspected
from saksama_node.observation.writing import chain_of

_PERIODS_AT_ONCE = 20
_TOLD = (LhpSent, LhpReturned, LhpApproved, LhpReopened)


class ReportUnknown(NotThere):
    """No report of supervision of this id, for who asks."""

    code = "lhp.unknown"
    advice = "Go back to the list of reports, and open it from there."

    subject: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees: reports that were sent at `read` and below, their own at `write` and below.

    Their own are also those that they read out to somebody, once they were sent.
    """

    person: int
    read: tuple[str, ...]
    write: tuple[str, ...]

    def rows(self) -> Q:
        """As a condition of reports."""
        told = Q(dictation__told_by=self.person, version__gt=0)
        own = (Q(writer=self.person) | told) & within(self.write, "office")
        return (own | (within(self.read, "office") & Q(version__gt=0))) & unkept() & clear_of_matters()


@dataclass(frozen=True, slots=True)
class PeriodInfo:
    """A period that reports are for."""

    subject: str
    office: str
    name: str
    form: str
    begins: date
    ends: date
    closed: bool


@dataclass(frozen=True, slots=True)
class Dictated:
    """Whose words, when, and who wrote them down."""

    told_by: int
    told_at: datetime
    keyed_by: int


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A report. `steps`: the levels that examine it; `examiner`: who does now, since when; `edits`: of its draft.

    `dictated`: how it was read out, where it was.
    """

    id: int
    subject: str
    office: str
    level: str
    writer: int
    period: PeriodInfo | None
    form: str
    number: str
    state: State
    turn: str
    steps: tuple[str, ...]
    version: int
    late: bool
    made_at: datetime | None
    changed_at: datetime
    edits: int
    examiner: int | None
    since: datetime | None
    dictated: Dictated | None

    @property
    def is_in_hand(self) -> bool:
        """Whether its writer may write on it now."""
        return self.state in {State.DRAFT, State.RETURNED, State.REOPENED}

    @property
    def turns_at(self) -> str:
        """The office whose turn it is to examine; empty where it is nobody's."""
        return at_level(self.office, Level(self.turn)) if self.turn else ""

    @property
    def whole(self) -> Form | None:
        """Its form; None where this program does not know it (after a restore)."""
        return shipped().get(self.form)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list asks for; empty: all of it. `waits`: for somebody (`to_examine`); `oldest`: the longest first.

    `own`: what this person writes on; `theirs`: with what they read out to somebody.
    """

    text: str = ""
    states: tuple[str, ...] = ()
    period: str = ""
    office: str = ""
    form: str = ""
    own: bool = False
    theirs: bool = False
    waits: Q | None = None
    suspected: bool = False
    late: bool = False
    oldest: bool = False


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A version that was sent. `document` None: what stood in it is not kept (it was erased, or not restored)."""

    version: int
    number: str
    by: int
    at: datetime
    leaf: int
    document: Document | None


@dataclass(frozen=True, slots=True)
class NoteInfo:
    """A note of an examiner at a field or an annex (`at`), and its answer."""

    id: int
    version: int
    at: str
    words: str
    by: int
    written_at: datetime
    returned: bool
    answer: str
    answered_by: int | None
    closed: bool

    @property
    def is_owed(self) -> bool:
        """Whether its answer is still owed."""
        return self.returned and not self.closed and self.answered_by is None


def report(subject: str, seen: Seen) -> ReportInfo:
    """One report. Raises `ReportUnknown`."""
    row = _rows().filter(seen.rows(), subject=subject).first()
    if row is None:
        raise ReportUnknown(subject)
    return _info(row)


def reports(seen: Seen, asked: Narrowed) -> Listed[ReportInfo]:
    """Reports of a list, the last changed first, or the other way round."""
    rows = _rows().filter(seen.rows())
    named = {"state__in": asked.states, "period__subject": asked.period, "form": asked.form}
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    if asked.office:
        rows = rows.filter(within((asked.office,), "office"))
    if asked.own:
        rows = rows.filter(writer=seen.person)
    if asked.theirs:
        rows = rows.filter(Q(writer=seen.person) | Q(dictation__told_by=seen.person))
    if asked.waits is not None:
        rows = rows.filter(asked.waits)
    if asked.late:
        rows = rows.filter(late=True)
    if asked.suspected:
        rows = rows.filter(suspected())
    if asked.text:
        rows = rows.filter(found(asked.text))
    order = ("changed_at", "pk") if asked.oldest else ("-changed_at", "-pk")
    return listed(rows.order_by(*order), lambda each: [_info(row) for row in each])


def to_examine(person: int, offices: Sequence[tuple[str, str]]) -> Q:
    """Reports that this person may examine now, for these (level, office); none of their own, or taken by another."""
    turns = Q(pk__in=[])
    for level, office in offices:
        turns |= Q(turn=level) & within((office,), "office")
    own = Version.objects.filter(by=person).values("report")
    told = Dictation.objects.filter(told_by=person).values("report")
    taken = Q(examination__isnull=False) & ~Q(examination__by=person)
    return Q(state=State.SENT) & turns & ~Q(pk__in=own) & ~Q(pk__in=told) & ~taken


def unproposed(places: Sequence[str], since: datetime, many: int) -> list[ReportInfo]:
    """Reports of these places that tell of a suspicion, were first sent since then, and of which no finding was
    proposed, the oldest first; at most `many`.
    """
    rows = _rows().filter(within(places, "office"), unkept(), clear_of_matters(), suspected(), made_at__gte=since)
    return [_info(row) for row in rows.exclude(proposed()).order_by("made_at", "pk")[:many]]


def is_own(by: Staff, found: ReportInfo) -> bool:
    """Whether this person sent a version of the report, or read it out; after a restore, its entries tell who sent."""
    senders = set(Version.objects.filter(report=found.id).values_list("by", flat=True))
    if by.id in senders or (found.dictated is not None and found.dictated.told_by == by.id):
        return True
    actor = actor_for(by, found.subject)
    return 0 in senders and any(
        isinstance(each.body, LhpSent) and each.actor == actor for each in entries_of(found.subject)
    )


def draft_of(found: ReportInfo) -> dict[str, str | list[dict[str, str]]]:
    """The answers of its draft."""
    data = Report.objects.filter(pk=found.id).values_list("draft", flat=True).first()
    return opened_draft(found.subject, bytes(data or b""))


def versions(found: ReportInfo) -> list[VersionInfo]:
    """What was sent, the first first."""
    rows = list(Version.objects.filter(report=found.id))
    kept = opening_of_each((row.leaf for row in rows), "report")
    return [
        VersionInfo(
            version=row.version,
            number=row.number,
            by=row.by,
            at=row.at,
            leaf=row.leaf,
            document=parse_document(kept[row.leaf].data) if row.leaf in kept else None,
        )
        for row in rows
    ]


def notes(found: ReportInfo) -> list[NoteInfo]:
    """Its notes, the first first."""
    rows = list(Note.objects.filter(report=found.id))
    said = opened_words([(found.subject, f"note {row.pk}", row.words) for row in rows])
    answers = opened_words([(found.subject, f"answer {row.pk}", row.answer) for row in rows])
    return [
        NoteInfo(
            id=row.pk,
            version=row.version,
            at=row.at,
            words=words,
            by=row.by,
            written_at=row.written_at,
            returned=row.returned,
            answer=answer,
            answered_by=row.answered_by,
            closed=row.closed,
        )
        for row, words, answer in zip(rows, said, answers, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class ActInfo:
    """An act in a report's life. `by` None: not known here; `words`: why; `entry` None: the examination was taken over,
    or (`is_handed`) the writing handed to somebody else.
    """

    at: datetime
    by: int | None
    words: str
    entry: LoggedEntry | None
    is_handed: bool = False


def history_of(found: ReportInfo) -> list[ActInfo]:
    """What happened to it, the first first: its entries, and each time its examination was taken over."""
    acts = list(ReportAct.objects.filter(report=found.id))
    doers = {row.leaf: row.by for row in acts if row.leaf is not None}
    doers |= {leaf: by for leaf, by in Version.objects.filter(report=found.id).values_list("leaf", "by") if by}
    entered = [each for each in history(found.subject) if isinstance(each.entry.body, _TOLD)]
    reasons = opening_of_each((each.leaf_id for each in entered), "reason")
    told = [
        ActInfo(each.entry.at, doers.get(each.leaf_id), reason_said(reasons.get(each.leaf_id)), each)
        for each in entered
    ]
    taken = [row for row in acts if row.leaf is None]
    said = opened_words([(found.subject, "takeover", row.words) for row in taken])
    handed = [row.what == What.HANDED for row in taken]
    told += [
        ActInfo(row.at, row.by, words, None, is_handed)
        for row, words, is_handed in zip(taken, said, handed, strict=True)
    ]
    return sorted(told, key=lambda each: each.at)


def suspected_among(reports: Iterable[ReportInfo]) -> frozenset[int]:
    """Those of these whose standing version tells of a suspected violation."""
    asked = Report.objects.filter(suspected(), pk__in=[each.id for each in reports])
    return frozenset(asked.values_list("pk", flat=True))


def last_of(person: int, office: str) -> ReportInfo | None:
    """The report of this office that this person wrote last."""
    row = _rows().filter(unkept(), clear_of_matters(), writer=person, office=office).order_by("-pk").first()
    return None if row is None else _info(row)


def periods_for(office: str) -> list[PeriodInfo]:
    """Periods of this office and of those above it, the last to end first."""
    return [period_info(row) for row in Period.objects.filter(office__in=list(upwards(office)))[:_PERIODS_AT_ONCE]]


def periods_named(subjects: Sequence[str] = (), offices: Sequence[str] = ()) -> Mapping[str, str]:
    """Names of periods by subject: of these, and of those at these offices and below or above."""
    above = {place for each in offices for place in upwards(each)}
    rows = Period.objects.filter(within(offices, "office") | Q(office__in=above) | Q(subject__in=subjects))
    return dict(rows.values_list("subject", "name")[:200])


def proposed_number(office: str, pattern: str, day: date) -> str:
    """The number behind the highest that this office has by its pattern in that year."""
    held = Report.objects.filter(office=office, number__contains=str(day.year)).values_list("number", flat=True)
    return pattern_of(pattern).proposed(held, day)


def period_info(row: Period) -> PeriodInfo:
    """A period's row as it is told."""
    return PeriodInfo(row.subject, row.office, row.name, row.form, row.begins, row.ends, row.closed)


def _rows() -> QuerySet[Report]:
    return Report.objects.select_related("period", "examination", "dictation")


def _info(row: Report) -> ReportInfo:
    held, told = getattr(row, "examination", None), getattr(row, "dictation", None)
    return ReportInfo(
        id=row.pk,
        subject=row.subject,
        office=row.office,
        level=row.level,
        writer=row.writer,
        period=None if row.period is None else period_info(row.period),
        form=row.form,
        number=row.number,
        state=State(row.state),
        turn=row.turn,
        steps=steps_of(chain_of(row), row.level),
        version=row.version,
        late=row.late,
        made_at=row.made_at,
        changed_at=row.changed_at,
        edits=row.edits,
        examiner=None if held is None else held.by,
        since=None if held is None else held.since,
        dictated=None if told is None else Dictated(told.told_by, told.told_at, told.keyed_by),
    )
