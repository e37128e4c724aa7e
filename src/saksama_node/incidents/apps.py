"""Django's name for `incidents`."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """The app `incidents`."""

    name = "saksama_node.incidents"
    label = "incidents"
