"""How the node is, at `/meja/kesehatan/`: every check with its remedy, every alarm with who has seen it.

Rules kept here:
  * The page asks nothing over the network: it answers also when the network is what is broken.
  * An alarm is marked as seen only by one whose duty it is.
Left to others: the checks (`flows.node.examine_node`), the link to each partner and its evidence (`status.py`).
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.condition.check import Check, State, Told
from saksama_node.flows.node.examine_node import examine_node
from saksama_node.flows.node.tell_alarms import concerns
from saksama_node.settings.clock import now
from saksama_node.upkeep.actions import see_alarm
from saksama_node.upkeep.queries import open_alarms
from saksama_node.web.condition_words import COLOURS, WORDS, told_to_reader
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.node.alarms import all_alarms

_OF_THE_PAGE = frozenset({"alarm.unseen", "node.offline"})


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """One check in words and colour."""

    check: Check
    told: Told
    colour: str
    word: str | Promise


@desk(Action.STATUS_READ)
@require_safe
def health(request: HttpRequest, by: Staff) -> HttpResponse:
    """The whole examination."""
    checks = examine_node(asking=False, thorough=False).checks
    order = list(State)
    ranked = sorted(checks, key=lambda each: -order.index(each.state))
    shown = [ShownCheck(each, told_to_reader(each), COLOURS[each.state], WORDS[each.state]) for each in ranked]
    alarms = all_alarms(by)
    # What stands above as an alarm is not said again, nor what this page itself is.
    said = {(each.alarm.code, each.alarm.about) for each in alarms if each.alarm}
    page = {
        "troubled": [
            each
            for each in shown
            if each.check.state is not State.WELL
            and (each.check.code, each.check.about) not in said
            and each.check.code not in _OF_THE_PAGE
        ],
        "well": [each for each in shown if each.check.state is State.WELL],
        "sum": _sum(checks),
        "alarms": alarms,
    }
    return render(request, "desk/health/page.html", page)


def _sum(checks: tuple[Check, ...]) -> str:
    failing = sum(each.state is State.FAILS for each in checks)
    if failing:
        words = ngettext("%(n)s pemeriksaan bermasalah.", "%(n)s pemeriksaan bermasalah.", failing)
        return words % {"n": failing}
    warning = sum(each.state is State.WARNS for each in checks)
    if warning:
        words = ngettext(
            "Simpul bekerja; %(n)s hal perlu diperhatikan.", "Simpul bekerja; %(n)s hal perlu diperhatikan.", warning
        )
        return words % {"n": warning}
    return _("Simpul bekerja; semua yang dapat diperiksa baik.")


@desk(Action.STATUS_READ)
@require_POST
def alarm_seen(request: HttpRequest, by: Staff, alarm_id: int) -> HttpResponse:
    """Mark an alarm as seen, and go back to where the reader was."""
    found = next((each for each in open_alarms() if each.id == alarm_id), None)
    if found is None:
        raise Http404
    if not concerns(by, found.code):
        raise PermissionDenied(found.code)
    see_alarm(by, alarm_id, now())
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "desk:health")


URLS: list[URLPattern] = [
    path("kesehatan/", health, name="health"),
    path("kesehatan/<int:alarm_id>/dilihat/", alarm_seen, name="alarm-seen"),
]
