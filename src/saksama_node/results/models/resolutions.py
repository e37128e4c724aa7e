"""What two persons made of a finding, and what it began.

Rules kept here: a finding is resolved once. What was begun by it (a case, a joint task) is named here alone: the public
entry does not tie them.
Left to others: what is proposed, and in which words (`seconds`), who may (flows), the finding itself (publications).
"""

from django.db import models

from saksama_node.results.models.publications import Finding


class Resolution(models.Model):
    """A resolved finding: its follow-up as `sheet.resolved` spells it, and `due`, the last day.

    `begun`: the number of a submission for a case, the subject of a task, else empty.
    """

    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="resolution")
    follow_up = models.CharField(max_length=12)
    due = models.DateField(null=True)
    begun = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("-id",)
