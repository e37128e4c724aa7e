"""Writing to the office by the follow-up code, at `/ikuti/pesan/`: a message, files, or the completion of a report.

Rules kept here:
  * The code comes by POST; who is held back for wrong codes is held back here too (follow).
  * The length is judged before the body is parsed. What was typed stays on the page when something is wrong.
  * A form that is sent twice is one message: it bears a number of its own.
Left to others: what becomes of it (flows.reports.write_message), the page (follow).
"""

import re
import secrets
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from saksama.errors import CallerError, WorldError
from saksama_node.flows.reports.write_message import Taken, Writing, write_to_office
from saksama_node.web.portal import throttle
from saksama_node.web.portal.follow import Said, held_back, show_followed
from saksama_node.web.reporting.steps import limits
from saksama_node.web.reporting.uploads import body_too_long, given_files, unsent
from saksama_node.web.reporting.words import fault_words

_ONCE: Final = re.compile(r"[0-9a-f]{32}")
_MESSAGES = 20
_TAKEN: Final = {
    Taken.MESSAGE: gettext_lazy("Pesan Anda tersimpan dan dicatat. Jawabannya akan muncul di halaman ini."),
    Taken.COMPLETION: gettext_lazy("Laporan Anda dilengkapi. Kantor mengkajinya kembali."),
    Taken.TOO_LATE: gettext_lazy(
        "Perbaikan tidak lagi ditunggu: waktunya habis, atau kantor sudah melangkah. "
        "Kiriman Anda kami terima sebagai pesan."
    ),
    Taken.AGAIN: gettext_lazy("Kiriman ini sudah kami terima sebelumnya; tidak dicatat dua kali."),
}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Take a message in. CSRF is judged after the length; whoever comes back to this address gives the code again."""
    if request.method != "POST":
        return redirect("portal:follow")
    if body_too_long(request):
        return render(request, "portal/cases/too_large.html", limits(), status=413)
    return _write(request)


@csrf_protect
def _write(request: HttpRequest) -> HttpResponse:
    code = request.POST.get("code", "")
    waits = held_back(request)
    if waits is not None:
        return waits
    if throttle.is_slowed(request, "message", _MESSAGES):
        words = _("Terlalu banyak kiriman dari tempat ini. Tunggu lima belas menit; isian Anda masih ada.")
        return show_followed(request, code, said=_untaken(request, words), status=429)
    throttle.count(request, "message")
    once = request.POST.get("once", "")
    try:
        writing = Writing(
            request.POST.get("text", ""),
            given_files(request),
            once if _ONCE.fullmatch(once) else secrets.token_hex(16),
            completes=request.POST.get("go") == "complete",
        )
        taken = write_to_office(code, writing)
    except CallerError as error:
        return show_followed(request, code, said=_untaken(request, fault_words(error)), status=422)
    except WorldError as error:
        throttle.give_back(request, "message")
        return show_followed(request, code, said=_untaken(request, fault_words(error)), status=503)
    except Exception:
        throttle.give_back(request, "message")
        raise
    return show_followed(request, code, said=None if taken is None else Said(done=str(_TAKEN[taken])))


def _untaken(request: HttpRequest, fault: str) -> Said:
    """What was sent and why it was not taken; nothing of it needs to be typed again."""
    return Said(
        fault=fault, text=request.POST.get("text", ""), once=request.POST.get("once", ""), unsent=unsent(request)
    )


URLS: list[URLPattern] = [path("ikuti/pesan/", write, name="follow_message")]
