"""What `contentwatch` stores.

Rules kept here:
  * A copy is one capture; its files are named by their digests and lie sealed in the archive, each once.
  * Who handed something in from outside is not kept: no field for it.
  * Unknown is NULL: reach that nobody told is not zero.
Left to others: what a copy's manifest says (the opening of its entry, kept by the ledger), where it goes (queue).
"""

from django.db import models


class Copy(models.Model):
    """One capture of content. `by` None: by nobody of the office; `reach`: how many it reached, as somebody told.

    `likeness`: SHA-256 of the original bytes; `mark`: perceptual hash of a picture as a signed 64-bit number.
    """

    subject = models.CharField(max_length=32, unique=True)
    leaf = models.BigIntegerField(unique=True)
    way = models.CharField(max_length=8)
    medium = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    captured_at = models.DateTimeField(db_index=True)
    by = models.BigIntegerField(null=True)
    address = models.TextField(blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    note = models.TextField(blank=True)
    reach = models.PositiveBigIntegerField(null=True)
    likeness = models.CharField(max_length=64, db_index=True)
    mark = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("id",)


class Part(models.Model):
    """One file of a copy; the same file may be a part of many."""

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=32)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("copy", "role"), name="content_part_once"),)
