"""What was published about claims, at `/klarifikasi/`: the list, one with all its versions, the short way `/k/CODE`.

Rules kept here:
  * A page says whose assessment it tells, who published it, which version it is, and how to check it in the log.
  * What goes round stands as a quotation; a source's address is a link that says nothing of where the reader came from.
  * An older version says at the top that a newer one stands, and one whose claim was assessed or classified otherwise
    since says that; the card is that of the newest alone.
Left to others: what is published (contentwatch.public), the mark for machines (claim_review), the feed.
"""

from typing import Final

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama.entries.kinds.content import Concerns
from saksama.tlog.tree import leaf_hash
from saksama_node.contentwatch.public import Published, concerned_since, is_overtaken, newest, versions
from saksama_node.flows.content.draw_card import public_card
from saksama_node.ledger import public as ledger
from saksama_node.settings.current import SETTINGS
from saksama_node.web import clarification_words as words
from saksama_node.web.content_names import CONCERNS, name_of
from saksama_node.web.portal.claim_review import claim_review
from saksama_node.web.portal.parties import Parties, parties

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


URLS: list[URLPattern] = [
    path("klarifikasi/", listed, name="clarifications"),
    path("klarifikasi/<str:code>/", one, name="clarification"),
    path("klarifikasi/<str:code>/versi/<int:version>/", one, name="clarification_version"),
    path("klarifikasi/<str:code>/kartu.png", card, name="clarification_card"),
    path("k/<str:code>", short, name="clarification_short"),
]
