"""Content is taken in: by hand, at `/meja/konten/tangkap/`; by lists, at `.../daftar/`, and by feeds, at `.../umpan/`.

Rules kept here:
  * By hand one of three is given, a link, words, a picture, and only one: what the chosen kind would leave behind is
    told, never dropped. What was typed stays where it is refused, with the reason beside it.
  * Reach that nobody knows is left empty, not zero.
  * A list with a fault is not taken; every fault stands on the page, and all of them in a CSV file where asked.
  * What could not be captured stands with its reason; nothing is dropped in silence.
Left to others: fetching and reading (flows), the worker that gathers, what is shown of it (captured).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.gathering import MAX_BYTES as LONGEST_LIST
from saksama_node.contentwatch.captures.gathering import feeds as every_feed
from saksama_node.contentwatch.captures.gathering import refusals, waiting_count
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.contentwatch.strangers.fetching import MAX_ADDRESS, MAX_BYTES
from saksama_node.contentwatch.strangers.material import MAX_WORDS
from saksama_node.flows.content.capture_content import capture_link, capture_picture, capture_words
from saksama_node.flows.content.gather_content import add_feed, judge_content_list, keep_content_list, switch_feed
from saksama_node.settings.clock import now
from saksama_node.web.codes import choices
from saksama_node.web.content_words import CONTENT_LIST, NOT_CAPTURED
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.fault_table import fault_context, fault_table
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.content import HARMS
from saksama_node.web.formats import figure
from saksama_node.web.uploading import taking_files

_FIRST_YEAR: Final = 1991
"""The first web page was put up in that year."""
_LEFT_BEHIND: Final[Mapping[str, tuple[str, ...]]] = {
    Medium.LINK: ("words", "picture"),
    Medium.TEXT: ("address", "picture"),
    Medium.MESSAGE: ("address", "picture"),
    Medium.IMAGE: ("address",),
}
"""Fields that are not read where this is captured; the words of a picture are."""


class CaptureForm(forms.Form):
    """What was seen, and where."""

    medium = forms.ChoiceField(label=gettext_lazy("Yang ditangkap"), choices=choices(Medium), widget=forms.RadioSelect)
    address = forms.CharField(
        label=gettext_lazy("Tautan"),
        required=False,
        max_length=MAX_ADDRESS,
        help_text=gettext_lazy("Halamannya diambil sekarang juga, sebelum hilang."),
    )
    words = forms.CharField(
        label=gettext_lazy("Teks atau pesan terusan"),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("Tempel seluruhnya, seperti tertulis. Untuk gambar: kata-kata di dalamnya."),
    )
    picture = forms.FileField(
        label=gettext_lazy("Gambar atau tangkapan layar"),
        required=False,
        help_text=gettext_lazy("JPEG, PNG, atau WebP. Yang tampil di meja adalah gambar ulang tanpa data tempat."),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Terlihat di"), choices=choices(Channel), initial=Channel.UNKNOWN.value
    )
    reach = forms.IntegerField(
        label=gettext_lazy("Jangkauan"),
        required=False,
        min_value=0,
        max_value=10**10,
        localize=True,
        help_text=gettext_lazy("Berapa kali dilihat atau dibagikan. Kosongkan bila belum diketahui: itu bukan nol."),
    )
    posted = forms.DateTimeField(
        label=gettext_lazy("Diunggah pada"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        help_text=gettext_lazy("Waktu unggahnya, bukan waktu Anda melihatnya. Kosongkan bila belum diketahui."),
    )
    harm = forms.ChoiceField(
        label=gettext_lazy("Bahaya yang dikhawatirkan"),
        required=False,
        choices=[("", gettext_lazy("belum dinyatakan")), *HARMS.items()],
        help_text=gettext_lazy("Hanya mengatur urutan antrean; tidak memutuskan apa pun."),
    )
    note = Prose(label=gettext_lazy("Catatan"), required=False, max_length=2000, rows=2)

    def clean(self) -> dict[str, Any]:
        """What the chosen medium needs is there."""
        asked = super().clean() or {}
        medium = asked.get("medium")
        needed = "address" if medium == Medium.LINK else "picture" if medium == Medium.IMAGE else "words"
        if medium and needed not in self.errors and not asked.get(needed):
            self.add_error(needed, _("Isi ini, atau pilih yang lain di atas."))
        for left in _LEFT_BEHIND.get(medium or "", ()):
            if asked.get(left):
                self.add_error(left, _("Ini tidak ikut ditangkap. Kosongkan, atau ganti pilihan di atas."))
        picture = asked.get("picture")
        if picture and picture.size > MAX_BYTES:
            self.add_error("picture", _("Gambar itu lebih besar dari 20 MB."))
        return asked

    def clean_posted(self) -> datetime | None:
        """No time that is still to come, and none before there was a web."""
        posted: datetime | None = self.cleaned_data["posted"]
        if posted and posted > now():
            raise forms.ValidationError(_("Waktu itu belum tiba."))
        if posted and posted.year < _FIRST_YEAR:
            raise forms.ValidationError(_("Periksa tahunnya: seawal itu belum ada yang diunggah."))
        return posted


def captured(by: Staff, asked: dict[str, Any]) -> str:
    """Capture what the form says; the copy's subject."""
    harm = Harm(asked["harm"]) if asked["harm"] else None
    given = Given(Way.STAFF, Channel(asked["channel"]), asked["note"], asked["reach"], asked["posted"], harm)
    match Medium(asked["medium"]):
        case Medium.LINK:
            return capture_link(by, asked["address"], given)
        case Medium.IMAGE:
            return capture_picture(by, asked["picture"].read(), given, asked["words"])
        case medium:
            return capture_words(by, asked["words"], given, medium)


