"""`/kesehatan` and `/hidup`: is the node well, and does its web process live.

Rules kept here:
  * State words only: no version, no path, no name, no number that would help an attacker.
  * `/hidup` asks nothing of anyone: whoever restarts processes by it must not restart one because a database is down.
  * `/kesehatan` is 200 while the node can take reports and dispatches and its worker works, else 503. It is looked up
    at most once in some seconds, however often it is asked.
  * A browser gets a page, a machine JSON; the page says what it means for the reader.
Left to others: what to do about it (the desk's page of the node's health), figures (`metrics.py`).
"""

import threading
import time
from dataclasses import dataclass, field
from typing import Final

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from saksama_node.condition import database, files
from saksama_node.condition.beats import beats, check_worker
from saksama_node.condition.check import State, worst
from saksama_node.ledger import public
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.condition_words import COLOURS, PARTS, WORDS

KEPT_SECONDS: Final = 3.0
_BAD = frozenset({State.FAILS, State.UNKNOWN})


@dataclass(slots=True)
class _Last:
    """The last look, for all threads of this process."""

    at: float = 0.0
    parts: dict[str, State] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


_LAST = _Last()


@never_cache
@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return JsonResponse({"state": State.WELL})


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the node does its work, part by part."""
    parts = parts_now()
    well = not _BAD & set(parts.values())
    status = 200 if well else 503
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        return HttpResponse(_page(request, parts, well=well), status=status)
    return JsonResponse({"state": State.WELL if well else State.FAILS, "parts": parts}, status=status)


def _page(request: HttpRequest, parts: dict[str, State], *, well: bool) -> str:
    # No context processors: they would ask the database, which may be what is down.
    rows = [(PARTS[name], COLOURS[state], WORDS[state]) for name, state in parts.items()]
    frame = {"node": SETTINGS, "LANGUAGE_CODE": get_language(), "request": request, "csrf_token": get_token(request)}
    page = {**frame, "at": now(), "parts": rows, "well": well}
    return render_to_string("vitals/health.html", page)


def parts_now() -> dict[str, State]:
    """Each part's state, at most some seconds old."""
    with _LAST.lock:
        if not _LAST.parts or time.monotonic() - _LAST.at > KEPT_SECONDS:
            _LAST.parts, _LAST.at = _look(), time.monotonic()
        return dict(_LAST.parts)


def forget() -> None:
    """Look again at the next question."""
    _LAST.parts = {}


def _look() -> dict[str, State]:
    answers = database.answers()
    if not answers:
        # What broke may be this thread's own connection; the next look opens another.
        connection.close()
    return {
        "database": State.WELL if answers else State.FAILS,
        "disk": _disk(),
        "log": _log() if answers else State.UNKNOWN,
        "worker": _worker(),
    }


def _worker() -> State:
    # A web process without a worker takes reports that nobody integrates: here that is no mere warning.
    state = worst(check_worker(beats(SETTINGS.data)))
    return State.FAILS if state is State.WARNS else state


def _log() -> State:
    try:
        return State.FAILS if public.fault() or not public.tree_size() else State.WELL
    except DatabaseError:
        return State.UNKNOWN


def _disk() -> State:
    try:
        return files.judge("", files.free(SETTINGS.data)).state
    except OSError:
        return State.FAILS
