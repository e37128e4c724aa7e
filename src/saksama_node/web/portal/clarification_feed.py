"""The Atom feed of clarifications (RFC 4287), at `/klarifikasi/umpan.atom`: what stands, the last published first.

Rules kept here:
  * An id is made of the log's origin and the claim's subject: it stays when the page's address, its words or its
    version change; `updated` is the time of the entry of the version that stands, `published` that of the first.
  * Texts are texts: nothing in them is markup.
Left to others: the page of each (clarifications).
"""

import uuid
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama_node.contentwatch.public import Published, first_published, newest
from saksama_node.settings.current import SETTINGS
from saksama_node.web.clarification_words import card_words

_ATOM: Final = "http://www.w3.org/2005/Atom"
_MOST: Final = 50
_NEVER: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: no clock is read, so that equal content is equal bytes."""


@require_safe
@cache_control(public=True, max_age=60)
def feed(_request: HttpRequest) -> HttpResponse:
    """The newest fifty."""
    found = newest()[:_MOST]
    top = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "id"})
    here = f"{SETTINGS.url}{reverse('portal:clarification_feed')}"
    _put(top, "id", _id(""))
    _put(top, "title", f"Klarifikasi {SETTINGS.name_id}")
    _put(top, "updated", _moment(max((each.at for each in found), default=_NEVER)))
    _put(_put(top, "author"), "name", SETTINGS.name_id)
    _put(top, "link", rel="self", type="application/atom+xml", href=here)
    _put(top, "link", rel="alternate", type="text/html", href=f"{SETTINGS.url}{reverse('portal:clarifications')}")
    first = first_published(each.code for each in found)
    for each in found:
        _entry(top, each, first.get(each.code, each.at))
    data = b"<?xml version='1.0' encoding='utf-8'?>\n" + ET.tostring(top, encoding="utf-8")
    return HttpResponse(data, content_type="application/atom+xml; charset=utf-8")


def _entry(top: ET.Element, found: Published, first: datetime) -> None:
    said = found.said
    page = f"{SETTINGS.url}{reverse('portal:clarification', args=[found.code])}"
    card = f"{SETTINGS.url}{reverse('portal:clarification_card', args=[found.code])}"
    entry = _put(top, "entry")
    _put(entry, "id", _id(said.subject))
    _put(entry, "title", said.title)
    _put(entry, "updated", _moment(found.at))
    _put(entry, "published", _moment(first))
    _put(_put(entry, "author"), "name", said.publisher.name)
    _put(entry, "link", rel="alternate", type="text/html", href=page)
    _put(entry, "link", rel="enclosure", type="image/png", href=card)
    _put(entry, "category", term=said.assessed.outcome.value)
    outcome = card_words()[said.assessed.outcome]
    _put(entry, "summary", f"{outcome}. {said.text}", type="text")
    _put(entry, "content", f"{outcome}. Yang beredar: \u201c{said.claim}\u201d\n\n{said.right}", type="text")


def _put(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(above, name, attributes)
    made.text = text or None
    return made


def _id(subject: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://{SETTINGS.origin}/klarifikasi/{subject}").urn


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


URLS: list[URLPattern] = [path("klarifikasi/umpan.atom", feed, name="clarification_feed")]
