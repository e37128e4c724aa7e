"""Django's name for `deadlines`."""

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    """The app `deadlines`."""

    name = "saksama_node.deadlines"
    label = "deadlines"
