"""`saksama-node work`: the worker process."""

import signal
import threading

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Run the worker until SIGTERM."""

    help = "Run the worker until it is stopped."

    def handle(self, *_args: object, **_options: object) -> None:
        """Wait for the end; the loops are added by their owners."""
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        stopping.wait()
