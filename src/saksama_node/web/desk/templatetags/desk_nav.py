"""Side navigation of the desk."""

from typing import cast

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import NoReverseMatch, reverse

from saksama_node.web.desk.navigation import PLACES

register = Library()


@register.inclusion_tag("c/nav.html", takes_context=True)
def desk_nav(context: Context) -> dict[str, object]:
    """The desk's places, with the one that is open marked. `nav_counts` (place: number) adds how much waits there."""
    request = cast("HttpRequest", context.get("request"))
    counts = context.get("nav_counts") or {}
    items = []
    for place in PLACES:
        try:
            address = reverse(place.view)
        except NoReverseMatch:
            continue
        here = request is not None and (
            request.path == address or (place.view != "desk:home" and request.path.startswith(address))
        )
        items.append({"url": address, "text": place.text, "here": here, "count": counts.get(place.view)})
    return {"items": items}
