"""The numbers on supervision, at `/pengawasan/`: of the reports asked for, those that are in; what became of advice.

Rules kept here:
  * Coverage stands first; late and approved are of what came in. Who was not asked has no denominator.
  * Every number is that of `saksama.statistics.supervision`; the page adds offices up to the regency, and says so: an
    office of a district is a handful of people.
  * A period is called by its days, form and office: the name that the office gave it is not public.
Left to others: counting (flows.observation.count_reports), comparing it with the log (`saksama verify`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saksama.entries.kinds.observation import Answer
from saksama.observation.advised import body_name
from saksama.observation.reading import shipped, title_of
from saksama.procedure.levels import Level, at_level
from saksama.statistics.supervision import AdviceCount, FormCount, OfficeCount, PeriodCount, SupervisionStatistics
from saksama_node.flows.reports.choose_place import office_names
from saksama_node.observation.public import supervision_numbers
from saksama_node.settings.current import SETTINGS
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.handing_out import table
from saksama_node.web.portal.treatment import partners_shown

_ADVICE: Final = ("kantor", "kepada", "disampaikan", "dijawab", "terlambat", "belum", "lewat", "jawaban")
_PER_PAGE: Final = 6
"""Periods of one page: each is a table of as many rows as there are regencies."""
_HEAD: Final = (
    *("mulai", "sampai", "formulir", "dibuka", "ditutup", "wilayah"),
    *("semula", "diminta", "belum", "masuk", "terlambat", "setuju"),
)


@dataclass(frozen=True, slots=True)
class Covered:
    """Offices of one regency, or the office above: sums. `asked`, `missing`: None where nobody there is asked;
    `first`: where nobody there was asked when the period was opened.
    """

    region: str
    name: str
    first: int | None
    asked: int | None
    missing: int | None
    sent: int
    late: int
    approved: int

    @property
    def share(self) -> float | None:
        """Which share of what was asked for is in; what came beyond it does not count."""
        return None if not self.asked or self.missing is None else (self.asked - self.missing) / self.asked


@dataclass(frozen=True, slots=True)
class Shown:
    """A period with its rows, and their sum."""

    period: PeriodCount
    form: str
    office: str
    begins: date
    ends: date
    whole: Covered
    rows: tuple[Covered, ...]
    changed: date | None
    """The day of the last change of what is asked for."""

    @property
    def title(self) -> str:
        """What tells its table from another's."""
        return f"{formats.day(self.begins)} – {formats.day(self.ends)}: {self.form}, {self.office}"


@dataclass(frozen=True, slots=True)
class Advised:
    """The advice of one office to one body; `answers`: in words."""

    said: AdviceCount
    office: str
    to: str
    answers: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the numbers; by regency, or on advice, as CSV where asked. The whole is `/statistik-pengawasan.json`."""
    counted, names = supervision_numbers(), office_names()
    periods = [] if counted is None else [_shown(each, names) for each in counted.periods]
    match counted, request.GET.get("bentuk"), request.GET.get("tabel"):
        case SupervisionStatistics(), "csv", "saran":
            return table("saran-perbaikan.csv", _ADVICE, map(_advice_line, counted.advice))
        case SupervisionStatistics(), "csv", _:
            lines = [*(line for each in periods for line in _lines(each)), *_outside_lines(counted.outside)]
            return table("pengawasan.csv", _HEAD, lines)
        case _:
            pass
    page = Paginator(periods, _PER_PAGE).get_page(request.GET.get("page"))
    context = {"url": SETTINGS.url, "page": page, **_page(counted, names)}
    return render(request, "portal/supervision.html", context)


def _page(counted: SupervisionStatistics | None, names: Mapping[str, str]) -> Mapping[str, object]:
    if counted is None:
        return {"counted": None}
    is_english = formats.english()
    return {
        "counted": counted,
        "day": date.fromisoformat(counted.day) if counted.day else None,
        "elsewhere": partners_shown(),
        "is_any": bool(counted.periods or counted.outside or counted.advice),
        "outside": [(_title(each.form), _summed("", "", each.offices)) for each in counted.outside],
        "advice": [
            Advised(each, names.get(each.office, each.office), body_name(each.to, english=is_english), _answers(each))
            for each in counted.advice
        ],
    }


def _answers(said: AdviceCount) -> str:
    return ", ".join(f"{formats.figure(n)} {word(Answer(code))}" for code, n in said.answers.items())


def _form(digest: str) -> str:
    """The form of which reports name this digest; the digest where this version does not know it."""
    return next((form.id for form in shipped().values() if form.digest == digest), digest)


def _title(digest: str) -> str:
    form = _form(digest)
    if form == digest:
        return _("formulir lain (%(digest)s)") % {"digest": digest[:12]}
    return title_of(form, formats.language())


def _by_regency(offices: Iterable[OfficeCount]) -> list[tuple[str, list[OfficeCount]]]:
    found: dict[str, list[OfficeCount]] = {}
    for each in offices:
        found.setdefault(at_level(each.office, Level.REGENCY), []).append(each)
    return sorted(found.items())


def _shown(period: PeriodCount, names: Mapping[str, str]) -> Shown:
    return Shown(
        period=period,
        form=title_of(period.form, formats.language()),
        office=names.get(period.office, period.office),
        begins=date.fromisoformat(period.begins),
        ends=date.fromisoformat(period.ends),
        whole=_summed(period.office, "", period.offices),
        rows=tuple(_summed(region, names.get(region, region), each) for region, each in _by_regency(period.offices)),
        changed=date.fromisoformat(period.changed[-1]) if period.changed else None,
    )


def _summed(region: str, name: str, offices: Iterable[OfficeCount]) -> Covered:
    offices = list(offices)
    asked = [(each.asked, max(0, each.asked - each.sent)) for each in offices if each.asked is not None]
    first = [each.first for each in offices if each.first is not None]
    return Covered(
        region=region,
        name=name,
        first=sum(first) if first else None,
        asked=sum(reports for reports, _missing in asked) if asked else None,
        missing=sum(missing for _reports, missing in asked) if asked else None,
        sent=sum(each.sent for each in offices),
        late=sum(each.late for each in offices),
        approved=sum(each.approved for each in offices),
    )


def _lines(shown: Shown) -> Iterable[Sequence[object]]:
    period = shown.period
    head = period.begins, period.ends, period.form, period.office, "ya" if period.closed else "tidak"
    for each in shown.rows:
        yield *head, each.region, each.first, each.asked, each.missing, each.sent, each.late, each.approved


def _outside_lines(outside: Iterable[FormCount]) -> Iterable[Sequence[object]]:
    for of in outside:
        for region, offices in _by_regency(of.offices):
            each = _summed(region, "", offices)
            yield "", "", _form(of.form), "", "", region, None, None, None, each.sent, each.late, each.approved


def _advice_line(said: AdviceCount) -> Sequence[object]:
    answers = " ".join(f"{code}={number}" for code, number in said.answers.items())
    answered = sum(said.answers.values())
    return said.office, said.to, said.sent, answered, said.late, said.open, said.overdue, answers


URLS: list[URLPattern] = [path("pengawasan/", show, name="supervision")]
