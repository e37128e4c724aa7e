"""Django's name for `exchange`."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The app `exchange`."""

    name = "saksama_node.exchange"
    label = "exchange"
