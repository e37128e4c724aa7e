"""Periods of reports, at `/meja/pengawasan/masa/`: the list, opening one, and a period with who has not reported.

Rules kept here:
  * An office sees the periods of its own, of those above and of those below it; another's is not there.
  * "Belum melapor" stands with what it means, and with how many were asked for; who was not asked has no denominator.
  * Who plans reads on the first page what a period near its end, or after it, still lacks; who writes for an office
    what it lacks of theirs. A supervisor of a village or a station is not told what their district lacks.
Left to others: who may (flows.observation.open_period), the forms (period_forms), the numbers (statistics).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.observation import PeriodAsked, PeriodOpened
from saksama.observation.counting import Count
from saksama.observation.reading import title_of
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places, today
from saksama_node.accounts.queries import names_of_offices
from saksama_node.flows.observation import open_period
from saksama_node.flows.observation.open_period import seen_period, seen_periods
from saksama_node.observation.planned import Planned, PlannedPeriod, history_of, near_their_end
from saksama_node.settings.clock import now
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import Act, ActPage, Refused
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.duty import Duty, nearest_of
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.observation.period_forms import AskForm, PeriodForm
from saksama_node.web.handing_out import table

_NEAR: Final = timedelta(days=7)
"""So long before its last day a period is a duty of who plans it."""
_STANDS: Final[Mapping[str, bool]] = {"terbuka": False, "ditutup": True}
_HEAD: Final = ("masa", "kantor", "nama", "diminta", "masuk", "terlambat", "disetujui", "perlu_revisi", "belum_masuk")


@dataclass(frozen=True, slots=True)
class Row:
    """A period in the list; `count`: over the offices that this person reads for."""

    period: PlannedPeriod
    office: str
    form: str
    count: Count
    state: str
    colour: str


class PeriodFilter(FilterForm):
    """The filters of the list."""

    q = forms.CharField(label=gettext_lazy("Nama"), required=False, widget=forms.TextInput({"type": "search"}))
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[
            ("", gettext_lazy("semua")),
            ("terbuka", gettext_lazy("belum ditutup")),
            ("ditutup", gettext_lazy("ditutup")),
        ],
    )


@desk_page(Action.OBSERVATION_READ)
def periods(request: HttpRequest, by: Staff) -> HttpResponse:
    """The periods that this person sees."""
    search = PeriodFilter(request.GET)
    asked, regions = search.asked(), places(by, Action.OBSERVATION_READ)
    found = seen_periods(by, closed=_STANDS.get(asked["keadaan"]), words=asked["q"])
    names = names_of_offices({each.office for each in found})
    page = page_of(request, [_row(each, names, regions) for each in found])
    if is_file(request):
        return table("masa-laporan.csv", _HEAD, [line for each in found for line in _lines(each)])
    # Who plans at one of their own offices opens there.
    context = {**list_context(request, search, page), "may_open": may(by, Action.OBSERVATION_PLAN, ANYWHERE)}
    return render(request, "desk/observation/periods.html", context)


def duties(by: Staff) -> list[Duty]:
    """Periods that end soon, or ended: what those of this person's office lack, or that they are to be closed; of
    others, what they lack of this person's office.
    """
    plans, writes = places(by, Action.OBSERVATION_PLAN), places(by, Action.OBSERVATION_WRITE)
    found = near_their_end(plans, writes, today() + _NEAR) if writes else []
    near = [each for each in found if each.office in plans or each.missing.keys() & set(writes)]
    return nearest_of(
        near,
        lambda each: _duty(each) if each.office in plans else _owed(each, writes),
        _("Masa laporan yang lain"),
        reverse("desk:periods"),
    )


def _owed(period: PlannedPeriod, offices: Sequence[str]) -> Duty:
    """What an office of this person was asked for and has not sent."""
    missing = sum(number for office, number in period.missing.items() if office in offices)
    return Duty(
        title=period.name,
        over=_("Kantor Anda belum mengirim %(reports)s laporan") % {"reports": formats.figure(missing)},
        url=reverse("desk:lhp-new"),
        act=_("Tulis laporan"),
        due=formats.end_of(period.ends),
        why=_form(period),
    )


def _duty(period: PlannedPeriod) -> Duty:
    missing = period.missing
    over = (
        _("Belum melapor: %(offices)s kantor, %(reports)s laporan")
        % {"offices": formats.figure(len(missing)), "reports": formats.figure(sum(missing.values()))}
        if missing
        else _("Semua sudah melapor: tutup masa laporan")
    )
    return Duty(
        title=period.name,
        over=over,
        url=address_of("desk:period", period.subject),
        act=_("Lihat"),
        due=formats.end_of(period.ends),
        why=_form(period),
    )


def _row(period: PlannedPeriod, names: Mapping[str, str], regions: Sequence[str]) -> Row:
    words, colour = _state(period)
    office = names.get(period.office, period.office)
    return Row(period, office, _form(period), period.within(regions), words, colour)


def _form(period: PlannedPeriod) -> str:
    return title_of(period.form, formats.language())


def _state(period: PlannedPeriod) -> tuple[str, str]:
    if period.closed:
        return _("ditutup"), "plain"
    if today() > period.ends:
        return _("berakhir, belum ditutup"), "due"
    if today() < period.begins:
        return _("belum mulai"), "plain"
    return _("berjalan"), "waiting"


def _lines(period: PlannedPeriod) -> list[tuple[object, ...]]:
    names = names_of_offices(period.counts)
    return [
        (
            *(period.name, office, names.get(office, office), each.asked, each.sent),
            *(each.late, each.approved, each.returned, each.missing),
        )
        for office, each in period.counts.items()
    ]


def _told(request: HttpRequest, by: Staff, period: PlannedPeriod, _refused: Refused | None) -> Mapping[str, object]:
    regions = places(by, Action.OBSERVATION_READ)
    names = names_of_offices({period.office, *period.counts})
    words, colour = _state(period)
    rows = [(names.get(office, office), office, each) for office, each in period.counts.items()]
    only_missing = request.GET.get("hanya") == "belum"
    return {
        "period": period,
        "office": names.get(period.office, period.office),
        "form": _form(period),
        "chain": [word(each) for each in period.chain],
        "state": words,
        "colour": colour,
        "rows": [each for each in rows if each[2].missing] if only_missing else rows,
        "only_missing": only_missing,
        "whole": period.within([period.office]),
        "own": period.within(regions),
        "missing": period.missing,
        "now": now(),
        "history": [(_happened(each), each) for each in history_of(period)],
    }


def _happened(act: Planned) -> str:
    match act.entry.entry.body:
        case PeriodOpened(asked=asked):
            words = _("Masa laporan dibuka: diminta %(reports)s laporan dari %(offices)s kantor")
        case PeriodAsked(asked=asked):
            words = _("Yang diminta diubah menjadi %(reports)s laporan dari %(offices)s kantor")
        case _:
            return _("Masa laporan ditutup")
    reports = sum(each.reports for each in asked)
    return words % {"reports": formats.figure(reports), "offices": formats.figure(len(asked))}


def _may_change(by: Staff, period: PlannedPeriod) -> bool:
    return not period.closed and may(by, Action.OBSERVATION_PLAN, period.office)


_NEW = ActPage(
    name="period-new",
    path="pengawasan/masa/buka/",
    right=Action.OBSERVATION_PLAN,
    find=lambda _by: None,
    template="desk/observation/period_new.html",
    place=ANYWHERE,  # the form names one of the own offices, and is refused there
    told=lambda _request, _by, _thing, _refused: {},
    acts=(
        Act(
            "",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Buka masa laporan"),
            lambda by, _thing, form: open_period.open_period(by, form.wanted()),
            gettext_lazy("Masa laporan dibuka dan dicatat di log: kantor, hari, rantai, dan jumlah yang diminta."),
            form=PeriodForm,
            then=lambda _thing, subject: reverse("desk:period", args=[subject]),
        ),
    ),
)

_PERIOD = ActPage(
    name="period",
    path="pengawasan/masa/<str:subject>/",
    right=Action.OBSERVATION_READ,
    find=seen_period,
    place=ANYWHERE,  # who sees it was asked where it was found; each act is asked at its office
    template="desk/observation/period.html",
    told=_told,
    acts=(
        Act(
            "permintaan",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Simpan jumlah baru"),
            lambda by, period, form: open_period.ask(by, period.subject, form.wanted(), form.cleaned_data["reason"]),
            gettext_lazy("Jumlah yang diminta diubah dan dicatat di log."),
            form=AskForm,
            title=gettext_lazy("Ubah jumlah yang diminta"),
            offered=_may_change,
        ),
        Act(
            "tutup",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Tutup masa laporan"),
            lambda by, period, _form: open_period.close_period(by, period.subject),
            gettext_lazy("Masa laporan ditutup. Yang masuk sesudah ini tetap diterima dan ditandai terlambat."),
            offered=_may_change,
            means=gettext_lazy("Yang masuk sesudah ditutup tetap diterima, dan ditandai terlambat. Tidak dibuka lagi."),
            danger=True,
        ),
    ),
)


URLS: list[URLPattern] = [
    path("pengawasan/masa/", periods, name="periods"),
    *_NEW.urls(),
    *_PERIOD.urls(),
]
