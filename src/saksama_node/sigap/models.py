"""What `sigap` stores: a case's number in SigapLapor with its changes, and lists as they came in.

Rules kept here:
  * A case is known by its subject alone; a number belongs to one case.
  * A change is never altered: who, when, what stood before.
  * No person of a report stands here; a list's other columns were not read.
Left to others: what a case is (`cases`); nothing here is in the log: the number is SigapLapor's, not an act of ours.
"""

from django.db import models


class CaseNumber(models.Model):
    """The number that a case has now."""

    case = models.CharField(max_length=32, unique=True)
    number = models.CharField(max_length=64, unique=True)


class NumberChange(models.Model):
    """One change. `number` empty: taken away; `from_list`: the list from which it was linked, else by hand."""

    case = models.CharField(max_length=32, db_index=True)
    earlier = models.CharField(max_length=64, blank=True)
    number = models.CharField(max_length=64, blank=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    from_list = models.ForeignKey("Listing", on_delete=models.PROTECT, null=True)

    class Meta:
        ordering = ("id",)


class Listing(models.Model):
    """One list. `region`: the office of which it tells; `whole`: all its rows are here; `unread`: columns left out."""

    name = models.CharField(max_length=120)
    region = models.CharField(max_length=13)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    unread = models.TextField(blank=True)
    whole = models.BooleanField(default=False)


class ListedRow(models.Model):
    """One row of a list."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="listed")
    number = models.CharField(max_length=64)
    register = models.CharField(max_length=64, blank=True)
    day = models.DateField()
    state = models.CharField(max_length=120)
    way = models.CharField(max_length=120, blank=True)
    office = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("listing", "number"), name="one_row_a_number"),)
