"""Django's name for `cases`."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The app `cases`."""

    name = "saksama_node.cases"
    label = "cases"
