"""What finds a report of supervision by its words: keyed numbers of what its standing version says."""

from django.db import models


class ReportWord(models.Model):
    """A word of the version that stands, or a fact about it, as a keyed number (`casekeys.keyed`)."""

    report = models.ForeignKey("observation.Report", on_delete=models.CASCADE, related_name="words", db_index=False)
    value = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("report",), name="report_word_of"),)
        constraints = (models.UniqueConstraint(fields=("value", "report"), name="report_word_once"),)

    def __str__(self) -> str:
        return f"{self.report_id}"
