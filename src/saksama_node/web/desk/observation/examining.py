"""What an examiner presses on a report's page: take it up or over, note, give back, approve, open again.

Rules kept here:
  * What is offered is what may be done now, by this person; a note is tied to the field that it was begun at.
  * A decision carries the version that was on the page.
Left to others: the page (`one_report`), who may and in which order (flows.observation.examine_report).
"""

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from saksama.observation.loop import State
from saksama_node.accounts.policy import Action, Staff
from saksama_node.flows.observation import examine_report
from saksama_node.flows.observation.hand_over_report import hand_over_report, writers_at
from saksama_node.flows.observation.read_report import examines, is_writer_gone, reopens, report_for
from saksama_node.observation.written import ReportInfo, versions
from saksama_node.web.desk.frame.access import desk_act
from saksama_node.web.desk.frame.acts import Act, ActForm, NowInput
from saksama_node.web.desk.frame.doing import do_told
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.observation.shown import places_of


class ReasonForm(ActForm[ReportInfo]):
    """A reason, which the writer and those who examine read."""

    reason = Prose(label=gettext_lazy("Alasan"), rows=2, max_length=1000)


class NoteForm(ActForm[ReportInfo]):
    """A note, tied to a place of the report."""

    at = forms.ChoiceField(label=gettext_lazy("Tentang"))
    words = Prose(label=gettext_lazy("Catatan"), rows=4, max_length=4000)

    def prepare(self) -> None:
        """Offer every field and annex of the version that stands."""
        form, last = self.thing.whole, versions(self.thing)[-1:]
        document = last[0].document if last else None
        known = form is not None and document is not None
        self.choose("at", places_of(form, document) if known else [("number", "number")])  # type: ignore[arg-type]  # both are


class HandOverForm(ReasonForm):
    """Who writes on, and why."""

    to = forms.TypedChoiceField(label=gettext_lazy("Diteruskan oleh"), coerce=int)
    field_order = ("to", "reason")

    def prepare(self) -> None:
        """Offer those who write for its office."""
        self.choose("to", writers_at(self.thing).items())


class VersionForm(ActForm[ReportInfo]):
    """The version that was read."""

    version = forms.IntegerField()

    def prepare(self) -> None:
        """Carry the one that stands."""
        self.fields["version"].widget = NowInput(self.thing.version)


def _free(by: Staff, found: ReportInfo) -> bool:
    return found.examiner is None and examines(by, found)


def _taken(by: Staff, found: ReportInfo) -> bool:
    return found.examiner not in {None, by.id} and examines(by, found)


def _held(by: Staff, found: ReportInfo) -> bool:
    return found.examiner == by.id and found.state is State.SENT


ACTS: Final[tuple[Act[ReportInfo, Any, Any], ...]] = (
    Act(
        "periksa",
        Action.OBSERVATION_EXAMINE,
        gettext_lazy("Mulai memeriksa"),
        lambda by, found, _form: examine_report.take_up_report(by, found.subject),
        gettext_lazy("Anda memeriksa laporan ini; orang lain melihatnya."),
        title=gettext_lazy("Laporan ini menunggu pemeriksaan Anda"),
        offered=_free,
    ),
    Act(
        "ambil-alih",
        Action.OBSERVATION_EXAMINE,
        gettext_lazy("Ambil alih pemeriksaan"),
        lambda by, found, form: examine_report.take_up_report(by, found.subject, form.cleaned_data["reason"]),
        gettext_lazy("Pemeriksaan Anda ambil alih; alasannya tercatat."),
        form=ReasonForm,
        offered=_taken,
    ),
    Act(
        "catatan",
        Action.OBSERVATION_EXAMINE,
        gettext_lazy("Simpan catatan"),
        lambda by, found, form: examine_report.write_note(
            by, found.subject, form.cleaned_data["at"], form.cleaned_data["words"]
        ),
        gettext_lazy("Catatan tersimpan; penulis membacanya sesudah laporan dikembalikan."),
        form=NoteForm,
        title=gettext_lazy("Tulis catatan"),
        offered=_held,
    ),
    Act(
        "kembalikan",
        Action.OBSERVATION_EXAMINE,
        gettext_lazy("Kembalikan dengan catatan"),
        lambda by, found, form: examine_report.return_report(by, found.subject, form.cleaned_data["version"]),
        gettext_lazy("Laporan dikembalikan dengan catatan; tercatat di log."),
        form=VersionForm,
        title=gettext_lazy("Kembalikan untuk diperbaiki"),
        means=gettext_lazy("Penulis menjawab setiap catatan sebelum mengirim lagi."),
        offered=_held,
    ),
    Act(
        "setujui",
        Action.OBSERVATION_EXAMINE,
        gettext_lazy("Setujui"),
        lambda by, found, form: examine_report.approve_report(by, found.subject, form.cleaned_data["version"]),
        gettext_lazy("Laporan disetujui pada tingkat ini; tercatat di log."),
        form=VersionForm,
        title=gettext_lazy("Setujui versi ini"),
        means=gettext_lazy(
            "Persetujuan di sini bukan tanda tangan elektronik. Catatan yang belum dikembalikan tidak disimpan."
        ),
        offered=_held,
    ),
    Act(
        "serahkan",
        Action.OBSERVATION_PLAN,
        gettext_lazy("Serahkan penulisan"),
        lambda by, found, form: hand_over_report(
            by, found.subject, form.cleaned_data["to"], form.cleaned_data["reason"]
        ),
        gettext_lazy("Penulisan diserahkan; laporan ini sekarang menunggu di mejanya."),
        form=HandOverForm,
        title=gettext_lazy("Penulisnya tidak lagi bertugas"),
        means=gettext_lazy("Laporan ini perlu revisi. Pilih siapa di kantor itu yang meneruskannya."),
        offered=lambda _by, found: found.is_in_hand and is_writer_gone(found),
    ),
    Act(
        "buka-kembali",
        Action.OBSERVATION_EXAMINE,
        gettext_lazy("Buka kembali"),
        lambda by, found, form: examine_report.reopen_report(by, found.subject, form.cleaned_data["reason"]),
        gettext_lazy("Laporan dibuka kembali; penulis dapat mengirim versi berikutnya."),
        form=ReasonForm,
        title=gettext_lazy("Buka kembali laporan yang disetujui"),
        offered=lambda by, found: found.state is State.APPROVED and reopens(by, found),
        danger=True,
    ),
)


@desk_act(Action.OBSERVATION_WRITE, Action.OBSERVATION_EXAMINE)
def drop_note(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponseBase:
    """Take away a note that was not given back yet."""
    report_for(by, subject)
    do_told(request, lambda: examine_report.drop_note(by, subject, number), gettext_lazy("Catatan dibuang."))
    return redirect("desk:lhp", subject)


@desk_act(Action.OBSERVATION_WRITE, Action.OBSERVATION_EXAMINE)
def settle_note(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponseBase:
    """Close a note whose answer does."""
    report_for(by, subject)
    do_told(request, lambda: examine_report.settle_note(by, subject, number), gettext_lazy("Catatan ditandai selesai."))
    return redirect("desk:lhp", subject)


URLS: list[URLPattern] = [
    path("pengawasan/laporan/<str:subject>/catatan/<int:number>/buang/", drop_note, name="lhp-note-drop"),
    path("pengawasan/laporan/<str:subject>/catatan/<int:number>/selesai/", settle_note, name="lhp-note-settle"),
]
