"""A file from outside at the desk, whichever room has it: its own page, its drawing, a copy beside the original.

Rules kept here:
  * Whoever comes here is let in by the room's `find`, which has the file or refuses; each view asks it anew.
  * A page shows what was drawn, never the file; the original is a link that says what it is. The copy is called one.
  * Below the address at which the original is handed out lie its page, its drawing and its copy, named alike.
Left to others: the looking (`confined`), whose file it is and handing out the original (views), the words of warnings
(words.files).

    *looked_files("perkara/bukti/<int:evidence_id>/", "case_evidence_", Action.CASE_READ, _found)
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise

from saksama_node.accounts.policy import Action, Staff
from saksama_node.confined.kinds import PAGES, PDF
from saksama_node.confined.looked import File, copy_of, looked_at, page_of
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.words.files import warned_words
from saksama_node.web.handing_out import to_keep

_ENDINGS: Final = {PDF: ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_PAGE: Final = "lihat/"


@dataclass(frozen=True, slots=True)
class Found:
    """A file as its room has it: what it is called here, where one comes from, with its words. No `file`: erased."""

    name: str
    file: File | None
    back: str
    back_words: Promise | str


type Find = Callable[..., Found]
"""Given who asks, and what the address names."""


def looked_files(original: str, name: str, right: Action, find: Find) -> list[URLPattern]:
    """Three views below the address of the original: its page, a page of it as it was drawn, its copy.

    `name`: how the names of the addresses begin; what `find` and reading the file raise, the door answers.
    """

    @desk_page(right)
    def look(request: HttpRequest, by: Staff, /, **where: object) -> HttpResponse:
        """The file's own page: what is warned of, what it shows, what can be had of it."""
        return _page(request, find(by, **where))

    @desk_page(right)
    def drawn(_request: HttpRequest, by: Staff, /, page: int, **where: object) -> HttpResponse:
        """One page of it, drawn; nothing where it cannot be."""
        picture = page_of(_there(find(by, **where)), page)
        return HttpResponse(picture, content_type="image/png") if picture else HttpResponse(status=404)

    @desk_page(right)
    def copy(_request: HttpRequest, by: Staff, /, **where: object) -> HttpResponse:
        """A copy of what it shows, without scripts and metadata, under a name that says so."""
        found = find(by, **where)
        file = _there(found)
        if (made := copy_of(file)) is None:
            raise Http404
        return to_keep(made, file.copied_as, f"{PurePosixPath(found.name).stem}-salinan{_ENDINGS[file.copied_as]}")

    return [
        path(f"{original}{_PAGE}", look, name=f"{name}look"),
        path(f"{original}halaman/<int:page>/", drawn, name=f"{name}page"),
        path(f"{original}salinan/", copy, name=f"{name}copy"),
    ]


def _there(found: Found) -> File:
    if found.file is None:
        raise Http404
    return found.file


def _page(request: HttpRequest, found: Found) -> HttpResponse:
    asked = request.GET.get("halaman", "")
    told = looked_at(found.file) if found.file else None
    all_pages = told.pages if told else 0
    pages = min(all_pages, PAGES)
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked[:4]) <= pages else 1
    context = {
        "found": found,
        "here": request.path.removesuffix(_PAGE),
        "warnings": warned_words(told.warnings) if told else (),
        "is_paper": found.file is not None and found.file.media_type == PDF,
        "number": number,
        "pages": pages,
        "all_pages": all_pages,
        "before": number - 1,
        "after": number + 1 if number < pages else 0,
    }
    return render(request, "desk/file.html", context)
