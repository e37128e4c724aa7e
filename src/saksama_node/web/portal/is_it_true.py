"""The question of `/benarkah/`: is this message true? Paste it or choose a picture, see what was published about it.

Rules kept here:
  * What is asked comes by POST, is compared at once and kept nowhere: no row, no file, no address, no log line.
  * Only whoever presses "send it to us" hands it in, and is told so before; no name and no address is asked or kept.
  * Each sender may ask so often and hand in so often in fifteen minutes; a picture costs a process, so many pictures
    at once take turns (throttle).
  * A sender and a day have a bound; while pictures are refused, messages are taken.
  * The length is judged before the body is parsed.
Left to others: comparing (flows.content.check_message), what becomes of what is handed in (the desk's queue).
"""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from saksama.entries.kinds.content import Channel
from saksama.errors import CallerError, WorldError
from saksama.imagematch.known import CAUTION
from saksama.imagematch.known import Copy as SamePicture
from saksama.imagematch.known import reasons as picture_reasons
from saksama.textmatch.words import reasons
from saksama_node.flows.content.check_message import (
    MOST_BYTES,
    MOST_LETTERS,
    Told,
    hand_in_picture,
    hand_in_words,
    told_of_picture,
    told_of_words,
)
from saksama_node.web import throttle
from saksama_node.web.clarification_words import COLOURS, outcome_line
from saksama_node.web.codes import choices
from saksama_node.web.content_words import not_captured
from saksama_node.web.formats import english, language
from saksama_node.web.reporting.day_bounds import (
    AllFilesUsedUp,
    AllInTurn,
    SenderFilesUsedUp,
    SenderUsedUp,
    of_content,
    within_day,
)
from saksama_node.web.unable import sentence, status
from saksama_node.web.uploading import taking_files

_ASKED: Final = 60
_PICTURES: Final = 20
_HANDED_IN: Final = 10
_FORM_BYTES: Final = 1 << 20
_NO_MORE_PICTURES: Final = gettext_lazy(
    "Gambar sebesar itu tidak diterima lagi dalam sehari ini; yang sudah kami terima tersimpan. Pesan tanpa gambar "
    "masih diterima. Simpan gambarnya dan coba lagi besok."
)
_DAY: Final[Mapping[type[CallerError], str | Promise]] = {
    SenderFilesUsedUp: _NO_MORE_PICTURES,
    AllFilesUsedUp: _NO_MORE_PICTURES,
    SenderUsedUp: gettext_lazy(
        "Dari jaringan Anda sudah banyak yang kami terima dalam sehari ini, dan itu tersimpan. Simpan pesan ini dan "
        "coba lagi besok."
    ),
    AllInTurn: gettext_lazy(
        "Sedang sangat banyak yang masuk, jadi kami menerimanya satu per satu. Coba lagi sebentar lagi."
    ),
}


