"""One's own sessions, at `/meja/sesi/`: which there are, ending the others; and when the one that is open ends.

Rules kept here:
  * Each sees and ends the own sessions only, and ends them after being asked again: a cookie that was copied cannot
    shut its owner out.
  * To ask when the session ends is not to use it; to press that one stays is.
Left to others: how long a session lasts, its row (`accounts.staying`), the warning and the draft (session.js).
"""

from http import HTTPStatus
from typing import cast

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import ngettext

from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.staying import IDLE, LONGEST, SessionStore, end_others, sessions_of
from saksama_node.ledger.turn import writing
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.formats import time_of_day
from saksama_node.web.staying import browser_words


@desk_form(Action.DESK_OPEN)
def own_sessions(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """Show them; end all but this one."""
    this = cast("SessionStore", request.session)
    if request.method == "POST":
        if is_reauthentication_required(request, app=""):
            # Led to the password, or the app; then this is done.
            raise ReauthenticationRequired
        with writing():
            ended = end_others(by.id, but=this)
            trace(Deed.SESSIONS_ENDED, by=by, count=ended)
        said = ngettext("%(count)d sesi lain diakhiri.", "%(count)d sesi lain diakhiri.", ended) % {"count": ended}
        messages.success(request, said)
        return redirect("desk:sessions")
    found = sessions_of(by.id, this)
    told = {
        "sessions": [(each, browser_words(each.browser)) for each in found],
        "others": sum(not each.is_this for each in found),
        "idle": int(IDLE.total_seconds()) // 60,
        "longest": int(LONGEST.total_seconds()) // 3600,
    }
    return render(request, "desk/accounts/sessions.html", told)


@desk_form(Action.DESK_OPEN)
def session_end(request: HttpRequest, _by: Staff) -> HttpResponseBase:
    """When this session ends: asked by its page; pushed on by a person who presses that they stay."""
    this = cast("SessionStore", request.session)
    if request.method == "POST":
        this.use()
    end = this.end
    if end is None:
        return JsonResponse({}, status=HTTPStatus.GONE)
    return JsonResponse({"left": end.left, "final": end.is_final, "told": time_of_day(end.at)})


URLS: list[URLPattern] = [
    path("sesi/", own_sessions, name="sessions"),
    path("sesi/akhir/", session_end, name="session-end"),
]
