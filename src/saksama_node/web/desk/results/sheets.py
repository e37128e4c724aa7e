"""Desk screens of supervisors' copies, at `/meja/hasil/salinan/`: which there are, bringing one, what stands.

Rules kept here:
  * The list shows what this person can do next; nobody's figures stand on a page before the copy is put together.
  * A photo goes out as it was drawn anew, to who may read results at its place.
Left to others: typing and deciding (sheet_keying), sealing photos (flows).
"""

from typing import Any, Final, override

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.sheet import Source
from saksama.errors import SaksamaError
from saksama.tally.sheet.layout import shipped_layouts
from saksama_node.accounts.policy import ANYWHERE, INSTITUTION, Action, NotAllowed, Staff, may, places
from saksama_node.accounts.queries import names_of
from saksama_node.flows.results.key_sheet import bring_copy, next_to_decide, next_to_type, sheet_copy, withdraw_copy
from saksama_node.flows.results.publish_results import publish_copies
from saksama_node.places.regions import full_name
from saksama_node.results.copies.developing import MAX_BYTES, MAX_PHOTOS, GivenPhoto
from saksama_node.results.copies.keyed import CopyView, contests_done, copies, counted, photo_of, view
from saksama_node.results.queries import versions
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import contest_of, contests
from saksama_node.settings.current import SETTINGS
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActPage, Refused
from saksama_node.web.desk.frame.carried import FilesField
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.lists import page_of
from saksama_node.web.desk.results.sheet_pages import photo_pages
from saksama_node.web.desk.words.results import COPY_STATES, named_on_form
from saksama_node.web.results_words import title_of
from saksama_node.web.uploading import taking_files


class PhotosField(FilesField):
    """Several photos, none larger than is taken."""

    @override
    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # Django's own arguments
        """As many as one copy takes."""
        given = super().clean(data, initial)
        if len(given) > MAX_PHOTOS:
            raise forms.ValidationError(_("Paling banyak 6 foto untuk satu salinan."))
        if any((each.size or 0) > MAX_BYTES for each in given):
            raise forms.ValidationError(_("Foto itu lebih besar dari 20 MB."))
        return given


PAGES: Final = max(len(each.page) for each in shipped_layouts().values())
"""Pages of the longest form."""


