"""What the desk lists is read by index; what a report tells is found by its words.

Reports from before have no words yet: they are taken from the openings that are still kept.
"""

from itertools import batched

import django.db.models.deletion
from django.db import migrations, models

from saksama_node.cases.report import read_content
from saksama_node.cases.searching import told, words_of

AT_ONCE = 500


def mark_reviewed(apps, schema_editor):
    Submission = apps.get_model("cases", "Submission")
    Submission.objects.using(schema_editor.connection.alias).filter(case__isnull=False).update(reviewed=True)


def take_words(apps, schema_editor):
    Submission, SearchWord = apps.get_model("cases", "Submission"), apps.get_model("cases", "SearchWord")
    Opening, database = apps.get_model("ledger", "Opening"), schema_editor.connection.alias
    rows = list(Submission.objects.using(database).order_by("id").values_list("id", "leaf"))
    for part in batched(rows, AT_ONCE):
        submission_of = {leaf: pk for pk, leaf in part}
        kept = Opening.objects.using(database).filter(leaf_id__in=submission_of, name="content")
        SearchWord.objects.using(database).bulk_create(
            SearchWord(submission_id=submission_of[leaf], value=value)
            for leaf, data in kept.values_list("leaf_id", "data")
            for value in sorted(words_of(told(read_content(bytes(data)))))
        )


class Migration(migrations.Migration):

    dependencies = [("cases", "0006_lots"), ("ledger", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField()),
                (
                    "submission",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_words",
                        to="cases.submission",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["submission"], name="search_word_of")],
                "constraints": [models.UniqueConstraint(fields=("value", "submission"), name="search_word_once")],
            },
        ),
        migrations.AddField("submission", "reviewed", models.BooleanField(default=False)),
        migrations.AddIndex(
            "submission",
            models.Index(fields=["received_at", "id", "region"], condition=models.Q(reviewed=False), name="to_review"),
        ),
        migrations.AddIndex("case", models.Index(fields=["-changed_at", "-id", "region"], name="case_newest")),
        migrations.AddIndex("case", models.Index(fields=["state", "-changed_at", "-id", "region"], name="case_state")),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["assignee", "state", "-changed_at", "-id", "region"],
                condition=models.Q(assignee__isnull=False),
                name="case_assignee",
            ),
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["state", "changed_at", "id", "region"],
                condition=models.Q(assignee__isnull=True),
                name="case_nobodys",
            ),
        ),
        migrations.AddIndex("proposal", models.Index(fields=["state", "id"], name="proposal_state")),
        # Last: PostgreSQL alters no table whose rows were just written in the same transaction.
        migrations.RunPython(mark_reviewed, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(take_words, migrations.RunPython.noop, elidable=True),
    ]
