"""The search, filters and order of the lists of content, claims, requests and clarifications; they stay in the address.

Rules kept here:
  * What an address names and no list offers is no filter: its field says so, and the list is whole.
Left to others: what is found (contentwatch), the pages (content, content_lists, content_requests).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.content import Addressee, Category, Channel, Concerns
from saksama_node.contentwatch.captures.queries import Order
from saksama_node.web.codes import word
from saksama_node.web.desk.words.claims import LACKING
from saksama_node.web.desk.words.requests import STANDS
from saksama_node.web.desk.words.triage import COPY_STATES

PUBLISHED = "terbit"
"""Of clarifications those that the public reads now."""

type Choices = list[tuple[str, str | Promise]]


class SearchForm(forms.Form):
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
        offered: Choices = [("", first[1]), *((order.value, words) for order, words in others)]
        self._offer("urut", offered)
        # The order is looked for last.
        self.fields["urut"] = self.fields.pop("urut")

    def _offer(self, field: str, choices: Choices) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]  # a choice field

    def asked(self) -> dict[str, str]:
        """What is asked for, field by field; one that is wrong counts as left empty."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    def order(self) -> Order:
        """The order that is asked for."""
        return Order(self.asked()["urut"] or self.ORDERS[0][0])


def _every(members: Iterable[StrEnum]) -> Choices:
    return [("", _("semua")), *((each.value, word(each)) for each in members)]


class CopyFilterForm(SearchForm):
    """Of copies."""

    ORDERS = (
        (Order.NEWEST, _("terbaru di atas")),
        (Order.OLDEST, _("terlama di atas")),
        (Order.LARGEST, _("jangkauan terluas di atas")),
    )

    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False)
    kanal = forms.ChoiceField(label=_("Terlihat di"), required=False)

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the states and the channels."""
        super().__init__(*data, **more)
        states = [(state.value, words) for state, words in COPY_STATES.items()]
        self._offer("keadaan", [("", _("antrean; semua bila mencari")), *states])
        self._offer("kanal", _every(Channel))


class ClaimFilterForm(SearchForm):
    """Of claims."""

    ORDERS = (*SearchForm.ORDERS, (Order.LARGEST, _("salinan terbanyak di atas")))

    belum = forms.ChoiceField(
        label=_("Yang masih harus dikerjakan"),
        required=False,
        choices=[("", _("semua")), *((each.value, words) for each, words in LACKING.items())],
    )
    jenis = forms.ChoiceField(label=_("Mungkin termasuk"), required=False)
    menyangkut = forms.ChoiceField(label=_("Menyangkut"), required=False)

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the kinds and whom it may concern."""
        super().__init__(*data, **more)
        self._offer("jenis", _every(Category))
        self._offer("menyangkut", _every(Concerns))


class RequestFilterForm(SearchForm):
    """Of requests."""

    ORDERS = (*SearchForm.ORDERS, (Order.PRESSING, _("paling dulu ditunggu di atas")))

    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("semua")), *((each.value, words) for each, words in STANDS.items())],
    )
    kepada = forms.ChoiceField(label=_("Kepada"), required=False)

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the levels."""
        super().__init__(*data, **more)
        self._offer("kepada", _every(Addressee))


class VersionFilterForm(SearchForm):
    """Of clarifications."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("semua versi")), (PUBLISHED, _("yang dibaca masyarakat sekarang"))],
    )


def csv_query(request: HttpRequest) -> str:
    """The query that gives this list as a file: the same filters, no page."""
    query = request.GET.copy()
    query.pop("page", None)
    query["bentuk"] = "csv"
    return query.urlencode()


def is_file(request: HttpRequest) -> bool:
    """Whether the list is asked for as CSV."""
    return request.GET.get("bentuk") == "csv"
