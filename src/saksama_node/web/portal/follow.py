"""Following a report by its code, at `/ikuti/`, and writing to the office by it, at `/ikuti/pesan/`.

Rules kept here:
  * The code comes by POST and goes into no address; a wrong and an unknown one get the same answer.
  * Each sender may be wrong ten times in fifteen minutes; when many are wrong, all take turns (throttle). Who is held
    back for wrong codes is held back from writing too.
  * Receipt and openings leave only here, and only for the whole code.
  * What is written is a message, files, or the completion of a report. Its length is judged before the body is parsed;
    what was typed stays on the page when something is wrong. A form that is sent twice is one message: it bears a
    number of its own.
Left to others: what there is to see, what becomes of a message (flows follow_report, hand_out_receipt, write_message).
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from saksama.errors import CallerError, WorldError
from saksama_node.flows.reports import hand_out_receipt as papers
from saksama_node.flows.reports.follow_report import Followed, follow_report
from saksama_node.flows.reports.write_message import MOST_LETTERS, Taken, Writing, write_to_office
from saksama_node.web import throttle, unable
from saksama_node.web.handing_out import to_keep
from saksama_node.web.look import too_many
from saksama_node.web.reporting.day_bounds import SHARED, DayUsedUp, of_reports, within_day
from saksama_node.web.reporting.places import OfficeCard, office_card, place_name
from saksama_node.web.reporting.wizard import body_too_long, given_files, limits, unsent
from saksama_node.web.reporting.words import (
    NEXT,
    OUTCOMES,
    PROGRESS,
    STATE_COLOURS,
    STATES,
    act_words,
    fault_words,
    ground_words,
    progress,
)
from saksama_node.web.uploading import taking_files

_GUESSES = 10
_BRINGING = frozenset({"", "incomplete", "returned"})
"""States in which something may still be brought."""
_REPORT = "report"
_WITHDRAWN_IN = frozenset({"", "to-register", "incomplete", "returned", "completed"})
"""States in which who reported may withdraw it (art. 14(1): before it is registered)."""
_FILES = {
    "receipt": ("tanda-bukti.tlog-proof", "text/plain; charset=utf-8", papers.receipt_file),
    "openings": ("pembuka.json", "application/json", papers.openings_file),
    "paper": ("tanda-bukti.pdf", "application/pdf", papers.receipt_paper),
    "tie-receipt": ("kaitan-perkara.tlog-proof", "text/plain; charset=utf-8", papers.tie_receipt),
    "tie-openings": ("kaitan-perkara.json", "application/json", papers.tie_openings),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the code; show where the report stands."""
    if request.method != "POST":
        return render(request, "portal/cases/follow.html", {})
    guess = _guess(request)
    if isinstance(guess, HttpResponse):
        return guess
    return show_followed(request, request.POST.get("code", ""), guess=guess)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest) -> HttpResponse:
    """Hand out one of the reporter's files; whoever comes back to this address gives the code again."""
    if request.method != "POST":
        return redirect("portal:follow")
    asked = _FILES.get(request.POST.get("what", ""))
    code = request.POST.get("code", "")
    guess = _guess(request)
    if isinstance(guess, HttpResponse):
        return guess
    content = throttle.judged(guess, partial(asked[2], code)) if asked else None
    if asked is None or content is None:
        return show_followed(request, code, guess=guess)
    return to_keep(content, asked[1], asked[0])


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a message: `done`: as what it was taken; else `fault` and what was sent.

    `once`: the number of the form; `unsent`: the files' names.
    """

    done: str = ""
    fault: str = ""
    text: str = ""
    once: str = ""
    unsent: Sequence[str] = ()


def show_followed(
    request: HttpRequest,
    code: str,
    *,
    guess: throttle.Taken | None = None,
    fresh: bool = False,
    changed: bool = False,
    said: Said | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one report. `guess`: as which the code was counted, given back where it is right.

    `fresh`: it was sent just now, so the code is shown large, once, whatever others at this address typed;
    `changed`: it had been sent before, and this time something else was in it; `said`: what became of a message.
    """
    found = follow_report(code) if guess is None else throttle.judged(guess, partial(follow_report, code))
    if found is None:
        fault = _("Kode ini tidak kami kenal. Periksa hurufnya; bila perlu ketik ulang.")
        return render(request, "portal/cases/follow.html", {"fault": fault}, status=422)
    stages = [(act_words(stage.act, stage.detail), stage) for stage in found.stages]
    context = {
        "found": found,
        "code": code,
        "fresh": fresh,
        "changed": changed,
        "waiting": found.index is None or not (found.complete or found.unwitnessed),
        "stages": stages,
        "all_erased": any(each.is_whole for each in found.erased),
        "erased": [(each, ground_words(each.ground)) for each in found.erased],
        "state": STATES.get(found.state, found.state),
        "colour": STATE_COLOURS.get(found.state, "waiting"),
        "outcome": OUTCOMES.get(found.outcome, ""),
        "place": place_name(found.area),
        "progress": _progress(found),
        "coming": NEXT.get(found.awaits, ""),
        "until": min(
            (each for each in found.promised if each.by_office is not found.awaits_completion),
            key=lambda each: each.until,
            default=None,
        ),
        "withdraws": found.kind == _REPORT and found.state in _WITHDRAWN_IN,
        "card": _card(found),
        "brings": found.state in _BRINGING,
        "said": said,
        "once": (said.once if said else "") or secrets.token_hex(16),
        "most_letters": str(MOST_LETTERS),
        **limits(),
    }
    return render(request, "portal/cases/followed.html", context, status=status)


