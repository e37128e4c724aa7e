"""Calendar and settled readings on the desk, at `/meja/tenggat/aturan/`: what holds, what waits, and proposing.

Left to others: what may be ruled (deadlines.rulings), its second person (seconds), forms (`ruling_forms`).
"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, covers, may, places, require
from saksama_node.accounts.queries import names_of, offices
from saksama_node.accounts.staff import Staff
from saksama_node.deadlines import actions, queries, rulings
from saksama_node.flows.deadlines.rule_on_clocks import SLOT, decree_in
from saksama_node.flows.deadlines.rule_on_clocks import asked as asked_of
from saksama_node.flows.seconds import two_persons
from saksama_node.ledger.queries import position
from saksama_node.seconds.proposed import open_in
from saksama_node.web.desk.deadlines.ruling_forms import DayForm, ReadingForm
from saksama_node.web.desk.deadlines.ruling_seconds import ruling_words
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain

_FORMS = {"hari": DayForm, "bacaan": ReadingForm}


@desk(Action.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """What holds, what is proposed, and the two forms."""
    asked = request.POST.get("what", "")
    seen = {each.region: each.name for each in offices() if each.level != "village"}
    may_rule = places(by, Action.RULING_PROPOSE)
    regions = [(region, name) for region, name in seen.items() if any(covers(each, region) for each in may_rule)]
    forms = {
        name: form(request.POST if name == asked else None, regions, auto_id=f"id_{name}_%s")
        for name, form in _FORMS.items()
    }
    chosen = forms.get(asked)
    if request.method == "POST" and chosen is not None and chosen.is_valid():
        try:
            number = two_persons.propose(by, asked_of(chosen.decree(), chosen.cleaned_data["reason"]))
        except SaksamaError as error:
            chosen.add_error(None, explain(error))
        else:
            messages.success(request, _("Usul disimpan. Orang kedua yang berwenang menetapkannya."))
            return redirect("desk:second", number)
    # What holds for the own cases, and what holds at the offices below: reasons are nobody else's.
    mine = places(by, Action.CASE_READ)
    found = [each for each in rulings.rulings() if _concerns(each.decree.region, mine)]
    waiting = [each for each in open_in(SLOT) if _concerns(each.place, mine)]
    names = names_of([*(each.by for each in waiting), *(who for each in found for who in (each.by, each.second))])
    context = {
        "waiting": [
            (each, ruling_words(decree_in(each)), names.get(each.by, ""), may(by, Action.CASE_READ, each.place))
            for each in waiting
        ],
        "rulings": [_shown(each, names, seen) for each in found],
        "forms": forms if regions else {},
        "day": forms["hari"] if regions else None,
        "reading": forms["bacaan"] if regions else None,
    }
    return render(request, "desk/deadlines/rulings.html", context, status=422 if chosen and chosen.errors else 200)


@desk(Action.CASE_READ)
@require_safe
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


def _concerns(region: str, mine: Sequence[str]) -> bool:
    return any(covers(region, each) or covers(each, region) for each in mine)


def _shown(found: rulings.RulingInfo, names: dict[int, str], seen: dict[str, str]) -> dict[str, object]:
    return {
        "ruling": found,
        "decree": found.decree,
        "words": ruling_words(found.decree),
        "office": seen.get(found.decree.region, found.decree.region),
        "by": names.get(found.by, ""),
        "second": names.get(found.second, ""),
        "index": position(found.leaf),
    }


URLS: list[URLPattern] = [
    path("tenggat/aturan/", rules, name="rulings"),
    path("tenggat/bergeser/<int:move_id>/", moved, name="deadline_moved"),
]
