"""The checker page, at `/periksa/`: the newest edition's very bytes, under its own content security policy.

Rules kept here: nothing is added to the bytes; they are the blob whose digest the log holds.
Left to others: making an edition (flows.reports.publish_checker).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.flows.reports.hand_out_receipt import checker_page


@require_safe
def checker(request: HttpRequest) -> HttpResponse:
    """Serve it; before the first edition say why there is none."""
    found = checker_page()
    if found is None:
        return render(request, "portal/cases/no_checker.html", {}, status=404)
    page, policy = found
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = policy
    response["Cache-Control"] = "public, max-age=60"
    return response


URLS: list[URLPattern] = [path("periksa/", checker, name="checker")]
