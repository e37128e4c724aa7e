"""`saksama-node migrate-database`: move a node to another database, and prove it before saying so.

Rules kept here:
  * The node is stopped, the target empty; the source is only read. Whatever happens, it stays what the node runs on.
  * All rows go over in one transaction: after a crash the target holds none, and bears the mark that no node starts on.
  * It is done when the log was read again from the target, every table there adds up to what was read here, and not
    before. The operator then sets SAKSAMA_DATABASE_URL: a setting is nobody's else to change.
Left to others: files of the folder, which stay where they are.
"""

import argparse
import sys
from typing import cast
from urllib.parse import unquote, urlsplit

from django.core.management.base import CommandParser
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from saksama.errors import CallerError, WorldError
from saksama.progress import Bar
from saksama_node.ledger.reread import Reread, reread_all
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.database import password_of
from saksama_node.settings.refused import SettingRefused
from saksama_node.web.operations.moving import ends
from saksama_node.web.operations.moving import tables as all_tables
from saksama_node.web.operations.moving.tables import Progress, Sum, Table
from saksama_node.web.operations.passphrases import add_secret, secret
from saksama_node.web.operations.traced_command import TracedCommand


class SchemaBehind(CallerError):
    """The node's own database lacks migrations of this version."""

    code = "move.schema-behind"
    advice = "Run `saksama-node manage migrate` first, then move."

    migrations: int


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
            help="postgresql://user@host/name or sqlite:///path; its password: SAKSAMA_DATABASE_PASSWORD_FILE",
        )
        add_secret(parser, "to", "the address, where it holds a password")

    def handle(self, *_args: object, **options: object) -> None:
        """Copy, prove, tell."""
        url, password = _address(options)
        tables = all_tables.tables()
        bar = Bar(sys.stderr)
        with ends.stopped(SETTINGS.data):
            _check_schema()
            if ends.open_target(url, SETTINGS.data, password):
                self.stdout.write("- Salinan lama yang belum terbukti dibersihkan. / An unproved copy is cleared away.")
                ends.clear()
            ends.mark_and_make_schema()
            read = _copy(tables, bar)
            bar.close()
            logs = _prove(tables, read, bar)
            bar.close()
            ends.unmark()
        self._tell(url, read, logs)

    def _tell(self, url: str, read: dict[str, Sum], logs: tuple[Reread, ...]) -> None:
        rows = sum(each.rows for each in read.values())
        self.stdout.write(f"- {len(read)} tabel, {rows} baris sama. / {len(read)} tables, {rows} rows are the same.")
        for log in logs:
            self.stdout.write(f"- {log.origin}: {log.size} catatan dibaca ulang, akar {log.root.hex()}. / read again.")
        self.stdout.write(
            f"Selesai dan terbukti. Atur sekarang: SAKSAMA_DATABASE_URL={url}\n"
            f"Done and proved. Now set: SAKSAMA_DATABASE_URL={url}\n"
            "Basis data lama tidak berubah; jangan jalankan simpul padanya lagi.\n"
            "The old database is unchanged; run no node on it any more."
        )


def _address(options: dict[str, object]) -> tuple[str, str]:
    """The address without a password, and the password: the address's own, else that of the setting's file."""
    given = cast("str | None", options["to"])
    url = given or secret(options, "to", "Alamat basis data baru / address of the new database")
    parts = urlsplit(url)
    if given and (parts.password or "password=" in parts.query):
        raise SettingRefused("--to", "target-password")
    if parts.scheme not in {"postgres", "postgresql", "sqlite"}:
        raise SettingRefused("--to", "target-none")
    if parts.password is None:
        return url, password_of(SETTINGS.database_password_file)
    return parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl(), unquote(
        parts.password
    )


def _check_schema() -> None:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if lacking := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise SchemaBehind(len(lacking))


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
