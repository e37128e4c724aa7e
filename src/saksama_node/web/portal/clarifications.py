"""What was published about claims, at `/klarifikasi/`: the list, one with all its versions, the short way `/k/CODE`.

For machines there is schema.org's ClaimReview, as JSON-LD in each page, and an Atom feed (RFC 4287) of what stands.

Rules kept here:
  * A page says whose assessment it tells, who published it, which version it is, and how to check it in the log.
  * What goes round stands as a quotation; a source's address is a link that says nothing of where the reader came from.
  * An older version says at the top that a newer one stands, and one whose claim was assessed or classified otherwise
    since says that; the card is that of the newest alone.
  * A ClaimReview says no more than the page: claim, what was found, who found it, who publishes it, when. A number
    stands only where the outcome lies between false and true; no sign of it can end the element that it stands in.
  * An id of the feed is made of the log's origin and the claim's subject: it stays when the page's address, its words
    or its version change; `updated` is the time of the entry of the version that stands, `published` that of the first.
    Texts are texts: nothing in them is markup.
Left to others: what is published (contentwatch.public), the words (clarification_words).
"""

import json
import uuid
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama.entries.kinds.content import Concerns
from saksama.tlog.tree import leaf_hash
from saksama_node.contentwatch.public import Published, concerned_since, first_published, is_overtaken, newest, versions
from saksama_node.flows.content.draw_card import public_card
from saksama_node.ledger import public as ledger
from saksama_node.settings.current import SETTINGS
from saksama_node.web import clarification_words as words
from saksama_node.web.clarification_words import card_words
from saksama_node.web.content_names import CONCERNS, name_of
from saksama_node.web.portal.agreement import Parties, parties

_ENDS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def claim_review(found: Published, page_url: str) -> SafeString:
    """The whole object, safe inside a script element of type `application/ld+json`."""
    said, outcome = found.said, found.said.assessed.outcome
    rating: dict[str, object] = {"@type": "Rating", "alternateName": words.card_words()[outcome]}
    if outcome in words.RATINGS:
        rating |= {"ratingValue": words.RATINGS[outcome], "bestRating": 5, "worstRating": 1}
    at = localtime(found.at).isoformat(timespec="seconds")
    told = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": page_url,
        "claimReviewed": said.claim,
        "reviewRating": rating,
        "author": {"@type": "Organization", "name": said.assessed.name},
        "publisher": {"@type": "Organization", "name": said.publisher.name, "url": f"{SETTINGS.url}/"},
        "name": said.title,
        "reviewBody": said.text,
        "inLanguage": said.language,
        "datePublished": at,
        "version": said.version,
        "itemReviewed": {"@type": "Claim", "text": said.claim},
        "citation": [
            {"@type": "CreativeWork", "name": each.title, **({"url": each.address} if each.address else {})}
            for each in said.sources
        ],
    }
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_ENDS))  # noqa: S308 - its ends were taken away


_PER_PAGE: Final = 20


class SearchForm(forms.Form):
    """What is looked for; it stands in the address."""

    cari = forms.CharField(
        label=_("Cari kata"), required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every standing clarification, the last published first, or those that have all the words."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data["cari"].strip() if form.is_valid() else ""
    page = Paginator(newest(asked), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed": [_line(each) for each in page.object_list],
        "filter": form,
        "asked": asked,
    }
    return render(request, "portal/clarifications/list.html", context)


@require_safe
def one(request: HttpRequest, code: str, version: int | None = None) -> HttpResponse:
    """One clarification: the version that stands, or an older one."""
    all_of_it = versions(code)
    asked = (each for each in all_of_it if (each.newest if version is None else each.said.version == version))
    found = next(asked, None)
    if found is None:
        raise Http404
    page_url = f"{SETTINGS.url}{reverse('portal:clarification', args=[found.code])}"
    context = {
        **_line(found),
        "assessor": _named(found.said.assessed.origin, found.said.assessed.name, names := parties()),
        "publisher": _named(found.said.publisher.origin, found.said.publisher.name, names),
        "concerned": words.CONCERNED.get(found.said.concerns, ""),
        "is_concerned": found.said.concerns is not Concerns.NOBODY,
        "concerned_since": _since(found),
        "overtaken": found.newest and is_overtaken(found.said),
        "versions": all_of_it,
        "leaf_hash": _leaf_hash(found),
        "review": claim_review(found, page_url) if found.newest else "",
        "page_url": page_url,
        "short": f"{SETTINGS.url.partition('://')[2]}/k/{found.code}",
        "card_url": f"{SETTINGS.url}{reverse('portal:clarification_card', args=[found.code])}",
    }
    return render(request, "portal/clarifications/one.html", context)


@require_safe
def short(_request: HttpRequest, code: str) -> HttpResponseBase:
    """The short way to a clarification."""
    found = versions(code)
    if not found:
        raise Http404
    return redirect("portal:clarification", found[0].code)


@require_safe
@cache_control(public=True, max_age=300)
def card(_request: HttpRequest, code: str) -> HttpResponse:
    """The picture card of the version that stands."""
    picture = public_card(code, words.card_words())
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")


def _line(found: Published) -> dict[str, object]:
    """What the list and the page say of one."""
    outcome = found.said.assessed.outcome
    return {
        "found": found,
        "said": found.said,
        "outcome": words.outcome_line(outcome),
        "colour": words.COLOURS[outcome],
    }


def _since(found: Published) -> str:
    since = concerned_since(found.said) if found.newest else None
    return "" if since is None else name_of(CONCERNS, since)


def _named(origin: str, name: str, names: Parties) -> str:
    return names[origin].name if origin in names else name


def _leaf_hash(found: Published) -> str:
    if found.index is None:
        return ""
    (entry,) = ledger.latest(1, before=found.index + 1)
    return leaf_hash(entry.entry.encode()).hex()


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


URLS: list[URLPattern] = [
    path("klarifikasi/umpan.atom", feed, name="clarification_feed"),
    path("klarifikasi/", listed, name="clarifications"),
    path("klarifikasi/<str:code>/", one, name="clarification"),
    path("klarifikasi/<str:code>/versi/<int:version>/", one, name="clarification_version"),
    path("klarifikasi/<str:code>/kartu.png", card, name="clarification_card"),
    path("k/<str:code>", short, name="clarification_short"),
]