class BringForm(forms.Form):
    """A copy: of which contest, which station, with which photos of which page."""

    contest = forms.ChoiceField(label=gettext_lazy("Pemilihan"))
    station = forms.RegexField(
        regex=r"^\s*[0-9]{13}\s*$",
        label=gettext_lazy("Kode TPS"),
        help_text=gettext_lazy("13 angka: provinsi, kabupaten/kota, kecamatan, desa/kelurahan, nomor TPS."),
        error_messages={"invalid": gettext_lazy("Tulis 13 angka, seperti pada formulir.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the contests."""
        super().__init__(*data, **more)
        # Nothing is chosen beforehand: a copy of another contest would be typed by two people before anybody noticed.
        offered = [("", _("pilih")), *((each.id, title_of(each)) for each in contests())]
        self.fields["contest"].choices = offered  # type: ignore[attr-defined]  # a choice field
        for number in range(1, PAGES + 1):
            label = _("Foto halaman %(n)s") % {"n": number}
            self.fields[f"page_{number}"] = PhotosField(label=label, required=False)
        self.fields["photos"] = PhotosField(
            label=_("Foto lain: beberapa halaman sekaligus, atau tidak jelas halamannya"),
            required=False,
            help_text=_(
                "Tampil utuh dan tidak dipotong, kecuali tanda halamannya terbaca. JPEG, PNG, atau WebP; paling banyak "
                "6 seluruhnya. Disegel; tidak pernah tampil di portal. Kosongkan bila diketik dari kertas."
            ),
        )

    @override
    def clean(self) -> dict[str, Any]:
        """No more photos than are taken, of all pages together."""
        cleaned = super().clean() or self.cleaned_data
        if sum(len(cleaned.get(name) or ()) for name in self.photo_fields) > MAX_PHOTOS:
            raise forms.ValidationError(_("Paling banyak 6 foto untuk satu salinan."))
        return cleaned

    @property
    def photo_fields(self) -> dict[str, int]:
        """Names of the fields for photos, and the page that each says."""
        return {**{f"page_{number}": number for number in range(1, PAGES + 1)}, "photos": 0}

    def given(self) -> tuple[str, str, list[GivenPhoto]]:
        """Contest, station, and all photos with their pages, once the form is valid."""
        asked = self.cleaned_data
        photos = [
            GivenPhoto(each.name or "", each.read(), page)
            for name, page in self.photo_fields.items()
            for each in asked[name]
        ]
        return asked["contest"], asked["station"].strip(), photos


def station_words(found: CopyView) -> str:
    """The station and where it lies."""
    number = found.station[10:].lstrip("0") or "0"
    return _("TPS %(number)s, %(place)s") % {"number": number, "place": full_name(found.region)}


@desk_page(Action.RESULTS_READ)
def listed(request: HttpRequest, by: Staff) -> HttpResponse:
    """Copies at this person's places, what waits first."""
    rows = copies(places(by, Action.RESULTS_READ))
    page = page_of(request, rows)
    found = [view(row) for row in page.object_list]
    may_key = may(by, Action.SHEET_KEY, ANYWHERE)  # what waits is of their places
    context = {
        "page": page,
        "listed": [
            (each, station_words(each), title_of(contest_of(each.contest)), COPY_STATES[each.state]) for each in found
        ],
        "may_key": may_key,
        "to_type": next_to_type(by) if may_key else "",
        "to_decide": next_to_decide(by) if may_key else "",
        "publishable": [(each, title_of(contest_of(each))) for each in contests_done()],
        "may_publish": may(by, Action.SHEET_RESOLVE, INSTITUTION),  # one version holds the copies of every office
        "whole": full_name(SETTINGS.region) or SETTINGS.region,
    }
    return render(request, "desk/sheets/list.html", context)


@desk_form(Action.SHEET_KEY)
@taking_files
def bring(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Bring a copy."""
    form = BringForm(request.POST or None, request.FILES or None)
    said = _("Salinan diterima; fotonya disegel. Dua orang mengetiknya.")
    if subject := do_sent(request, form, lambda: bring_copy(by, *form.given()), said):
        return redirect("desk:sheet", subject)
    return render(request, "desk/sheets/new.html", {"form": form}, status=422 if form.errors else 200)


def _told(_request: HttpRequest, by: Staff, found: CopyView, _refused: Refused | None) -> dict[str, object]:
    """One copy: how far it is, who did what, its photos, and what stands once both are put together."""
    contest = contest_of(found.contest)
    names = names_of(found.typed_by)
    turns = (_("mengetik pertama"), _("mengetik kedua"), _("memutuskan yang berbeda"))
    return {
        "copy": found,
        "station": station_words(found),
        "contest": title_of(contest),
        "state": COPY_STATES[found.state],
        "persons": [(names.get(who, ""), turn) for who, turn in zip(found.typed_by, turns, strict=False)],
        "figures": [(each, named_on_form(each), found.figures.get(each.id)) for each in contest.definition.fields]
        if found.state is CopyState.DONE
        else [],
        "pages": photo_pages(found),
        "may_settle": may(by, Action.SHEET_KEY, found.region),
        "may_type": may(by, Action.SHEET_KEY, found.region) and found.waits_for(by.id),
        "differs": found.state is CopyState.DIFFERS,
    }


@desk_act(Action.RESULTS_READ)
def publish(request: HttpRequest, by: Staff, contest: str) -> HttpResponseBase:
    """Make a version of the copies of a contest that are put together."""
    try:
        before = {each.id for each in versions(contest, Source.SUPERVISOR)}
        made = publish_copies(by, contest)
    except NotAllowed:
        # Whoever sees the list may ask for it; who does it is said, not a bare refusal.
        place = full_name(SETTINGS.region) or SETTINGS.region
        messages.error(request, _("Salinan dijadikan versi oleh petugas untuk seluruh %(place)s.") % {"place": place})
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        fresh = _("Salinan yang selesai menjadi versi; sebentar lagi dibandingkan dengan sumber lain.")
        same = _("Tidak ada yang baru: salinan yang selesai sudah menjadi versi itu sebelumnya.")
        messages.success(request, same if made in before else fresh)
    return redirect("desk:sheets")


@desk_page(Action.RESULTS_READ)
def photo(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponse:
    """One photo, as it was drawn anew."""
    sheet_copy(by, subject)
    return HttpResponse(photo_of(subject, number), content_type="image/jpeg")


def duties(by: Staff) -> list[Duty]:
    """What this person can type or decide now: one line each, however many wait."""
    if not may(by, Action.SHEET_KEY, ANYWHERE):  # what waits is of their places
        return []
    waiting = counted(by.id, places(by, Action.SHEET_KEY))
    to_type = waiting.get(CopyState.WAITING, 0) + waiting.get(CopyState.ONCE, 0)
    found = []
    if to_type:
        found.append(
            Duty(
                title=_("Ketik salinan pengawas: %(n)s menunggu") % {"n": formats.figure(to_type)},
                url=reverse("desk:sheet-type", args=[next_to_type(by)]),
                act=_("Ketik"),
                why=_("tiap salinan diketik dua orang, tanpa saling melihat"),
            )
        )
    if differing := waiting.get(CopyState.DIFFERS, 0):
        found.append(
            Duty(
                title=_("Putuskan angka yang diketik berbeda: %(n)s salinan") % {"n": formats.figure(differing)},
                url=reverse("desk:sheet-decide", args=[next_to_decide(by)]),
                act=_("Putuskan"),
                why=_("dua orang mengetik angka yang berlainan; orang ketiga melihat fotonya"),
            )
        )
    return found


_PAGE = ActPage(
    name="sheet",
    path="hasil/salinan/<str:subject>/",
    right=Action.RESULTS_READ,
    find=sheet_copy,
    place=lambda found: found.region,
    template="desk/sheets/sheet.html",
    told=_told,
    acts=(
        Act(
            "tarik",
            Action.SHEET_KEY,
            gettext_lazy("Tarik salinan"),
            lambda by, found, _form: withdraw_copy(by, found.subject),
            gettext_lazy("Salinan ditarik. TPS itu dapat menerima salinan lain."),
            title=gettext_lazy("Salinan ini salah masuk"),
            then="desk:sheets",
            offered=lambda _by, found: found.state is CopyState.WAITING,
            means=gettext_lazy(
                "Bila kode TPS atau fotonya keliru, tarik salinan ini; belum ada yang mengetiknya dan belum ada "
                "catatannya di log."
            ),
            danger=True,
        ),
    ),
)

URLS: list[URLPattern] = [
    path("hasil/salinan/", listed, name="sheets"),
    path("hasil/salinan/baru/", bring, name="sheet-new"),
    path("hasil/salinan/terbit/<str:contest>/", publish, name="sheets-publish"),
    *_PAGE.urls(),
    path("hasil/salinan/<str:subject>/foto/<int:number>/", photo, name="sheet-photo"),
]
