"""`/gaya`: every component in every state, on one page for people and for the browser tests.

Rules kept here:
  * What it shows is invented and says so; nothing on it comes from a table.
  * A node that readers reach by https has no such page: it is for who makes screens.
Left to others: the components themselves (`templatetags/saksama_ui.py`).
"""

from datetime import timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


class Sample(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("Nama"), help_text=gettext_lazy("Seperti di kartu identitas."))
    known_on = forms.DateField(
        label=gettext_lazy("Kapan Anda mengetahui kejadian ini?"), widget=forms.DateInput({"type": "date"})
    )
    office = forms.ChoiceField(
        label=gettext_lazy("Kantor"), choices=[("52", "Provinsi NTB"), ("52.01", "Kabupaten Lombok Barat")]
    )
    means = forms.ChoiceField(
        label=gettext_lazy("Cara kami memberi tahu"),
        choices=[("letter", gettext_lazy("surat")), ("telephone", gettext_lazy("telepon"))],
        widget=forms.RadioSelect,
    )
    story = forms.CharField(label=gettext_lazy("Uraian"), widget=forms.Textarea, required=False)
    photo = forms.FileField(label=gettext_lazy("Foto"), required=False)
    true = forms.BooleanField(label=gettext_lazy("Keterangan ini benar sepanjang pengetahuan saya"))


class Filter(forms.Form):
    """A filter bar."""

    q = forms.CharField(label=gettext_lazy("Cari"), required=False, widget=forms.TextInput({"type": "search"}))
    since = forms.DateField(label=gettext_lazy("Sejak"), required=False, widget=forms.DateInput({"type": "date"}))


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components; `?meja=1` in the desk's frame."""
    if SETTINGS.secure:
        raise Http404
    desk = bool(request.GET.get("meja"))
    at = now()
    rows = Paginator(range(1, 61), 5).page(2)
    wrong = Sample(
        prefix="salah", data={"salah-name": "", "salah-known_on": "kemarin", "salah-office": "52", "salah-means": ""}
    )
    return render(
        request,
        "gaya/page.html",
        {
            "frame": "desk/base.html" if desk else "portal/base.html",
            "at": at,
            "soon": at + timedelta(hours=19, minutes=10),
            "later": at + timedelta(days=5),
            "past": at - timedelta(hours=3),
            "digest": _DIGEST,
            "sample": Sample(),
            "wrong": wrong,
            "filter": Filter(request.GET or None),
            "rows": rows,
            "states": (
                ("plain", _("draf")),
                ("due", _("menunggu Anda")),
                ("lapsed", _("lewat batas")),
                ("kept", _("diterima")),
                ("waiting", _("menunggu mitra")),
            ),
        },
    )
