"""Forms of the acts on a case.

Rules kept here:
  * Nothing of what stays in the log is chosen beforehand, unless there is only one choice.
  * The field that decides whether an act may follow offers only what the procedure allows now (`allowed`).
  * Each says what the words become: sealed, or read by the reporter.
Left to others: which act a form becomes (`moves`), first reviews (`report`).
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.case import Violation
from saksama_node.accounts.policy import Staff, today
from saksama_node.accounts.queries import offices
from saksama_node.accounts.recused import logged_recusals
from saksama_node.cases.numbering import elections
from saksama_node.cases.procedures import parties
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.register_case import officers_for, series_of
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.reporting.words import (
    ANSWERS,
    CLOSINGS,
    DESTINATIONS,
    GROUNDS,
    HEARD,
    MEANS,
    OUTCOMES,
    REVIEWS,
    VIOLATIONS,
)

SEALED = _("Tidak masuk log; hanya segelnya. Jangan tulis identitas pelapor.")
_FARTHEST = timedelta(days=366)
READ = _("Dibaca pelapor dengan kodenya. Di log hanya segelnya.")


def words_field(label: str | Promise, help_text: str | Promise, *, required: bool = False) -> Prose:
    """Words that go with an act."""
    return Prose(label=label, max_length=4000, required=required, rows=3, help_text=help_text)


def types_field(label: str | Promise, help_text: str | Promise, *, required: bool = True) -> forms.MultipleChoiceField:
    """Kinds of violation, several at once."""
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]  # lazy words
        help_text=help_text,  # type: ignore[arg-type]  # lazy words
        choices=list(VIOLATIONS.items()),
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def unchosen(choices: Iterable[tuple[str, str | Promise]]) -> list[tuple[str, str | Promise]]:
    """The choices of a list below one that says to choose; one alone needs no choosing."""
    found = list(choices)
    return [("", _("pilih")), *found] if len(found) > 1 else found


def party_field() -> forms.ChoiceField:
    """Of which party the reported is."""
    return forms.ChoiceField(
        label=_("Partai terlapor"),
        choices=unchosen([("none", _("tidak dari partai")), *parties().items()]),
        help_text=_("Masuk log, untuk statistik perlakuan yang sama. Nama terlapor tidak pernah masuk log."),
    )


def ground_field() -> forms.ChoiceField:
    """Why something is not registered."""
    grounds = [(code, words) for code, words in GROUNDS.items() if code != "constitutional-court"]
    return forms.ChoiceField(
        label=_("Alasan tidak diregistrasi"),
        choices=[("", _("pilih bila tidak diregistrasi")), *grounds],
        required=False,
    )


def violations(codes: Iterable[str]) -> tuple[Violation, ...]:
    """The kinds that were ticked."""
    return tuple(map(Violation, codes))


class CaseForm(ActForm[CaseInfo]):
    """An act's form; the thing is the case that is open on the page.

    `DECIDING`: the field that decides whether the act may follow; `USUAL`: one whose first choice is the usual one.
    """

    DECIDING: ClassVar[str] = ""
    USUAL: ClassVar[str] = ""

    def __init__(self, by: Staff, case: CaseInfo, *sent: Any, **more: Any) -> None:  # noqa: ANN401 - a form's own arguments
        super().__init__(by, case, *sent, **more)
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField) and name != self.USUAL:
                self._offer(name, field, _offered(field))

    def offer(self, allowed: Collection[str]) -> None:
        """Of the field that decides, offer only the `allowed` values."""
        field = self.fields.get(self.DECIDING)
        if isinstance(field, forms.ChoiceField):
            self._offer(self.DECIDING, field, [each for each in _offered(field) if each[0] in allowed])

    def _offer(self, name: str, field: forms.ChoiceField, choices: list[tuple[Any, Any]]) -> None:
        """These; in a list below one that says to choose, unless it has such a one."""
        is_list = type(field.widget) is forms.Select and all(code for code, _words in choices)
        self.choose(name, unchosen(choices) if is_list else choices)


def _offered(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(field.choices)  # type: ignore[arg-type]  # pairs of code and words, in every form here


class RegisterForm(CaseForm):
    """As what it is registered."""

    USUAL = "election"
    types = types_field(_("Didaftar sebagai"), _("Satu perkara boleh memuat beberapa jenis."))
    election = forms.ChoiceField(label=_("Pemilihan dalam nomor"))

    def prepare(self) -> None:
        """As it was reviewed; the office's usual election first."""
        self.fields["types"].initial = self.thing.types
        self.choose(
            "election", [(each.code, f"{each.code}: {each.meaning}") for each in elections(series_of(self.thing))]
        )


