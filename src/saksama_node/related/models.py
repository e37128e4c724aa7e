"""What `related` stores: the signs of each report, and what persons said of pairs.

Rules kept here:
  * A report is known by its receipt's subject alone; who reported is not here, in no form.
  * What was said of a pair is never altered; what was said last counts.
  * Signs are made from the report's content, as numbers that only this node can make, and go with it
    (`relating.forget`).
  * Why a pair was judged so is sealed under the key of `one`.
Left to others: what a report is (`cases`); nothing here is in the log.
"""

from django.db import models


class Report(models.Model):
    """A report whose signs were taken. `shingles`: all of its text, as 64-bit numbers in order."""

    subject = models.CharField(max_length=32, unique=True)
    shingles = models.BinaryField()


class ReportSign(models.Model):
    """One sign: under `value` every report that shares it is found."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="signs", db_index=False)
    kind = models.CharField(max_length=8)
    value = models.BigIntegerField()

    class Meta:
        indexes = (
            models.Index(fields=("kind", "value", "report"), name="related_by_sign"),
            models.Index(fields=("report",), name="related_by_report"),
        )


class Judgement(models.Model):
    """One person's word on a pair; `one` is the smaller subject."""

    one = models.CharField(max_length=32, db_index=True)
    other = models.CharField(max_length=32, db_index=True)
    verdict = models.CharField(max_length=10)
    reason = models.BinaryField()
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
