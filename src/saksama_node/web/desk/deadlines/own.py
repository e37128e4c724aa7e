"""What the clocks tell one person: warnings to be opened, duties that are near, moved due moments, the own calendar.

Rules kept here:
  * Looking changes nothing: a warning is opened by a form, and that is written down.
  * Each sees and opens the own warnings only, of cases that may be read now.
  * That a due moment moved is shown until one of those concerned has opened the notice.
  * The calendar's address, at `/meja/kalender/`, is the person's own: nobody makes or sees another's. It stands in the
    one answer that made it; the page that is opened later says only since when there is one.
Left to others: who is warned and when, the calendar's acts (flows), the feed (`web.portal.calendar_feed`), the history
of warnings on a case's page (templatetag `duty_warnings`).
"""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from saksama_node.accounts.policy import Action, Staff, may, places, require
from saksama_node.cases.briefed import labels
from saksama_node.deadlines import actions, queries
from saksama_node.deadlines.warned import unopened, warnings_of
from saksama_node.flows.deadlines.keep_calendar import calendar_since, renew_calendar, revoke_calendar
from saksama_node.flows.deadlines.warn_of_deadlines import open_warning
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.duty import Duty, subjects_of
from saksama_node.web.desk.words.deadlines import case_words, kind, step
from saksama_node.web.formats import moment_of

_AT_ONCE: Final = 30


def warnings(by: Staff) -> list[Duty]:
    """What this person was warned of and has not opened."""
    of_content = places(by, Action.CONTENT_READ)
    found = unopened(by.id, places(by, Action.CASE_READ), requests=of_content, limit=_AT_ONCE)
    known = subjects_of(each for _, each in found)
    return [
        Duty(
            title=known[each.subject].words,
            over=_("Peringatan: %(step)s, %(when)s") % {"step": step(each), "when": kind(each)},
            url=address_of("desk:warning_opened", warned_id),
            act=_("Saya sudah baca, buka"),
            due=each.due,
            latest=each.latest,
            why=known[each.subject].label,
            about=each.subject,
            post=True,
            warns=True,
        )
        for warned_id, each in found
        if each.subject in known
    ]


def moves(by: Staff) -> list[Duty]:
    """Due moments that a ruling moved, until one of those concerned has opened the notice."""
    found = queries.unseen_moves(by.id, places(by, Action.CASE_REVIEW), limit=_AT_ONCE)
    known = labels(each.subject for each in found)
    return [
        Duty(
            title=_("Tenggat bergeser: %(case)s") % {"case": case_words(known[each.subject])},
            url=address_of("desk:deadline_moved", each.id),
            act=_("Lihat"),
            due=each.due,
            latest=each.latest,
            why=_("Semula %(was)s") % {"was": moment_of(each.was) if each.was else _("tidak dapat dihitung")},
        )
        for each in found
        if each.subject in known
    ]


@desk_act(Action.DEADLINE_READ)
def opened(request: HttpRequest, by: Staff, warned_id: int) -> HttpResponseBase:
    """Note that this person opened the warning; show what it is about."""
    subject = open_warning(by, warned_id)
    about = subjects_of(warnings_of([subject])).get(subject) if subject else None
    if about is None:
        raise Http404
    return redirect(about.url)


@desk_page(Action.CASE_READ)
def moved(request: HttpRequest, by: Staff, move_id: int) -> HttpResponseBase:
    """Open the page of a case whose due moment moved; that one of those concerned saw it is noted."""
    found = queries.move(move_id)
    if found is None:
        return redirect("desk:deadlines")
    subject, region, person = found
    require(by, Action.CASE_READ, region)
    if person == by.id or (person is None and may(by, Action.CASE_REVIEW, region)):
        actions.see_move(move_id, by.id)
    return redirect("desk:case", subject)


@desk_form(Action.DEADLINE_READ)
def calendar(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Say whether there is an address; make, renew or revoke it."""
    address = ""
    match request.POST.get("langkah", ""):
        case "buat":
            address = f"{SETTINGS.url}{reverse('portal:calendar_feed', args=[renew_calendar(by)])}"
        case "cabut":
            revoke_calendar(by)
            messages.success(request, _("Alamat kalender dicabut. Aplikasi kalender tidak mendapat apa pun lagi."))
            return redirect("desk:calendar")
        case _:
            pass
    return render(request, "desk/deadlines/calendar.html", {"address": address, "since": calendar_since(by)})


URLS: list[URLPattern] = [
    path("peringatan/<int:warned_id>/dibuka/", opened, name="warning_opened"),
    path("tenggat/bergeser/<int:move_id>/", moved, name="deadline_moved"),
    path("kalender/", calendar, name="calendar"),
]
