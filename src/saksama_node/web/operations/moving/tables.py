"""All tables of a node, read and written alike on both databases.

Rules kept here:
  * A row crosses as the values that Django reads from it: what a column is called or holds inside is each database's
    own affair. Ids stay what they were.
  * A table's digest is the sum of its rows' SHA-256: the two databases sort words differently, a sum has no order. It
    finds what was lost or changed on the way; against a forger stands the log.
  * A number that was given and taken back is not given again: counters go on where they stood.
Left to others: whose rows they are (the rooms), when to copy (the command).
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any, Final, cast

import msgspec
import psycopg
from django.db import DEFAULT_DB_ALIAS, DataError, IntegrityError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import AutoField, Field, Model

from saksama.errors import WorldError

type Row = tuple[object, ...]
type Progress = Callable[[str, int, int], None]

BATCH: Final = 2000
_ROW = msgspec.msgpack.Encoder(order="deterministic")


class RowRefused(WorldError):
    """The target does not take a row that the source holds; nothing of the copy remains."""

    code = "move.row-refused"
    advice = "The node's own database is untouched. Report the table and the kind of fault to the maintainers."

    table: str
    until_row: int
    fault: str


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows a table has, and what they add up to."""

    rows: int = 0
    digest: int = 0

    def plus(self, row: Row) -> "Sum":
        """This sum with one more row."""
        hashed = int.from_bytes(hashlib.sha256(_ROW.encode(row)).digest(), "big")
        return Sum(self.rows + 1, (self.digest + hashed) % (1 << 256))


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns as Django names them, and the model behind it."""

    model: type[Model]
    name: str
    fields: tuple["Field[Any, Any]", ...]

    @property
    def counted(self) -> str | None:
        """The column whose numbers the database gives, if there is one."""
        return next((field.column for field in self.fields if isinstance(field, AutoField)), None)

    def count(self, using: str) -> int:
        """Rows."""
        return self.model._base_manager.using(using).count()  # noqa: SLF001 (Django's documented manager of all rows)

    def rows(self, using: str) -> Iterator[Row]:
        """All rows, as they come; never all of them in memory."""
        names = [field.attname for field in self.fields]
        every = self.model._base_manager.using(using)  # noqa: SLF001 (the same)
        return every.order_by().values_list(*names).iterator(chunk_size=BATCH)


def tables() -> tuple[Table, ...]:
    """Every table of this node, each after those that its foreign keys name."""
    walked = list(connections[DEFAULT_DB_ALIAS].introspection.get_migratable_models())
    between = [link.remote_field.through for model in walked for link in _meta(model).local_many_to_many]
    models = [MigrationRecorder.Migration, *walked, *(each for each in between if _meta(each).auto_created)]
    kept = [each for each in dict.fromkeys(models) if _meta(each).managed and not _meta(each).proxy]
    found: dict[type[Model], Table] = {}
    while len(found) < len(kept):
        ready = [each for each in kept if each not in found and _named(each) <= {each, *found}]
        found |= {each: Table(each, _meta(each).db_table, tuple(_meta(each).concrete_fields)) for each in ready}
    return tuple(found.values())


def copy(table: Table, source: str, target: str, tell: Progress) -> Sum:
    """Write every row of the source into the empty table of the target; give the sum of what was read."""
    total, done = table.count(source), Sum()
    for batch in batched(table.rows(source), BATCH, strict=False):
        for row in batch:
            done = done.plus(row)
        try:
            _write(table, connections[target], batch)
        except (DataError, IntegrityError, psycopg.DataError, psycopg.IntegrityError) as error:
            # Not the database's words: they quote the row.
            raise RowRefused(table.name, done.rows, type(error).__name__) from None
        tell(table.name, done.rows, total)
    return done


def read(table: Table, using: str) -> Sum:
    """The sum of all rows."""
    done = Sum()
    for row in table.rows(using):
        done = done.plus(row)
    return done


def empty(table: Table, using: str) -> None:
    """Delete every row: what the migrations wrote into a fresh schema gives place to what the source has."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"DELETE FROM {connections[using].ops.quote_name(table.name)}")  # noqa: S608 (a table of ours)


def last_number(table: Table, using: str) -> int:
    """The greatest number that the database ever gave in this table; 0 if none."""
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        else:
            counter = f"SELECT last_value FROM {_counter(cursor, table)} WHERE is_called"  # noqa: S608 (a table of ours)
            cursor.execute(counter)
        row = cursor.fetchone()
    return 0 if row is None else int(row[0])


def go_on_after(table: Table, using: str, number: int) -> None:
    """Give numbers above this one only."""
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, number])
        elif number:
            cursor.execute("SELECT setval(%s, %s)", [_counter(cursor, table), number])


def _counter(cursor: Any, table: Table) -> str:  # noqa: ANN401 (Django types no cursor)
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table.name, table.counted or ""])
    return str(cursor.fetchone()[0])


def _write(table: Table, target: BaseDatabaseWrapper, batch: tuple[Row, ...]) -> None:
    quote = target.ops.quote_name
    place = f"{quote(table.name)} ({', '.join(quote(str(field.column)) for field in table.fields)})"
    rows = (
        [field.get_db_prep_save(value, target) for field, value in zip(table.fields, row, strict=True)] for row in batch
    )
    with target.cursor() as cursor:
        if target.vendor == "postgresql":
            with cast("Any", cursor).copy(f"COPY {place} FROM STDIN") as lines:
                for row in rows:
                    lines.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(table.fields))
            cursor.executemany(f"INSERT INTO {place} VALUES ({marks})", list(rows))  # noqa: S608 (a table of ours)


def _named(model: type[Model]) -> set[type[Model]]:
    """The models that this one's foreign keys name."""
    related = {field.related_model for field in _meta(model).concrete_fields if field.is_relation}
    return {each for each in related if isinstance(each, type)}


def _meta(model: type[Model]) -> Any:  # noqa: ANN401 (Django's documented way to ask a model)
    return model._meta  # noqa: SLF001 (the same)
