"""What `incidents` stores: the words of security incidents between the two institutions, and where each stands.

Rules kept here:
  * The words stand here, sealed, and in the sealed dispatch; in the log stand the type, the parties and the moments.
  * The note for the public is a blob that its entry names; it is written to be read by anyone.
Left to others: the joint task in which it is worked (`tasks`), how long the other side has (the agreement's clause).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Type(models.TextChoices):
    """What happened."""

    IMITATION = "imitation", _("akun atau situs tiruan")
    ATTACK = "attack", _("serangan terhadap simpul")
    LEAK = "leak", _("berkas bocor")
    DISTURBANCE = "disturbance", _("gangguan di kantor")


class State(models.TextChoices):
    """Where an incident stands."""

    REPORTED = "reported", _("dilaporkan")
    TAKEN = "taken", _("ditangani")
    CLOSED = "closed", _("ditutup")


class Incident(models.Model):
    """One security incident. `reporter` and `to` are log origins; `task`: subject of the joint task it is worked in."""

    subject = models.CharField(max_length=32, unique=True)
    reporter = models.CharField(max_length=255)
    to = models.CharField(max_length=255)
    agreement = models.CharField(max_length=64)
    clause = models.CharField(max_length=64)
    type = models.CharField(_("jenis"), max_length=12, choices=Type)
    title = models.BinaryField()
    description = models.BinaryField()
    reported_at = models.DateTimeField()
    due = models.DateTimeField(_("harus ditangani paling lambat"), db_index=True)
    notice_due = models.DateTimeField(_("harus diberitahukan paling lambat"), null=True)
    notified_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.REPORTED, db_index=True)
    task = models.CharField(max_length=32, blank=True)
    note = models.TextField(_("catatan untuk publik"), max_length=4000, blank=True)

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.subject
