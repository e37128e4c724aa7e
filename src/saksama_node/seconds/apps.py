"""Django's name for `seconds`."""

from django.apps import AppConfig


class SecondsConfig(AppConfig):
    """The app `seconds`."""

    name = "saksama_node.seconds"
    label = "seconds"