class RenumberForm(CaseForm):
    """Another election in the number, or the office's own code once it is known."""

    DECIDING = "election"
    election = forms.ChoiceField(
        label=_("Pemilihan dalam nomor"),
        help_text=_("Urutan, bulan dan tahun tetap; kode kantor ditulis seperti yang kini diketahui."),
    )
    words = words_field(_("Mengapa nomornya diperbaiki"), SEALED, required=True)

    def prepare(self) -> None:
        """The elections of the case's regime."""
        self.choose(
            "election", [(each.code, f"{each.code}: {each.meaning}") for each in elections(series_of(self.thing))]
        )


class ReviewAgainForm(CaseForm):
    """A second review: after the completion, or of information that was traced."""

    DECIDING = "outcome"
    outcome = forms.ChoiceField(label=_("Hasil kajian awal"), choices=list(REVIEWS.items()), widget=forms.RadioSelect)
    ground = ground_field()
    types = types_field(_("Jenis dugaan pelanggaran"), _("Boleh beberapa; pada registrasi harus ada."), required=False)
    party = party_field()
    words = words_field(_("Pertimbangan"), SEALED)

    def prepare(self) -> None:
        """As it was reviewed before."""
        self.fields["types"].initial = self.thing.types
        self.fields["party"].initial = self.thing.party

    def clean(self) -> dict[str, Any] | None:
        """A refusal names its ground."""
        return need_ground(self)


def need_ground(form: forms.Form) -> dict[str, Any]:
    """Ask for the ground where the outcome is a refusal."""
    found = form.cleaned_data
    if found.get("outcome") == "not-accepted" and not found.get("ground"):
        form.add_error("ground", forms.ValidationError(_("Pilih alasannya; pelapor berhak mengetahuinya.")))
    return found


class ReturnForm(CaseForm):
    """What is missing."""

    words = words_field(_("Apa yang perlu dilengkapi"), READ, required=True)


class CompleteForm(CaseForm):
    """What came in."""

    words = words_field(_("Apa yang dilengkapi"), SEALED)


class StudyForm(CaseForm):
    """What the study finds."""

    words = words_field(_("Isi kajian"), SEALED, required=True)


class ExtendForm(CaseForm):
    """Why more time is needed."""

    words = words_field(_("Keterangan apa yang masih diperlukan"), SEALED, required=True)


class InviteForm(CaseForm):
    """Who is to be heard, when."""

    role = forms.ChoiceField(label=_("Siapa yang diundang"), choices=list(HEARD.items()))
    day = forms.DateField(label=_("Hari klarifikasi"), widget=forms.DateInput({"type": "date"}))
    words = words_field(_("Isi undangan"), SEALED)

    def clean_day(self) -> date:
        """A day that this case can have: the entry stays for ever, and a wrong year is typed soon."""
        found: date = self.cleaned_data["day"]
        if found < self.thing.day:
            raise forms.ValidationError(_("Hari ini sebelum laporan diterima. Periksa tanggalnya."))
        if found > today() + _FARTHEST:
            raise forms.ValidationError(_("Hari ini lebih dari setahun lagi. Periksa tahunnya."))
        return found