class AskForm(forms.Form):
    """A message, or a picture."""

    words = forms.CharField(
        label=gettext_lazy("Pesannya"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea({"rows": 7}),
        help_text=gettext_lazy("Tempel seluruhnya, seperti yang Anda terima."),
    )
    picture = forms.FileField(
        label=gettext_lazy("Atau gambarnya"),
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy("JPEG, PNG, atau WebP, paling besar 20 MB."),
    )

    def clean(self) -> dict[str, object]:
        """One of both is given."""
        asked = super().clean() or {}
        picture = asked.get("picture")
        if not self.errors and not picture and not str(asked.get("words") or "").strip():
            self.add_error("words", _("Tempel pesannya, atau pilih gambarnya."))
        if isinstance(picture, UploadedFile) and (picture.size or 0) > MOST_BYTES:
            self.add_error("picture", _("Gambar itu lebih besar dari 20 MB."))
        return asked


class HandInForm(AskForm):
    """The same, to be handed in, and where it was seen."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Anda menerimanya di"), choices=choices(Channel), initial=Channel.WHATSAPP.value
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@taking_files
def ask(request: HttpRequest) -> HttpResponse:
    """Ask about a message. CSRF is judged after the length."""
    return _too_long(request) or _ask(request)


@csrf_protect
def _ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, AskForm())
    form = AskForm(request.POST, request.FILES)
    if throttle.admit(request, "benarkah", _ASKED) is None:
        return _waiting(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    picture, words = form.cleaned_data["picture"], form.cleaned_data["words"].strip()
    try:
        if picture:
            if isinstance(throttle.admit_in_turn(request, "benarkah-gambar", _PICTURES), throttle.Held):
                return _waiting(request, form)
            found = told_of_picture(picture.read())
        else:
            found = []
        known = {each.published.code for each in found}
        found += [each for each in (told_of_words(words) if words else []) if each.published.code not in known]
    except (CallerError, WorldError) as error:
        return _not_compared(request, form, error)
    again = HandInForm(initial={"words": words, "channel": Channel.WHATSAPP.value})
    context = {"asked": True, "listed": [_line(each) for each in found], "hand_in": again}
    return _page(request, AskForm(initial={"words": words}), context)


def _not_compared(request: HttpRequest, form: AskForm, error: CallerError | WorldError) -> HttpResponse:
    if isinstance(error, CallerError):
        form.add_error("picture", not_captured(error, picture=True))
        return _page(request, form, status=422)
    form.add_error("picture", sentence(error) or _("Belum dapat dibandingkan. Coba lagi beberapa saat lagi."))
    return _page(request, form, status=status(error))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@taking_files
def hand_in(request: HttpRequest) -> HttpResponse:
    """Take in what the visitor asks to be kept."""
    return _too_long(request) or _hand_in(request)


@csrf_protect
def _hand_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("portal:is_it_true")
    form = HandInForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, AskForm(), {"asked": True, "hand_in": form}, status=422)
    sent = throttle.admit_in_turn(request, "sampaikan", _HANDED_IN)
    if isinstance(sent, throttle.Held):
        return _waiting(request, AskForm(initial={"words": request.POST.get("words", "")}))
    asked = form.cleaned_data
    channel, picture = Channel(asked["channel"]), asked["picture"]
    try:
        with throttle.unless_failed(sent), within_day(request, of_content(), (picture and picture.size) or 0):
            if picture:
                subject = hand_in_picture(picture.read(), asked["words"], channel)
            else:
                subject = hand_in_words(asked["words"], channel)
    except CallerError as error:
        used_up = _DAY.get(type(error))
        told = str(used_up) if used_up else not_captured(error, picture=bool(picture))
        form.add_error("picture" if picture else "words", told)
        return _page(request, AskForm(), {"asked": True, "hand_in": form}, status=429 if used_up else 422)
    except WorldError as error:
        form.add_error(None, sentence(error) or _("Belum tersimpan. Coba lagi beberapa saat lagi."))
        return _page(request, AskForm(), {"asked": True, "hand_in": form}, status=status(error))
    return render(request, "portal/clarifications/handed_in.html", {"subject": subject})


def _line(told: Told) -> dict[str, object]:
    said, why = told.published.said, told.why
    return {
        "found": told.published,
        "said": said,
        "outcome": outcome_line(said.assessed.outcome),
        "colour": COLOURS[said.assessed.outcome],
        "caution": CAUTION[english()] if isinstance(why, SamePicture) else "",
        "denies": not isinstance(why, SamePicture) and why.why.denies,
        "shared": [] if isinstance(why, SamePicture) else [each.written for each in why.why.shared][:12],
        "why": picture_reasons(why, language()) if isinstance(why, SamePicture) else reasons(why.why, language()),
    }


def _page(
    request: HttpRequest, form: AskForm, more: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "hand_in": HandInForm(), **(more or {})}
    return render(request, "portal/clarifications/ask.html", context, status=status)


def _waiting(request: HttpRequest, form: AskForm) -> HttpResponse:
    fault = _("Terlalu banyak pertanyaan sekarang dari tempat ini. Tunggu sebentar; isian Anda masih ada.")
    return _page(request, form, {"fault": fault}, status=429)


def _too_long(request: HttpRequest) -> HttpResponse | None:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if length.isdecimal() and int(length[:12]) <= MOST_BYTES + _FORM_BYTES:
        return None
    fault = _("Kiriman itu terlalu besar: gambar paling besar 20 MB, pesan paling panjang 20.000 huruf.")
    return _page(request, AskForm(), {"fault": fault}, status=413)


URLS: list[URLPattern] = [
    path("benarkah/", ask, name="is_it_true"),
    path("benarkah/sampaikan/", hand_in, name="hand_in"),
]
