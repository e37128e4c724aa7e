"""What `seconds` stores: one row a proposal, whatever it proposes.

Rules kept here:
  * A proposal is in no log; a backup may lose it, and then it is made again.
  * One open proposal a subject and slot: the database itself refuses a second.
  * Words of people stand in `words` and `reason` alone, so that erasure has two columns to reach. Both, and the body,
    are sealed under the subject's key; the body stays when the subject is erased.
Left to others: what a body means (the rooms), which acts share a slot (the table in `flows.seconds`).
"""

from django.db import models


class State(models.TextChoices):
    """What became of a proposal; `overtaken`: something else came first, and it may not be entered any more."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


class Proposal(models.Model):
    """An act that waits, or waited, for its second person.

    `act`: its key in the table; `slot`: what its subject bears once at a time; `subject`: the public id of what it is
    about; `place`: the region that has it now, the node's own where that is the institution itself; sealed: `body`, the
    act's closed struct as JSON, `words`, what the first wrote, `reason`, of who rejected it; `leaf`: its entry, None
    where there is none.
    """

    act = models.CharField(max_length=40)
    slot = models.CharField(max_length=40)
    subject = models.CharField(max_length=255)
    place = models.CharField(max_length=13)
    body = models.BinaryField()
    words = models.BinaryField(default=b"")
    by = models.BigIntegerField()
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    reason = models.BinaryField(default=b"")
    leaf = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "slot"), condition=models.Q(state="open"), name="one_open_proposal_a_slot"
            ),
            # Who may answer is asked of the place: without one nobody could say who may not.
            models.CheckConstraint(condition=~models.Q(place=""), name="proposal_has_a_place"),
        )
        indexes = (
            # What waits is little, and asked for on every first page.
            models.Index(fields=("id",), condition=models.Q(state="open"), name="seconds_open"),
            models.Index(fields=("subject", "id"), name="seconds_subject"),
        )
