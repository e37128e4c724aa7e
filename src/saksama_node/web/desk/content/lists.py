"""The lists of claims and of clarifications, at `/meja/klaim/` and `/meja/klarifikasi-konten/`.

Here stands, too, by what each list of watched content is searched, filtered and ordered.
Left to others: what stays in the address and how, pages and files (frame.lists), one claim (claim_page), one
clarification (claim_clarifications), the queue (captured), the requests (requests).
"""

from collections.abc import Sequence
from itertools import batched
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.content import Addressee, Category, Channel, Concerns
from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import ClaimsWanted, ClaimView, Lacks, Order
from saksama_node.contentwatch.captures.captured import claims as wanted_claims
from saksama_node.contentwatch.claims.clarified import VersionsWanted, VersionView, versions
from saksama_node.flows.content.partner_findings import FoundThere, found_there, settled_there
from saksama_node.ledger.queries import positions
from saksama_node.web.clarification_words import outcome_line
from saksama_node.web.codes import choices, word
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.words.claims import LACKING
from saksama_node.web.desk.words.content import COPY_STATES, STANDS
from saksama_node.web.handing_out import table

_ALL = _("semua")
PUBLISHED = "terbit"
"""Of clarifications those that the public reads now."""


class SearchForm(FilterForm):
    """Words and order, which every list has."""

    ORDERS: tuple[tuple[Order, str | Promise], ...] = (
        (Order.NEWEST, _("terbaru di atas")),
        (Order.OLDEST, _("terlama di atas")),
    )

    cari = forms.CharField(
        label=_("Kata atau kode"), required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )
    urut = forms.ChoiceField(label=_("Urutan"), required=False)

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the orders; the first is that of an address that names none."""
        super().__init__(*data, **more)
        first, *others = self.ORDERS
        self.fields["urut"].choices = [("", first[1]), *others]  # type: ignore[attr-defined]  # a choice field
        # The order is looked for last.
        self.fields["urut"] = self.fields.pop("urut")

    def order(self) -> Order:
        """The order that is asked for."""
        return Order(self.asked()["urut"] or self.ORDERS[0][0])


class CopyFilterForm(SearchForm):
    """Of copies."""

    ORDERS = (
        (Order.NEWEST, _("terbaru di atas")),
        (Order.OLDEST, _("terlama di atas")),
        (Order.LARGEST, _("jangkauan terluas di atas")),
    )

    keadaan = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("antrean; semua bila mencari")), *COPY_STATES.items()]
    )
    kanal = forms.ChoiceField(label=_("Terlihat di"), required=False, choices=choices(Channel, _ALL))


class ClaimFilterForm(SearchForm):
    """Of claims."""

    ORDERS = (*SearchForm.ORDERS, (Order.LARGEST, _("salinan terbanyak di atas")))

    belum = forms.ChoiceField(
        label=_("Yang masih harus dikerjakan"),
        required=False,
        choices=[("", _ALL), *LACKING.items()],
    )
    jenis = forms.ChoiceField(label=_("Mungkin termasuk"), required=False, choices=choices(Category, _ALL))
    menyangkut = forms.ChoiceField(label=_("Menyangkut"), required=False, choices=choices(Concerns, _ALL))


class RequestFilterForm(SearchForm):
    """Of requests."""

    ORDERS = (*SearchForm.ORDERS, (Order.PRESSING, _("paling dulu ditunggu di atas")))

    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False, choices=[("", _ALL), *STANDS.items()])
    kepada = forms.ChoiceField(label=_("Kepada"), required=False, choices=choices(Addressee, _ALL))


class VersionFilterForm(SearchForm):
    """Of clarifications."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("semua versi")), (PUBLISHED, _("yang dibaca masyarakat sekarang"))],
    )


_ASKED_AT_ONCE = 500


@desk_page(Action.CONTENT_READ)
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
    page = page_of(request, found)
    there = found_there([each.subject for each in page.object_list])
    listed = [
        (each, word(each.category), word(each.concerns), *_decided(each, there.get(each.subject, ())))
        for each in page.object_list
    ]
    return render(request, "desk/content/claims.html", {**list_context(request, form, page), "listed": listed})


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


@desk_page(Action.CONTENT_READ)
def clarifications(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every published version of every clarification, or those that are looked for."""
    form = VersionFilterForm(request.GET)
    asked = form.asked()
    newest = asked["keadaan"] == PUBLISHED
    found = versions(VersionsWanted(asked["cari"].casefold(), newest=newest, order=form.order()))
    if is_file(request):
        return _versions_file(found[:])
    page = page_of(request, found)
    names = names_of(each.by for each in page.object_list if each.by is not None)
    listed = [
        (each, outcome_line(each.said.assessed.outcome), names.get(each.by or 0, "")) for each in page.object_list
    ]
    context = {**list_context(request, form, page), "listed": listed}
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
