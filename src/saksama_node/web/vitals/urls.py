"""Addresses for machines that watch the node, and a page for whoever wonders."""

from django.urls import URLPattern, path

from saksama_node.web.vitals import health, metrics

urlpatterns: list[URLPattern] = [
    path("hidup", health.alive, name="alive"),
    path("kesehatan", health.health, name="health"),
    path("metrics", metrics.metrics, name="metrics"),
]
