"""Supervision in numbers, at `/meja/pengawasan/angka/`: what was asked for and is in, by office, stage and kind.

Rules kept here:
  * Coverage stands first: of so many reports asked for so many are in. Who was not asked has no denominator.
  * Each form has a coverage of its own: what was asked for of one is never filled by another.
  * Period, form and office stay in the address; an office of another place is not there.
  * The map has the offices one level below the one that is looked at, or its districts; the table has every number.
  * What reports say is counted of those that were read, and says of how many.
Left to others: the map (covered), counts (observation.planned, .tallied), public numbers (web.portal), words of forms.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.observation.answers import OTHER
from saksama.observation.counting import Count, summed
from saksama.observation.form import Field, Kind
from saksama.observation.reading import shipped, title_of
from saksama.procedure.levels import Level, at_level, depth, is_within
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, covers, may, places
from saksama_node.accounts.queries import names_of_offices
from saksama_node.flows.observation.open_period import seen_periods
from saksama_node.observation.planned import PlannedPeriod
from saksama_node.observation.tallied import MOST, Tally, Wanted, counted, outside, tallies
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.lists import FilterForm, list_context, page_of
from saksama_node.web.desk.observation.covered import Area, map_of
from saksama_node.web.handing_out import table

_HEAD: Final = (
    "formulir",
    "kantor",
    "nama",
    "diminta",
    "belum_masuk",
    "masuk",
    "terlambat",
    "perlu_revisi",
    "disetujui",
)
_ANSWERS: Final = ("formulir", "isian", "jawaban", "jumlah", "dari")
_DISTRICTS: Final = "kecamatan"
_DEEPEST: Final = depth("52.01.01")
_SHOWN: Final = 15
"""Answers of a field that the page shows; the file has all."""


class NumbersForm(FilterForm):
    """Which reports are counted."""

    masa = forms.ChoiceField(label=gettext_lazy("Masa laporan"), required=False)
    formulir = forms.ChoiceField(label=gettext_lazy("Formulir"), required=False)
    kantor = forms.ChoiceField(label=gettext_lazy("Kantor"), required=False)
    tingkat = forms.ChoiceField(
        label=gettext_lazy("Dirinci"),
        required=False,
        choices=[("", gettext_lazy("satu tingkat di bawahnya")), (_DISTRICTS, gettext_lazy("kecamatan"))],
    )

    def offer(self, periods: Sequence[PlannedPeriod], offices: Mapping[str, str]) -> None:
        """The periods, forms and offices that this person may ask for."""
        every = ("", _("semua"))
        choices = {
            "masa": [(each.subject, each.name) for each in periods],
            "formulir": [(each, title_of(each, formats.language())) for each in shipped()],
            "kantor": list(offices.items()),
        }
        for name, offered in choices.items():
            self.fields[name].choices = [every, *offered]  # type: ignore[attr-defined]  # a choice field


@dataclass(frozen=True, slots=True)
class OfForm:
    """What was asked for and is in of one form; `rows`: its offices of the page that is looked at."""

    title: str
    whole: Area
    rows: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A field with its answers, the most first; `total`: of all."""

    label: str
    total: int
    rows: tuple[tuple[str, int], ...]
    more: int = 0


@desk_page(Action.OBSERVATION_READ)
def statistics(request: HttpRequest, by: Staff) -> HttpResponse:
    """The numbers of what is asked for in the address; by office, or what was answered, as CSV."""
    own = places(by, Action.OBSERVATION_READ)
    periods = seen_periods(by)
    filters = NumbersForm(request.GET)
    filters.offer(periods, _offices(own, periods))
    asked = filters.asked()
    regions = (asked["kantor"],) if asked["kantor"] else own
    wanted = Wanted(regions, asked["masa"], asked["formulir"])
    counts = _counts(periods, wanted)
    deepest = min(min(map(depth, regions)) + 1, _DEEPEST) if asked["tingkat"] != _DISTRICTS else _DEEPEST
    areas = [area for form, found in counts.items() for area in _areas(form, found, deepest)]
    found = tallies(wanted)
    match request.GET.get("bentuk"), request.GET.get("tabel"):
        case "csv", "jawaban":
            return table("jawaban.csv", _ANSWERS, _answer_lines(found))
        case "csv", _:
            return table("pengawasan.csv", _HEAD, map(_line, areas))
        case _:
            pass
    page = page_of(request, areas)
    with_map = [form for form, each in counts.items() if _whole(form, each).count.asked is not None]
    context = {
        **list_context(request, filters, page),
        "numbers": [_of_form(form, each, page) for form, each in counts.items()],
        "areas": areas,
        "map": map_of([each for each in areas if each.form in with_map], regions, deepest)
        if len(with_map) == 1
        else None,
        "with_map": len(with_map),
        "forms": [(each, _title(each), _answered(each, _SHOWN)) for each in found],
        "most": MOST,
        "plans": may(by, Action.OBSERVATION_PLAN, ANYWHERE),  # a link; what is shown there is of their places
    }
    return render(request, "desk/observation/statistics.html", context)


