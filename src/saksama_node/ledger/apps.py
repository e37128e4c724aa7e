"""Django's name for `ledger`."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The app `ledger`."""

    name = "saksama_node.ledger"
    label = "ledger"
