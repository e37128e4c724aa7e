"""Django's name for `upkeep`."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """The app `upkeep`."""

    name = "saksama_node.upkeep"
    label = "upkeep"
