"""Reporting, at `/lapor/`: four steps without an account, then the receipt; which office takes it, at `/lapor/tempat/`.

Rules kept here:
  * What remains visible in the log is said before sending.
  * The follow-up code is made before sending and travels in the form, step by step: a form sent twice is one report,
    one receipt, and whoever noted the code before a step back noted the right one.
  * What was changed after the first sending is not taken, and the page says so.
  * A node that takes no reports asks for nothing: it names the node that does (`SAKSAMA_REPORTS_URL`).
  * Every page also works without JavaScript; with it, files are digested here first and a draft stays in this tab.
  * A sender and a day have a bound; what was handed in stands, small things are taken, and the office is named.
  * The office of a place is found from lists or from what is typed, by links and one form; nothing is kept, and nothing
    is chosen for the reader.
Left to others: the steps, finding places and offices (web.reporting), the story (flows.reports.file_report), following
(follow).
"""

from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from saksama.errors import CallerError, WorldError
from saksama_node.flows.reports.choose_place import place_named, places_below, places_like
from saksama_node.flows.reports.file_report import (
    Filing,
    await_receipt,
    code_letters,
    file_report,
    is_as_taken,
    new_code,
)
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web import throttle
from saksama_node.web.gate.sharing import made_once
from saksama_node.web.language import language_of_form
from saksama_node.web.portal.follow import show_followed
from saksama_node.web.reporting.completeness import known_on, standing
from saksama_node.web.reporting.day_bounds import SHARED, DayUsedUp, of_reports, within_day
from saksama_node.web.reporting.places import office_card, place_name
from saksama_node.web.reporting.wizard import LAST, Wizard, body_too_long, given_files, limits, summary, titles, unsent
from saksama_node.web.reporting.words import fault_words
from saksama_node.web.unable import status
from saksama_node.web.uploading import taking_files

_SIGNER = TimestampSigner(salt="saksama.report-code")
_TICKET_SECONDS = 24 * 3600
_WAIT_SECONDS = 4.0
_FILINGS = 20


@never_cache
@require_safe
@made_once
def start(request: HttpRequest) -> HttpResponse:
    """Say what will happen, and begin; or where reports are handed in instead."""
    if SETTINGS.reports_url:
        return _elsewhere(request)
    return render(request, "portal/cases/start.html", {})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@taking_files
def steps(request: HttpRequest) -> HttpResponse:
    """Show the next step, or take the report in. The length is judged before the body is parsed, CSRF after it."""
    if request.method != "POST":
        # Back by the browser, or the address typed: the draft of this tab waits at the start.
        return redirect("portal:report")
    if SETTINGS.reports_url:
        return _elsewhere(request, status=404)
    if body_too_long(request):
        return render(request, "portal/cases/too_large.html", limits(), status=413)
    return _steps(request)


def _elsewhere(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    return render(request, "portal/cases/elsewhere.html", {"reports_url": SETTINGS.reports_url}, status=status)


@csrf_protect
@language_of_form
def _steps(request: HttpRequest) -> HttpResponse:
    wizard = Wizard(request.POST, timezone.localtime(now()).date())
    if request.POST.get("go") == "send":
        return _send(request, wizard)
    wizard.turn(request)
    return _page(request, wizard)


def _send(request: HttpRequest, wizard: Wizard) -> HttpResponse:
    wizard.step = LAST
    code = _code(request)
    letters = code_letters(code) if code else None
    if letters is None or code is None:
        return _page(
            request, wizard, _("Halaman ini sudah terlalu lama terbuka. Periksa isian, lalu kirim sekali lagi.")
        )
    if not wizard.all_good():
        return _page(request, wizard, code=code)
    sent = throttle.admit(request, "report", _FILINGS)
    if sent is None:
        words = _("Terlalu banyak kiriman dari tempat ini. Tunggu lima belas menit; isian Anda masih ada.")
        return _page(request, wizard, words, code=code, status=429)
    changed = False
    try:
        filing = Filing(wizard.content(), wizard.identity(), given_files(request), letters)
        with (
            throttle.unless_failed(sent),
            within_day(request, of_reports(), sum(each.size for each in filing.files)) as day,
        ):
            received = file_report(filing)
        if received is None:
            SHARED.give_back(day)
    except CallerError as error:
        used_up = 429 if isinstance(error, DayUsedUp) else 0
        return _page(request, wizard, fault_words(error), code=code, status=used_up)
    except WorldError as error:
        # The clock, the disk, a database that is being restored: nothing was taken, and the form stays as it is.
        return _page(request, wizard, fault_words(error), code=code, status=status(error))
    if received is not None:
        await_receipt(received.leaf.leaf_id, _WAIT_SECONDS)
    else:
        changed = not is_as_taken(filing)
    return show_followed(request, code, fresh=True, changed=changed)


def _code(request: HttpRequest) -> str | None:
    try:
        return _SIGNER.unsign(request.POST.get("ticket", ""), max_age=_TICKET_SECONDS)
    except BadSignature:
        return None


def _page(
    request: HttpRequest, wizard: Wizard, fault: str = "", *, code: str | None = None, status: int = 0
) -> HttpResponse:
    judged = wizard.shown.is_bound and not wizard.shown.is_valid()
    context: dict[str, object] = {
        "wizard": wizard,
        "fault": fault,
        "unsent": unsent(request),
        "ticket": request.POST.get("ticket", ""),
        "title": titles()[wizard.step - 1],
        "draft": True,
        **limits(),
        **standing(wizard, timezone.localtime(now()).date()),
    }
    if wizard.step == LAST:
        # The code that the reader was shown stays theirs, also after a step back.
        shown = code or _code(request) or new_code()
        card = office_card(str(request.POST.get("region", "")), wizard.kind, known_on=known_on(wizard))
        context |= {"code": shown, "ticket": _SIGNER.sign(shown), "summary": summary(wizard), "card": card}
    return render(request, "portal/cases/step.html", context, status=status or (422 if fault or judged else 200))


_LONGEST = 200


@require_safe
def place(request: HttpRequest) -> HttpResponse:
    """Lists from the province down; the office of the place that is open; candidates for what was typed."""
    typed = request.GET.get("q", "")[:_LONGEST].strip()
    region = request.GET.get("wilayah", "") or SETTINGS.region
    if place_named(region) is None:
        raise Http404
    context = {
        "typed": typed,
        "likely": [(code, place_name(code)) for code in places_like(typed)] if typed else [],
        "region": region,
        "name": place_name(region),
        "below": places_below(region),
        "above": region.rpartition(".")[0] if region != SETTINGS.region else "",
        "card": office_card(region),
        "is_chosen": region != SETTINGS.region,
    }
    return render(request, "portal/cases/place.html", context)


URLS: list[URLPattern] = [
    path("lapor/", start, name="report"),
    path("lapor/isi/", steps, name="report_steps"),
    path("lapor/tempat/", place, name="report_place"),
]
