"""Django's name for `web.desk`."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The app `desk`; it has no tables."""

    name = "saksama_node.web.desk"
    label = "desk"
