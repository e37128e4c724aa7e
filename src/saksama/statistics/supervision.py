"""The public numbers on supervision: of how many reports asked for how many are in, late, approved; and of advice.

Rules kept here:
  * Every number is a pure function of the first `size` entries of one log, its day included: the day, in WITA, of the
    last of them, on which advice is open or overdue.
  * An office is one of the log: none finer than the district, so that no number is of one supervisor of a village or a
    station. How often reports were given back is not counted: in a small office that would be said of one person.
  * Unknown is not none: `asked` is null where nobody asks, `first` where nobody asked when the period was opened.
  * The file has one spelling: RFC 8785 JSON with whole numbers.
Left to others: counting (observation.counting), serving it as `<url>/statistik-pengawasan.json`, comparing it (verify).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

import msgspec

from saksama.clocks.words import WITA
from saksama.entries.entry import Entry
from saksama.errors import EvidenceError
from saksama.json_documents import read_json
from saksama.observation.counting import Advised, Count, Counting
from saksama.observation.loop import Act

PATH = "statistik-pengawasan.json"
"""Where a node serves it, under its public address."""
FAMILIES: Final = ("period", "lhp", "advice")
"""The families of entries that the numbers are made of."""

_Count = Annotated[int, msgspec.Meta(ge=0)]


class SupervisionStatisticsMalformed(EvidenceError):
    """The bytes are no public numbers on supervision."""

    code = "statistics.supervision-malformed"
    advice = "Ask the institution to serve the statistics of its own log."

    why: str


class OfficeCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of one office: reports asked for when the period was opened, and now; in, late, approved."""

    office: str
    first: _Count | None
    asked: _Count | None
    sent: _Count
    late: _Count
    approved: _Count


class PeriodCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A period as it stands, with its offices by code; `changed`: the day of each change of what is asked for."""

    subject: str
    office: str
    form: str
    begins: str
    ends: str
    chain: tuple[str, ...]
    changed: tuple[str, ...]
    closed: bool
    offices: tuple[OfficeCount, ...]


class FormCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of reports of one form that are for no period, by office; `form`: the digest that they name."""

    form: str
    offices: tuple[OfficeCount, ...]


class AdviceCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of the advice that one office gave one body: `answers` by kind, `late` of these; `overdue` of those open."""

    office: str
    to: str
    sent: _Count
    answers: dict[str, _Count]
    late: _Count
    open: _Count
    overdue: _Count


class SupervisionStatistics(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers of the log `origin` up to `size`; `day` is empty before its first entry.

    `outside`: reports that are for no period, by form.
    """

    origin: str
    size: _Count
    day: str
    periods: tuple[PeriodCount, ...]
    outside: tuple[FormCount, ...]
    advice: tuple[AdviceCount, ...]


def supervision_statistics(
    origin: str, size: int, last: datetime | None, entries: Iterable[tuple[int, Entry]]
) -> SupervisionStatistics:
    """The numbers of a log of that size whose last entry is of that moment. `entries`: those of `FAMILIES`."""
    return statistics_on(origin, size, last, taken(Counting(WITA), entries))


def taken(counting: Counting, entries: Iterable[tuple[int, Entry]]) -> Counting:
    """The same counting, after it took these entries of `FAMILIES` in the log's order."""
    for index, entry in entries:
        counting.take(entry.subject, Act(index, entry.at, entry.actor, entry.body))
    return counting


def statistics_on(origin: str, size: int, last: datetime | None, counting: Counting) -> SupervisionStatistics:
    """The numbers of what was taken of a log of that size whose last entry is of that moment."""
    if last is None:
        return SupervisionStatistics(origin=origin, size=size, day="", periods=(), outside=(), advice=())
    day = last.astimezone(WITA).date()
    counted = counting.on(day)
    by_period, by_form = _by_office(counted.reports), _by_office(counted.outside)
    return SupervisionStatistics(
        origin=origin,
        size=size,
        day=day.isoformat(),
        periods=tuple(
            PeriodCount(
                subject=each.subject,
                office=each.office,
                form=each.form,
                begins=each.begins.isoformat(),
                ends=each.ends.isoformat(),
                chain=each.chain,
                changed=tuple(day.isoformat() for day in each.changed),
                closed=each.closed,
                offices=by_period.get(each.subject, ()),
            )
            for each in sorted(counted.periods.values(), key=lambda each: (each.ends, each.subject), reverse=True)
        ),
        outside=tuple(FormCount(form=form, offices=offices) for form, offices in by_form.items()),
        advice=tuple(_advice(office, to, each) for (office, to), each in sorted(counted.advice.items())),
    )


def encode_supervision_statistics(statistics: SupervisionStatistics) -> bytes:
    """The file's bytes."""
    return msgspec.json.encode(statistics, order="sorted")


def parse_supervision_statistics(data: bytes) -> SupervisionStatistics:
    """Read the file. Raises `SupervisionStatisticsMalformed`."""
    try:
        return read_json(data, SupervisionStatistics)
    except msgspec.DecodeError as error:
        raise SupervisionStatisticsMalformed(why=str(error)) from error


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """One number by its name: of which office; for which period, or form, or to which body; and what it counts."""

    office: str
    of: str
    what: str


def named_numbers(statistics: SupervisionStatistics) -> Mapping[Named, str]:
    """Every number and every term of a period, each under its name: so that one that differs can be named."""
    return dict(_named(statistics))


def _named(statistics: SupervisionStatistics) -> Iterator[tuple[Named, str]]:
    for period in statistics.periods:
        terms = f"{period.form} {period.begins} {period.ends} {' '.join(period.chain)} {period.closed}"
        yield Named(period.office, period.subject, "period"), terms
        yield Named(period.office, period.subject, "changed"), " ".join(period.changed) or "-"
        yield from _of_offices(period.subject, period.offices)
    for outside in statistics.outside:
        yield from _of_offices(outside.form, outside.offices)
    for given in statistics.advice:
        told = ("advice", given.sent), ("answered-late", given.late), ("open", given.open), ("overdue", given.overdue)
        for what, number in told:
            yield Named(given.office, given.to, what), str(number)
        for answer, number in given.answers.items():
            yield Named(given.office, given.to, f"answer {answer}"), str(number)


def _of_offices(period: str, offices: Iterable[OfficeCount]) -> Iterator[tuple[Named, str]]:
    for each in offices:
        for what in ("first", "asked", "sent", "late", "approved"):
            number = getattr(each, what)
            yield Named(each.office, period, what), "null" if number is None else str(number)


def _by_office(counts: Mapping[tuple[str, str], Count]) -> dict[str, tuple[OfficeCount, ...]]:
    """By period, or form, its offices by code."""
    found: dict[str, list[OfficeCount]] = {}
    for (of, office), each in sorted(counts.items()):
        found.setdefault(of, []).append(_office(office, each))
    return {of: tuple(offices) for of, offices in found.items()}


def _office(office: str, counted: Count) -> OfficeCount:
    return OfficeCount(
        office=office,
        first=counted.first,
        asked=counted.asked,
        sent=counted.sent,
        late=counted.late,
        approved=counted.approved,
    )


def _advice(office: str, to: str, counted: Advised) -> AdviceCount:
    answers = {str(answer.value): number for answer, number in sorted(counted.answers.items())}
    return AdviceCount(
        office=office,
        to=to,
        sent=counted.sent,
        answers=answers,
        late=counted.late,
        open=counted.open,
        overdue=counted.overdue,
    )
