"""What `tasks` stores: the words of joint tasks, and where each stands.

Rules kept here:
  * A task has the same subject in both logs; the words stand here, sealed, and in the sealed dispatch, never in a log.
  * `state` repeats what the logs say, so that two officers cannot make the same move twice; the logs stay the truth.
Left to others: who may move it (`accounts.policy`), what its dispatch said (`exchange`), the joint page (the library).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a joint task stands."""

    OFFERED = "offered", _("ditawarkan")
    ACCEPTED = "accepted", _("diterima")
    DECLINED = "declined", _("ditolak")
    DONE = "done", _("dilaporkan selesai")
    CONFIRMED = "confirmed", _("dikonfirmasi selesai")


class JointTask(models.Model):
    """One task between the two. `opener` offered it and confirms it; `to` does it; both are log origins."""

    subject = models.CharField(max_length=32, unique=True)
    opener = models.CharField(max_length=255)
    to = models.CharField(max_length=255)
    agreement = models.CharField(max_length=64)
    clause = models.CharField(max_length=64)
    title = models.BinaryField()
    description = models.BinaryField()
    due = models.DateTimeField(_("jatuh tempo"), db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED, db_index=True)
    opened_at = models.DateTimeField()
    about = models.CharField(max_length=32, blank=True, db_index=True, help_text="public subject of the case it serves")
    report = models.BinaryField(default=b"", help_text="what was reported of it")

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.subject