class HearForm(CaseForm):
    """Who was heard."""

    role = forms.ChoiceField(label=_("Siapa yang didengar"), choices=list(HEARD.items()))
    appeared = forms.ChoiceField(
        label=_("Kehadiran"),
        choices=[("yes", _("hadir dan memberi keterangan")), ("no", _("tidak hadir"))],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Isi berita acara"), SEALED)


class AssignForm(CaseForm):
    """Whose case it becomes."""

    officer = forms.TypedChoiceField(label=_("Petugas"), coerce=int)

    def prepare(self) -> None:
        """Officers of the office, or of one above it."""
        self.choose("officer", [(each.id, each.name) for each in officers_for(self.thing.subject)])


class TransferForm(CaseForm):
    """Which office handles it from now on."""

    DECIDING = "to"
    to = forms.ChoiceField(label=_("Kantor yang berwenang"))
    words = words_field(_("Mengapa kantor itu"), SEALED)

    def prepare(self) -> None:
        """Every office; what fits is left by the procedure."""
        self.choose("to", [(each.region, each.name) for each in offices() if each.level != "village"])


class DecideForm(CaseForm):
    """The plenary's decision."""

    DECIDING = "outcome"
    outcome = forms.ChoiceField(label=_("Putusan pleno"), choices=list(OUTCOMES.items()))
    types = types_field(
        _("Jenis yang terbukti"), _("Hanya bila putusannya beberapa jenis: pilih paling sedikit dua."), required=False
    )
    words = words_field(_("Pertimbangan"), SEALED, required=True)

    def clean(self) -> dict[str, Any] | None:
        """Several are two at least."""
        found = self.cleaned_data
        if found.get("outcome") == "several" and len(found.get("types", ())) < len(("one", "another")):
            self.add_error("types", forms.ValidationError(_("Pilih paling sedikit dua jenis.")))
        return found


class ForwardForm(CaseForm):
    """To whom."""

    DECIDING = "to"
    to = forms.ChoiceField(label=_("Diteruskan kepada"), choices=list(DESTINATIONS.items()))
    via = forms.ChoiceField(
        label=_("Lewat"),
        choices=[("", _("langsung")), ("sbt", _("SBT, sistem pengawasan ASN bersama BKN"))],
        required=False,
        help_text=_("Netralitas ASN: lewat SBT ke BKN (SE MenPANRB 4/2024)."),
    )
    words = words_field(_("Surat atau keterangan"), SEALED)


class AnswerForm(CaseForm):
    """What came back."""

    DECIDING = "by"
    by = forms.ChoiceField(label=_("Siapa yang menjawab"), choices=list(DESTINATIONS.items()))
    answer = forms.ChoiceField(label=_("Jawabannya"), choices=list(ANSWERS.items()))
    words = words_field(_("Surat atau keterangan"), SEALED)


class NotifyForm(CaseForm):
    """How."""

    means = forms.ChoiceField(label=_("Diberitahukan lewat"), choices=list(MEANS.items()))
    unreached = forms.BooleanField(
        label=_("Pelapor tidak dapat dihubungi dengan cara ini"),
        required=False,
        help_text=_("Dicatat sebagai tidak sampai; perkara dapat ditutup."),
    )
    words = words_field(_("Isi pemberitahuan"), READ)


class ReadmitForm(CaseForm):
    """Whose recusal is lifted, and why."""

    DECIDING = "person"
    person = forms.ChoiceField(label=_("Siapa yang boleh kembali"))
    words = words_field(_("Mengapa kepentingannya tidak ada lagi, atau tidak menghalangi"), SEALED, required=True)

    def prepare(self) -> None:
        """Who is recused by an entry, and may be readmitted by another."""
        self.choose("person", [(each.pseudonym, each.name) for each in logged_recusals(self.thing.subject)])


class CloseForm(CaseForm):
    """Why."""

    DECIDING = "outcome"
    outcome = forms.ChoiceField(label=_("Alasan"), choices=list(CLOSINGS.items()))
    words = words_field(_("Keterangan"), SEALED)
