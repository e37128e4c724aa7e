"""The address of a person's own calendar, at `/meja/kalender/`: made, shown once, made anew, revoked.

Rules kept here:
  * The address stands in the one answer that made it; the page that is opened later says only since when there is one.
  * It is the person's own: nobody makes or sees another's.
Left to others: the feed itself (`web.portal.calendar_feed`), the acts (flows keep_calendar).
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.flows.deadlines.keep_calendar import calendar_since, renew_calendar, revoke_calendar
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk


@desk(Action.DEADLINE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
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


URLS: list[URLPattern] = [path("kalender/", calendar, name="calendar")]
