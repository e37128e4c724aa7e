"""Desk screen that captures content, at `/meja/konten/tangkap/`: a link, words, a picture.

Rules kept here:
  * One of three is given, and only one: what the chosen kind would leave behind is told, never dropped. What was
    typed stays where it is refused, with the reason beside it.
  * Reach that nobody knows is left empty, not zero.
Left to others: fetching and reading (flows), what is shown of it (content).
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
from django.views.decorators.http import require_http_methods

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures.actions import Given
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.contentwatch.strangers.fetching import MAX_ADDRESS, MAX_BYTES
from saksama_node.contentwatch.strangers.material import MAX_WORDS
from saksama_node.flows.content.capture_content import capture_link, capture_picture, capture_words
from saksama_node.settings.clock import now
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.triage import HARMS

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

    medium = forms.ChoiceField(label=gettext_lazy("Yang ditangkap"), widget=forms.RadioSelect)
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
    channel = forms.ChoiceField(label=gettext_lazy("Terlihat di"), initial=Channel.UNKNOWN.value)
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
        help_text=gettext_lazy("Hanya mengatur urutan antrean; tidak memutuskan apa pun."),
    )
    note = Prose(label=gettext_lazy("Catatan"), required=False, max_length=2000, rows=2)

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the media and the channels."""
        super().__init__(*data, **more)
        self.fields["medium"].choices = [(each.value, word(each)) for each in Medium]  # type: ignore[attr-defined]  # a choice field
        self.fields["harm"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", gettext_lazy("belum dinyatakan")),
            *((each.value, words) for each, words in HARMS.items()),
        ]
        self.fields["channel"].choices = [(each.value, word(each)) for each in Channel]  # type: ignore[attr-defined]  # a choice field

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


@desk(Action.CONTENT_CAPTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Capture one thing."""
    form = CaptureForm(request.POST or None, request.FILES or None, initial={"medium": Medium.LINK.value})
    if request.method == "POST" and form.is_valid():
        try:
            subject = captured(by, form.cleaned_data)
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Ditangkap, disegel, dan dicatat di log."))
            return redirect("desk:content", subject)
    return render(request, "desk/content/new.html", {"form": form}, status=422 if form.errors else 200)


URLS: list[URLPattern] = [path("konten/tangkap/", new, name="content-new")]
