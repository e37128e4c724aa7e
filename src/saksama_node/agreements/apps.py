"""Django's name for `agreements`."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """The app `agreements`."""

    name = "saksama_node.agreements"
    label = "agreements"
