"""Django's name for `contentwatch`."""

from django.apps import AppConfig


class ContentwatchConfig(AppConfig):
    """The app `contentwatch`."""

    name = "saksama_node.contentwatch"
    label = "contentwatch"
