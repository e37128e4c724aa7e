"""Desk screens of captured content, at `/meja/konten/`: the list, one copy, its picture.

Rules kept here:
  * What a stranger wrote is shown as words, between marks of a quotation; its address is shown and is no link.
  * A picture is shown as it was drawn anew, never as it came.
Left to others: who may (`accounts.policy`), capturing (content_capture).
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import name_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.material import Role
from saksama_node.contentwatch.queries import copies, copy_of, shown_picture
from saksama_node.ledger.queries import position
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk

_PER_PAGE = 50


@desk(Action.CONTENT_READ)
@require_safe
def contents(request: HttpRequest, by: Staff) -> HttpResponse:
    """What was captured, the newest first."""
    page = Paginator(copies(), _PER_PAGE).get_page(request.GET.get("page"))
    listed = [(each, word(each.medium), word(each.channel)) for each in page.object_list]
    context = {"page": page, "listed": listed, "may_capture": may(by, Action.CONTENT_CAPTURE)}
    return render(request, "desk/content/list.html", context)


@desk(Action.CONTENT_READ)
@require_safe
def content(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """One copy: what it says, where it was seen, its files with their digests."""
    found = copy_of(subject)
    context = {
        "copy": found,
        "words": {name: word(getattr(found, name)) for name in ("medium", "channel", "way")},
        "who": "" if found.by is None else name_of(found.by),
        "index": position(found.leaf),
        "has_picture": found.part(Role.SHOWN) is not None,
    }
    return render(request, "desk/content/copy.html", context)


@desk(Action.CONTENT_READ)
@require_safe
def picture(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The picture of a copy as it was drawn anew."""
    answer = HttpResponse(shown_picture(subject), content_type="image/png")
    answer["Content-Disposition"] = 'inline; filename="gambar.png"'
    return answer


URLS: list[URLPattern] = [
    path("konten/", contents, name="contents"),
    path("konten/<str:subject>/", content, name="content"),
    path("konten/<str:subject>/gambar/", picture, name="content-picture"),
]
