"""What reporters called their files leaves the database's plain rows.

The column goes. The opening of an earlier receipt's `evidence` must stay as it is, names and all, or its commitment
would open no more: it is sealed to the node's age key, as the evidence itself, and taken out of the ledger's openings.
Migration 0003 then has the database give up the old pages. Backups from before still hold the names.
"""

import json
import re
from pathlib import Path

import pyrage
from django.db import migrations, models

from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import AGE

NEUTRAL = re.compile(r"bukti-[0-9]+\.[0-9a-z]+")


def seal_manifests(apps, schema_editor):
    Submission, Opening = apps.get_model("cases", "Submission"), apps.get_model("ledger", "Opening")
    database = schema_editor.connection.alias
    for row in Submission.objects.using(database).order_by("id").iterator():
        opening = Opening.objects.using(database).filter(leaf_id=row.leaf, name="evidence").first()
        if opening is None or all(NEUTRAL.fullmatch(each["name"]) for each in json.loads(bytes(opening.data))):
            continue
        row.manifest = pyrage.encrypt(bytes(opening.salt) + bytes(opening.data), [recipient()])
        row.save(update_fields=["manifest"])
        opening.delete()


def recipient():
    lines = Path(SETTINGS.data / AGE).read_text(encoding="ascii").splitlines()
    secret = next(line for line in lines if line.startswith("AGE-SECRET-KEY-"))
    return pyrage.x25519.Identity.from_str(secret).to_public()


class Migration(migrations.Migration):

    dependencies = [("cases", "0001_initial"), ("ledger", "0001_initial")]

    operations = [
        migrations.AddField("submission", "manifest", models.BinaryField(default=b"")),
        migrations.RunPython(seal_manifests, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("evidence", "name"),
    ]
