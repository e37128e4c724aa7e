"""What `contentwatch` stores of the way of a claim between the nodes, and up the chain.

Rules kept here:
  * What a partner said of a claim is kept with its place in the partner's log, which says the same.
  * A request is closed by its last answer; an answer that only says that it arrived or went on leaves it open.
  * Each asking again is kept beside the request, which says until when its answer is waited for now.
Left to others: dispatches (exchange), copies and claims (models).
"""

from django.db import models


class Handed(models.Model):
    """A copy, or a finding (its entry's leaf), that a dispatch took to a partner; neither: the claim's words alone."""

    claim = models.ForeignKey("contentwatch.Claim", on_delete=models.PROTECT, related_name="handed")
    to = models.CharField(max_length=255)
    dispatch = models.CharField(max_length=32, db_index=True)
    copy = models.ForeignKey("contentwatch.Copy", on_delete=models.PROTECT, null=True, related_name="handed")
    finding = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("id",)


class PartnerFinding(models.Model):
    """The words of an assessment or a judgment that a partner entered; `index`: in its log."""

    claim = models.ForeignKey("contentwatch.Claim", on_delete=models.PROTECT, related_name="heard")
    origin = models.CharField(max_length=255)
    index = models.BigIntegerField()
    kind = models.CharField(max_length=32)
    dispatch = models.CharField(max_length=32)
    words = models.TextField()
    sources = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("origin", "index"), name="content_heard_once"),)


class Request(models.Model):
    """A request to the next level, as it was entered. `by`, `second`: who wrote and who confirmed it.

    `copies`: their subjects, in the order of the letter; `basis`: the articles of the judgment; `due`: after the last
    asking, None: no rule says; `closed_at` None: open.
    """

    claim = models.ForeignKey("contentwatch.Claim", on_delete=models.PROTECT, related_name="requests")
    request = models.CharField(max_length=32, unique=True)
    leaf = models.BigIntegerField(unique=True)
    to = models.CharField(max_length=12)
    copies = models.JSONField(default=list)
    basis = models.JSONField(default=list)
    words = models.TextField()
    by = models.BigIntegerField()
    second = models.BigIntegerField()
    at = models.DateTimeField()
    due = models.DateTimeField(null=True, db_index=True)
    closed_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ("-id",)


class Reminder(models.Model):
    """A request was asked again. `by` None: who did is not known any more.

    `lapsed`: the moment by which no answer had come; `due`: by when it was waited for from then on.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="reminders")
    leaf = models.BigIntegerField(unique=True)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    lapsed = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)


class Answer(models.Model):
    """What was answered to a request; `said_on`: the day that stands on the answer, `by`: who entered it."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers")
    leaf = models.BigIntegerField(unique=True)
    answerer = models.CharField(max_length=12)
    outcome = models.CharField(max_length=12)
    words = models.TextField()
    said_on = models.DateField()
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class StillThere(models.TextChoices):
    """What was met at a copy's address. `other`: something answers, but with other bytes; `silent`: nobody answered."""

    SAME = "same"
    OTHER = "other"
    GONE = "gone"
    UNREACHED = "silent"
    UNKNOWN = "unknown"


class Recheck(models.Model):
    """One look whether a copy still stands at its address. `why`: the reason of a refusal; `met`: what was met.

    `by` None: the node looked by itself; `leaf` None: it was not entered.
    """

    copy = models.ForeignKey("contentwatch.Copy", on_delete=models.PROTECT, related_name="rechecks")
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    found = models.CharField(max_length=8, choices=StillThere)
    why = models.CharField(max_length=20, blank=True)
    met = models.CharField(max_length=200, blank=True)
    leaf = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ("-id",)
