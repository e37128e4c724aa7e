"""What `trace` stores: days, and sealed lines of what staff did.

Rules kept here:
  * The rows alone tell nothing of what was done or by whom: each line is sealed to the vault's key, and of one length.
  * A day begins from the head of the day before it, and each line makes the next head (`saksama.entries.trace`).
  * Whose turn it is to write a line, the one row of `Chain` says; it is locked last in every transaction.
Left to others: what a line says (`deed`), what the log says of a day (`trace.sealed`).
"""

from django.db import models
from django.db.models import Q


class Chain(models.Model):
    """One row, locked by whoever writes a line or ends a day."""

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="trace_chain_is_one_row"),)


class Day(models.Model):
    """One day of the node's calendar. `before`: what it began from; `head`: after its last line.

    `failures`, `refusals`: lines of either, `_more`: how many had none; `leaf`: of its `trace.sealed`, None until then;
    `lost`: the log says that it ended, this database does not know how; `expired_at`: when its lines went.
    """

    day = models.DateField(unique=True)
    before = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)
    lines = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    failures_more = models.PositiveIntegerField(default=0)
    refusals = models.PositiveIntegerField(default=0)
    refusals_more = models.PositiveIntegerField(default=0)
    leaf = models.BigIntegerField(null=True)
    lost = models.BooleanField(default=False)
    expired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("day",)


class Line(models.Model):
    """One line, as a standard age file."""

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="sealed_lines")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ("day", "number")
        constraints = (models.UniqueConstraint(fields=("day", "number"), name="trace_line_once"),)


class Look(models.Model):
    """How an ended day stood when it was last held against the log. A day may be here of which there is no row."""

    day = models.DateField(unique=True)
    standing = models.CharField(max_length=8)
    at = models.DateTimeField()


class KnownSetting(models.Model):
    """A setting as it was when the node last started: a keyed digest of its value, never the value."""

    name = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
