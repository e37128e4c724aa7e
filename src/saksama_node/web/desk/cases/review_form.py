"""The form of an initial review.

Rules kept here:
  * The procedure is proposed with its reason and chosen by the reviewer; only those in force on the day are offered.
  * What can come of it is what may come of what came in: where that came from is no field.
Left to others: its page and what it enters (`report`), fields that several forms share (`fields`).
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.case import Origination
from saksama.procedure.levels import Level, level_of
from saksama_node.cases import procedures, queries
from saksama_node.cases.report import SubmissionKind
from saksama_node.web.desk.cases.bodies import outcomes_for
from saksama_node.web.desk.cases.fields import (
    SEALED,
    ground_field,
    need_ground,
    only_with,
    organizers_field,
    party_field,
    substance_field,
    types_field,
    violation_field,
    words_field,
)
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.formats import english, local
from saksama_node.web.reporting.words import REVIEWS


class ReviewForm(ActForm[queries.SubmissionInfo]):
    """The initial review."""

    procedure = forms.ChoiceField(label=gettext_lazy("Tata cara yang diikuti"), widget=forms.RadioSelect)
    types = types_field(
        gettext_lazy("Jenis dugaan pelanggaran"),
        gettext_lazy("Boleh beberapa; pada registrasi harus ada."),
        required=False,
    )
    organizers = organizers_field()
    party = party_field()
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hasil kajian awal"), choices=list(REVIEWS.items()), widget=forms.RadioSelect
    )
    ground = ground_field()
    substance = substance_field()
    violation = only_with(violation_field(required=False), "outcome", "withdrawn")
    relayed = forms.DateField(
        label=gettext_lazy("Bila lewat Panwaslu Kelurahan/Desa atau Pengawas TPS: hari diterimanya"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "Masuk log. Sejak hari itu laporan sudah disampaikan, dan diteruskan paling lama satu hari kerja (Pasal 9)."
        ),
    )
    words = words_field(gettext_lazy("Pertimbangan"), SEALED)

    def prepare(self) -> None:
        """The procedures in force on the day, the usual one with its reason."""
        day = local(self.thing.received_at).date()
        usual = procedures.usual(day)
        self.choose(
            "procedure", [(each.id, each.title_en if english() else each.title) for each in procedures.in_force(day)]
        )
        if self.thing.kind != SubmissionKind.REPORT or level_of(self.thing.region) is not Level.DISTRICT:
            del self.fields["relayed"]
        allowed = outcomes_for(day, Origination(self.thing.kind))
        self.choose("outcome", [(each, words) for each, words in REVIEWS.items() if each in allowed])
        self.initial = {"procedure": usual.edition.id}
        self.fields["procedure"].help_text = _("Diusulkan: %(why)s Tidak dapat diubah sesudahnya.") % {
            "why": usual.why_en if english() else usual.why
        }

    def clean(self) -> dict[str, Any]:
        """A refusal names its ground; what a report lacks is asked for before it is refused for it."""
        found = need_ground(self, self.cleaned_data.get("procedure", ""))
        edition = procedures.editions().get(found.get("procedure", ""))
        is_report = self.thing.kind == SubmissionKind.REPORT
        if found.get("ground") == "incomplete" and is_report and edition and edition.asks("repair-asked"):
            words = _("Minta pelapor melengkapinya lebih dulu: pilih “belum lengkap” (Pasal 24 ayat (1)).")
            self.add_error("ground", forms.ValidationError(words))
        given = found.get("relayed")
        if given is not None and given > local(self.thing.received_at).date():
            self.add_error("relayed", forms.ValidationError(_("Hari ini sesudah laporan diterima di sini. Periksa.")))
        if found.get("outcome") == "withdrawn" and not found.get("violation"):
            self.add_error("violation", forms.ValidationError(_("Pilih salah satu.")))
        return found
