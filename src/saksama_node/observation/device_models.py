"""What `observation` stores of the field: keys of offices, devices and invitations, submissions, annexes, questions.

Rules kept here:
  * A submission that was taken is one row for good, by its device, its number and the digest of its bytes; so is one
    that conflicts or is kept aside, with its bytes.
  * Of an invitation stands a keyed digest; of a device its public key; of an office the wrapped half of its key.
  * An annex lies on disk as its device sealed it; its key stands here, sealed under the report's.
Left to others: reports (`observation.models`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldKey(models.Model):
    """A key pair of an office, to which its devices seal. `wrapped`: the secret half."""

    name = models.CharField(max_length=16, unique=True)
    office = models.CharField(max_length=40, db_index=True)
    public = models.BinaryField()
    wrapped = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A device of a person. `key`: its public key; `sequence`: the highest number seen; `made_at`: that one's moment;
    `gaps`: numbers below it that did not come.

    `version`: of its pages, as it says; `reason`: sealed, why it was revoked.
    """

    name = models.CharField(max_length=32, unique=True)
    person = models.IntegerField(db_index=True)
    office = models.CharField(max_length=40, db_index=True)
    key = models.BinaryField()
    agent = models.CharField(max_length=200, blank=True)
    version = models.CharField(max_length=64, blank=True)
    enrolled_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True)
    gaps = models.JSONField(default=list)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.IntegerField(null=True)
    reason = models.BinaryField(blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A code by which a person's device comes in, once. `device`: which one did."""

    digest = models.CharField(max_length=64, unique=True)
    person = models.IntegerField(db_index=True)
    office = models.CharField(max_length=40, db_index=True)
    by = models.IntegerField()
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True, related_name="invitations")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.person} {self.made_at}"


class Standing(models.TextChoices):
    """What became of what a device sent."""

    SENT = "sent", _("diajukan")
    DRAFT = "draft", _("disimpan sebagai draf")
    PRACTICE = "practice", _("latihan")
    CONFLICT = "conflict", _("nomor urutnya sudah terpakai")
    ASIDE = "aside", _("disimpan terpisah")


class Submission(models.Model):
    """What a device sent under a number. `digest`: SHA-256 of its bytes; `leaf`: of its entry, where it has one.

    `why`: codes of what keeps a draft from being sent, or why it is kept aside; `number`: the report's, as it was typed
    where it could not be kept; `edits`: the state of the draft that it left; `body`: sealed, the bytes of what was not
    taken.
    """

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="submissions")
    sequence = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    standing = models.CharField(max_length=8, choices=Standing)
    channel = models.CharField(max_length=8)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    report = models.ForeignKey("observation.Report", on_delete=models.PROTECT, null=True, related_name="submissions")
    leaf = models.BigIntegerField(null=True)
    edits = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=100, blank=True)
    why = models.JSONField(default=list)
    note = models.CharField(max_length=40, blank=True)
    body = models.BinaryField(blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("device", "sequence", "digest"), name="submission_once"),)

    def __str__(self) -> str:
        return f"{self.device} {self.sequence}"


class Question(models.Model):
    """What the office asks about a device's number, until it closes it with a reason (sealed). `kind`: gap, restored,
    clock, conflict, or why something is kept aside; a gap has a row only once it is closed.
    """

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=12)
    sequence = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, db_index=True)
    closed_by = models.IntegerField(null=True)
    reason = models.BinaryField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("device", "kind", "sequence"), name="question_once"),)

    def __str__(self) -> str:
        return f"{self.device} {self.kind} {self.sequence}"


class Annex(models.Model):
    """A file of a report. `sha256`, `size`: as its device sealed it; `plain`: SHA-256 of what is in it; `key`, `words`:
    sealed; `offset`: how much is on disk for sure, in `file`; `fault`: why it was not taken when it was whole.
    """

    report = models.ForeignKey("observation.Report", on_delete=models.PROTECT, related_name="annexes")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True, related_name="annexes")
    sha256 = models.CharField(max_length=64, db_index=True)
    plain = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    category = models.CharField(max_length=40, blank=True)
    words = models.BinaryField(blank=True)
    key = models.BinaryField()
    place = models.PositiveIntegerField()
    file = models.CharField(max_length=40)
    offset = models.PositiveIntegerField(default=0)
    whole_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("place", "pk")
        constraints = (models.UniqueConstraint(fields=("report", "sha256"), name="annex_once"),)

    def __str__(self) -> str:
        return f"{self.report} {self.place}"


class Dictation(models.Model):
    """That a report was read out over a telephone. `told_by`: whose words; `keyed_by`: who wrote them down."""

    report = models.OneToOneField("observation.Report", on_delete=models.CASCADE, related_name="dictation")
    told_by = models.IntegerField()
    told_at = models.DateTimeField()
    keyed_by = models.IntegerField()
    leaf = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.report} {self.told_by}"
