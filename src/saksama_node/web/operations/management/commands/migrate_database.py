"""`saksama-node migrate-database`: move a node to another database, and prove it before saying so.

Rules kept here:
  * The node is stopped, the target empty; the source is only read. Whatever happens, it stays what the node runs on.
  * All rows go over in one transaction: after a crash the target holds none, and bears the mark that no node starts on.
  * It is done when the log was read again from the target, every table there adds up to what was read here, and not
    before. Then `node.toml` names the target, and only then is the source put aside: at no moment is there a node's
    folder whose database is not whole.
Left to others: files of the folder, which stay where they are.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Final, cast
from urllib.parse import urlsplit

from django.core.management.base import CommandParser
from django.db import DEFAULT_DB_ALIAS, transaction

from saksama.errors import WorldError
from saksama.progress import Bar
from saksama_node.ledger.reread import Reread, reread_all
from saksama_node.settings import node_file
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.database import database, password_of, sqlite_file, without_password
from saksama_node.settings.node_file import variable
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.operations.moving import ends
from saksama_node.web.operations.moving import tables as all_tables
from saksama_node.web.operations.moving.tables import Progress, Sum, Table
from saksama_node.web.operations.passphrases import add_secret, secret
from saksama_node.web.operations.traced_command import TracedCommand


class CopyDiffers(WorldError):
    """What was read from the target is not what was read from the source; the target stays marked."""

    code = "move.copy-differs"
    advice = "The node's own database is untouched. Look at the target's disk and memory, and try again."

    table: str


class Command(TracedCommand):
    """Move the node to another database."""

    help = "Move this node, stopped, to another, empty database, and prove it by reading the log again from there."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to: an address on the command line, or in a file because it holds a password."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument(
            "--to",
            metavar="URL",
            help="postgresql://user@host/name or sqlite:///path; its password: --to-file, or database_password_file",
        )
        add_secret(parser, "to", "the address, where it holds a password")

    def handle(self, *_args: object, **options: object) -> None:
        """Copy, prove, tell."""
        url, password = _address(options)
        tables = all_tables.tables()
        bar = Bar(sys.stderr)
        with ends.stopped(SETTINGS.data):
            if ends.open_target(url, SETTINGS.data, password):
                self.stdout.write("- Salinan lama yang belum terbukti dibersihkan. / An unproved copy is cleared away.")
                ends.clear()
            ends.mark_and_make_schema()
            read = _copy(tables, bar)
            bar.close()
            logs = _prove(tables, read, bar)
            bar.close()
            ends.unmark()
            node_file.put(SETTINGS.data, {"database_url": _as_written(url)})
            ends.mark_moved()
        aside = ends.put_aside()
        self._tell(url, read, logs, aside)

    def _tell(self, url: str, read: dict[str, Sum], logs: tuple[Reread, ...], aside: Path | None) -> None:
        rows = sum(each.rows for each in read.values())
        self.stdout.write(f"- {len(read)} tabel, {rows} baris sama. / {len(read)} tables, {rows} rows are the same.")
        for log in logs:
            self.stdout.write(f"- {log.origin}: {log.size} catatan dibaca ulang, akar {log.root.hex()}. / read again.")
        shown = without_password(url)
        self.stdout.write(
            f"Selesai dan terbukti. node.toml kini menyebut {shown}\n"
            f"Done and proved. node.toml names {shown} now\n"
            f"Basis data lama disisihkan: {aside or 'di server, bertanda'}. Hapus bila simpul sudah berjalan baik.\n"
            f"The old database is put aside: {aside or 'on its server, marked'}. Delete it once the node works well."
        )
        if os.environ.get(_VARIABLE, "") not in {"", url}:
            self.stdout.write(
                f"Hapus {_VARIABLE} dari lingkungan (layanan, pewaktu, terminal): ia menyebut yang lama.\n"
                f"Take {_VARIABLE} out of the environment (service, timer, shell): it names the old one."
            )


_VARIABLE: Final = variable("database_url")


def _as_written(url: str) -> str:
    """The address as the file keeps it: the database in the node's folder goes with the folder, wherever that is."""
    return "" if sqlite_file(database(url, SETTINGS.data)) == sqlite_file(database("", SETTINGS.data)) else url


def _address(options: dict[str, object]) -> tuple[str, str]:
    """The address, and the password of the setting's file where it has none of its own."""
    given = cast("str | None", options["to"])
    url = given or secret(options, "to", "Alamat basis data baru / address of the new database")
    parts = urlsplit(url)
    if given and (parts.password or "password=" in parts.query):
        raise SettingRefused("--to", "target-password")
    if parts.scheme not in {"postgres", "postgresql", "sqlite"}:
        raise SettingRefused("--to", "target-none")
    return url, "" if parts.password else password_of(SETTINGS.database_password_file)


def _copy(tables: tuple[Table, ...], tell: Progress) -> dict[str, Sum]:
    """Every row, ids as they were, in one transaction of the target; the sums of what was read."""
    with ends.unwritable(tables), transaction.atomic(using=ends.TARGET, durable=True):
        for table in reversed(tables):
            all_tables.empty(table, ends.TARGET)
        read = {table.name: all_tables.copy(table, DEFAULT_DB_ALIAS, ends.TARGET, tell) for table in tables}
        for table in tables:
            if table.counted:
                all_tables.go_on_after(table, ends.TARGET, all_tables.last_number(table, DEFAULT_DB_ALIAS))
    return read


def _prove(tables: tuple[Table, ...], read: dict[str, Sum], tell: Progress) -> tuple[Reread, ...]:
    """Read everything again from the target."""
    logs = reread_all(ends.TARGET, tell)
    for step, table in enumerate(tables):
        tell(table.name, step, len(tables))
        if all_tables.read(table, ends.TARGET) != read[table.name]:
            raise CopyDiffers(table.name)
    return logs
