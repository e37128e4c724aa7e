"""The second half of `saksama-node backup --check`: the database of a scratch node, filled, read again and judged.

Rules kept here:
  * It is judged as of when the backup was made, by the node's own pages, and no other machine is asked.
  * A database of PostgreSQL must hold no node, and is left empty as it was found.
Left to others: folder and settings, that they are scratch and go again (keeping.proved). Not typed by a person.
"""

from datetime import datetime
from pathlib import Path

import msgspec
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from saksama.errors import SaksamaError
from saksama.verify.classes import Class
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from saksama_node.ledger.reread import LogDiffers, reread_all
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.keeping import manifest
from saksama_node.web.operations.keeping.own_pages import OwnPages
from saksama_node.web.operations.keeping.proof import Proof
from saksama_node.web.operations.progress import progress


class Command(BaseCommand):
    """Prove a backup in the folder that SAKSAMA_DATA names."""

    requires_system_checks = []  # as with `fill_restored`
    help = "Used by `saksama-node backup --check`."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which backup."""
        parser.add_argument("place", type=Path)

    def handle(self, *_args: object, place: Path, **_options: object) -> None:
        """Write a `Proof` to standard output; what is wrong with the backup is one, too."""
        found = manifest.read(place)
        filled = False
        try:
            call_command("fill_restored", place=place, manifest=found)
            filled = True
            proof = _prove(datetime.fromisoformat(found.made))
        except SaksamaError as error:
            proof = Proof(wrong=str(error))
        finally:
            if filled and connection.vendor == "postgresql":
                _empty()
        self.stdout.write(msgspec.json.encode(proof).decode())


def _prove(made: datetime) -> Proof:
    tell = progress("entries")

    def read(origin: str, done: int, total: int) -> None:
        tell(done, total)

    lacking = {*connection.introspection.django_table_names()} - {*connection.introspection.table_names()}
    if lacking:
        raise LogDiffers(SETTINGS.origin, f"no table {min(lacking)}")
    logs = reread_all("default", read)
    pages = OwnPages(SETTINGS.url, WSGIHandler())
    asking = Asking(pages, read, lambda: None, StatutoryClocks(), at=made, is_copy=True)
    return _proof({each.origin: each.size for each in logs}, verify_node(SETTINGS.url, Anchors(None, None), asking))


def _proof(entries: dict[str, int], report: Report) -> Proof:
    order = list(Class)
    found = sorted(report.findings, key=lambda each: order.index(each.code.class_))
    return Proof(
        entries,
        report.counts[Class.INTEGRITY],
        report.counts[Class.CONDUCT],
        report.counts[Class.UNCHECKED],
        tuple(dict.fromkeys(str(each.code) for each in found)),
    )


def _empty() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
