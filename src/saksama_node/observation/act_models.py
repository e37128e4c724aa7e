"""What stands beside a report of supervision: who did what with it (its entries know pseudonyms alone), and the keyed
numbers of the words by which it is found.
"""

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


class ReportWord(models.Model):
    """A word of the version that stands, or a fact about it, as a keyed number (`casekeys.keyed`)."""

    report = models.ForeignKey("observation.Report", on_delete=models.CASCADE, related_name="words", db_index=False)
    value = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("report",), name="report_word_of"),)
        constraints = (models.UniqueConstraint(fields=("value", "report"), name="report_word_once"),)

    def __str__(self) -> str:
        return f"{self.report_id}"
