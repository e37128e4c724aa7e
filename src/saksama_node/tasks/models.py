"""What `tasks` stores: the words of joint tasks, and where each stands.

Rules kept here:
  * A task's subject is the same in both logs; the words stand here and in the sealed dispatch, never in the log.
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
    title = models.CharField(_("judul"), max_length=200)
    description = models.TextField(_("uraian"), max_length=8000)
    due = models.DateTimeField(_("jatuh tempo"), db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED, db_index=True)
    opened_at = models.DateTimeField()
    about = models.CharField(max_length=32, blank=True, db_index=True, help_text="public subject of the case it serves")
    report = models.TextField(_("laporan pelaksanaan"), max_length=8000, blank=True)

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.title
