"""Django's name for `results`."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """The app `results`."""

    name = "saksama_node.results"
    label = "results"
