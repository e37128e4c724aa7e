"""A file from outside at the desk, whichever room has it: its own page, its drawing, a copy beside the original.

Rules kept here:
  * Whoever comes here was let in by the room's view, and has the file from it.
  * A page shows what was drawn, never the file; the original is a link that says what it is. The copy is called one.
Left to others: the looking (`confined`), whose file it is (views), the words of warnings (words.files).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from saksama_node.confined.kinds import PAGES, PDF
from saksama_node.confined.looked import File, copy_of, page_of, warnings_of
from saksama_node.web.desk.words.files import warned_words
from saksama_node.web.handing_out import to_keep

_ENDINGS: Final = {PDF: ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


@dataclass(frozen=True, slots=True)
class Doors:
    """Where one comes from, with its words, and the addresses of the original, its copy and each drawn page."""

    back: str
    back_words: Promise | str
    original: str
    copy: str
    page: Callable[[int], str]


def file_page(request: HttpRequest, name: str, file: File | None, doors: Doors) -> HttpResponse:
    """The page of a file; None: it was erased. Raises what reading it raises."""
    asked = request.GET.get("halaman", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    found = warnings_of(file) if file else ()
    drawn = page_of(file, number) if file else None
    pages = min(drawn.pages, PAGES) if drawn else 0
    context = {
        "name": name,
        "file": file,
        "doors": doors,
        "warnings": warned_words(found),
        "is_paper": file is not None and file.media_type == PDF,
        "picture": doors.page(number),
        "number": number,
        "pages": pages,
        "all_pages": drawn.pages if drawn else 0,
        "before": number - 1,
        "after": number + 1 if number < pages else 0,
    }
    return render(request, "desk/file.html", context)


def drawing(file: File, number: int) -> HttpResponse:
    """One page of a PDF, or a picture, as it was drawn; nothing where it cannot be."""
    drawn = page_of(file, number)
    return HttpResponse(drawn.data, content_type="image/png") if drawn else HttpResponse(status=404)


def plain_copy(file: File, name: str) -> HttpResponse:
    """A copy of what the file shows, without scripts and metadata, under a name that says so. Raises Http404."""
    made = copy_of(file)
    if made is None:
        raise Http404
    stem = PurePosixPath(name).stem
    return to_keep(made.data, file.copied_as, f"{stem}-salinan{_ENDINGS[file.copied_as]}")
