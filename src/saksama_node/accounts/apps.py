"""Django's name for `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app `accounts`."""

    name = "saksama_node.accounts"
    label = "accounts"
