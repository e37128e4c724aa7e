"""What `contentwatch` stores.

Rules kept here:
  * A copy is one capture; its files are named by their digests and lie sealed in the archive, each once.
  * Who handed something in from outside is not kept: no field for it.
  * Unknown is NULL: reach that nobody told is not zero.
  * `origin`: the log that holds the first entry; empty where it is ours. What a partner captured has no leaf here.
  * `assessed`, `judged` of a claim: the last outcome that our own log holds, empty where there is none.
Left to others: what a copy's manifest says (the opening of its entry, kept by the ledger), where it goes (queued).
"""

from django.db import models

from saksama_node.contentwatch.chain_models import (
    Answer,
    Handed,
    PartnerFinding,
    Recheck,
    Reminder,
    Request,
    StillThere,
)

__all__ = ["Answer", "Handed", "PartnerFinding", "Recheck", "Reminder", "Request", "StillThere"]


class CopyState(models.TextChoices):
    """Where a copy stands; `taken`: somebody looks at it now."""

    WAITING = "waiting"
    TAKEN = "taken"
    JOINED = "joined"
    NOISE = "noise"


class Claim(models.Model):
    """One claim, as somebody wrote it down; its copies name it. `begun_by` None: of a partner."""

    subject = models.CharField(max_length=32, unique=True)
    origin = models.CharField(max_length=255, blank=True)
    words = models.TextField()
    category = models.CharField(max_length=12)
    concerns = models.CharField(max_length=12)
    target = models.CharField(max_length=64)
    begun_by = models.BigIntegerField(null=True)
    begun_at = models.DateTimeField()
    assessed = models.CharField(max_length=16, blank=True, db_index=True)
    judged = models.CharField(max_length=16, blank=True, db_index=True)

    class Meta:
        ordering = ("-id",)


class Look(models.Model):
    """What a picture looks like, once for each. `likeness`: SHA-256 of its original bytes.

    `points`: SHA-256 of the sealed file of its `wide` x `high` grey points; `prints`: as `fingerprints.packed` writes
    them.
    """

    likeness = models.CharField(max_length=64, unique=True)
    wide = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()
    points = models.CharField(max_length=64)
    prints = models.BinaryField()

    class Meta:
        ordering = ("id",)


class Wording(models.Model):
    """The folded words of a text, once for each. `digest`: their SHA-256."""

    digest = models.CharField(max_length=64, unique=True)


class WordingKey(models.Model):
    """A number under which near copies of a wording are found."""

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField(db_index=True)


class Copy(models.Model):
    """One capture of content. `by` None: by nobody of the office; `reach`: how many it reached, as somebody told.

    `likeness`: SHA-256 of the original bytes; `look`: of a picture; `wording`: of its words, None without any.
    `group`: the row of the first copy of those that are alike, itself where it is alone, None while nobody looked.
    `account`: as its address names it; `posted_at`: when it was posted, as somebody told; `harm`: as somebody said, by
    whoever handed it in where `harm_by` is None. `erased_there_at`: when the partner that captured it erased it.
    """

    subject = models.CharField(max_length=32, unique=True)
    origin = models.CharField(max_length=255, blank=True)
    leaf = models.BigIntegerField(null=True, unique=True)
    way = models.CharField(max_length=8)
    medium = models.CharField(max_length=8)
    channel = models.CharField(max_length=12)
    captured_at = models.DateTimeField(db_index=True)
    by = models.BigIntegerField(null=True)
    address = models.TextField(blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    note = models.TextField(blank=True)
    reach = models.PositiveBigIntegerField(null=True)
    likeness = models.CharField(max_length=64, db_index=True)
    look = models.ForeignKey(Look, on_delete=models.PROTECT, null=True, related_name="copies")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, null=True, related_name="copies")
    group = models.BigIntegerField(null=True, db_index=True)
    account = models.CharField(max_length=330, blank=True)
    posted_at = models.DateTimeField(null=True)
    erased_there_at = models.DateTimeField(null=True)
    harm = models.CharField(max_length=8, blank=True)
    harm_by = models.BigIntegerField(null=True)
    state = models.CharField(max_length=8, choices=CopyState, default=CopyState.WAITING)
    taken_by = models.BigIntegerField(null=True)
    taken_at = models.DateTimeField(null=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="copies")

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("id",), condition=models.Q(state__in=("waiting", "taken")), name="content_to_triage"),
        )


