"""Navigation of the portal."""

from typing import cast

from django.http import HttpRequest
from django.template import Context, Library
from django.urls import reverse
from django.utils.translation import gettext_lazy

register = Library()

PLACES = (
    ("portal:report", gettext_lazy("Lapor")),
    ("portal:follow", gettext_lazy("Ikuti laporan")),
    ("portal:cases", gettext_lazy("Perkara")),
    ("portal:treatment", gettext_lazy("Kesetaraan")),
    ("portal:results", gettext_lazy("Angka hasil")),
    ("portal:clarifications", gettext_lazy("Klarifikasi publik")),
    ("portal:content_numbers", gettext_lazy("Konten")),
    ("portal:supervision", gettext_lazy("Pengawasan")),
    ("portal:agreement", gettext_lazy("Nota kesepahaman")),
    ("portal:log", gettext_lazy("Catatan publik")),
)


@register.inclusion_tag("c/nav.html", takes_context=True)
def portal_nav(context: Context) -> dict[str, object]:
    """The portal's places, with the one that is open marked."""
    request = cast("HttpRequest", context.get("request"))
    places = [(reverse(view), text) for view, text in PLACES]
    return {
        "items": [
            {"url": address, "text": text, "here": request is not None and request.path.startswith(address)}
            for address, text in places
        ]
    }
