"""Side navigation of the desk.

Left to others: which places there are and for whom (`web.desk.frame`), which alarms are whose (`upkeep`).
"""

from typing import cast

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import NoReverseMatch, reverse

from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may
from saksama_node.accounts.queries import NoSuchPerson, staff
from saksama_node.accounts.staying import SessionEnd, SessionStore
from saksama_node.web.desk.frame.navigation import places_of
from saksama_node.web.desk.node.health import unseen

register = Library()

_AT_ONCE = 3


def _reader(request: HttpRequest | None) -> Staff | None:
    """Who reads: as the desk's door found, or, on the login's own pages, as the session says."""
    found: Staff | None = getattr(request, "staff", None)
    if found is not None or request is None or request.user.pk is None:
        return found
    try:
        return staff(request.user.pk)
    except NoSuchPerson:
        return None


@register.simple_tag(takes_context=True)
def session_end(context: Context) -> SessionEnd | None:
    """When this reader must log in again. None for one who is not logged in."""
    request = cast("HttpRequest", context.get("request"))
    this = getattr(request, "session", None)
    return this.end if isinstance(this, SessionStore) else None


def _nearest(addresses: list[str], path: str) -> str:
    """The place that a page belongs to: the longest address that it begins with; the home is itself alone."""
    above = [each for each in addresses if path == each or (path.startswith(each) and each != reverse("desk:home"))]
    return max(above, key=len, default="")


@register.inclusion_tag("c/nav.html", takes_context=True)
def desk_nav(context: Context) -> dict[str, object]:
    """The desk's places, with the one that is open marked. `nav_counts` (place: number) adds how much waits there."""
    request = cast("HttpRequest", context.get("request"))
    counts = context.get("nav_counts") or {}
    found = []
    for place in places_of(_reader(request)):
        try:
            found.append((place, reverse(place.view)))
        except NoReverseMatch:
            continue
    here = _nearest([address for _, address in found], request.path) if request is not None else ""
    items = [
        {"url": address, "text": place.text, "here": address == here, "count": counts.get(place.view)}
        for place, address in found
    ]
    return {"items": items}


@register.simple_tag(takes_context=True)
def reads_cases(context: Context) -> bool:
    """Whether this reader may see deadlines somewhere, and so may have a calendar of them."""
    reader = _reader(cast("HttpRequest", context.get("request")))
    return reader is not None and may(reader, Action.DEADLINE_READ, ANYWHERE)  # what it holds is of their places


@register.inclusion_tag("c/desk_alarms.html", takes_context=True)
def desk_alarms(context: Context) -> dict[str, object]:
    """The alarms that are this reader's to see, a few at once; nothing for one who is not through the desk's door."""
    request = cast("HttpRequest", context.get("request"))
    reader: Staff | None = getattr(request, "staff", None)
    shown = unseen(reader) if reader is not None else ()
    return {
        "alarms": shown[:_AT_ONCE],
        "more": len(shown[_AT_ONCE:]),
        "here": request.path if request is not None and request.method == "GET" else "",
        "csrf_token": context.get("csrf_token"),
    }
