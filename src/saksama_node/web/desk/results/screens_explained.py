"""Desk screen about the screens, at `/meja/hasil/saringan/`: what each sees, how often it calls, what is left out.

Rules kept here: power and false alarms as they were measured (`saksama.tally.forensics`); why Benford's law, last
digits, single-number shares and a plain binomial are not here.
Left to others: the figures of an election (results_analysis); all measurements (docs/reference/screens-measured.md).
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.results.states import Screen
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.words import screens as words


@desk(Action.RESULTS_READ)
@require_safe
def screens(request: HttpRequest, _by: Staff) -> HttpResponse:
    """Every screen, and what is not here."""
    shown = [each for each in Screen if each is not Screen.PICTURE]
    rows = [(words.NAMES[each], words.ABOUT[each], *words.rates(each)) for each in shown]
    return render(request, "desk/results/screens.html", {"rows": rows, "what_to_do": words.WHAT_TO_DO})


URLS: list[URLPattern] = [path("hasil/saringan/", screens, name="screens")]
