"""Messages with who handed something in, at `/meja/perkara/masuk/<id>/pesan/`: answering, asking, noting as read.

Rules kept here:
  * Done by POST alone; the words stand on the page of the report or of its case.
  * Whoever may review there is told of what nobody has read.
Left to others: what is shown (case_page), entries (flows.reports.answer_message).
"""

import re
import secrets
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saksama.entries.words import WordsRefused
from saksama_node.accounts.policy import Action, may, places
from saksama_node.accounts.staff import Staff
from saksama_node.cases import correspondence, queries
from saksama_node.cases.correspondence import MOST_LETTERS, MessageEmpty, MessageTooLong
from saksama_node.flows.reports.answer_message import note_read, write_to_sender
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.reporting.words import KINDS

_ONCE: Final = re.compile(r"[0-9a-f]{32}")


class MessageForm(forms.Form):
    """What is written, once more."""

    text = Prose(label=gettext_lazy("Tulis kepada yang menyampaikan"), max_length=MOST_LETTERS, rows=6)


def duties(by: Staff) -> list[Duty]:
    """What came by follow-up code and was not read, the longest waiting first."""
    if not may(by, Action.CASE_REVIEW):
        return []
    return [
        Duty(
            title=_("Baca pesan tentang %(kind)s") % {"kind": KINDS[each.kind]},
            url=f"{_page(each.submission, each.case)}#pesan",
            act=_("Baca"),
            why=_("Yang menyampaikannya menulis lewat kode tindak lanjut, dan belum ada yang membacanya"),
        )
        for each in correspondence.unread(places(by, Action.CASE_REVIEW), limit=AT_ONCE)
    ]


@desk(Action.CASE_REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Send a message, or note that what came was read; whoever comes back to this address is led to the page."""
    info = queries.submission(submission_id)
    if request.method != "POST":
        return redirect(f"{_page(info.id, info.case)}#pesan")
    once = request.POST.get("once", "")
    try:
        if request.POST.get("go") == "read":
            note_read(by, submission_id)
            messages.success(request, _("Ditandai sudah dibaca."))
        else:
            text = request.POST.get("text", "")
            write_to_sender(by, submission_id, text, once if _ONCE.fullmatch(once) else secrets.token_hex(16))
            messages.success(request, _("Pesan tersimpan dan dicatat; dibaca dengan kode tindak lanjut."))
    except (MessageEmpty, MessageTooLong, WordsRefused) as error:
        # What was typed stays; the page around it comes back once it is sent.
        form = MessageForm(request.POST)
        form.is_valid()
        if not form.errors:
            form.add_error("text", explain(error))
        context = {"form": form, "once": once, "page": _page(info.id, info.case)}
        return render(request, "desk/cases/message.html", context, status=422)
    return redirect(f"{_page(info.id, info.case)}#pesan")


def _page(submission: int, case: str) -> str:
    return reverse("desk:case", args=[case]) if case else reverse("desk:case_submission", args=[submission])


URLS: list[URLPattern] = [path("perkara/masuk/<int:submission_id>/pesan/", write, name="case_messages")]
