"""Desk screen of copies that are alike, at `/meja/konten/mirip/N/`: shown together, decided together by people.

Rules kept here:
  * Each copy stands with why it is here; what is not ticked is not touched. A machine ticks, a person decides.
  * What is decided is decided of all that is ticked or of none; each copy has its entry. Which claim, nobody chose yet.
Left to others: which are alike (contentwatch.captures.comparing), the acts (flows).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saksama.errors import SaksamaError
from saksama.words import decimal
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import claims
from saksama_node.contentwatch.captures.comparing import JoinView, Member, members
from saksama_node.contentwatch.captures.triaging import is_free_for
from saksama_node.flows.content.order_queue import archive_together, join_together
from saksama_node.flows.content.triage_content import suggestions
from saksama_node.settings.clock import now
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_act, desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.words.content import ALIKE, COPY_STATES
from saksama_node.web.formats import figure, language

_CLAIMS = 200
_REASON = 1000


@desk_page(Action.CONTENT_READ)
def alike(request: HttpRequest, by: Staff, group: int) -> HttpResponse:
    """The copies of a group that wait, and what can be decided on them."""
    return _show(request, by, group, _Typed())


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was sent and refused; `ticked` None: nothing was sent yet, and the machine ticks."""

    fault: str = ""
    claim: str = ""
    reason: str = ""
    ticked: frozenset[str] | None = None


def _show(request: HttpRequest, by: Staff, group: int, typed: _Typed) -> HttpResponse:
    found = members(group)
    if not found:
        raise Http404
    at = now()
    holders = names_of(each.copy.holder for each in found if each.copy.holder is not None)
    context = {
        "group": group,
        "called": found[0].copy.called,
        "listed": [
            {
                "copy": each.copy,
                "channel": word(each.copy.channel),
                "joins": [(_why(join), join) for join in each.joins],
                "state": COPY_STATES[each.copy.state],
                "holder": holders.get(each.copy.holder or 0, ""),
                "is_free": is_free_for(by.id, each.copy, at),
                "is_ticked": typed.ticked is None or each.copy.subject in typed.ticked,
            }
            for each in found
        ],
        "may_triage": may(by, Action.CONTENT_TRIAGE, INSTITUTION),  # content has no place
        "claims": _claims(found[0]),
        "typed": typed,
    }
    return render(request, "desk/content/alike.html", context, status=422 if typed.fault else 200)


@desk_act(Action.CONTENT_TRIAGE)
def join(request: HttpRequest, by: Staff, group: int) -> HttpResponse:
    """Join what is ticked to a claim."""
    claim, reason = request.POST.get("claim", ""), request.POST.get("reason", "")
    none = "" if claim else _("Pilih dulu klaim yang diulang salinan ini.")
    return _decided(request, by, group, lambda chosen: join_together(by, chosen, claim, reason), none)


@desk_act(Action.CONTENT_TRIAGE)
def archive(request: HttpRequest, by: Staff, group: int) -> HttpResponse:
    """Archive what is ticked as noise."""
    reason = request.POST.get("reason", "")
    return _decided(request, by, group, lambda chosen: archive_together(by, chosen, reason))


def _decided(
    request: HttpRequest, by: Staff, group: int, decide: Callable[[list[str]], int], fault: str = ""
) -> HttpResponse:
    """Do it with what is ticked and still waits in this group; back to what is left of it.

    What was typed and ticked stays where it is refused. `fault`: what is missing already.
    """
    asked, waiting = request.POST, members(group)
    ticked = frozenset(asked.getlist("copy"))
    chosen = [each.copy.subject for each in waiting if each.copy.subject in ticked]
    typed = _Typed(claim=asked.get("claim", ""), reason=asked.get("reason", ""), ticked=ticked)
    none = _("Tidak ada yang dicentang, atau semuanya sudah diputuskan rekan.")
    if not waiting:
        messages.error(request, none)
        return redirect("desk:contents")
    if not chosen:
        return _show(request, by, group, replace(typed, fault=none))
    if fault:
        return _show(request, by, group, replace(typed, fault=fault))
    if len(typed.reason) > _REASON:
        fault = _("Alasan itu terlalu panjang: paling banyak %(most)s huruf.") % {"most": figure(_REASON)}
        return _show(request, by, group, replace(typed, fault=fault))
    try:
        count = decide(chosen)
    except SaksamaError as error:
        return _show(request, by, group, replace(typed, fault=explain(error)))
    said = ngettext(
        "%(count)s salinan diputuskan dan dicatat di log.", "%(count)s salinan diputuskan dan dicatat di log.", count
    )
    messages.success(request, said % {"count": figure(count)})
    return redirect("desk:content-alike", group) if members(group) else redirect("desk:contents")


def _why(join: JoinView) -> str:
    return f"{ALIKE[join.why]} ({decimal(join.score, language(), 2)})"


def _claims(first: Member) -> list[tuple[str, str]]:
    """Claims to choose from: what the first copy may repeat, then all others, the newest first."""
    suggested = [each.claim for each in suggestions(first.copy)]
    before = {each.subject for each in suggested}
    listed = [(each.subject, _("mungkin: %(claim)s") % {"claim": each.words}) for each in suggested]
    return listed + [(each.subject, each.words) for each in claims()[:_CLAIMS] if each.subject not in before]


URLS: list[URLPattern] = [
    path("konten/mirip/<int:group>/", alike, name="content-alike"),
    path("konten/mirip/<int:group>/sambung/", join, name="content-alike-join"),
    path("konten/mirip/<int:group>/arsip/", archive, name="content-alike-archive"),
]
