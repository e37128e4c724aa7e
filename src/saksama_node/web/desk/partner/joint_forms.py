"""The forms of joint tasks and of security incidents: filter, offer and report, decline, notice, close.

Rules kept here:
  * Only clauses that let us offer tasks can be chosen, for an incident only those that state their hours; and only
    classes that such a clause reaches.
  * Moments are typed on the office's wall clock. A note for the public says that it is public.
Left to others: whether it is permitted now (`saksama.agreement`), hours and clocks (the agreement, `saksama.clocks`),
what the leak check says (flows).
"""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from saksama.agreement.terms import Clause, Direction, Terms
from saksama.entries.kinds.incident import IncidentType
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, SubjectClass
from saksama_node.flows.joint.offer_task import Wanted
from saksama_node.flows.joint.report_incident import Happened
from saksama_node.incidents.queries import IncidentView, Type
from saksama_node.incidents.queries import State as IncidentState
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.queries import State as TaskState
from saksama_node.tasks.queries import TaskView
from saksama_node.web.codes import choices, word
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.carried import FilesField
from saksama_node.web.desk.frame.lists import FilterForm
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.joint import clause_words

MOMENT: Final = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A moment on the office's wall clock, to the minute."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - Django's own field options
        """Take a field's options."""
        widget = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)
        super().__init__(widget=widget, input_formats=[MOMENT, f"{MOMENT}:%S"], **more)


def clauses_for(terms: Terms, kind: DispatchKind) -> Sequence[tuple[Clause, Direction]]:
    """The clauses under which we may send this kind, each with our direction."""
    ours = terms.party_at(SETTINGS.origin).code
    return [
        (clause, way)
        for clause in terms.clauses
        for way in clause.direction
        if way.sender == ours and kind in way.kinds
    ]


def _offer(form: forms.Form, open_to_us: Sequence[tuple[Clause, Direction]]) -> None:
    """Offer these clauses, and the classes that one of them reaches."""
    highest = max((way.max_classification.rank for _clause, way in open_to_us), default=0)
    clause, classification = form.fields["clause"], form.fields["classification"]
    clause.choices = [(each.id, clause_words(each)) for each, _way in open_to_us]  # type: ignore[attr-defined]  # a choice field
    classes = [(each.value, word(each)) for each in Classification if each.rank <= highest]
    classification.choices = classes  # type: ignore[attr-defined]  # a choice field
    classification.initial = Classification.RESTRICTED.value


class TaskFilterForm(FilterForm):
    """The filters of the list."""

    q = forms.CharField(label=_("Cari judul"), required=False, widget=forms.TextInput({"type": "search"}))
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("yang belum selesai")), ("semua", _("semua")), *TaskState.choices],
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
        choices=choices(SubjectClass),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Centang bila benar. Nota dapat mengecualikannya; kiriman itu lalu ditolak."),
    )
    case = forms.RegexField(r"^[0-9a-f]{32}\Z", required=False, widget=forms.HiddenInput)

    def __init__(self, terms: Terms, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the choices of the terms in force."""
        super().__init__(*data, **more)
        _offer(self, clauses_for(terms, DispatchKind.TASK_OFFER))

    def wanted(self, to: str) -> Wanted:
        """What the form asks of the partner at this log, once it is valid."""
        asked = self.cleaned_data
        codes = {
            "classification": Classification(asked["classification"]),
            "subjects": frozenset(map(SubjectClass, asked["subjects"])),
            "case": asked["case"] or None,
        }
        return Wanted(to=to, **asked | codes)


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
        help_text=_("Yang tidak dapat dibaca pemeriksa (foto, pindaian) menunggu persetujuan orang kedua."),
    )


class ReasonForm(ActForm[TaskView]):
    """Why a task is declined, or a report sent back: a code that the log shows."""

    reason = forms.ChoiceField(label=_("Alasan"), choices=choices(RefusalCode))

    @property
    def code(self) -> RefusalCode:
        """The reason that was chosen."""
        return RefusalCode(self.cleaned_data["reason"])


def clauses_with_hours(terms: Terms) -> Sequence[tuple[Clause, Direction]]:
    """The clauses under which we may report an incident, each with our direction."""
    found = clauses_for(terms, DispatchKind.INCIDENT_REPORT)
    return [(clause, way) for clause, way in found if clause.incident_hours is not None]


class IncidentFilterForm(FilterForm):
    """The filters of the list."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("yang belum ditutup")), ("semua", _("semua")), *IncidentState.choices],
    )
    jenis = forms.ChoiceField(label=_("Jenis"), required=False, choices=[("", _("semua")), *Type.choices])


class IncidentForm(forms.Form):
    """What happened."""

    type = forms.ChoiceField(label=_("Jenis"), choices=Type.choices, widget=forms.RadioSelect)
    title = Prose(
        label=_("Judul"), max_length=200, rows=1, help_text=_("Judul tidak masuk log. Jangan tulis identitas pelapor.")
    )
    description = Prose(
        label=_("Uraian"),
        max_length=8000,
        rows=6,
        help_text=_("Apa yang terlihat, sejak kapan, dan apa yang sudah dilakukan. Dikirim tersegel."),
    )
    address = Prose(
        label=_("Alamat akun, situs, atau tempat"), max_length=2000, rows=1, required=False, help_text=_("Bila ada.")
    )
    work_due = MomentField(label=_("Pekerjaan selesai paling lambat (WITA)"))
    clause = forms.ChoiceField(label=_("Menurut pasal"))
    classification = forms.ChoiceField(label=_("Klasifikasi"))

    def __init__(self, terms: Terms, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the choices of the terms in force."""
        super().__init__(*data, **more)
        _offer(self, clauses_with_hours(terms))

    def happened(self, to: str) -> Happened:
        """What the form tells the partner at this log, once it is valid."""
        asked = self.cleaned_data
        codes = {"type": IncidentType(asked["type"]), "classification": Classification(asked["classification"])}
        return Happened(to=to, **asked | codes)


class NoticeForm(ActForm[IncidentView]):
    """Both were told in writing: one without the other does not stop the clock."""

    persons = forms.BooleanField(label=_("Pemilik data pribadi sudah diberi tahu secara tertulis"))
    authority = forms.BooleanField(label=_("Lembaga berwenang sudah diberi tahu secara tertulis"))


class CloseForm(ActForm[IncidentView]):
    """The note for the public."""

    note = Prose(
        label=_("Keterangan untuk umum"),
        max_length=4000,
        rows=5,
        help_text=_("Terbuka untuk siapa pun, untuk selamanya. Jangan tulis nama orang."),
    )
