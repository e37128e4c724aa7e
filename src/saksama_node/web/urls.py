"""All addresses, by audience.

Rules kept here:
  * `/meja/` is the desk, `/lapangan/` for devices of the field, `/akun/` the login, `/bahasa/` the choice of language;
    `/metrics` answers its reader alone; all else is public.
Left to others: each audience's own list.
"""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from saksama_node.web import gallery, look

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("saksama_node.web.peer.urls")),
    path("", include("saksama_node.web.vitals.urls")),
    path("meja/", include("saksama_node.web.desk.urls")),
    path("lapangan/", include("saksama_node.web.field.urls")),
    path("akun/", include("saksama_node.web.login_urls")),
    path("bahasa/", set_language, name="set_language"),
    path("aksen.css", look.accent, name="accent"),
    path("gaya", gallery.gallery, name="gallery"),
    path("", include("saksama_node.web.portal.urls")),
]

handler400 = look.bad_request
handler403 = look.forbidden
handler404 = look.not_found
handler500 = look.failed
