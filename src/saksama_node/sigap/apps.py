"""Django's name for `sigap`."""

from django.apps import AppConfig


class SigapConfig(AppConfig):
    """The app `sigap`."""

    name = "saksama_node.sigap"
    label = "sigap"
