"""Audits for everyone, at `/hasil/audit/`: every audit that was begun, and one with its draw, readings and risk.

Rules kept here:
  * An audit that was begun stands here, however it ends: one that is not concluded is not hidden.
  * A page gives what one needs to draw and reckon again: list, figures, dice, tickets, and the commands.
Left to others: the words (`web.audit_words`), the numbers (`results.audits.public`).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.ledger.public import logged
from saksama_node.results.audits.public import alike, shown
from saksama_node.results.audits.public import audit as audit_of
from saksama_node.results.audits.public import audits as audits_of
from saksama_node.results.audits.public import progress as progress_of
from saksama_node.settings.current import SETTINGS
from saksama_node.web import audit_words as words


@require_safe
def audits(request: HttpRequest) -> HttpResponse:
    """Every audit, the newest first."""
    page = {"audits": words.listed(audits_of()), "not_proved": words.not_proved()}
    return render(request, "portal/audits/list.html", page)


@require_safe
def audit(request: HttpRequest, subject: str) -> HttpResponse:
    """One audit."""
    found, how_far = audit_of(subject), progress_of(subject)
    if found is None or how_far is None:
        raise Http404
    page = {
        **words.told(found, how_far),
        "alike": alike(found),
        "rows": words.rows(how_far),
        "entries": [each.index for each in logged(subject=subject)],
        "url": SETTINGS.url,
        "area": found.region.replace(".", ""),
        "claim_options": f" --candidate {found.candidate} --share {found.share}" if found.share else "",
    }
    return render(request, "portal/audits/audit.html", page)


@require_safe
def ended(_request: HttpRequest, subject: str) -> HttpResponse:
    """What the page of an ended audit shows, for whoever makes it again from the log."""
    given = shown(subject)
    if given is None:
        raise Http404
    return HttpResponse(given, content_type="application/json")


URLS: list[URLPattern] = [
    path("hasil/audit/", audits, name="audits"),
    path("hasil/audit/<str:subject>.json", ended, name="audit_ended"),
    path("hasil/audit/<str:subject>/", audit, name="audit"),
]
