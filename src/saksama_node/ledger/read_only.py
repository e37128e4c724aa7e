"""SQLite on a disk that took no writing: nothing is kept open from that time.

Rules kept here:
  * All connections of a process to one SQLite file share the memory of its write-ahead log. Opened while the disk took
    no writing, it is for reading only, and stays so for every later connection until all of that time are closed: one
    idle thread that kept its own would have the node refuse reports long after the disk is well.
  * So a connection made at such a time ends with its request, or with the round of its loop (the worker closes there).
Left to others: what is said meanwhile (`ledger.world`, web).
"""

import time

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from saksama_node.ledger.faults import DiskReadOnly
from saksama_node.ledger.world import disk_trouble


def keep_none() -> None:
    """From now on let no connection of such a time outlive its request."""
    connection_created.connect(_limit, dispatch_uid="saksama-read-only")


def _limit(connection: BaseDatabaseWrapper, **_: object) -> None:
    if connection.vendor == "sqlite" and isinstance(disk_trouble(), DiskReadOnly):
        # Django closes what is past this moment at the end of the request.
        connection.close_at = time.monotonic()
