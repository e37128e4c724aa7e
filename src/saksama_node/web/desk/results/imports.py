"""Desk screens of imports, at `/meja/hasil/impor/`: a file up, its progress, all its faults, the version it became.

Rules kept here:
  * A file with a fault publishes nothing; every fault stands on the page, with its line.
  * The reading goes on by itself: the page asks again by itself and may be left.
Left to others: reading and publishing (the worker, flow `import_results`), what the figures say (`results`).
"""

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.errors import SaksamaError
from saksama.vocabulary import BadMoment
from saksama_node.accounts.policy import Action, Staff, may, require
from saksama_node.accounts.queries import name_of
from saksama_node.flows.results.contest_rights import place_of
from saksama_node.flows.results.import_results import hand_in_results
from saksama_node.results import queries
from saksama_node.results.queries import ImportState, ImportView
from saksama_node.results.screens.screened import progress
from saksama_node.results.versions.contests import contest_of, contests
from saksama_node.results.versions.publishing import NotYetVoted, SaidLater
from saksama_node.results.versions.spool import FileTooLarge
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.formats import english
from saksama_node.web.handing_out import printed
from saksama_node.web.results_words import title_of
from saksama_node.web.uploading import taking_files

_REFRESH_SECONDS: Final = 2
STATES: Final = {
    ImportState.WAITING: (gettext_lazy("menunggu"), "waiting"),
    ImportState.RUNNING: (gettext_lazy("sedang dibaca"), "waiting"),
    ImportState.DONE: (gettext_lazy("menjadi versi"), "kept"),
    ImportState.REFUSED: (gettext_lazy("ditolak"), "lapsed"),
}
AGAIN: Final = "lagi"
_LONGEST_NUMBER: Final = 9
ADDS: Final = "tambah"
WHOLE: Final = "utuh"
RECAP: Final = (
    (ADDS, gettext_lazy("Menambah: wilayah di berkas ini menggantikan angkanya sendiri, wilayah lain tetap")),
    (WHOLE, gettext_lazy("Rekap utuh: hanya wilayah di berkas ini yang berlaku")),
)


class ImportForm(forms.Form):
    """The file, and what it is."""

    contest = forms.ChoiceField(label=gettext_lazy("Kontes"))
    source = forms.ChoiceField(label=gettext_lazy("Sumber"))
    recap = forms.ChoiceField(
        label=gettext_lazy("Bila ini rekap (D.Hasil)"),
        choices=RECAP,
        initial=ADDS,
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Untuk sumber lain pilihan ini tidak berarti apa-apa."),
    )
    said_at = forms.DateTimeField(
        label=gettext_lazy("Keadaan pada"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("Waktu yang disebut sumbernya. Kosongkan bila sumbernya tidak menyebut waktu."),
    )
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("CSV per TPS atau per wilayah, baris JSON dari Sirekap, atau tayangan KPU per wilayah."),
    )
    anyway = forms.BooleanField(
        label=gettext_lazy("Terima juga bila TPS-nya lebih sedikit, atau keadaannya lebih tua, daripada versi terbaru"),
        required=False,
        help_text=gettext_lazy("Versi terbaru suatu sumber yang dipakai di semua halaman."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        chosen = [(each.id, title_of(each)) for each in contests()]
        sources = [(each.value, word(each)) for each in Source if each is not Source.SUPERVISOR]
        # Nothing is chosen beforehand: what is filed under another contest stands in public under it.
        for name, offered in (("contest", chosen), ("source", sources)):
            self.fields[name].choices = [("", _("pilih")), *offered]  # type: ignore[attr-defined]  # choice fields

    def hand_in(self, by: Staff) -> int:
        """Hand the file in, once the form is valid; the import's number."""
        said = self.cleaned_data
        file, source = said["file"], Source(said["source"])
        return hand_in_results(
            by,
            said["contest"],
            source,
            printed(file.name),
            file.chunks(),
            said["said_at"],
            whole=said["recap"] == WHOLE,
            anyway=said["anyway"],
        )

    def beside(self, error: SaksamaError) -> str | None:
        """The field that a refusal stands beside."""
        if isinstance(error, FileTooLarge):
            return "file"
        if not isinstance(error, BadMoment | NotYetVoted | SaidLater):
            return None
        return "said_at" if self.cleaned_data["said_at"] is not None else "contest"


@desk_form(Action.RESULTS_IMPORT)
@taking_files
def home(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Hand a file in; the latest imports."""
    form = ImportForm(request.POST or None, request.FILES or None, initial=_again(request.GET.get(AGAIN, "")))
    if number := do_sent(request, form, lambda: form.hand_in(by), beside=form.beside):
        return redirect("desk:results-import", number)
    rows = [each for each in queries.imports() if may(by, Action.RESULTS_IMPORT, place_of(contest_of(each.contest)))]
    context = {"form": form, "imports": [_line(each) for each in rows]}
    return render(request, "desk/results/imports.html", context, status=422 if form.errors else 200)


@desk_page(Action.RESULTS_IMPORT)
def one(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """One import: how far it is, what is wrong, the version."""
    found = queries.import_of(number)
    require(by, Action.RESULTS_IMPORT, place_of(contest_of(found.contest)))
    faults = [each["en"] if english() else each["id"] for each in found.told]
    version = None if found.publication is None else queries.version(found.publication)
    context = {
        **_line(found),
        "faults": faults,
        "count": len(faults) + found.more,
        "version": version,
        "screens": None if version is None or not queries.of_stations(version) else progress(version.id),
        "by": None if found.by is None else name_of(found.by),
    }
    response = render(request, "desk/results/import.html", context)
    waits = found.state in (ImportState.WAITING, ImportState.RUNNING) or (version is not None and not version.flagged)
    if waits:
        response["Refresh"] = str(_REFRESH_SECONDS)
    return response


def _again(asked: str) -> dict[str, object]:
    """What was chosen for an earlier import, to be handed in again; nothing for one that is not there."""
    if not (asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_NUMBER):
        return {}
    try:
        found = queries.import_of(int(asked))
    except queries.NoSuchImport:
        return {}
    said_at = None if found.said_at is None else localtime(found.said_at)
    is_whole = found.source in RECAPS and not found.adds
    chosen = {"contest": found.contest, "source": found.source.value, "said_at": said_at}
    return {**chosen, "recap": WHOLE if is_whole else ADDS}


def _line(found: ImportView) -> dict[str, object]:
    state, colour = STATES[found.state]
    return {
        "found": found,
        "contest": title_of(contest_of(found.contest)),
        "source": word(found.source),
        "state": state,
        "colour": colour,
        "runs": found.state in (ImportState.WAITING, ImportState.RUNNING),
    }


URLS: list[URLPattern] = [
    path("hasil/impor/", home, name="results-imports"),
    path("hasil/impor/<int:number>/", one, name="results-import"),
]
