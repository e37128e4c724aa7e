"""Forms of the acts on a case.

Rules kept here:
  * Nothing of what stays in the log is chosen beforehand, unless there is only one choice.
  * The field that decides whether an act may follow offers only what the procedure allows now (`allowed`).
Left to others: fields that several share (`fields`), which act a form becomes (`moves`), first reviews (`report`).
"""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from saksama.procedure.levels import depth
from saksama_node.accounts.policy import Staff, today
from saksama_node.accounts.queries import names_of_offices
from saksama_node.accounts.recused import logged_recusals
from saksama_node.cases.numbering import elections
from saksama_node.cases.procedures import editions
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.register_case import officers_for, series_of
from saksama_node.web.desk.cases import bodies
from saksama_node.web.desk.cases.fields import (
    READ,
    SEALED,
    concerned,
    ground_field,
    judge,
    need_ground,
    need_organizers,
    only_with,
    organizers_field,
    party_field,
    several_decided,
    substance_field,
    types_field,
    unchosen,
    violation_field,
    words_field,
)
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.reporting.words import (
    ANSWERS,
    CLOSINGS,
    DESTINATIONS,
    MEANS,
    OUTCOMES,
    REVIEWS,
    SANCTIONS,
    TAKE_OVERS,
)


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
    organizers = organizers_field()
    election = forms.ChoiceField(label=_("Pemilihan dalam nomor"))

    def prepare(self) -> None:
        """As it was reviewed; the office's usual election first."""
        self.fields["types"].initial = self.thing.types
        self.fields["organizers"].initial = concerned(self.thing)
        self.choose(
            "election", [(each.code, f"{each.code}: {each.meaning}") for each in elections(series_of(self.thing))]
        )

    def clean(self) -> dict[str, Any]:
        """Ethics name whom they concern; and this office may handle it."""
        found = need_organizers(self, self.thing.procedure)
        if found.get("types"):
            judge(self.who, self.thing, self, bodies.registered(self.thing, found))
        return found


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
    substance = substance_field()
    types = types_field(_("Jenis dugaan pelanggaran"), _("Boleh beberapa; pada registrasi harus ada."), required=False)
    organizers = organizers_field()
    party = party_field()
    written = only_with(
        forms.DateField(
            label=_("Tanggal laporan hasil pengawasan"),
            required=False,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            help_text=_("Laporan hasil penelusuran (Formulir A). Masuk log; batas tujuh hari dihitung dari hari itu."),
        ),
        "outcome",
        "register",
    )
    words = words_field(_("Pertimbangan"), SEALED)

    def prepare(self) -> None:
        """As it was reviewed before; the day of the supervision report where it was traced."""
        if self.thing.state != "tracing":
            del self.fields["written"]
        self.fields["types"].initial = self.thing.types
        self.fields["party"].initial = self.thing.party
        self.fields["organizers"].initial = concerned(self.thing)

    def clean(self) -> dict[str, Any] | None:
        """A refusal names its ground, what becomes a finding its report's day, and it is within the office's power."""
        found = need_ground(self, self.thing.procedure)
        asks = editions()[self.thing.procedure].asks("report-dated") and found.get("outcome") == "register"
        made = found.get("written")
        if "written" in self.fields and asks and (made is None or made > today()) and "written" not in self.errors:
            self.add_error("written", forms.ValidationError(_("Isi hari laporan itu dibuat, yang sudah tiba.")))
        if not self.errors and found.get("outcome") == "register":
            judge(self.who, self.thing, self, bodies.reviewed_again(self.thing, found))
        return found


class ReturnForm(CaseForm):
    """What is missing."""

    words = words_field(_("Apa yang perlu dilengkapi"), READ, required=True)


class CompleteForm(CaseForm):
    """What came in."""

    words = words_field(_("Apa yang dilengkapi"), SEALED)


class WithdrawForm(CaseForm):
    """What is left of a report that was withdrawn."""

    violation = violation_field(required=True)
    words = words_field(_("Alasan pencabutan menurut formulir B.4"), SEALED, required=True)


class SanctionForm(CaseForm):
    """The chair's decision about one person of an ad hoc supervisor."""

    DECIDING = "sanction"
    sanction = forms.ChoiceField(label=_("Keputusan Ketua"), choices=list(SANCTIONS.items()), widget=forms.RadioSelect)
    words = words_field(_("Nomor keputusan dan isinya"), _("Tidak masuk log; hanya segelnya."), required=True)


class StudyForm(CaseForm):
    """What the study finds."""

    words = words_field(_("Isi kajian"), SEALED, required=True)


class ExtendForm(CaseForm):
    """Why more time is needed."""

    words = words_field(_("Keterangan apa yang masih diperlukan"), SEALED, required=True)


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
    ground = forms.ChoiceField(
        label=_("Alasan pengambilalihan"),
        choices=list(TAKE_OVERS.items()),
        required=False,
        help_text=_("Hanya bila perkara diambil alih dari bawah (Pasal 40 ayat (3), Pasal 20 ayat (3))."),
    )
    words = words_field(_("Mengapa kantor itu"), SEALED)

    def prepare(self) -> None:
        """Every office; what fits is left by the procedure."""
        names = names_of_offices()
        self.choose("to", list(names.items()))
        allowed = editions()[self.thing.procedure].take_overs()
        self.choose(
            "ground", [("", _("pilih bila diambil alih")), *((str(each), TAKE_OVERS[each]) for each in allowed)]
        )
        above = [each for each in names if depth(each) < depth(self.thing.region)]
        only_with(self.fields["ground"], "to", *above)

    def clean(self) -> dict[str, Any]:
        """A take-over names its ground, one that fits the case."""
        found = self.cleaned_data
        if depth(found.get("to", self.thing.region)) >= depth(self.thing.region):
            found["ground"] = ""
        elif not found.get("ground") and editions()[self.thing.procedure].take_overs():
            self.add_error("ground", forms.ValidationError(_("Pilih salah satu alasan dari daftar.")))
        if "to" in found and not self.errors:
            judge(self.who, self.thing, self, bodies.transferred(self.thing, found["to"], found["ground"]))
        return found


class DecideForm(CaseForm):
    """The plenary's decision."""

    DECIDING = "outcome"
    outcome = forms.ChoiceField(label=_("Putusan pleno"), choices=list(OUTCOMES.items()))
    types = types_field(
        _("Jenis yang terbukti"), _("Hanya bila putusannya beberapa jenis: pilih paling sedikit dua."), required=False
    )
    organizers = only_with(organizers_field(), "outcome", "ethics", "several")
    words = words_field(_("Pertimbangan"), SEALED, required=True)

    def prepare(self) -> None:
        """Whom it concerns, as it was registered; which kinds only where there are several."""
        self.fields["organizers"].initial = concerned(self.thing)
        self.fields["types"].initial = [str(each) for each in several_decided(self.thing)]
        only_with(self.fields["types"], "outcome", "several")

    def clean(self) -> dict[str, Any] | None:
        """Several are two at least; ethics say whom they concern."""
        found = self.cleaned_data
        outcome = found.get("outcome")
        if outcome != "several":
            found["types"] = [outcome] if outcome else []
        need_organizers(self, self.thing.procedure)
        if found.get("outcome") == "several" and len(found.get("types", ())) < len(("one", "another")):
            self.add_error("types", forms.ValidationError(_("Pilih paling sedikit dua jenis.")))
        if outcome:
            judge(self.who, self.thing, self, bodies.decided(found))
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
