"""A row that was deleted or rewritten lies on in free pages of the database's file until they are given up.

Outside a transaction, as both databases demand. Where it fails, for want of room, running `migrate` again does it.
"""

from django.db import migrations


def give_up(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in ("cases_evidence", "cases_submission", "ledger_opening"):
                # With its statistics: they hold samples of the rows until they are taken again.
                cursor.execute(f"VACUUM (FULL, ANALYZE) {table}")
            # Where the samples lay, and those of the column that went. One who owns not the database is only warned.
            cursor.execute("VACUUM FULL pg_statistic")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Migration(migrations.Migration):

    atomic = False

    dependencies = [("cases", "0002_files_without_their_reporters_names")]

    operations = [migrations.RunPython(give_up, migrations.RunPython.noop, elidable=True)]
