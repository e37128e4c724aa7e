"""The forms of a period: opening one, asking its offices for other numbers.

Rules kept here:
  * What is proposed is this quarter, Form A, and a report of each office below; whoever opens changes all of it.
  * The chain is that of the stages that the days fall in; whence that is known stands beside it.
Left to others: whether it may be opened so (flows.observation.open_period), the pages (periods).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.clocks.certainty import SAID
from saksama.errors import SaksamaError
from saksama.observation.chains import Chain, proposed, shipped_chains
from saksama.observation.reading import shipped, title_of
from saksama.procedure.levels import Level, level_of
from saksama_node.accounts.policy import Action, places, today
from saksama_node.accounts.queries import names_of_offices
from saksama_node.flows.observation.open_period import Wanted, askable
from saksama_node.observation.faults import PeriodRefused, WhyPeriod
from saksama_node.observation.planned import PlannedPeriod
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.prose import Prose

_ROMAN: Final = ("I", "II", "III", "IV")
_OWN: Final = "kantor"
_BELOW: Final[Mapping[str, Level]] = {"kabkota": Level.REGENCY, "kecamatan": Level.DISTRICT}
_BESIDE: Final[Mapping[WhyPeriod, str]] = {
    WhyPeriod.DAYS: "ends",
    WhyPeriod.CHAIN: "leave",
    WhyPeriod.ASKED: "asked_of",
}
_MOST: Final = 999


class PeriodForm(ActForm[None]):
    """A new period."""

    office = forms.ChoiceField(label=gettext_lazy("Kantor yang membuka"))
    name = Prose(label=gettext_lazy("Nama masa laporan"), max_length=120, rows=1)
    form = forms.ChoiceField(label=gettext_lazy("Formulir"))
    begins = forms.DateField(label=gettext_lazy("Mulai"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    ends = forms.DateField(
        label=gettext_lazy("Sampai"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=gettext_lazy("Yang masuk sesudahnya tetap diterima dan ditandai terlambat."),
    )
    chain = forms.ChoiceField(label=gettext_lazy("Rantai pemeriksaan"), required=False)
    leave = forms.MultipleChoiceField(
        label=gettext_lazy("Lewati tingkat"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kosongkan bila semua tingkat dalam rantai memeriksa."),
    )
    asked_of = forms.ChoiceField(label=gettext_lazy("Diminta dari"))
    reports = forms.IntegerField(
        label=gettext_lazy("Jumlah laporan setiap kantor"),
        min_value=1,
        max_value=_MOST,
        help_text=gettext_lazy("Sesudah dibuka, jumlah setiap kantor dapat diubah dengan alasan."),
    )

    def prepare(self) -> None:
        """This quarter, Form A, one report of each office below."""
        own = places(self.who, Action.OBSERVATION_PLAN)
        names = names_of_offices(own)
        begins, ends, name = _quarter(today())
        chains = shipped_chains()
        fits = proposed(chains, begins, ends).chain
        self.choose("office", [(each, names.get(each, each)) for each in own])
        self.choose("form", [(each, title_of(each, formats.language())) for each in shipped()])
        self.choose(
            "chain",
            [("", _("menurut tahapan pada hari-hari itu")), *((each.id, _called(each)) for each in chains.chain)],
        )
        self.choose("leave", [(each.value, word(each)) for each in chains.named("election").levels])
        offered = [
            ("kabkota", _("setiap kabupaten/kota")),
            ("kecamatan", _("setiap kecamatan")),
            (_OWN, _("kantor yang membuka saja")),
        ]
        below = any(level_of(each) is Level.PROVINCE for each in own)
        self.choose("asked_of", offered if below else offered[1:])
        said = SAID[fits.certainty]
        self.fields["chain"].help_text = _("Triwulan ini: %(chain)s. Sumber: %(source)s (%(certainty)s).") % {
            "chain": _called(fits),
            "source": fits.source,
            "certainty": said.en if formats.english() else said.id,
        }
        self.initial = {"begins": begins, "ends": ends, "name": name, "form": "form-a-2022", "reports": 1}
        # Without an election there is no office below the regency: it reports by itself.
        if not below and Level.DISTRICT not in fits.levels:
            self.initial["asked_of"] = _OWN

    def wanted(self) -> Wanted:
        """The period as it was filled in."""
        said = self.cleaned_data
        chains = shipped_chains()
        chain = chains.named(said["chain"]) if said["chain"] else proposed(chains, said["begins"], said["ends"]).chain
        level = _BELOW.get(said["asked_of"])
        asked = [each.region for each in askable(said["office"]) if level_of(each.region) is level]
        return Wanted(
            office=said["office"],
            name=said["name"],
            form=said["form"],
            begins=said["begins"],
            ends=said["ends"],
            chain=[each for each in chain.levels if each.value not in said["leave"]],
            asked=dict.fromkeys(asked if level else [said["office"]], said["reports"]),
        )

    def beside(self, error: SaksamaError | ValidationError) -> str | None:
        """The field that a refusal is about."""
        return _BESIDE.get(error.why) if isinstance(error, PeriodRefused) else None


class AskForm(ActForm[PlannedPeriod]):
    """How many reports of which office from now on, and why."""

    reason = Prose(
        label=gettext_lazy("Alasan perubahan"),
        min_length=10,
        max_length=1000,
        rows=2,
        help_text=gettext_lazy("Di log hanya segelnya; jumlahnya terbuka."),
    )

    def prepare(self) -> None:
        """A number for each office of the levels that are asked now; empty for none."""
        asked = self.thing.asked
        levels = {level_of(each) for each in asked}
        offices = [each for each in askable(self.thing.office) if level_of(each.region) in levels]
        for office in offices:
            self.fields[_field(office.region)] = forms.IntegerField(
                label=office.name,
                required=False,
                min_value=0,
                max_value=_MOST,
                initial=asked.get(office.region),
                widget=forms.NumberInput({"class": "short"}),
            )
        self.offices = [each.region for each in offices]

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The numbers, to stand beside each other."""
        return [self[_field(each)] for each in self.offices]

    def wanted(self) -> dict[str, int]:
        """What was filled in, by office."""
        return {each: self.cleaned_data[_field(each)] or 0 for each in self.offices}


def _field(office: str) -> str:
    return f"minta-{office}"


def _called(chain: Chain) -> str:
    return chain.name_en if formats.english() else chain.name


def _quarter(day: date) -> tuple[date, date, str]:
    """First and last day of the quarter of a day, and its name."""
    turn = (day.month - 1) // 3
    begins = date(day.year, 3 * turn + 1, 1)
    following = date(day.year + (turn == 3), 3 * ((turn + 1) % 4) + 1, 1)
    name = _("Triwulan %(n)s %(year)s") % {"n": _ROMAN[turn], "year": day.year}
    return begins, following - timedelta(days=1), name
