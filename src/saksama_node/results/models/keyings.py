"""Supervisors' copies of sheets, their photos, and what was typed from them.

Rules kept here:
  * A copy is of one station and one contest; while one is being typed there is no second of the same.
  * A person types a copy once. What was typed is figures by field, None for unknown.
  * A photo lies sealed under its SHA-256, twice: as it came, and drawn anew without what its file said besides.
Left to others: the bytes (developing), who may (flows), what both come to (keying).
"""

from django.db import models
from django.db.models import Q

from saksama_node.results.states import CopyState


class SheetCopy(models.Model):
    """A supervisor's copy. `region`: the desa, with dots; `document`: the reconciliation, empty until it is DONE.

    `by` None: who brought it is not known any more.
    """

    subject = models.CharField(max_length=32, unique=True)
    contest = models.CharField(max_length=64)
    station = models.CharField(max_length=13, db_index=True)
    region = models.CharField(max_length=16, db_index=True)
    state = models.CharField(max_length=8, choices=CopyState, default=CopyState.WAITING, db_index=True)
    document = models.CharField(max_length=64, blank=True)
    figures = models.JSONField(default=dict)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    leaf = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("contest", "station"), condition=~Q(state="done"), name="results_copy_open_once"
            ),
        )


class Photo(models.Model):
    """A photo of a copy, as it came and as it was drawn anew.

    `sha256`: of the file as it came; `shown`: of what was drawn anew, `wide` by `high` pixels; `flat`: put straight by
    its corner marks, so that fields can be cut out of it. `layout`: where figures stand on it; `page`: of which page it
    is, 0 for none alone; `marked`: the page that its own marks tell, 0 for none; `turn`: quarters clockwise by which a
    person turned it.
    """

    copy = models.ForeignKey(SheetCopy, on_delete=models.PROTECT, related_name="photos")
    sha256 = models.CharField(max_length=64, db_index=True)
    shown = models.CharField(max_length=64)
    wide = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    flat = models.BooleanField()
    layout = models.CharField(max_length=64)
    page = models.PositiveSmallIntegerField()
    marked = models.PositiveSmallIntegerField(default=0)
    turn = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("copy", "sha256"), name="results_photo_once"),)


class Keying(models.Model):
    """What one person typed; `turn` 1 or 2, 3 for what the third person decided (`figures`: those fields alone)."""

    copy = models.ForeignKey(SheetCopy, on_delete=models.PROTECT, related_name="keyings")
    turn = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    by = models.BigIntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("turn",)
        constraints = (
            models.UniqueConstraint(fields=("copy", "by"), name="results_keying_person_once"),
            models.UniqueConstraint(fields=("copy", "turn"), name="results_keying_turn_once"),
        )
