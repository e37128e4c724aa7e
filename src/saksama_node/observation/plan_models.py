"""What an office prepares for its reports: the pattern of its numbers, and its ready sentences by stage.

Rules kept here: one pattern an office and form, one list an office and stage; what has no row is what was shipped.
Left to others: reading them (prepared), changing them (preparing).
"""

from django.db import models

from saksama.observation.numbers import MOST


class OfficePattern(models.Model):
    """The pattern of an office's numbers for one form (`saksama.observation.numbers`)."""

    office = models.CharField(max_length=40)
    form = models.CharField(max_length=64)
    pattern = models.CharField(max_length=MOST)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("office", "form"), name="pattern_once_an_office"),)

    def __str__(self) -> str:
        return f"{self.office} {self.form}"


class OfficeSentences(models.Model):
    """The sentences of an office for one stage, one a line."""

    office = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    words = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("office", "stage"), name="sentences_once_an_office"),)

    def __str__(self) -> str:
        return f"{self.office} {self.stage}"
