"""An index of the words of copies: on SQLite FTS5 kept by triggers, on PostgreSQL a GIN index of an expression.

What is erased leaves it at once (`secure-delete`, which SQLite has since 3.42); an older one gets no index.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

OLD, NEW = (f"substr({row}.title || ' ' || {row}.text || ' ' || {row}.address, 1, 100000)" for row in ("old", "new"))
INTO = "INSERT INTO contentwatch_words"
GONE = f"{INTO} (contentwatch_words, rowid, words) VALUES ('delete', old.id, {OLD});"
CAME = f"{INTO} (rowid, words) VALUES (new.id, {NEW});"
SQLITE = (
    "CREATE VIRTUAL TABLE contentwatch_words USING fts5"
    "(words, content='', detail=none, columnsize=0, tokenize=\"unicode61 remove_diacritics 0\")",
    f"{INTO} (contentwatch_words, rank) VALUES ('secure-delete', 1)",
    f"{INTO} (rowid, words) SELECT id, {NEW.replace('new.', '')} FROM contentwatch_copy",
    f"CREATE TRIGGER contentwatch_words_came AFTER INSERT ON contentwatch_copy BEGIN {CAME} END",
    f"CREATE TRIGGER contentwatch_words_gone AFTER DELETE ON contentwatch_copy BEGIN {GONE} END",
    "CREATE TRIGGER contentwatch_words_other AFTER UPDATE OF title, text, address ON contentwatch_copy "
    f"WHEN {OLD} IS NOT {NEW} BEGIN {GONE} {CAME} END",
)
POSTGRESQL = (
    "CREATE INDEX contentwatch_words ON contentwatch_copy USING gin (to_tsvector('simple', regexp_replace("
    "left(title || ' ' || text || ' ' || address, 100000), '[^[:alnum:]]+', ' ', 'g')))",
)


def make(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index where the database can keep it."""
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            told = POSTGRESQL
        else:
            cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
            (has_fts5,) = cursor.fetchone()
            old = editor.connection.Database.sqlite_version_info < (3, 42)
            told = () if old or not has_fts5 else SQLITE
        for statement in told:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("contentwatch", "0011_look_entered"),)

    operations = (migrations.RunPython(make, migrations.RunPython.noop),)