def _offices(own: Sequence[str], periods: Sequence[PlannedPeriod]) -> Mapping[str, str]:
    """The own offices, and those of the periods below them, down to the regencies: by name."""
    seen = {at_level(office, Level.REGENCY) for each in periods for office in each.counts}
    regions = {*own, *(each for each in seen if any(covers(region, each) for region in own))}
    names = names_of_offices(regions)
    return {each: names.get(each, each) for each in sorted(regions)}


def _counts(periods: Iterable[PlannedPeriod], wanted: Wanted) -> dict[str, dict[str, list[Count]]]:
    """By form each office's numbers, one for each period that is asked for; without a period, what is for none too.

    Forms of which reports were asked for come first.
    """
    found: dict[str, dict[str, list[Count]]] = {}
    chosen = [
        (each.form, each.counts)
        for each in periods
        if each.subject == (wanted.period or each.subject) and each.form == (wanted.form or each.form)
    ]
    for form, counts in chosen if wanted.period else [*chosen, *outside(wanted).items()]:
        for office, each in counts.items():
            if any(is_within(office, region) for region in wanted.regions):
                found.setdefault(form, {}).setdefault(office, []).append(each)
    return dict(sorted(found.items(), key=lambda each: (_whole(*each).count.asked is None, each[0])))


def _whole(form: str, counts: Mapping[str, Sequence[Count]]) -> Area:
    return _area(form, "", "", [each for found in counts.values() for each in found])


def _of_form(form: str, counts: Mapping[str, Sequence[Count]], page: Iterable[Area]) -> OfForm:
    rows = tuple(each for each in page if each.form == form)
    return OfForm(title_of(form, formats.language()), _whole(form, counts), rows)


def _areas(form: str, counts: Mapping[str, Sequence[Count]], deepest: int) -> list[Area]:
    """The offices down to this depth, each with all below it that are deeper."""
    groups: dict[str, list[Count]] = {}
    for office, each in counts.items():
        groups.setdefault(".".join(office.split(".")[:deepest]), []).extend(each)
    names = names_of_offices(groups)
    return [_area(form, office, names.get(office, office), groups[office]) for office in sorted(groups)]


def _area(form: str, office: str, name: str, counts: Sequence[Count]) -> Area:
    """The sum; what is missing of one office or period is not made good by what another sent beyond."""
    missing = [each.missing for each in counts if each.missing is not None]
    return Area(form, office, name, summed(counts), sum(missing) if missing else None)


def _title(tally: Tally) -> str:
    return title_of(tally.form.id, formats.language())


def _answered(tally: Tally, most: int) -> list[Answered]:
    """The fields of a form that are counted, in its order, with `most` answers each."""
    return [
        Answered(_label(each), sum(counts.values()), tuple(rows[:most]), max(0, len(rows) - most))
        for each in counted(tally.form)
        if (counts := tally.answers.get(each.id))
        for rows in [[(_answer(each, given), number) for given, number in counts.most_common()]]
    ]


def _label(each: Field) -> str:
    return each.label_en if formats.english() else each.label


def _answer(each: Field, given: str) -> str:
    if given == OTHER:
        return _("lainnya")
    if each.kind is not Kind.CHOICE:
        return given
    option = next((option for option in each.option if option.id == given), None)
    if option is None:
        return given
    return option.label_en if formats.english() else option.label


def _line(area: Area) -> tuple[object, ...]:
    count = area.count
    return (
        *(area.form, area.office, area.name, count.asked, area.missing),
        *(count.sent, count.late, count.returned, count.approved),
    )


def _answer_lines(found: Iterable[Tally]) -> Iterable[tuple[object, ...]]:
    for tally in found:
        for each in _answered(tally, MOST):
            for words, number in each.rows:
                yield tally.form.id, each.label, words, number, each.total


URLS: list[URLPattern] = [path("pengawasan/angka/", statistics, name="observation-statistics")]
