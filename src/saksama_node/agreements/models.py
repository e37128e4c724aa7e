"""What `agreements` stores: partners that were introduced, and texts with the best note known of each.

Rules kept here:
  * Where an agreement stands is not stored: it is replayed from both logs (`queries`).
  * A text never changes; its note only gains signatures. `note` empty: a draft that nobody signed.
  * `statements`: notes (SHA-256) under the new institution key that this text gives us, logged once it is in force.
Left to others: the logs (ledger), the notes' bytes (blobs), the link to a partner (exchange).
"""

from django.db import models


class Partner(models.Model):
    """Another institution's node, as it introduced itself and a person compared its fingerprint."""

    origin = models.CharField(max_length=255, unique=True)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=400)
    institution_key = models.CharField(max_length=400)
    log_key = models.CharField(max_length=400)
    witness_key = models.CharField(max_length=400)
    paired_at = models.DateTimeField()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Text(models.Model):
    """One text of an agreement: the original or an amendment. `subject` is that of the original."""

    digest = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=32, db_index=True)
    text = models.TextField()
    note = models.CharField(max_length=64, default="")
    statements = models.JSONField(default=list)
    known_at = models.DateTimeField()

    class Meta:
        ordering = ("-known_at", "-pk")

    def __str__(self) -> str:
        return self.digest