def _progress(found: Followed) -> list[tuple[str, str]]:
    """The four words, each behind, now, or ahead."""
    behind = progress(found.state, found.number)
    where = ["kept" if n < behind else "due" if n == behind else "ahead" for n in range(len(PROGRESS))]
    return [(str(words), colour) for words, colour in zip(PROGRESS, where, strict=True)]


def _card(found: Followed) -> OfficeCard:
    return office_card(found.region, found.kind, found.papers, found.known_on)


def _guess(request: HttpRequest) -> throttle.Taken | HttpResponse:
    """Count a code before it is looked up, or answer one who must wait."""
    guess = throttle.admit_in_turn(request, "code", _GUESSES)
    if isinstance(guess, throttle.Taken):
        return guess
    if guess is throttle.Held.SLOWED:
        fault = _("Terlalu banyak kode yang salah dari tempat ini. Tunggu lima belas menit, lalu coba lagi.")
    else:
        fault = _("Sedang banyak kode yang dicoba, jadi kami menjawab satu per satu. Coba lagi beberapa detik lagi.")
    # Whoever wrote a message meanwhile does not lose it.
    if text := request.POST.get("text", ""):
        return render(request, "portal/cases/follow.html", {"fault": fault, "text": text}, status=429)
    return too_many(fault, reverse("portal:follow"))


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
@taking_files
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
    guess = _guess(request)
    if isinstance(guess, HttpResponse):
        return guess
    sent = throttle.admit(request, "message", _MESSAGES)
    if sent is None:
        words = _("Terlalu banyak kiriman dari tempat ini. Tunggu lima belas menit; isian Anda masih ada.")
        return show_followed(request, code, guess=guess, said=_untaken(request, words), status=429)
    once = request.POST.get("once", "")
    try:
        writing = Writing(
            request.POST.get("text", ""),
            given_files(request),
            once if _ONCE.fullmatch(once) else secrets.token_hex(16),
            completes=request.POST.get("go") == "complete",
        )
        octets = sum(each.size for each in writing.files)
        with (
            throttle.unless_failed(sent),
            throttle.unless_failed(guess),
            within_day(request, of_reports(), octets) as day,
        ):
            taken = write_to_office(code, writing)
        if taken in {None, Taken.AGAIN}:
            SHARED.give_back(day)
    except DayUsedUp as error:
        return show_followed(request, code, guess=guess, said=_untaken(request, fault_words(error)), status=429)
    except CallerError as error:
        return show_followed(request, code, guess=guess, said=_untaken(request, fault_words(error)), status=422)
    except WorldError as error:
        said = _untaken(request, fault_words(error))
        return show_followed(request, code, guess=guess, said=said, status=unable.status(error))
    return show_followed(request, code, guess=guess, said=None if taken is None else Said(done=str(_TAKEN[taken])))


def _untaken(request: HttpRequest, fault: str) -> Said:
    """What was sent and why it was not taken; nothing of it needs to be typed again."""
    return Said(
        fault=fault, text=request.POST.get("text", ""), once=request.POST.get("once", ""), unsent=unsent(request)
    )


URLS: list[URLPattern] = [
    path("ikuti/", follow, name="follow"),
    path("ikuti/berkas/", download, name="follow_file"),
    path("ikuti/pesan/", write, name="follow_message"),
]
