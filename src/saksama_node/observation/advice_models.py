"""What `observation` stores of advice to put something right (saran perbaikan) and of what was answered.

Rules kept here:
  * What was written stands sealed under the advice's key; office, body, days and answer are those of the entries.
  * `answer` of an advice is that of its newest answer, empty while there is none.
Left to others: who may give it (flows), public counts (`saksama.observation.counting`).
"""

from django.db import models


class Advice(models.Model):
    """Advice as it was entered. `report`: the report that it follows from, empty for none; `told`: title, words."""

    subject = models.CharField(max_length=32, unique=True)
    office = models.CharField(max_length=40, db_index=True)
    to = models.CharField(max_length=64)
    report = models.CharField(max_length=32, blank=True, db_index=True)
    day = models.DateField()
    due = models.DateField(db_index=True)
    told = models.BinaryField(blank=True)
    by = models.IntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)
    answer = models.CharField(max_length=12, blank=True, db_index=True)

    class Meta:
        ordering = ("-day", "-pk")

    def __str__(self) -> str:
        return self.subject


class AdviceAnswer(models.Model):
    """One answer. `told`: number and words; `paper`: the file that came, both sealed; `media_type`: of the file."""

    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=12)
    day = models.DateField()
    told = models.BinaryField(blank=True)
    media_type = models.CharField(max_length=40, blank=True)
    paper = models.BinaryField(blank=True)
    by = models.IntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.advice} {self.answer}"
