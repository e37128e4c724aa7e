"""The pages on a supervisor's telephone: one page of few files, its service worker and its manifest.

Rules kept here:
  * The modules under `static/saksama/field` are joined into one script and one style: on a line that loses a third of
    what is sent each file costs a wait of its own. Files are named by their digest and kept for good; the page is asked
    for again.
  * What is served is the same for everybody: no cookie, no name of a person, no word of the database.
  * Whoever takes it gets it compressed: the first visit is at most 60 kB on the wire, all in all.
Left to others: what the scripts do (they say so themselves), what their requests are answered under `api/`.
"""

import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path, re_path, reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from saksama_node.settings.current import SETTINGS
from saksama_node.web.accent import stylesheet

_STATIC: Final = Path(__file__).parents[1] / "static" / "saksama"
_STYLES: Final = ("tokens.css", "base.css", "forms.css", "components.css", "field/field.css")
# In the order in which a module needs another.
MODULES: Final = (
    "bytes",
    "hpke",
    "store",
    "device",
    "answers",
    "numbers",
    "photos",
    "drafts",
    "queue",
    "carrying",
    "words_id",
    "words_en",
    "page",
    "form",
    "shown",
    "worker",
    "enrolling",
    "revising",
    "home",
    "writing_photos",
    "writing",
    "sending",
    "submission",
    "phone",
    "app",
)
_IMPORT: Final = re.compile(r'^import (\{[^}]+\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export ((?:async )?(?:class|const|function) (\w+))", re.MULTILINE)
_FOR_GOOD: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Part:
    """A file as it is served; `packed`: by gzip."""

    kind: str
    data: bytes
    packed: bytes
    digest: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Serve the page."""
    return _served(request, _whole()["page"], "no-cache")


@require_safe
def part(request: HttpRequest, digest: str, suffix: str) -> HttpResponse:
    """Serve the script or the style; another digest is an older or a newer page's, which this node has not."""
    found = _whole()[suffix]
    if found.digest != digest:
        return HttpResponse(status=404, headers={"Cache-Control": "no-store"})
    return _served(request, found, _FOR_GOOD)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Serve the service worker."""
    return _served(request, _whole()["worker"], "no-cache")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Serve what a telephone needs to install the page."""
    return _served(request, _whole()["manifest"], "public, max-age=3600")


@require_safe
def checker(_request: HttpRequest) -> HttpResponse:
    """Where there is no service worker yet: the page that checks receipts, at its own address."""
    return redirect("portal:checker")


def script() -> str:
    """All modules as one: each in a scope of its own, giving what it exports to those behind it."""
    return "\n".join(("(() => {", '"use strict";', *map(_scope, MODULES), "})();"))


def _scope(module: str) -> str:
    text = (_STATIC / "field" / f"{module}.js").read_text(encoding="utf-8")
    given = ", ".join(found[2] for found in _EXPORT.finditer(text))
    inner = _EXPORT.sub(r"\1", _IMPORT.sub(r"const \1 = from_\2;", text))
    return f"const from_{module} = (() => {{\n{inner}return {{ {given} }};\n}})();"


@cache
def _whole() -> Mapping[str, Part]:
    """Every file, made once in this process."""
    style = stylesheet(SETTINGS.accent) + "".join((_STATIC / each).read_text(encoding="utf-8") for each in _STYLES)
    made = {"js": _part("text/javascript", script()), "css": _part("text/css", style)}
    parts = {
        each: reverse("field:part", kwargs={"digest": made[each].digest, "suffix": each}) for each in ("js", "css")
    }
    made["manifest"] = _part("application/manifest+json", json.dumps(_manifest(), ensure_ascii=False))
    around = {
        "node": SETTINGS,
        "name": SETTINGS.name_id,
        "script": parts["js"],
        "style": parts["css"],
        "manifest": reverse("field:manifest"),
        "icon": static("saksama/mark.svg"),
        "touch": static("saksama/field/icon-192.png"),
    }
    version = sha256(render_to_string("field/page.html", around).encode()).hexdigest()[:12]
    made["page"] = _part("text/html", render_to_string("field/page.html", around | {"version": version}))
    kept = {
        "@version@": version,
        "@page@": reverse("field:page"),
        "@parts@": json.dumps([*parts.values(), reverse("field:manifest")]),
    }
    text = (_STATIC / "field" / "sw.js").read_text(encoding="utf-8")
    for mark, words in kept.items():
        text = text.replace(mark, words)
    made["worker"] = _part("text/javascript", text)
    return made


def _manifest() -> Mapping[str, object]:
    here = reverse("field:page")
    icons = [
        {"src": static(f"saksama/field/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    return {
        "id": here,
        "name": f"Saksama Lapangan · {SETTINGS.name_id}",
        "short_name": "Saksama",
        "lang": "id",
        "start_url": here,
        "scope": here,
        "display": "standalone",
        "background_color": "#faf9f7",
        "theme_color": SETTINGS.accent,
        "icons": icons,
    }


def _part(kind: str, text: str) -> Part:
    data = text.encode()
    return Part(kind, data, gzip.compress(data, 9, mtime=0), sha256(data).hexdigest()[:16])


def _served(request: HttpRequest, found: Part, kept: str) -> HttpResponse:
    etag = f'"{found.digest}"'
    headers = {"Cache-Control": kept, "ETag": etag}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    takes_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        found.packed if takes_packed else found.data, content_type=f"{found.kind}; charset=utf-8", headers=headers
    )
    if takes_packed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


URLS: list[URLPattern] = [
    path("", page, name="page"),
    path("sw.js", worker, name="worker"),
    path("lapangan.webmanifest", manifest, name="manifest"),
    path("periksa/", checker, name="checker"),
    re_path(r"^saksama-(?P<digest>[0-9a-f]{16})\.(?P<suffix>js|css)$", part, name="part"),
]
