"""Forms of the calendar and of settled readings.

Rules kept here: what can be chosen is what the rules ask; a day outside the calendars is refused by the act.
Left to others: acts and four eyes (flows).
"""

import re
from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from saksama.clocks.codes import Question
from saksama.clocks.explain_choice import answer
from saksama.clocks.shipped import newest, rules
from saksama.clocks.words import Said
from saksama.entries.kinds.ruling import Effect
from saksama_node.accounts.days import today
from saksama_node.deadlines.law import answer_of
from saksama_node.deadlines.rulings import Decree, answers
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.deadlines import said

_NUMBER = RegexValidator(
    re.compile(r"^[0-9A-Za-z./-]{1,64}\Z"), _("Huruf, angka, titik, garis miring, dan tanda hubung saja.")
)
_DATE = {"type": "date"}


class _DecreeForm(forms.Form):
    """What every ruling has: where, by which decree, why."""

    region = forms.ChoiceField(label=_("Berlaku di kantor ini dan di bawahnya"))
    number = Prose(
        label=_("Nomor keputusan"),
        max_length=64,
        rows=1,
        validators=[_NUMBER],
        help_text=_("Tanpa spasi, misalnya 100.3.4/88/2026. Masuk log."),
    )
    decreed = forms.DateField(label=_("Tanggal keputusan"), widget=forms.DateInput(_DATE))
    reason = Prose(
        label=_("Alasan"),
        max_length=2000,
        rows=3,
        help_text=_("Di log hanya segelnya."),
    )

    def __init__(self, data: object, regions: Sequence[tuple[str, str]], *, auto_id: str) -> None:
        super().__init__(data, auto_id=auto_id)  # type: ignore[arg-type]  # a QueryDict or nothing
        self.fields["region"] = forms.ChoiceField(label=self.fields["region"].label, choices=regions)

    def clean_decreed(self) -> date:
        """Nobody has decided tomorrow's decree."""
        found: date = self.cleaned_data["decreed"]
        if found > today():
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        return found

    def decree(self) -> Decree:
        """What is ruled, of a form that is valid."""
        raise NotImplementedError


class DayForm(_DecreeForm):
    """A day that is not like its weekday."""

    day = forms.DateField(label=_("Hari"), widget=forms.DateInput(_DATE))
    effect = forms.ChoiceField(
        label=_("Menjadi"), choices=[(each.value, word(each)) for each in Effect], widget=forms.RadioSelect
    )
    name = Prose(label=_("Nama hari"), max_length=120, rows=1)
    field_order = ("day", "effect", "name", "region", "number", "decreed", "reason")

    def decree(self) -> Decree:
        """What is ruled."""
        return Decree(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


class ReadingForm(_DecreeForm):
    """One answer to a question that the law leaves open."""

    reading = forms.ChoiceField(label=_("Bacaan yang dipakai"))
    since = forms.DateField(
        label=_("Untuk jangka waktu yang mulai sejak"),
        widget=forms.DateInput(_DATE),
        help_text=_("Hari ini atau sesudahnya. Yang sudah berjalan tidak berubah."),
    )
    field_order = ("reading", "since", "region", "number", "decreed", "reason")

    def __init__(self, data: object, regions: Sequence[tuple[str, str]], *, auto_id: str) -> None:
        super().__init__(data, regions, auto_id=auto_id)
        self.fields["reading"] = forms.ChoiceField(
            label=self.fields["reading"].label, choices=[("", _("pilih")), *reading_choices()]
        )

    def decree(self) -> Decree:
        """What is ruled."""
        rule, question, chosen = self.cleaned_data["reading"].split("|")
        kept = {name: value for name, value in self.cleaned_data.items() if name not in {"reading", "reason"}}
        return Decree(rule=rule, question=question, answer=chosen, **kept)


def reading_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every answer to every question, under the step that it is about; first what is asked of all rules alike."""
    asked = sorted({each.id for each in rules() if each.unclear})
    return [(str(_("Semua aturan")), _options("")), *((_step(each), _options(each)) for each in asked)]


def reading_words(rule_id: str, question: str, chosen: str) -> str:
    """A settled reading in words."""
    told = said(answer(Question(question), answer_of(chosen)))
    return told if not rule_id else f"{_step(rule_id)}: {told}"


def _step(rule_id: str) -> str:
    """The step with its article: both elections have an initial review, and a reading is of one of them alone."""
    rule = newest(rule_id)
    return said(Said(f"{rule.step} ({rule.article})", f"{rule.step_en} ({rule.article_en})"))


def _options(rule_id: str) -> list[tuple[str, str]]:
    return [
        (f"{rule_id}|{question}|{chosen}", said(answer(Question(question), answer_of(chosen))))
        for question, chosen in answers(rule_id)
        if not rule_id or question != Question.LEAVE
    ]
