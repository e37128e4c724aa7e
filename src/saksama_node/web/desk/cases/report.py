"""One report that came in, at `/meja/perkara/masuk/<id>/`: its review, its messages.

Rules kept here:
  * No identity is shown; of a declared interest the ground, and the words for commissioners alone.
  * The procedure is proposed with its reason and chosen by the reviewer; only those in force on the day are offered.
  * A refusal is proposed here and entered by a second person; while it waits, this page says so.
  * Whoever may review is told of a message by follow-up code that nobody has read; answering and noting it as read is
    done by POST alone, and the words stand on the page of the report or of its case.
Left to others: the case (`cases`), later reviews (`moves`), the proposal itself (`seconds`), entries (flows).
"""

import re
import secrets
from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.keying import FollowUp
from saksama.entries.words import WordsRefused
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places, require
from saksama_node.accounts.queries import name_of
from saksama_node.accounts.recused import RecusalInfo, recusals_of
from saksama_node.cases import corresponding, procedures, queries
from saksama_node.cases.corresponding import MOST_LETTERS, MessageEmpty, MessageTooLong
from saksama_node.cases.erasing.erased import has_no_identity
from saksama_node.cases.report import Content
from saksama_node.cases.seconding import SLOT
from saksama_node.deadlines.queries import nearest
from saksama_node.flows.handling.review_report import review_report
from saksama_node.flows.reports.answer_message import note_read, write_to_sender
from saksama_node.flows.reports.write_message import messages_for
from saksama_node.flows.results.resolve_finding import finding_behind
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.web.codes import word
from saksama_node.web.desk.cases.bodies import found_in
from saksama_node.web.desk.cases.erasures import erasure_rows
from saksama_node.web.desk.cases.evidence_files import file_rows
from saksama_node.web.desk.cases.plenaries import decision_rows
from saksama_node.web.desk.cases.review_form import ReviewForm
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.addresses import report_page
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, earliest_of
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.deadlines import laws, named_words
from saksama_node.web.desk.words.results import finding_words
from saksama_node.web.formats import local
from saksama_node.web.reporting.completeness import Handed, Told, as_handed_in
from saksama_node.web.reporting.places import place_name
from saksama_node.web.reporting.words import CHANNELS, KINDS

_ONCE: Final = re.compile(r"[0-9a-f]{32}")


def submission_context(info: queries.SubmissionInfo, by: Staff) -> dict[str, object]:
    """What a page shows of a submission, and what waits on it for a second person."""
    content, files = queries.content(info), queries.evidence_of(info)
    return {
        "info": info,
        "index": info.index,
        "kind": KINDS[info.kind],
        "channel": CHANNELS[info.channel],
        "content": content,
        "name": "" if content is None else named_words(content.event),
        "area": place_name(content.area) if content else "",
        "files": file_rows(files),
        "completeness": _completeness(info, content, len(files)),
        "began_with": finding_words(finding_behind(by, FollowUp.CASE, str(info.id))),
        "recused": recused_rows(info, by),
        "no_identity": has_no_identity(info.id),
        **erasure_rows(info, by),
        "opened": queries.vault_openings(info),
        **messages_context(info, by),
        "waits": any(each.is_open and each.slot == SLOT for each in proposals_about(by, info.subject, info.case)),
    }


def _completeness(info: queries.SubmissionInfo, content: Content | None, files: int) -> list[Told]:
    """What the reporter saw of it; nothing for what is the office's own, and for what was erased."""
    if content is None or info.is_own:
        return []
    given = {
        "name": "." if info.named else "",
        "address": "." if info.addressed else "",
        "reported_1_name": content.reported[0].name if content.reported else "",
        "known_on": content.known_on,
        "place": content.place,
        "happened_on": content.happened_on,
        "account": content.account,
        "files": "." if files else "",
        "evidence_words": content.evidence_words,
    }
    return as_handed_in(Handed(info.kind, info.region, info.received_at, content.known_on, given))


