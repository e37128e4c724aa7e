"""Forms of hearings, of the discussions of Gakkumdu, and of a correction.

Left to others: which act a form becomes (`hearing_moves`), fields that several share (`fields`).
"""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.handling import Institution
from saksama_node.accounts.policy import today
from saksama_node.flows.cases.register_case import team_for
from saksama_node.web.desk.cases import hearing_bodies as bodies
from saksama_node.web.desk.cases.fields import SEALED, judge, only_with, words_field
from saksama_node.web.desk.cases.forms import CaseForm
from saksama_node.web.reporting.words import CORRECTIONS, DISCUSSIONS, EXAMINERS, HEARD, INSTITUTIONS, OATHS, REQUESTERS

_FARTHEST = timedelta(days=366)
_DAY = forms.DateInput({"type": "date"})


def _nth_field() -> forms.IntegerField:
    """Which person in the role: a number in the log, the name on the paper alone."""
    return forms.IntegerField(
        label=_("Orang ke berapa dalam peran itu"),
        min_value=1,
        max_value=99,
        initial=1,
        help_text=_("Saksi pertama 1, saksi kedua 2, dan tetap nomornya. Nomor ini masuk log; nama tidak pernah."),
    )


class TeamForm(CaseForm):
    """Who hears."""

    members = forms.TypedMultipleChoiceField(
        label=_("Tim klarifikasi"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    words = words_field(_("Nomor dan tanggal keputusan Ketua"), SEALED, required=True)

    def prepare(self) -> None:
        """Commissioners and officers of the office who are not recused."""
        self.choose("members", [(each.id, each.name) for each in team_for(self.thing.subject)])


class InviteForm(CaseForm):
    """Who is to be heard, when."""

    role = forms.ChoiceField(label=_("Siapa yang diundang"), choices=list(HEARD.items()))
    nth = _nth_field()
    day = forms.DateField(
        label=_("Hari klarifikasi"),
        widget=_DAY,
        help_text=_(
            "Undangan disampaikan paling lambat satu hari kerja sebelumnya (Perbawaslu 7/2022 Pasal 29 ayat (2))."
        ),
    )
    again = forms.BooleanField(
        label=_("Undangan kedua"),
        required=False,
        help_text=_("Setelah satu undangan tidak dihadiri; sesudah itu kajian dilanjutkan tanpa klarifikasi."),
    )
    words = words_field(_("Isi undangan"), SEALED)

    def clean_day(self) -> date:
        """A day that this case can have: the entry stays for ever, and a wrong year is typed soon."""
        found: date = self.cleaned_data["day"]
        if found < self.thing.day:
            raise forms.ValidationError(_("Hari ini sebelum laporan diterima. Periksa tanggalnya."))
        if found > today() + _FARTHEST:
            raise forms.ValidationError(_("Hari ini lebih dari setahun lagi. Periksa tahunnya."))
        return found

    def clean(self) -> dict[str, Any]:
        """A second invitation follows a first one."""
        if not self.errors:
            judge(self.who, self.thing, self, bodies.invited(self.cleaned_data))
        return self.cleaned_data


class HearForm(CaseForm):
    """Who was heard, and how."""

    role = forms.ChoiceField(label=_("Siapa yang didengar"), choices=list(HEARD.items()))
    nth = _nth_field()
    appeared = forms.ChoiceField(
        label=_("Kehadiran"),
        choices=[("yes", _("hadir dan memberi keterangan")), ("no", _("tidak hadir"))],
        widget=forms.RadioSelect,
    )
    oath = only_with(
        forms.ChoiceField(
            label=_("Sumpah atau janji (B.10, B.11)"),
            choices=list(OATHS.items()),
            required=False,
            widget=forms.RadioSelect,
            help_text=_("Yang tidak bersedia tetap didengar tanpa sumpah."),
        ),
        "appeared",
        "yes",
    )
    signed = only_with(
        forms.ChoiceField(
            label=_("Tanda tangan berita acara"),
            choices=[("yes", _("ditandatangani")), ("no", _("tidak bersedia, dinyatakan dalam berita acara"))],
            required=False,
            widget=forms.RadioSelect,
        ),
        "appeared",
        "yes",
    )
    online = only_with(
        forms.BooleanField(label=_("Lewat media daring, direkam audio visual"), required=False), "appeared", "yes"
    )
    words = words_field(_("Isi berita acara"), SEALED)

    def clean(self) -> dict[str, Any]:
        """Of one who came, oath and signature are told."""
        found = self.cleaned_data
        if found.get("appeared") != "yes":
            found |= {"oath": "", "signed": "", "online": False}
            return found
        for name in ("oath", "signed"):
            if not found.get(name):
                self.add_error(name, forms.ValidationError(_("Pilih salah satu.")))
        return found


class CopyForm(CaseForm):
    """To whom."""

    DECIDING = "role"
    role = forms.ChoiceField(label=_("Salinan berita acara bagi"))

    def prepare(self) -> None:
        """Who was heard, by role and number."""
        named = ((each, each.rpartition("-")) for each in bodies.heard_in(self.thing))
        self.choose("role", [(each, f"{HEARD[role]} {nth}") for each, (role, _dash, nth) in named])


class DiscussForm(CaseForm):
    """A discussion of Gakkumdu."""

    DECIDING = "discussion"
    discussion = forms.ChoiceField(label=_("Pembahasan"), choices=list(DISCUSSIONS.items()))
    day = forms.DateField(label=_("Hari pembahasan"), widget=_DAY)
    present = forms.MultipleChoiceField(
        label=_("Lembaga yang hadir"), choices=list(INSTITUTIONS.items()), widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.ChoiceField(
        label=_("Hasil"), choices=[("yes", _("sepakat")), ("no", _("tidak sepakat"))], widget=forms.RadioSelect
    )
    words = words_field(_("Isi berita acara pembahasan"), SEALED)

    def clean_present(self) -> list[str]:
        """A discussion is one of the three institutions."""
        found: list[str] = self.cleaned_data["present"]
        if set(found) != set(Institution):
            raise forms.ValidationError(_("Pembahasan sah bila ketiga lembaga hadir."))
        return found

    def clean_day(self) -> date:
        """Not before the case, and not to come."""
        found: date = self.cleaned_data["day"]
        if not self.thing.day <= found <= today():
            raise forms.ValidationError(_("Harinya tidak sebelum laporan diterima, dan tidak sesudah hari ini."))
        return found


class ContestForm(CaseForm):
    """Who asks for the correction, of whom."""

    DECIDING = "examiner"
    by = forms.ChoiceField(label=_("Diminta oleh"), choices=list(REQUESTERS.items()))
    examiner = forms.ChoiceField(label=_("Diperiksa oleh"), choices=list(EXAMINERS.items()))
    words = words_field(_("Alasan menurut formulir B.19"), SEALED)


class AdviseForm(CaseForm):
    """What Bawaslu wrote."""

    words = words_field(_("Nomor dan isi pertimbangan"), SEALED, required=True)


class CorrectForm(CaseForm):
    """What became of it."""

    DECIDING = "outcome"
    outcome = forms.ChoiceField(
        label=_("Hasil pemeriksaan"), choices=list(CORRECTIONS.items()), widget=forms.RadioSelect
    )
    words = words_field(_("Isi berita acara (B.20)"), SEALED, required=True)
