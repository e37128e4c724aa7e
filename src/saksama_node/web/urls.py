"""All addresses, by audience.

Rules kept here:
  * `/meja/` is the desk, `/akun/` the login, `/bahasa/` the choice of language; all else is public.
Left to others: each audience's own list.
"""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("saksama_node.web.peer.urls")),
    path("meja/", include("saksama_node.web.desk.urls")),
    path("akun/", include("saksama_node.web.login_urls")),
    path("bahasa/", set_language, name="set_language"),
    path("", include("saksama_node.web.portal.urls")),
]
