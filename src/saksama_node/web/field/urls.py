"""Addresses of `web.field`, below `/lapangan/`: `api/` is the devices' door, all else are pages and their files."""

from django.urls import URLPattern, URLResolver, re_path

from saksama_node.web.field import answers

app_name = "field"

urlpatterns: list[URLPattern | URLResolver] = [
    # Last of the door: under it nothing but the above is there, and a device is told so in its own way.
    re_path(r"^api/", answers.nothing, name="nothing"),
]