def messages_context(info: queries.SubmissionInfo, by: Staff) -> dict[str, object]:
    """What was written by follow-up code, and whether this person answers."""
    found = messages_for(info)
    return {
        "correspondence": [(each, "" if each.by is None else name_of(each.by)) for each in found],
        "is_unread": any(each.by is None and each.read_at is None for each in found),
        "may_write": may(by, Action.CASE_REVIEW, info.region) and not info.is_own,
        "once": secrets.token_hex(16),
        "most_letters": str(MOST_LETTERS),
    }


def recused_rows(info: queries.SubmissionInfo, by: Staff) -> list[tuple[RecusalInfo, str, str]]:
    """Who is kept from it and for what; what they wrote of it is for commissioners."""
    decides = may(by, Action.CASE_DECIDE, info.region)
    found = recusals_of(info.subject)
    return [(each, word(Interest(each.ground)), each.words if decides else "") for each in found]


@desk_form(Action.CASE_READ)
def submission(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """What it says, its evidence, and the review."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_READ, info.region)
    if info.case and request.method != "POST":
        return redirect("desk:case", info.case)
    if request.method == "POST":
        require(by, Action.CASE_REVIEW, info.region)
    form = ReviewForm(by, info, request.POST or None)
    subject = do_sent(request, form, lambda: _reviewed(by, info, form.cleaned_data), _said)
    if subject is not None:
        return redirect(report_page(info.id, subject))
    owed = nearest([info.subject]).get(info.subject, ())
    context = {
        **submission_context(info, by),
        "plenaries": (decided := decision_rows(info.id)),
        "is_undecided": not decided and needs_plenary(info),
        "may_decide": may(by, Action.CASE_DECIDE, info.region),
        "laws": laws(owed),
        "due": earliest_of(owed)[0],
        "latest": earliest_of(owed)[1],
        "form": form,
        "may_review": may(by, Action.CASE_REVIEW, info.region),
        "may_open": may(by, Action.IDENTITY_OPEN, info.region),
        "may_take": may(by, Action.CASE_INTAKE, info.region),
    }
    return render(request, "desk/cases/submission.html", context, status=422 if form.errors else 200)


class MessageForm(forms.Form):
    """What is written, once more."""

    text = Prose(label=gettext_lazy("Tulis kepada yang menyampaikan"), max_length=MOST_LETTERS, rows=6)


def duties(by: Staff) -> list[Duty]:
    """What came by follow-up code and was not read, the longest waiting first."""
    if not may(by, Action.CASE_REVIEW, ANYWHERE):  # the messages are of their places
        return []
    return [
        Duty(
            title=_("Baca pesan tentang %(kind)s") % {"kind": KINDS[each.kind]},
            url=f"{report_page(each.submission, each.case)}#pesan",
            act=_("Baca"),
            why=_("Yang menyampaikannya menulis lewat kode tindak lanjut, dan belum ada yang membacanya"),
        )
        for each in corresponding.unread(places(by, Action.CASE_REVIEW), limit=AT_ONCE)
    ]


def needs_plenary(info: queries.SubmissionInfo) -> bool:
    """Whether the usual procedure of its day has its review decided in a plenary."""
    edition = procedures.usual(local(info.received_at).date()).edition
    return edition.needs_plenary((CaseReviewed.KIND,))


def _reviewed(by: Staff, info: queries.SubmissionInfo, sent: Mapping[str, Any]) -> str:
    """The case; empty where it is only proposed."""
    found = found_in(sent, procedure=sent["procedure"])
    return review_report(by, info.id, found, sent["words"])


def _said(case: str) -> str:
    return "" if case else _("Diusulkan. Orang kedua harus menyetujuinya sebelum tercatat.")


@desk_form(Action.CASE_REVIEW)
def write(request: HttpRequest, by: Staff, submission_id: int) -> HttpResponse:
    """Send a message, or note that what came was read; whoever comes back to this address is led to the page."""
    info = queries.submission(submission_id)
    page = report_page(info.id, info.case)
    if request.method != "POST":
        return redirect(f"{page}#pesan")
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
        context = {"form": form, "once": once, "page": page}
        return render(request, "desk/cases/message.html", context, status=422)
    return redirect(f"{page}#pesan")


URLS: list[URLPattern] = [
    path("perkara/masuk/<int:submission_id>/", submission, name="case_submission"),
    path("perkara/masuk/<int:submission_id>/pesan/", write, name="case_messages"),
]
