"""Calendar and settled readings on the desk, at `/meja/tenggat/aturan/`: what holds, what waits, and proposing.

Rules kept here:
  * What can be chosen is what the rules ask; a day outside the calendars is refused by the act.
  * The second person reads the day or the reading, where it will hold, and by which decree.
Left to others: what may be ruled (deadlines.ruling), acts and four eyes (flows, seconds).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.clocks.codes import Question
from saksama.clocks.explain_choice import answer
from saksama.clocks.shipped import newest, rules
from saksama.clocks.words import Said
from saksama.entries.kinds.ruling import Effect
from saksama_node.accounts.policy import Action, Staff, covers, places, today
from saksama_node.accounts.queries import names_of, names_of_offices
from saksama_node.deadlines import noticed, ruling
from saksama_node.deadlines.ruling import Decree, answer_of, answers, region_in
from saksama_node.flows.deadlines.rule_on_clocks import SLOT, asked, decree_in
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import open_for
from saksama_node.ledger.queries import position
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import ActForm, Choice
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.desk.words.deadlines import said
from saksama_node.web.formats import day

_NUMBER = RegexValidator(
    re.compile(r"^[0-9A-Za-z./-]{1,64}\Z"), gettext_lazy("Huruf, angka, titik, garis miring, dan tanda hubung saja.")
)
_DATE = {"type": "date"}
_NAMED: Final = {
    noticed.Naming.INITIALS: gettext_lazy("Pemberitahuan status (B.18) menyebut pelapor dengan inisial"),
    noticed.Naming.NAME: gettext_lazy("Pemberitahuan status (B.18) menyebut pelapor dengan nama lengkap"),
}


def reading_choices() -> list[Choice]:
    """Every answer to every question, under the step that it is about; first what is asked of all rules alike."""
    asked = sorted({each.id for each in rules() if each.unclear})
    of_all = (str(_("Semua aturan")), _options(""))
    return [("", _("pilih")), of_all, *((_step(each), _options(each)) for each in asked)]


def reading_words(rule_id: str, question: str, chosen: str) -> str:
    """A settled reading in words."""
    told = _answer_words(rule_id, question, chosen)
    return told if not rule_id else f"{_step(rule_id)}: {told}"


def _step(rule_id: str) -> str:
    """The step with its article: both elections have an initial review, and a reading is of one of them alone."""
    rule = newest(rule_id)
    return said(Said(f"{rule.step} ({rule.article})", f"{rule.step_en} ({rule.article_en})"))


def _options(rule_id: str) -> list[tuple[str, str]]:
    return [
        (f"{rule_id}|{question}|{chosen}", _answer_words(rule_id, question, chosen))
        for question, chosen in answers(rule_id)
        if not rule_id or question != Question.REGIONAL
    ]


def _answer_words(rule_id: str, question: str, chosen: str) -> str:
    if question == noticed.QUESTION:
        return str(_NAMED[noticed.Naming(chosen)])
    return said(answer(Question(question), answer_of(chosen), newest(rule_id) if rule_id else None))


class _DecreeForm(ActForm[Sequence[tuple[str, str]]]):
    """What every ruling has: where (one of these offices), by which decree, why."""

    region = forms.ChoiceField(label=gettext_lazy("Berlaku di kantor ini dan di bawahnya"))
    number = Prose(
        label=gettext_lazy("Nomor keputusan"),
        max_length=64,
        rows=1,
        validators=[_NUMBER],
        help_text=gettext_lazy("Tanpa spasi, misalnya 100.3.4/88/2026. Masuk log."),
    )
    decreed = forms.DateField(label=gettext_lazy("Tanggal keputusan"), widget=forms.DateInput(_DATE))
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Di log hanya segelnya."),
    )

    def prepare(self) -> None:
        """The offices whose days this person may rule on."""
        self.choose("region", self.thing)

    def clean_decreed(self) -> date:
        """Nobody has decided tomorrow's decree."""
        found: date = self.cleaned_data["decreed"]
        if found > today():
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        return found

    def decree(self) -> Decree:
        """What is ruled, of a form that is valid."""
        return Decree(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})

    def asked(self) -> Asked:
        """It as it is proposed."""
        return asked(self.decree(), self.cleaned_data["reason"])


class DayForm(_DecreeForm):
    """A day that is not like its weekday."""

    day = forms.DateField(label=gettext_lazy("Hari"), widget=forms.DateInput(_DATE))
    effect = forms.ChoiceField(
        label=gettext_lazy("Menjadi"),
        choices=lambda: [(each.value, word(each)) for each in Effect],
        widget=forms.RadioSelect,
    )
    name = Prose(label=gettext_lazy("Nama hari"), max_length=120, rows=1)
    field_order = ("day", "effect", "name", "region", "number", "decreed", "reason")