@desk_form(Action.CONTENT_CAPTURE)
@taking_files
def new(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Capture one thing."""
    form = CaptureForm(request.POST or None, request.FILES or None, initial={"medium": Medium.LINK.value})
    said = _("Ditangkap, disegel, dan dicatat di log.")
    if subject := do_sent(request, form, lambda: captured(by, form.cleaned_data), said):
        return redirect("desk:content", subject)
    return render(request, "desk/content/new.html", {"form": form}, status=422 if form.errors else 200)


_SHOWN = 50


class ListForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Berkas CSV"),
        help_text=gettext_lazy("Kolom: tautan, teks, kanal, jangkauan, catatan. Setiap baris berisi tautan atau teks."),
    )


class FeedForm(ActForm[None]):
    """A feed to be read by itself."""

    name = Prose(label=gettext_lazy("Nama"), max_length=200, rows=1)
    address = forms.CharField(
        label=gettext_lazy("Alamat RSS atau Atom"),
        max_length=MAX_ADDRESS,
        help_text=gettext_lazy("Dibaca setiap sepuluh menit. Tautan di dalamnya ditangkap satu kali."),
    )


class SwitchForm(ActForm[int]):
    """Whether the feed is read from now on."""

    active = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda given: given == "1")


@desk_form(Action.CONTENT_CAPTURE)
@taking_files
def lists(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Take a list, judge it, show what is wrong, or keep it."""
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "waiting": waiting_count()}
    if request.method == "POST" and form.is_valid():
        judged = judge_content_list(by, form.cleaned_data["file"].read(LONGEST_LIST + 1))
        if request.POST.get("bentuk") == "csv":
            return fault_table(judged.faults, CONTENT_LIST)
        if not judged.faults:
            count = keep_content_list(by, judged)
            said = _("%(count)s baris diterima dan ditangkap satu per satu.")
            messages.success(request, said % {"count": figure(count)})
            return redirect("desk:contents")
        context |= {"wrong": True, **fault_context(judged.faults, CONTENT_LIST)}
    context["refused"] = [(each, NOT_CAPTURED[each.why]) for each in refusals(_SHOWN)]
    return render(request, "desk/content/lists.html", context, status=422 if request.method == "POST" else 200)


def _feeds(_request: HttpRequest, by: Staff, _thing: object, _refused: Refused | None) -> dict[str, object]:
    """The feeds, when each was read, and what of it could not be."""
    return {
        "feeds": [(each, NOT_CAPTURED[each.why] if each.why else "") for each in every_feed()],
        "may_add": may(by, Action.CONTENT_TRIAGE, INSTITUTION),  # content has no place
        "waiting": waiting_count(),
    }


_FEEDS = ActPage(
    name="content-feeds",
    path="konten/umpan/",
    right=Action.CONTENT_READ,
    find=lambda _by: None,
    template="desk/content/feeds.html",
    told=_feeds,
    place=INSTITUTION,  # content has no place
    acts=(
        Act(
            "baru",
            Action.CONTENT_TRIAGE,
            gettext_lazy("Tambah umpan"),
            lambda by, _thing, form: add_feed(by, form.cleaned_data["address"], form.cleaned_data["name"]),
            gettext_lazy("Umpan ditambahkan dan segera dibaca."),
            form=FeedForm,
        ),
    ),
)

_FEED = ActPage(
    name="content-feed",
    path="konten/umpan/<int:feed>/",
    right=Action.CONTENT_READ,
    find=lambda _by, feed: feed,
    template=_FEEDS.template,
    told=_feeds,
    place=INSTITUTION,  # content has no place
    acts=(
        Act(
            "ubah",
            Action.CONTENT_TRIAGE,
            "",
            lambda by, feed, form: switch_feed(by, feed, active=form.cleaned_data["active"]),
            "",
            form=SwitchForm,
            then="desk:content-feeds",
        ),
    ),
)


URLS: list[URLPattern] = [
    path("konten/tangkap/", new, name="content-new"),
    path("konten/daftar/", lists, name="content-lists"),
    *_FEEDS.urls(),
    *_FEED.act_urls(),
]
