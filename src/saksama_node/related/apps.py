"""Django's name for `related`."""

from django.apps import AppConfig


class RelatedConfig(AppConfig):
    """The app `related`."""

    name = "saksama_node.related"
    label = "related"
