"""How the node is, at `/meja/kesehatan/`: every check with its remedy, every alarm with who has seen it.

Rules kept here:
  * The page asks nothing over the network: it answers also when the network is what is broken.
  * A person is shown the alarms that are their duty, until one of them has seen each; only such a one marks it as seen.
  * That the worker is dead is seen here at once, by its signs of life: it cannot raise an alarm itself.
Left to others: the checks (`flows.node.examine_node`), whose duty an alarm is (`flows.node.whose_alarm`), the link
to each partner and its evidence (`status`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.condition.beats import beats, check_worker
from saksama_node.condition.check import Check, State, Told, from_json, outcomes
from saksama_node.flows.node.examine_node import examine_node
from saksama_node.flows.node.whose_alarm import concerns
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.upkeep.alarming import AlarmInfo, open_alarms, see_alarm
from saksama_node.web.condition_words import COLOURS, WORDS, told_to_reader
from saksama_node.web.desk.frame.access import desk_act, desk_page

_OF_THE_PAGE = frozenset({"alarm.unseen", "node.offline"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One check in words. `alarm`: that lasts of it, None where this page alone sees it; `mine`: the reader's duty."""

    check: Check
    told: Told
    alarm: AlarmInfo | None = None
    mine: bool = False

    @property
    def loud(self) -> bool:
        """Whether something fails; else it warns."""
        return self.check.state is State.FAILS

    @property
    def colour(self) -> str:
        """The look's state."""
        return COLOURS[self.check.state]

    @property
    def word(self) -> str | Promise:
        """How it is, beside its colour."""
        return WORDS[self.check.state]


def all_alarms(by: Staff) -> Sequence[Shown]:
    """Every alarm that lasts."""
    return [_shown(by, each) for each in open_alarms() if each.code in outcomes()]


def unseen(by: Staff) -> Sequence[Shown]:
    """What this person must see now."""
    rows = open_alarms(unseen_only=True)
    mine = [_shown(by, each) for each in rows if concerns(by, each.code)]
    # The worker is the node's, and that is the institution's.
    if may(by, Action.ALARM_KEEP, INSTITUTION) and not any(each.code == "worker.silent" for each in rows):
        dead = next((each for each in check_worker(beats(SETTINGS.data)) if each.state is State.FAILS), None)
        if dead is not None and dead.code == "worker.silent":
            mine.insert(0, Shown(dead, told_to_reader(dead), mine=True))
    return mine


def _shown(by: Staff, alarm: AlarmInfo) -> Shown:
    check = Check(alarm.code, alarm.about, from_json(alarm.facts))
    return Shown(check, told_to_reader(check), alarm, concerns(by, alarm.code))


@desk_page(Action.STATUS_READ)
def health(request: HttpRequest, by: Staff) -> HttpResponse:
    """The whole examination."""
    checks = examine_node(asking=False, thorough=False).checks
    order = list(State)
    ranked = sorted(checks, key=lambda each: -order.index(each.state))
    shown = [Shown(each, told_to_reader(each)) for each in ranked]
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


@desk_act(Action.STATUS_READ)
def alarm_seen(request: HttpRequest, by: Staff, alarm_id: int) -> HttpResponse:
    """Mark an alarm as seen, and go back to where the reader was."""
    found = next((each for each in open_alarms() if each.id == alarm_id), None)
    if found is None:
        raise Http404
    if not concerns(by, found.code):
        raise PermissionDenied(found.code)
    with writing():
        see_alarm(by, alarm_id, now())
        trace(Deed.ALARM_SEEN, by=by, subject=found.code)
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "desk:health")


URLS: list[URLPattern] = [
    path("kesehatan/", health, name="health"),
    path("kesehatan/<int:alarm_id>/dilihat/", alarm_seen, name="alarm-seen"),
]
