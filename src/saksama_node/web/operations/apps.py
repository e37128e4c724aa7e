"""Django's name for `web.operations`."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """The app `operations`; it has no tables."""

    name = "saksama_node.web.operations"
    label = "operations"
