"""What `observation` stores: periods, reports of supervision with their versions, notes and annexes.

Rules kept here:
  * What people typed stands sealed under the report's key. In the log stand office (no finer than the district),
    period, version and level; everything else is behind commitments.
  * A version is written once: no code changes or deletes a row of `Version`.
  * A draft is one row; who saves says which state of it they had before them (`edits`).
  * A number is unique in its office; it is the office's own, and no other office's.
Left to others: whose report it is to the law (cases), what may follow (`saksama.observation.loop`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saksama.observation.loop import State as Loop
from saksama_node.observation.act_models import ReportAct, ReportWord, What
from saksama_node.observation.advice_models import Advice, AdviceAnswer
from saksama_node.observation.device_models import (
    Annex,
    Device,
    Dictation,
    FieldKey,
    Invitation,
    Question,
    Standing,
    Submission,
)
from saksama_node.observation.follow_models import FollowUp
from saksama_node.observation.plan_models import OfficePattern, OfficeSentences

__all__ = [
    "Advice",
    "AdviceAnswer",
    "Annex",
    "Device",
    "Dictation",
    "FieldKey",
    "FollowUp",
    "Invitation",
    "OfficePattern",
    "OfficeSentences",
    "Question",
    "ReportAct",
    "ReportWord",
    "Standing",
    "Submission",
    "What",
]


class State(models.TextChoices):
    """Where a report stands; one being examined is one that was sent, with a row in `Examination`."""

    DRAFT = Loop.DRAFT.value, _("draf")
    SENT = Loop.SENT.value, _("diajukan")
    RETURNED = Loop.RETURNED.value, _("perlu revisi")
    APPROVED = Loop.APPROVED.value, _("disetujui")
    REOPENED = Loop.REOPENED.value, _("dibuka kembali")


class Period(models.Model):
    """A period of reports that an office opened. `chain`: levels that examine, with spaces between."""

    subject = models.CharField(max_length=32, unique=True)
    office = models.CharField(max_length=40, db_index=True)
    name = models.CharField(_("nama masa laporan"), max_length=120)
    form = models.CharField(_("formulir"), max_length=64)
    begins = models.DateField(_("mulai"))
    ends = models.DateField(_("sampai"))
    chain = models.CharField(max_length=80)
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("-ends", "-pk")

    def __str__(self) -> str:
        return self.subject


class Asked(models.Model):
    """How many reports a period asks of an office."""

    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="asked")
    office = models.CharField(max_length=40)
    reports = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("period", "office"), name="asked_once_an_office"),)

    def __str__(self) -> str:
        return f"{self.office} {self.reports}"


class Report(models.Model):
    """A report of supervision, or of prevention. `office`, `level`: of who wrote it; `writer`: who began it, 0 after a
    restore, which knows no account (and no office finer than the district).

    `draft`: what is being written, sealed; `edits`: how often it was saved; `turn`: the level whose turn it is to
    examine, empty where it is nobody's; `made_at`: when its first version was sent.
    """

    subject = models.CharField(max_length=32, unique=True)
    office = models.CharField(max_length=40, db_index=True)
    level = models.CharField(max_length=16)
    writer = models.IntegerField(db_index=True)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, null=True, related_name="reports")
    form = models.CharField(max_length=64)
    number = models.CharField(_("nomor"), max_length=100, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT, db_index=True)
    turn = models.CharField(max_length=16, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=0)
    late = models.BooleanField(default=False)
    made_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    edits = models.PositiveIntegerField(default=0)
    draft = models.BinaryField(blank=True)

    class Meta:
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("office", "number"), condition=~models.Q(number=""), name="number_once_an_office"
            ),
        )

    def __str__(self) -> str:
        return self.subject


class Version(models.Model):
    """What was sent, for good: what stands in it is the opening `report` of its entry (`leaf`). `by`: who sent it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    number = models.CharField(max_length=100)
    by = models.IntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField()

    class Meta:
        ordering = ("version",)
        constraints = (models.UniqueConstraint(fields=("report", "version"), name="version_once"),)

    def __str__(self) -> str:
        return f"{self.report} {self.version}"


class Examination(models.Model):
    """Who examines a report now. `reason`: sealed, why it was taken over from another."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="examination")
    by = models.IntegerField()
    since = models.DateTimeField()
    reason = models.BinaryField(blank=True)

    def __str__(self) -> str:
        return f"{self.report} {self.by}"


class Note(models.Model):
    """A note of an examiner to a field or an annex (`at`), and its answer; both sealed. `version`: of which it speaks.

    `returned`: whether the report was given back with it; before, its examiner may take it away.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="notes")
    version = models.PositiveIntegerField()
    at = models.CharField(max_length=80)
    words = models.BinaryField()
    by = models.IntegerField()
    written_at = models.DateTimeField()
    returned = models.BooleanField(default=False)
    answer = models.BinaryField(blank=True)
    answered_by = models.IntegerField(null=True)
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.report} {self.at}"
