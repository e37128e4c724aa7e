"""Who did what in the examination of a report of supervision: its entries know pseudonyms alone."""

from django.db import models


class What(models.TextChoices):
    """What was done: an entry of the log made, an examination taken over, the writing handed to somebody else."""

    ENTERED = "entered"
    TAKEN = "taken"
    HANDED = "handed"


class ReportAct(models.Model):
    """An act of a person: one that was entered (`leaf`), or one of this office alone (`words`: why, sealed)."""

    report = models.ForeignKey("observation.Report", on_delete=models.PROTECT, related_name="acts")
    by = models.IntegerField()
    at = models.DateTimeField()
    what = models.CharField(max_length=7, choices=What, default=What.ENTERED)
    leaf = models.BigIntegerField(null=True, unique=True)
    words = models.BinaryField(blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.report_id} {self.leaf}"
