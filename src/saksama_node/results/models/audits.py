"""Audits: what was committed, the dice as each person typed them, what each read, and what two read alike.

Rules kept here:
  * One person's dice and readings are theirs alone until another's are the same; nothing typed is written over.
  * List and tickets lie in blobs under their digests, never in rows.
Left to others: what is seen of them (`results.audits.public`), the acts (`listing`, `auditing`).
"""

from django.db import models


class AuditState(models.TextChoices):
    """Where an audit stands. Lost: its witness's first signature did not come here, and nothing stands in for it."""

    LISTED = "listed"
    LOST = "lost"
    DRAWN = "drawn"
    CONCLUDED = "concluded"


class Audit(models.Model):
    """One audit. As its entries say; `seed`, `tickets`, `outcome`: empty until there are any; `by` None: unknown.

    `number`: the how manyth of the same figures at the region; from 2 on with the `first` one and a `reason`.
    `agreement`, `witness`: from whose signature the seed comes; empty where dice are typed. `mixed`: dice in it.
    """

    subject = models.CharField(max_length=32, unique=True)
    contest = models.CharField(max_length=64)
    sheet = models.CharField(max_length=64)
    region = models.CharField(max_length=16)
    figures = models.CharField(max_length=64)
    list = models.CharField(max_length=64)
    candidate = models.CharField(max_length=64, blank=True)
    share = models.CharField(max_length=9, blank=True)
    limit = models.PositiveSmallIntegerField()
    stations = models.PositiveIntegerField()
    margin = models.BigIntegerField()
    number = models.PositiveIntegerField(default=1)
    first = models.CharField(max_length=32, blank=True)
    reason = models.TextField(blank=True)
    agreement = models.CharField(max_length=64, blank=True)
    witness = models.CharField(max_length=255, blank=True)
    mixed = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    leaf = models.BigIntegerField(unique=True)
    state = models.CharField(max_length=9, choices=AuditState, default=AuditState.LISTED)
    seed = models.CharField(max_length=64, blank=True)
    draws = models.PositiveIntegerField(default=0)
    tickets = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=24, blank=True)
    risk = models.PositiveIntegerField(null=True)
    evaluated = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-id",)


class AuditDice(models.Model):
    """The digits as one person typed them."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="dice")
    person = models.BigIntegerField()
    digits = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class AuditReading(models.Model):
    """What one person read of one station's form. `votes`: by candidate; None where it cannot be read."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="readings")
    station = models.CharField(max_length=13)
    person = models.BigIntegerField()
    votes = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("audit", "station"), name="results_audit_reading"),)


class AuditSeen(models.Model):
    """What two people read alike."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="seen")
    station = models.CharField(max_length=13)
    votes = models.JSONField(null=True)
    leaf = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("station",)
        constraints = (models.UniqueConstraint(fields=("audit", "station"), name="results_audit_seen_once"),)