class Part(models.Model):
    """One file of a copy; the same file may be a part of many."""

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=32)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("copy", "role"), name="content_part_once"),)


class Mask(models.Model):
    """What a person covered of a copy. `words`: SHA-256 of the sealed words as they were captured.

    `picture`: SHA-256 of the sealed picture with what is covered, empty where nothing of one is; `cells`: which.
    """

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="masks")
    words = models.CharField(max_length=64)
    picture = models.CharField(max_length=64, blank=True)
    cells = models.JSONField(default=list)
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class OriginalOpened(models.Model):
    """Somebody looked at a copy as it was before it was covered, and said why."""

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="openings")
    by = models.BigIntegerField()
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ("id",)


class Erasure(models.Model):
    """A copy's content was erased. `leaf`: its entry, `at`: of the entry.

    `files`: SHA-256 of the files that were to go; `swept_at`: when none of them was left that nothing else needs.
    """

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="erasures")
    leaf = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    files = models.JSONField(default=list)
    swept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)


class Join(models.Model):
    """Why a copy (`one`) is in the group of another. `why`: a code of `comparing.Alike`; `score`: at most 1."""

    one = models.ForeignKey(Copy, on_delete=models.CASCADE, related_name="joins")
    other = models.ForeignKey(Copy, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=8)
    score = models.FloatField()

    class Meta:
        ordering = ("id",)


class TrustedSource(models.Model):
    """A source whose items come first in the queue, until somebody ends it.

    `account`: as `accounts.account_of` gives it; `by` named it, `confirmed_by` agreed.
    """

    account = models.CharField(max_length=330)
    name = models.CharField(max_length=200)
    reason = models.TextField()
    by = models.BigIntegerField()
    confirmed_by = models.BigIntegerField()
    confirmed_at = models.DateTimeField()
    ended_by = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("account",), condition=models.Q(ended_at=None), name="content_trusted_once"
            ),
        )


class Feed(models.Model):
    """A feed that is read by itself. `why`: why it could not be read the last time; `taken`: items so far."""

    address = models.CharField(max_length=2000, unique=True)
    name = models.CharField(max_length=200)
    added_by = models.BigIntegerField()
    active = models.BooleanField(default=True)
    polled_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=20, blank=True)
    taken = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("id",)


class WantedState(models.TextChoices):
    """Where a wanted thing stands."""

    WAITING = "waiting"
    CAPTURED = "captured"
    REFUSED = "refused"


class Wanted(models.Model):
    """A link, or words, of a list or a feed that waits to be captured. `key`: of this item, so that it comes once.

    `by` None: of a feed; `tries`: how often its site did not answer; `copy`: the subject that came of it.
    """

    key = models.CharField(max_length=64, unique=True)
    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, null=True, related_name="wanted")
    by = models.BigIntegerField(null=True)
    address = models.TextField(blank=True)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    reach = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=8, choices=WantedState, default=WantedState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=20, blank=True)
    copy = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("tries", "id"), condition=models.Q(state="waiting"), name="content_wanted_next"),
        )


class Clarification(models.Model):
    """One version of what the public is told about a claim, once published. `leaf`: its entry; `at`: of the entry.

    `document`: the canonical text; `words`: what is searched; `newest`: it is the last that was published; `by` None:
    it came back from the log after a restore.
    """

    subject = models.CharField(max_length=32, db_index=True)
    code = models.CharField(max_length=8, db_index=True)
    version = models.PositiveIntegerField()
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    words = models.TextField()
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)
    newest = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("subject", "version"), name="content_version_once"),)