class ReadingForm(_DecreeForm):
    """One answer to a question that the law leaves open."""

    reading = forms.ChoiceField(label=gettext_lazy("Bacaan yang dipakai"), choices=reading_choices)
    since = forms.DateField(
        label=gettext_lazy("Untuk jangka waktu yang mulai sejak"),
        widget=forms.DateInput(_DATE),
        help_text=gettext_lazy("Hari ini atau sesudahnya. Yang sudah berjalan tidak berubah."),
    )
    field_order = ("reading", "since", "region", "number", "decreed", "reason")

    def decree(self) -> Decree:
        """What is ruled."""
        rule, question, chosen = self.cleaned_data["reading"].split("|")
        kept = {name: value for name, value in self.cleaned_data.items() if name not in {"reading", "reason"}}
        return Decree(rule=rule, question=question, answer=chosen, **kept)


@desk_form(Action.CASE_READ)
def ruled(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """What holds, what is proposed, and the two forms."""
    what = request.POST.get("what", "")
    seen = names_of_offices()
    may_rule = places(by, Action.RULING_PROPOSE)
    regions = [(region, name) for region, name in seen.items() if any(covers(each, region) for each in may_rule)]
    written: dict[str, _DecreeForm] = {
        name: form(by, regions, request.POST if name == what else None, auto_id=f"id_{name}_%s")
        for name, form in (("hari", DayForm), ("bacaan", ReadingForm))
    }
    chosen = written.get(what)
    if chosen is not None:
        said, sent = _("Usul disimpan. Orang kedua yang berwenang menetapkannya."), chosen
        number = do_sent(request, sent, lambda: two_persons.propose(by, sent.asked()), said)
        if number is not None:
            return redirect("desk:second", number)
    # What holds for the own cases, and what holds at the offices below: reasons are nobody else's.
    mine = places(by, Action.CASE_READ)
    found = [each for each in ruling.rulings() if _concerns(each.decree.region, mine)]
    waiting = open_for(by, SLOT)
    names = names_of([*(each.by for each in waiting), *(who for each in found for who in (each.by, each.second))])
    context = {
        "waiting": [(each, ruling_words(decree_in(each)), names.get(each.by, "")) for each in waiting],
        "rulings": [_row(each, names, seen) for each in found],
        "day": written["hari"] if regions else None,
        "reading": written["bacaan"] if regions else None,
    }
    return render(request, "desk/deadlines/rulings.html", context, status=422 if chosen and chosen.errors else 200)


def _concerns(region: str, mine: Sequence[str]) -> bool:
    return any(covers(region, each) or covers(each, region) for each in mine)


def _row(found: ruling.RulingInfo, names: dict[int, str], seen: dict[str, str]) -> dict[str, object]:
    return {
        "ruling": found,
        "decree": found.decree,
        "words": ruling_words(found.decree),
        "office": seen.get(found.decree.region, found.decree.region),
        "by": names.get(found.by, ""),
        "second": names.get(found.second, ""),
        "index": position(found.leaf),
    }


def ruling_words(decree: Decree) -> str:
    """A day with what it becomes, or a reading."""
    if not decree.day:
        return reading_words(decree.rule, decree.question, decree.answer)
    return f"{day(decree.day)}, {decree.name}: {word(Effect(decree.effect))}"


def _about(subjects: Collection[str]) -> Mapping[str, str]:
    names = names_of_offices({region_in(each) for each in subjects})
    return {each: names.get(region_in(each), region_in(each)) for each in subjects}


def _shown(found: Proposed) -> Mapping[str, object]:
    decree = decree_in(found)
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), found.act),
        (gettext_lazy("Yang ditetapkan"), ruling_words(decree)),
        (gettext_lazy("Berlaku di kantor ini dan di bawahnya"), _about([found.subject])[found.subject]),
        (gettext_lazy("Nomor keputusan"), decree.number),
        (gettext_lazy("Tanggal keputusan"), day(decree.decreed)),
    ]
    if decree.since:
        lines.append((gettext_lazy("Untuk jangka waktu yang mulai sejak"), day(decree.since)))
    return {"lines": lines}


OF_A_RULING: Final = Words(
    title=lambda found: _("Penetapan: %(what)s.") % {"what": ruling_words(decree_in(found))},
    about=_about,
    shown=_shown,
    leads=lambda _found: (reverse("desk:rulings"), gettext_lazy("Buka kalender dan bacaan")),
    words=gettext_lazy("Alasan"),
    confirming=gettext_lazy(
        "Sesudah ini tenggat yang berjalan dihitung ulang. Catatannya memuat dua orang: yang mengusulkan, dan Anda,"
        " masing-masing dengan nama samaran."
    ),
    button=gettext_lazy("Tetapkan"),
)

URLS: list[URLPattern] = [path("tenggat/aturan/", ruled, name="rulings")]
