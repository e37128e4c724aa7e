"""Django's name for `web`: the templates, style sheets and template tags that all audiences use."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The app `web`; it has no tables."""

    name = "saksama_node.web"
    label = "web"
