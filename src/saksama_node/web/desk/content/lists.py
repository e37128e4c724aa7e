"""The lists of claims and of clarifications at the desk, at `/meja/klaim/` and `/meja/klarifikasi-konten/`.

Rules kept here:
  * Search, filters and order stay in the address; the CSV holds what they leave, every row, in the same order.
Left to others: one claim (claim_page), one clarification (claim_clarifications), the queue (content).
"""

from collections.abc import Sequence
from itertools import batched

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from saksama.entries.kinds.content import Category, Concerns
from saksama_node.accounts.policy import Action
from saksama_node.accounts.queries import names_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.captures.queries import ClaimsWanted, ClaimView, Lacks
from saksama_node.contentwatch.captures.queries import claims as wanted_claims
from saksama_node.contentwatch.claims.clarified import VersionsWanted, VersionView, versions
from saksama_node.flows.content.partner_findings import FoundThere, found_there, settled_there
from saksama_node.ledger.queries import positions
from saksama_node.web.clarification_words import outcome_line
from saksama_node.web.codes import word
from saksama_node.web.desk.content.filters import PUBLISHED, ClaimFilterForm, VersionFilterForm, csv_query, is_file
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.words.claims import LACKING
from saksama_node.web.handing_out import table

_PER_PAGE = 50
_ASKED_AT_ONCE = 500


@desk(Action.CONTENT_READ)
@require_safe
def claims(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every claim, or those that are looked for."""
    form = ClaimFilterForm(request.GET)
    asked = form.asked()
    lacks = Lacks(asked["belum"]) if asked["belum"] else None
    found = wanted_claims(
        wanted=ClaimsWanted(
            text=asked["cari"],
            lacks=lacks,
            settled=frozenset() if lacks is None else settled_there(lacks),
            category=Category(asked["jenis"]) if asked["jenis"] else None,
            concerns=Concerns(asked["menyangkut"]) if asked["menyangkut"] else None,
            order=form.order(),
        )
    )
    if is_file(request):
        return _claims_file(found[:])
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    there = found_there([each.subject for each in page.object_list])
    listed = [
        (each, word(each.category), word(each.concerns), *_decided(each, there.get(each.subject, ())))
        for each in page.object_list
    ]
    context = {
        "page": page,
        "listed": listed,
        "filter": form,
        "filtered": any(asked.values()),
        "csv": csv_query(request),
    }
    return render(request, "desk/content/claims.html", context)


def _decided(found: ClaimView, there: Sequence[FoundThere]) -> tuple[str, str]:
    """What it was found to be and what was decided, in our log and in a partner's (by name); or that nothing was."""
    assessed = [word(found.assessed)] if found.assessed else []
    judged = [word(found.judged)] if found.judged else []
    for each in there:
        assessed += [f"{word(each.assessed)} ({each.name})"] if each.assessed else []
        judged += [f"{word(each.judged)} ({each.name})"] if each.judged else []
    return (
        "; ".join(assessed) or str(LACKING[Lacks.ASSESSMENT]),
        "; ".join(judged) or str(LACKING[Lacks.JUDGMENT]),
    )


def _claims_file(found: Sequence[ClaimView]) -> HttpResponse:
    head = ("klaim", "kode", "jenis", "menyangkut", "sasaran", "salinan", "dinilai", "diputus", "dimulai", "dari")
    rows = (
        (
            each.words,
            each.subject,
            word(each.category),
            word(each.concerns),
            each.target,
            each.copies,
            *_decided(each, there.get(each.subject, ())),
            each.begun_at.isoformat(),
            each.origin,
        )
        for part in batched(found, _ASKED_AT_ONCE, strict=False)
        for there in (found_there([each.subject for each in part]),)
        for each in part
    )
    return table("klaim.csv", head, rows)


@desk(Action.CONTENT_READ)
@require_safe
def clarifications(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every published version of every clarification, or those that are looked for."""
    form = VersionFilterForm(request.GET)
    asked = form.asked()
    newest = asked["keadaan"] == PUBLISHED
    found = versions(VersionsWanted(asked["cari"].casefold(), newest=newest, order=form.order()))
    if is_file(request):
        return _versions_file(found[:])
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    names = names_of(each.by for each in page.object_list if each.by is not None)
    context = {
        "page": page,
        "listed": [
            (each, outcome_line(each.said.assessed.outcome), names.get(each.by or 0, "")) for each in page.object_list
        ],
        "filter": form,
        "filtered": any(asked.values()),
        "csv": csv_query(request),
    }
    return render(request, "desk/content/clarifications.html", context)


def _versions_file(found: Sequence[VersionView]) -> HttpResponse:
    head = ("judul", "klaim", "kode", "versi", "hasil", "terbit", "oleh", "catatan_log", "sha256")
    places = positions(each.leaf for each in found)
    names = names_of(each.by for each in found if each.by is not None)
    rows = (
        (
            each.said.title,
            each.claim,
            each.code,
            each.said.version,
            outcome_line(each.said.assessed.outcome),
            each.at.isoformat(),
            names.get(each.by or 0, ""),
            places.get(each.leaf, ""),
            each.sha256,
        )
        for each in found
    )
    return table("klarifikasi.csv", head, rows)


URLS: list[URLPattern] = [
    path("klaim/", claims, name="claims"),
    path("klarifikasi-konten/", clarifications, name="clarifications"),
]
