"""Django's name for `ledger`, and what must hold from a process's start."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The app `ledger`."""

    name = "saksama_node.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Keep no connection of a time when the disk took no writing."""
        from saksama_node.ledger.read_only import keep_none  # noqa: PLC0415 - Django's apps are ready only now

        keep_none()
