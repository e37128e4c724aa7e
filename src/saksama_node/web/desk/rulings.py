"""Calendar and settled readings on the desk, at `/meja/tenggat/aturan/`: propose, confirm by a second person, drop.

Rules kept here:
  * Who proposed sees no button to confirm; the act refuses it all the same.
  * The second person sees the whole of what will hold before confirming it.
Left to others: acts and entries (flows rule_on_clocks), forms (`ruling_forms`).
"""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.entries.kinds.ruling import Effect
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, covers, may, places, require
from saksama_node.accounts.queries import names_of, offices
from saksama_node.accounts.staff import Staff
from saksama_node.deadlines import actions, queries, rulings
from saksama_node.flows.rule_on_clocks import confirm_ruling, drop_ruling, propose_ruling
from saksama_node.ledger.queries import position
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.duty import AT_ONCE, Duty
from saksama_node.web.desk.faults import explain
from saksama_node.web.desk.ruling_forms import DayForm, ReadingForm, reading_words
from saksama_node.web.formats import day

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
            propose_ruling(by, chosen.proposal())
        except SaksamaError as error:
            chosen.add_error(None, explain(error))
        else:
            messages.success(request, _("Usul disimpan. Orang kedua yang berwenang menetapkannya."))
            return redirect("desk:rulings")
    # What holds for the own cases, and what holds at the offices below: reasons are nobody else's.
    mine = places(by, Action.CASE_READ)
    found = [each for each in rulings.rulings() if _concerns(each.proposal.region, mine)]
    names = names_of(person for each in found for person in (each.proposed_by, each.decided_by or 0))
    context = {
        "rulings": [_shown(each, names, seen, by) for each in found],
        "forms": forms if regions else {},
        "day": forms["hari"] if regions else None,
        "reading": forms["bacaan"] if regions else None,
    }
    return render(request, "desk/deadlines/rulings.html", context, status=422 if chosen and chosen.errors else 200)


@desk(Action.RULING_CONFIRM)
@require_POST
def confirm(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Put a proposal into force."""
    said = _("Ditetapkan dan dicatat di log. Tenggat yang berjalan sudah dihitung ulang.")
    return _done(request, lambda: confirm_ruling(by, subject), said)


@desk(Action.RULING_PROPOSE)
@require_POST
def drop(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Take a proposal back, or refuse it."""
    return _done(request, lambda: drop_ruling(by, subject), _("Usul ditarik."))


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


def duties(by: Staff) -> list[Duty]:
    """Proposals that wait for this person as the second one; the oldest, as many as one looks at."""
    if not may(by, Action.RULING_CONFIRM):
        return []
    found = [each for each in rulings.waiting(by.id) if may(by, Action.RULING_CONFIRM, each.proposal.region)][:AT_ONCE]
    names = names_of(each.proposed_by for each in found)
    return [
        Duty(
            title=_("Tetapkan atau tarik usul: %(what)s") % {"what": _words(each.proposal)},
            url=f"{reverse('desk:rulings')}#a{each.subject}",
            act=_("Periksa"),
            why=_("%(name)s mengusulkannya; berlaku hanya bila orang kedua setuju")
            % {"name": names.get(each.proposed_by, "")},
        )
        for each in found
    ]


def _words(said: rulings.Proposal) -> str:
    if not said.day:
        return reading_words(said.rule, said.question, said.answer)
    return f"{day(said.day)}, {said.name}: {word(Effect(said.effect))}"


def _concerns(region: str, mine: Sequence[str]) -> bool:
    return any(covers(region, each) or covers(each, region) for each in mine)


def _done(request: HttpRequest, act: Callable[[], object], said: str) -> HttpResponseBase:
    try:
        act()
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, said)
    return redirect("desk:rulings")


def _shown(found: rulings.RulingInfo, names: dict[int, str], seen: dict[str, str], by: Staff) -> dict[str, object]:
    said, waits = found.proposal, found.state == "proposed"
    return {
        "ruling": found,
        "said": said,
        "words": f"{said.name}: {word(Effect(said.effect))}"
        if said.day
        else reading_words(said.rule, said.question, said.answer),
        "office": seen.get(said.region, said.region),
        "proposed_by": names.get(found.proposed_by, ""),
        "decided_by": names.get(found.decided_by or 0, ""),
        "index": position(found.leaf) if found.leaf else None,
        "waits": waits,
        "may_confirm": waits and found.proposed_by != by.id and may(by, Action.RULING_CONFIRM, said.region),
        "may_drop": waits and may(by, Action.RULING_PROPOSE, said.region),
    }


URLS: list[URLPattern] = [
    path("tenggat/aturan/", rules, name="rulings"),
    path("tenggat/aturan/<str:subject>/tetapkan/", confirm, name="ruling_confirm"),
    path("tenggat/aturan/<str:subject>/tarik/", drop, name="ruling_drop"),
    path("tenggat/bergeser/<int:move_id>/", moved, name="deadline_moved"),
]
