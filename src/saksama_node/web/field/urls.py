"""Addresses of `web.field`, below `/lapangan/`: `api/` is the devices' door, all else are pages and their files."""

from django.urls import URLPattern, URLResolver, path, re_path

from saksama_node.web.field import answers, door, pages, pieces

app_name = "field"

urlpatterns: list[URLPattern | URLResolver] = [
    *pages.URLS,
    path("api/enroll", door.enroll, name="enroll"),
    path("api/begin", door.begin, name="begin"),
    path("api/submit", door.submit, name="submit"),
    path("api/receipt/<int:sequence>", door.receipt, name="receipt"),
    re_path(r"^api/annex/(?P<sha256>[0-9a-f]{64})$", pieces.annex, name="annex"),
    # Last of the door: under it nothing but the above is there, and a device is told so in its own way.
    re_path(r"^api/", answers.nothing, name="nothing"),
]
