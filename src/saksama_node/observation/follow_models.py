"""What `observation` stores of what followed from a report: a proposed finding, a noted dispute, a task of the partner.

Rules kept here: what the report says stays in its version; a row names it and what it began, and holds no words of it.
Left to others: what became of what began (its room).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What followed."""

    FINDING = "finding", _("usul temuan")
    DISPUTE = "dispute", _("potensi sengketa")
    TASK = "task", _("tugas mitra")


class FollowUp(models.Model):
    """One thing that followed. `version`: what stood then; `ref`: public id of what it began, empty for a dispute.

    `closed_at`, `closed_by`, `outcome` (sealed): of a dispute, when, by whom and with which words it was closed.
    """

    report = models.ForeignKey("observation.Report", on_delete=models.PROTECT, related_name="follow_ups")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    ref = models.CharField(max_length=32, blank=True, db_index=True)
    by = models.IntegerField()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, db_index=True)
    closed_by = models.IntegerField(null=True)
    outcome = models.BinaryField(blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.report} {self.kind}"
