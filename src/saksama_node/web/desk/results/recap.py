"""Desk screen of one recap, at `/meja/hasil/kontes/<contest>/rekap/<source>/`: its areas, and taking some away.

Rules kept here:
  * How many areas are in stands first; each area with the version that said its figures last, and when.
  * Whoever may import may withdraw areas; what they said stays in its version, and the log says that they were taken.
Left to others: the merge (`results.versions.recaps`), who may (flow `publish_results`), figures and history (the
public page).
"""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.tally.published.merging import AreasAbsent, NothingLeft
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.staff import Staff
from saksama_node.flows.results.publish_results import withdraw_areas
from saksama_node.results import queries
from saksama_node.results.versions import recaps
from saksama_node.results.versions.contests import Contest, NoSuchContest, contest_of
from saksama_node.results.versions.recaps import NothingToWithdraw
from saksama_node.web import recap_words
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.results_words import place_name, title_of

_PER_PAGE: Final = 200


@desk(Action.RESULTS_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def recap(request: HttpRequest, by: Staff, contest: str, source: str) -> HttpResponseBase:
    """The areas of a recap's newest version; with a POST some of them are withdrawn."""
    chosen, of = _asked(contest, source)
    if request.method != "POST":
        return _page(request, by, chosen, of)
    codes = request.POST.getlist("wilayah")
    if not codes:
        return _page(request, by, chosen, of, _("Tandai paling sedikit satu wilayah."))
    try:
        withdraw_areas(by, chosen.id, of, codes)
    except (NothingToWithdraw, AreasAbsent, NothingLeft) as error:
        return _page(request, by, chosen, of, explain(error))
    told = ngettext("%(n)s wilayah ditarik.", "%(n)s wilayah ditarik.", len(codes)) % {"n": len(codes)}
    messages.success(request, told)
    return redirect("desk:results-recap", chosen.id, of.value)


def _asked(contest: str, source: str) -> tuple[Contest, Source]:
    try:
        chosen, of = contest_of(contest), Source(source)
    except (NoSuchContest, ValueError) as missing:
        raise Http404 from missing
    if of not in RECAPS:
        raise Http404
    return chosen, of


def _page(request: HttpRequest, by: Staff, contest: Contest, source: Source, wrong: str = "") -> HttpResponse:
    newest = recaps.newest(contest, source)
    if newest is None:
        raise Http404
    dates = {each.number: each.at for each in queries.versions(contest.id, source)}
    page = Paginator(recaps.areas(newest), _PER_PAGE).get_page(request.GET.get("page"))
    ticked = set(request.POST.getlist("wilayah"))
    context = {
        "contest": contest,
        "title": title_of(contest),
        "source": word(source),
        "key": f"{source}-{newest.number}",
        "number": newest.number,
        "judged": bool(newest.flagged),
        "coverage": recap_words.coverage_words(recaps.coverage(contest, newest)),
        "page": page,
        "rows": [
            (code, place_name(queries.region_of(code)) or code, since, dates.get(since or 0), code in ticked)
            for code, since in page.object_list
        ],
        "may_withdraw": may(by, Action.RESULTS_IMPORT, contest.region),
        "wrong": wrong,
    }
    return render(request, "desk/results/recap.html", context, status=422 if wrong else 200)


URLS: list[URLPattern] = [path("hasil/kontes/<str:contest>/rekap/<str:source>/", recap, name="results-recap")]
