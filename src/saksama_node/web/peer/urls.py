"""Addresses of `web.peer`; each room adds its own list."""

from django.urls import URLPattern, URLResolver

app_name = "peer"

urlpatterns: list[URLPattern | URLResolver] = []
