"""The forms of security incidents: filter, report, notice, close.

Rules kept here: only a clause that states its hours can be chosen; the note for the public says that it is public.
Left to others: hours and clocks (the agreement, `saksama.clocks`), the acts (flows).
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saksama.agreement.terms import Clause, Direction, Terms
from saksama.vocabulary import Classification, DispatchKind
from saksama_node.incidents.queries import IncidentView, State, Type
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.partner.task_forms import MomentField, clauses_for
from saksama_node.web.desk.words.joint import clause_words


def clauses_with_hours(terms: Terms) -> Sequence[tuple[Clause, Direction]]:
    """The clauses under which we may report an incident, each with our direction."""
    found = clauses_for(terms, DispatchKind.INCIDENT_REPORT)
    return [(clause, way) for clause, way in found if clause.incident_hours is not None]


class FilterForm(forms.Form):
    """The filters of the list; they stay in the address."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("yang belum ditutup")), ("semua", _("semua")), *State.choices],
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
        open_to_us = clauses_with_hours(terms)
        highest = max((way.max_classification.rank for _clause, way in open_to_us), default=0)
        self.fields["clause"].choices = [(clause.id, clause_words(clause)) for clause, _way in open_to_us]  # type: ignore[attr-defined]  # a choice field
        classes = [(each.value, word(each)) for each in Classification if each.rank <= highest]
        self.fields["classification"].choices = classes  # type: ignore[attr-defined]  # a choice field
        self.fields["classification"].initial = Classification.RESTRICTED.value


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
