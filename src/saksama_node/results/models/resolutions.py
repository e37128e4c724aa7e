"""What a person found out about a finding, and what a second person said to it.

Rules kept here:
  * One open proposal a finding. It is in no log; what the second person confirms is entered.
  * What was begun by it (a case, a joint task) is named here alone: the public entry does not tie them.
Left to others: who may (flows), the finding itself (publications).
"""

from django.db import models
from django.db.models import Q

from saksama_node.results.models.publications import Finding
from saksama_node.results.states import ResolutionState


class Resolution(models.Model):
    """Ground and follow-up as `sheet.resolved` spells them; `due`: the last day; `begun`: what it began.

    `begun`: the number of a submission for a case, the subject of a task, else empty; `to`, `clause`: whom a task is
    offered to, and under which clause.
    """

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="resolutions")
    ground = models.CharField(max_length=12)
    follow_up = models.CharField(max_length=12)
    words = models.TextField()
    due = models.DateField(null=True)
    to = models.CharField(max_length=255, blank=True)
    clause = models.CharField(max_length=64, blank=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ResolutionState, default=ResolutionState.OPEN, db_index=True)
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    begun = models.CharField(max_length=32, blank=True)
    leaf = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("finding",), condition=Q(state="open"), name="results_resolution_open"),
        )
