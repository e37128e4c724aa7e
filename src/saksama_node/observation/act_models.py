"""Who did what in the examination of a report of supervision: its entries know pseudonyms alone."""

from django.db import models


class ReportAct(models.Model):
    """An act of a person: one that was entered (`leaf`), or an examination taken over (`words`: why, sealed)."""

    report = models.ForeignKey("observation.Report", on_delete=models.PROTECT, related_name="acts")
    by = models.IntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(null=True, unique=True)
    words = models.BinaryField(blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.report_id} {self.leaf}"
