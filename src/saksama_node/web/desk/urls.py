"""Addresses of `web.desk`; each room adds its own list."""

from django.urls import URLPattern, URLResolver

from saksama_node.web.desk import accounts, agreements, home, pairing

app_name = "desk"

urlpatterns: list[URLPattern | URLResolver] = [*home.URLS, *accounts.URLS, *pairing.URLS, *agreements.URLS]
