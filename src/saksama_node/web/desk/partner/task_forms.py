"""The forms of joint tasks: filter, offer, report, decline.

Rules kept here:
  * Only clauses that let us offer tasks can be chosen, and only classes that such a clause reaches.
  * Moments are typed on the office's wall clock.
Left to others: whether it is permitted now (`saksama.agreement`), what the leak check says (flows).
"""

from collections.abc import Sequence
from typing import Any, Final, override

from django import forms
from django.utils.translation import gettext_lazy as _

from saksama.agreement.terms import Clause, Direction, Terms
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, SubjectClass
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.queries import State, TaskView
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.joint import clause_words

MOMENT: Final = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A moment on the office's wall clock, to the minute."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - Django's own field options
        """Take a field's options."""
        widget = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)
        super().__init__(widget=widget, input_formats=[MOMENT, f"{MOMENT}:%S"], **more)


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Attachments: none, one or several."""

    @override
    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each]


def clauses_for(terms: Terms, kind: DispatchKind) -> Sequence[tuple[Clause, Direction]]:
    """The clauses under which we may send this kind, each with our direction."""
    ours = terms.party_at(SETTINGS.origin).code
    return [
        (clause, way)
        for clause in terms.clauses
        for way in clause.direction
        if way.sender == ours and kind in way.kinds
    ]


class FilterForm(forms.Form):
    """The filters of the list; they stay in the address."""

    q = forms.CharField(label=_("Cari judul"), required=False, widget=forms.TextInput({"type": "search"}))
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("yang belum selesai")), ("semua", _("semua")), *State.choices],
    )
    pihak = forms.ChoiceField(
        label=_("Dikerjakan oleh"),
        required=False,
        choices=[("", _("siapa pun")), ("kami", _("kami")), ("mitra", _("mitra"))],
    )


class OfferForm(forms.Form):
    """A task for the partner."""

    clause = forms.ChoiceField(label=_("Menurut pasal"))
    title = Prose(
        label=_("Judul"), max_length=200, rows=1, help_text=_("Judul tidak masuk log. Jangan tulis identitas pelapor.")
    )
    description = Prose(
        label=_("Uraian"),
        max_length=8000,
        rows=6,
        help_text=_("Apa yang diminta, dan apa yang Anda harapkan kembali. Dikirim tersegel."),
    )
    due = MomentField(label=_("Jatuh tempo (WITA)"), help_text=_("Terbuka di log; kedua lembaga melihat bila lewat."))
    classification = forms.ChoiceField(label=_("Klasifikasi"))
    subjects = forms.MultipleChoiceField(
        label=_("Menyangkut"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Centang bila benar. Nota dapat mengecualikannya; kiriman itu lalu ditolak."),
    )
    case = forms.RegexField(r"^[0-9a-f]{32}\Z", required=False, widget=forms.HiddenInput)

    def __init__(self, terms: Terms, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the choices of the terms in force."""
        super().__init__(*data, **more)
        open_to_us = clauses_for(terms, DispatchKind.TASK_OFFER)
        highest = max((way.max_classification.rank for _clause, way in open_to_us), default=0)
        chooser = self.fields["clause"], self.fields["classification"], self.fields["subjects"]
        choices = (
            [(clause.id, clause_words(clause)) for clause, _way in open_to_us],
            [(each.value, word(each)) for each in Classification if each.rank <= highest],
            [(each.value, word(each)) for each in SubjectClass],
        )
        for field, offered in zip(chooser, choices, strict=True):
            field.choices = offered  # type: ignore[attr-defined]  # all three are choice fields
        self.fields["classification"].initial = Classification.RESTRICTED.value


class ReportForm(ActForm[TaskView]):
    """The report on a task that was done."""

    text = Prose(
        label=_("Laporan pelaksanaan"),
        max_length=8000,
        rows=6,
        help_text=_("Dikirim tersegel kepada yang memberi tugas."),
    )
    attachments = FilesField(
        label=_("Lampiran"),
        required=False,
        widget=FilesInput,
        help_text=_("Yang tidak dapat dibaca pemeriksa (foto, pindaian) menunggu persetujuan orang kedua."),
    )


class ReasonForm(ActForm[TaskView]):
    """Why a task is declined, or a report sent back: a code that the log shows."""

    reason = forms.ChoiceField(label=_("Alasan"))

    def prepare(self) -> None:
        """Offer every reason in words."""
        self.fields["reason"].choices = [(each.value, word(each)) for each in RefusalCode]  # type: ignore[attr-defined]  # a choice field

    @property
    def code(self) -> RefusalCode:
        """The reason that was chosen."""
        return RefusalCode(self.cleaned_data["reason"])
