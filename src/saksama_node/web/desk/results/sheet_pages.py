"""Pages of a copy's photos at the desk: which there are, which is missing or at odds; and saying which one is it.

Rules kept here:
  * A page without a photo is said: what stands on it is not known from the photos, which is not nothing.
  * A photo whose own marks tell another page than it was handed in as is said, on the copy's page and to who types.
  * Saying which page a photo is of draws it anew; no figure changes by it.
Left to others: what is cut out of which photo (results.copies.developing), who may (flows).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from saksama_node.accounts.policy import Action, Staff
from saksama_node.flows.results.key_sheet import settle_page, sheet_copy
from saksama_node.results.copies.developing import PageView, PhotoView, pages_of
from saksama_node.results.copies.keyed import CopyView
from saksama_node.results.versions.contests import contest_of
from saksama_node.web.desk.frame.access import desk_act
from saksama_node.web.desk.frame.doing import do_told
from saksama_node.web.desk.words.results import page_words


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page for a screen. `cut`: the photo that figures are cut from; `whole`: photos to look at instead."""

    number: int
    words: str
    note: str
    cut: PhotoView | None
    whole: tuple[PhotoView, ...]


@dataclass(frozen=True, slots=True)
class PhotoPart:
    """A photo with what is to be said of it, and the form to say its page."""

    photo: PhotoView
    words: str
    odd: str
    form: "PageForm"


@dataclass(frozen=True, slots=True)
class PhotoPages:
    """All of a copy's photos: `missing` pages in words, empty where there is no photo at all."""

    photos: tuple[PhotoPart, ...]
    missing: tuple[str, ...]


class PageForm(forms.Form):
    """Of which page a photo is, and how it is turned."""

    page = forms.TypedChoiceField(coerce=int)
    turn = forms.TypedChoiceField(coerce=int)

    def __init__(self, pages: int, photo: PhotoView, data: object = None) -> None:
        """Offer the pages of the form; the page that the marks tell is chosen where they tell one."""
        chosen = {"page": photo.marked or photo.page, "turn": photo.turn}
        super().__init__(data, initial=chosen, auto_id=f"foto-{photo.number}-%s")  # type: ignore[arg-type]  # a query
        self.fields["page"].label = _("Halaman")
        self.fields["turn"].label = _("Putar searah jarum jam")
        choices = [(n, _("halaman %(n)s") % {"n": n}) for n in range(1, pages + 1)]
        self.fields["page"].choices = [*choices, (0, _("beberapa halaman, atau tidak jelas"))]  # type: ignore[attr-defined]  # a choice field
        self.fields["turn"].choices = [(n, f"{n * 90}°") for n in range(4)]  # type: ignore[attr-defined]  # a choice field


def page_part(page: PageView, photos: Sequence[PhotoView]) -> PagePart:
    """A page, and why figures are not cut out of it where they are not."""
    loose = tuple(each for each in photos if each.page == 0)
    # What the marks say is likelier than what was said when it was handed in: first of those that are at odds.
    marked = tuple(each for each in photos if each.at_odds and each.marked == page.number)
    note = ""
    if photos and page.straight is None:
        if not page.photos and (loose or marked):
            note = _("Halaman %(n)s tidak ada fotonya sendiri; angkanya tidak dipotong. Lihat foto utuhnya.")
        elif not page.photos:
            note = _("Halaman %(n)s tidak ada fotonya. Ketik dari kertasnya; tanda - bila tidak terbaca dari apa pun.")
        elif any(each.at_odds for each in page.photos):
            note = _("Foto yang diserahkan sebagai halaman %(n)s bertanda halaman lain; angkanya tidak dipotong.")
        else:
            note = _("Foto halaman %(n)s tidak dapat diluruskan; tampil utuh.")
    sure = tuple(each for each in page.photos if not each.at_odds)
    whole = () if page.straight else tuple(dict.fromkeys((*sure, *marked, *page.photos, *loose)))
    return PagePart(page.number, page_words(page), note and note % {"n": page.number}, page.straight, whole)


def photo_pages(found: CopyView) -> PhotoPages:
    """What the copy's page says of its photos."""
    pages = pages_of(contest_of(found.contest).definition, found.photos)
    shown = tuple(
        PhotoPart(each, _called(each), _odd(each), PageForm(len(pages), each))
        for each in sorted(found.photos, key=lambda photo: (photo.page or len(pages) + 1, photo.number))
    )
    missing = [_("halaman %(n)s (%(words)s)") % {"n": p.number, "words": page_words(p)} for p in pages if not p.photos]
    return PhotoPages(shown, tuple(missing) if found.photos else ())


def _called(photo: PhotoView) -> str:
    page = _("Halaman %(n)s") % {"n": photo.page} if photo.page else _("Beberapa halaman, atau tidak jelas")
    if photo.flat:
        return _("%(page)s. Diluruskan menurut tanda sudutnya.") % {"page": page}
    if not photo.page:
        return _("%(page)s. Tampil seperti diambil.") % {"page": page}
    return _("%(page)s. Tanda sudutnya tidak ditemukan; foto tampil seperti diambil.") % {"page": page}


def _odd(photo: PhotoView) -> str:
    if not photo.at_odds:
        return ""
    told = {"marked": photo.marked, "page": photo.page}
    return _("Diserahkan sebagai halaman %(page)s, tetapi tandanya menyebut halaman %(marked)s.") % told


@desk_act(Action.SHEET_KEY)
def settle(request: HttpRequest, by: Staff, subject: str, number: int) -> HttpResponseBase:
    """Say of which page a photo is."""
    found = sheet_copy(by, subject)
    pages = len(pages_of(contest_of(found.contest).definition, found.photos))
    photo = next((each for each in found.photos if each.number == number), None)
    form = None if photo is None else PageForm(pages, photo, request.POST)
    if form is None or not form.is_valid():
        messages.error(request, _("Pilih halaman dan putaran dari daftarnya."))
        return redirect("desk:sheet", subject)
    chosen = form.cleaned_data
    said = _("Halaman foto %(n)s tersimpan; fotonya digambar ulang.") % {"n": number}
    do_told(request, lambda: settle_page(by, subject, number, chosen["page"], chosen["turn"]), said)
    return redirect("desk:sheet", subject)


URLS: list[URLPattern] = [
    path("hasil/salinan/<str:subject>/halaman/<int:number>/", settle, name="sheet-page"),
]
