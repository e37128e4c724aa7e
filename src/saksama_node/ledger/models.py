"""What the ledger stores: leaves and their order, tiles and checkpoints, cosignatures, the partner's log.

Rules kept here:
  * A leaf's `number` is its index in the log, null until it is integrated; the sequencer finds work by that null alone.
  * Tiles, numbers, head and checkpoint change in one transaction, or not at all.
  * A tile row grows to 256 hashes and never shrinks; narrower widths are cut from it.
  * Times are whole milliseconds since 1970 UTC unless a cosignature gives them (POSIX seconds).
Left to others: what is signed and when (sequencer, cosigning, witnessing), the public documents' bytes (blobs, on
disk).
"""

from django.db import models
from django.db.models import Q


class Head(models.Model):
    """The log's one row: how far it is integrated. Made by an explicit `init`, changed by compare-and-swap."""

    origin = models.CharField(max_length=255, unique=True)
    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    greatest_at = models.BigIntegerField(help_text="greatest `at` of any integrated entry")
    fault = models.CharField(max_length=400, default="", help_text="why the log does not sign, for the status page")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="head_is_one_row")]


class Leaf(models.Model):
    """One entry, as its exact bytes, from the moment that its act was committed."""

    number = models.BigIntegerField(null=True, unique=True)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=32)
    at = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    entry = models.BinaryField(max_length=65_535)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(number__isnull=True), name="leaf_waiting"),
            models.Index(fields=["subject", "number"], name="leaf_subject"),
            models.Index(fields=["kind", "number"], name="leaf_kind"),
        ]


class Opening(models.Model):
    """Salt and bytes of one commitment of a leaf, sealed; erasable, the log stays valid without it."""

    leaf = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="openings")
    name = models.CharField(max_length=32)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["leaf", "name"], name="opening_once")]


class Tile(models.Model):
    """Up to 256 hashes of one level of a log, ours or a mirrored one, as far as it reaches here (tlog-tiles)."""

    origin = models.CharField(max_length=255)
    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    hashes = models.BinaryField(max_length=8192)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "level", "number"], name="tile_once")]


class Checkpoint(models.Model):
    """A size that the log signed: the note as the log signed it. Kept for good once anyone cosigned it."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.BinaryField()
    signed_at = models.BigIntegerField()
    published_at = models.BigIntegerField(null=True)
    cosigned = models.BooleanField(default=False, help_text="by one witness at least")
    complete_at = models.BigIntegerField(null=True, help_text="when all active witnesses had cosigned it")

    class Meta:
        indexes = [
            models.Index(fields=["size"], condition=Q(cosigned=True), name="checkpoint_cosigned"),
            models.Index(fields=["size"], condition=Q(complete_at__isnull=False), name="checkpoint_complete"),
            models.Index(fields=["size"], condition=Q(published_at__isnull=False), name="checkpoint_published"),
        ]


class Cosignature(models.Model):
    """One witness's line over a checkpoint, as it came. Of a witness key only the first is kept."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.CASCADE, related_name="cosignatures")
    vkey = models.CharField(max_length=400)
    line = models.TextField()
    time = models.BigIntegerField(help_text="POSIX seconds")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "vkey"], name="cosignature_once")]


class WitnessTarget(models.Model):
    """A witness whom the agreement names: who is asked to cosign our checkpoints."""

    vkey = models.CharField(max_length=400, unique=True)
    url = models.CharField(max_length=400, help_text="submission prefix, without add-checkpoint")
    partner = models.BooleanField(help_text="a party to the agreement, not an outsider")
    active = models.BooleanField(default=True)
    last_size = models.BigIntegerField(default=0, help_text="the size it last cosigned, as it told us")
    last_answer_at = models.BigIntegerField(null=True)
    failures = models.IntegerField(default=0, help_text="in a row, since the last answer")
    fault = models.CharField(max_length=200, default="")


class LogKey(models.Model):
    """A key under which we accept another log's checkpoints. A log may have several at a rotation."""

    origin = models.CharField(max_length=255)
    vkey = models.CharField(max_length=400)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "vkey"], name="log_key_once")]


class WitnessedOrigin(models.Model):
    """The newest checkpoint of another log that this node vouches for; moved only by compare-and-swap, only forward."""

    origin = models.CharField(max_length=255, unique=True)
    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    note = models.BinaryField(help_text="the log's signatures, and our cosignature if we gave one at this size")


class Mirror(models.Model):
    """How far another log is held here whole and verified."""

    origin = models.CharField(max_length=255, unique=True)
    size = models.BigIntegerField(default=0)
    root = models.BinaryField(max_length=32)
    note = models.BinaryField(help_text="the newest verified checkpoint, with the cosignatures that it bore")
    verified_at = models.BigIntegerField(null=True)


class MirrorEntry(models.Model):
    """One entry of a mirrored log. Rows at or above the mirror's size are not verified yet and not shown."""

    mirror = models.ForeignKey(Mirror, on_delete=models.PROTECT)
    number = models.BigIntegerField()
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=32)
    at = models.BigIntegerField(null=True, help_text="null where the entry cannot be read")
    fault = models.CharField(max_length=64, default="", help_text="error code, where the entry is set aside")
    hash = models.BinaryField(max_length=32)
    entry = models.BinaryField(max_length=65_535)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mirror", "number"], name="mirror_entry_once")]
        indexes = [
            models.Index(fields=["mirror", "subject", "number"], name="mirror_subject"),
            models.Index(fields=["mirror", "kind", "number"], name="mirror_kind"),
        ]


class MirrorCheckpoint(models.Model):
    """A checkpoint of a mirrored log that was verified here or that our witness cosigned; above its size, unseen."""

    mirror = models.ForeignKey(Mirror, on_delete=models.PROTECT)
    size = models.BigIntegerField()
    note = models.BinaryField()
    verified_at = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mirror", "size"], name="mirror_checkpoint_once")]


class Evidence(models.Model):
    """Two notes that one log should not both have signed, or one that it did not sign; kept for whoever asks."""

    origin = models.CharField(max_length=255)
    code = models.CharField(max_length=64)
    held = models.BinaryField()
    shown = models.BinaryField()
    found_at = models.BigIntegerField()
