"""Reports that came another way, at `/meja/pengawasan/`: in a file that was carried (`dibawa/`), read out over a
telephone (`diktekan/`); and the files of a report (`lampiran/`).

Rules kept here:
  * What a carried file holds is taken as if its device had sent it, line by line, and what became of each is shown.
  * A report that was read out begins with whose words it has and when, and is then written like any other.
  * A file goes out as an attachment under a name of ours, sandboxed; what leads to it leads to its page, which warns
    and shows a drawing (frame.looked_files).
Left to others: the acts (flows), writing (writing), the report's page (one_report).
"""

from datetime import datetime
from http import HTTPStatus

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama.observation.reading import shipped
from saksama_node.accounts.policy import Action, NotAllowed, Staff
from saksama_node.accounts.queries import name_of
from saksama_node.flows.observation.hand_out_annex import annex_for, draw_annex, look_at_annex
from saksama_node.flows.observation.key_dictated import key_dictated, readers_out
from saksama_node.flows.observation.take_carried import MOST_BYTES, Carried, take_carried
from saksama_node.observation.receiving import Taken
from saksama_node.observation.written import periods_for
from saksama_node.settings.clock import now
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.looked_files import Found, looked_files
from saksama_node.web.desk.words.devices import refusal_words, standing_words
from saksama_node.web.desk.words.observation import form_words
from saksama_node.web.handing_out import to_keep
from saksama_node.web.uploading import taking_files


class CarriedForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Berkas dari telepon"),
        help_text=gettext_lazy("Berakhiran .saksama-lapangan, dibuat di halaman lapangan, lalu dibawa ke sini."),
    )


@desk_form(Action.OBSERVATION_PLAN)
@taking_files
def carried(request: HttpRequest, by: Staff) -> HttpResponse:
    """Take a file in, and show what became of what it holds."""
    form = CarriedForm(request.POST or None, request.FILES or None)
    found: Carried | None = None
    if request.method == "POST" and form.is_valid():
        file: UploadedFile[bytes] = form.cleaned_data["file"]
        try:
            found = take_carried(by=by, data=file.read(MOST_BYTES))
        except NotAllowed:
            raise
        except SaksamaError as error:
            form.add_error("file", explain(error))
    rows, person = ([], "") if found is None else (_rows(found), name_of(found.person))
    context = {"form": form, "found": found, "rows": rows, "person": person}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/observation/carried.html", context, status=status)


def _rows(found: Carried) -> list[tuple[int, str, str]]:
    """Each submission: its number, what became of it, its report."""
    return [
        (number, standing_words(told), told.report) if isinstance(told, Taken) else (number, refusal_words(told), "")
        for number, told in found.taken
    ]


class DictatedForm(forms.Form):
    """Whose words, when, and for what."""

    person = forms.ChoiceField(label=gettext_lazy("Dibacakan oleh"))
    at = forms.DateTimeField(
        label=gettext_lazy("Pukul"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    of = forms.ChoiceField(label=gettext_lazy("Laporan untuk"), widget=forms.RadioSelect)

    def __init__(self, by: Staff, *sent: object) -> None:
        """Offer the people of this person's offices."""
        super().__init__(*sent)  # type: ignore[arg-type]  # a QueryDict, or nothing
        people = [(str(pk), name) for pk, name in readers_out(by).items()]
        self.fields["person"].choices = [("", _("Pilih orang")), *people]  # type: ignore[attr-defined]  # a choice field
        periods = [(f"masa:{each.subject}", each.name) for each in periods_for(by.region) if not each.closed]
        kinds = [(f"formulir:{each.id}", form_words(each)) for each in shipped().values()]
        self.fields["of"].choices = [*periods, *kinds]  # type: ignore[attr-defined]  # a choice field
        self.initial["at"] = timezone.localtime(now())


@desk_form(Action.OBSERVATION_PLAN)
def dictated(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Begin a report that is being read out; lead to writing it."""
    form = DictatedForm(by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("desk:lhp-write", _begin(by, form))
        except NotAllowed:
            raise
        except SaksamaError as error:
            form.add_error(None, explain(error))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/observation/dictated.html", {"form": form}, status=status)


def _begin(by: Staff, form: DictatedForm) -> str:
    what, _colon, which = str(form.cleaned_data["of"]).partition(":")
    period = next((each for each in periods_for(by.region) if each.subject == which), None) if what == "masa" else None
    told_at: datetime = form.cleaned_data["at"]
    return key_dictated(
        by=by,
        person_id=int(form.cleaned_data["person"]),
        told_at=told_at,
        form=shipped()[period.form if period is not None else which],
        period="" if period is None else period.subject,
    )


@desk_page(Action.OBSERVATION_WRITE)
def annex(request: HttpRequest, by: Staff, number: int) -> HttpResponseBase:
    """One file of a report, to keep."""
    found, name, content = annex_for(by, number)
    return to_keep(content, found.media_type, name)


@desk_page(Action.OBSERVATION_WRITE)
def annex_small(request: HttpRequest, by: Staff, number: int) -> HttpResponseBase:
    """A picture among them, drawn anew; nothing where it cannot be."""
    drawn = draw_annex(by, number)
    return HttpResponse(drawn, content_type="image/png") if drawn else HttpResponse(status=404)


def _found(by: Staff, number: int) -> Found:
    found, name, file = look_at_annex(by, number)
    return Found(name, file, reverse("desk:lhp", args=[found.report]), gettext_lazy("Laporan"))


_ANNEX = "pengawasan/lampiran/<int:number>/"
URLS: list[URLPattern] = [
    path("pengawasan/dibawa/", carried, name="carried"),
    path("pengawasan/diktekan/", dictated, name="dictated"),
    path(_ANNEX, annex, name="lhp-annex"),
    path(f"{_ANNEX}kecil/", annex_small, name="lhp-annex-small"),
    *looked_files(_ANNEX, "lhp-annex-", Action.OBSERVATION_WRITE, _found),
]
