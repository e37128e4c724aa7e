"""Desk screens of what comes in by itself, at `/meja/konten/daftar/` and `/meja/konten/umpan/`: lists and feeds.

Rules kept here:
  * A list with a fault is not taken; every fault stands on the page, and all of them in a CSV file where asked.
  * What could not be captured stands with its reason; nothing is dropped in silence.
Left to others: reading and fetching (flows), the worker that does it.
"""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures.gathering import feeds as every_feed
from saksama_node.contentwatch.captures.gathering import refusals, waiting_count
from saksama_node.contentwatch.captures.list_file import MAX_BYTES
from saksama_node.contentwatch.strangers.fetching import MAX_ADDRESS
from saksama_node.flows.content.gather_content import add_feed, judge_content_list, keep_content_list, switch_feed
from saksama_node.web.content_words import CONTENT_LIST, NOT_CAPTURED
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.fault_table import fault_context, fault_table
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.formats import figure

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


@desk(Action.CONTENT_CAPTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Take a list, judge it, show what is wrong, or keep it."""
    form = ListForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "waiting": waiting_count()}
    if request.method == "POST" and form.is_valid():
        judged = judge_content_list(by, form.cleaned_data["file"].read(MAX_BYTES + 1))
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
        "may_add": may(by, Action.CONTENT_TRIAGE),
        "waiting": waiting_count(),
    }


_FEEDS = ActPage(
    name="content-feeds",
    path="konten/umpan/",
    right=Action.CONTENT_READ,
    find=lambda _by: None,
    template="desk/content/feeds.html",
    told=_feeds,
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
    path("konten/daftar/", lists, name="content-lists"),
    *_FEEDS.urls(),
    *_FEED.act_urls(),
]
