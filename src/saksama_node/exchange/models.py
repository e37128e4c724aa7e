"""What `exchange` stores: the link to each partner, outgoing and incoming dispatches, faults.

Rules kept here:
  * A number is given from `Counter`, whose row is locked in the act's transaction until commit: no gaps, log order.
  * An incoming dispatch is one log origin and index: nothing arrives twice.
  * A fault is a row that someone must see; it is cleared by a person or by what it waited for, never dropped.
  * What a dispatch says, its title too, is sealed under a key of its own (`sealed`); so is what an attachment is called
    and what opens it.
  * No column holds a reporter's identity, nor what the leak check compares with.
Left to others: ciphertexts and attachments (files: `sealed_files`, `attachments`), order of entries (ledger).
"""

from django.db import models

from saksama_node.exchange.states import IncomingState, OutgoingState


class Link(models.Model):
    """The connection to one partner: how far its log was followed, since when it is silent, why it was stopped."""

    origin = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=400)
    institution_key = models.CharField(max_length=400)
    cursor = models.BigIntegerField(default=0, help_text="index of the first entry not yet handled")
    greatest_seen = models.BigIntegerField(default=0, help_text="greatest `seen` of its dispatches so far")
    last_number = models.BigIntegerField(default=0, help_text="number of its latest dispatch to us")
    verified_at = models.DateTimeField(null=True, help_text="when its newest checkpoint was verified here last")
    silent_since = models.DateTimeField(null=True)
    silence = models.CharField(max_length=200, default="")
    stopped_at = models.DateTimeField(null=True)
    stopped_code = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """The number of the latest dispatch to one partner."""

    to = models.CharField(max_length=255, unique=True)
    last = models.BigIntegerField(default=0)


class Outgoing(models.Model):
    """A dispatch of ours, from draft to answer. `leaf` is null until it is in the log."""

    subject = models.CharField(max_length=32, unique=True)
    to = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=OutgoingState, db_index=True)
    kind = models.CharField(max_length=32)
    classification = models.CharField(max_length=16)
    agreement = models.CharField(max_length=64)
    clause = models.CharField(max_length=64)
    frame = models.BinaryField()
    payload = models.BinaryField()
    about = models.CharField(max_length=32, default="", db_index=True, help_text="the joint task it is about")
    answers = models.BigIntegerField(null=True)
    leaks = models.JSONField(
        default=list,
        help_text="what the leak check found: verdict, place, part; a place is payload or an attachment's position",
    )
    created_by = models.BigIntegerField(help_text="number of the person")
    created_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, help_text="when somebody began to seal it")
    actor = models.CharField(max_length=32)
    number = models.BigIntegerField(null=True)
    seen = models.BigIntegerField(null=True)
    ciphertext = models.CharField(max_length=64, default="", db_index=True)
    size = models.BigIntegerField(null=True)
    leaf = models.BigIntegerField(null=True, unique=True)
    sent_at = models.DateTimeField(null=True)
    receipt_index = models.BigIntegerField(null=True, help_text="of .received or .rejected in the partner's log")
    answer_index = models.BigIntegerField(null=True, help_text="of .accepted or .refused in the partner's log")
    rejection = models.CharField(max_length=20, default="")
    refusal = models.CharField(max_length=30, default="")
    answered_at = models.DateTimeField(null=True)
    is_sealed_here = models.BooleanField(default=False, help_text="its ciphertext lies on this disk")

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [models.UniqueConstraint(fields=["to", "number"], name="outgoing_number_once")]

    def __str__(self) -> str:
        return self.subject


class OutgoingFile(models.Model):
    """An attachment of ours: it lies sealed in the outgoing folder until the dispatch is deleted."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="files")
    position = models.IntegerField()
    size = models.BigIntegerField()
    told = models.BinaryField(help_text="its name, its digest and what opens it")

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["outgoing", "position"], name="outgoing_file_once")]


class Incoming(models.Model):
    """A dispatch that the partner logged for us. Frame and payload are empty where it could not be opened."""

    origin = models.CharField(max_length=255)
    index = models.BigIntegerField()
    subject = models.CharField(max_length=32, db_index=True)
    state = models.CharField(max_length=10, choices=IncomingState, db_index=True)
    kind = models.CharField(max_length=32)
    classification = models.CharField(max_length=16)
    agreement = models.CharField(max_length=64)
    clause = models.CharField(max_length=64)
    number = models.BigIntegerField()
    ciphertext = models.CharField(max_length=64)
    size = models.BigIntegerField()
    answers = models.BigIntegerField(null=True, help_text="index in our log of the dispatch that it answers")
    sent_at = models.DateTimeField()
    frame = models.BinaryField(default=b"")
    payload = models.BinaryField(default=b"")
    folder = models.CharField(max_length=80, default="", help_text="where its attachments lie in received/")
    about = models.CharField(max_length=32, default="", db_index=True, help_text="the joint task it is about")
    arrived_at = models.DateTimeField()
    rejection = models.CharField(max_length=20, default="")
    detail = models.CharField(max_length=300, default="")
    refusal = models.CharField(max_length=30, default="")
    receipt_leaf = models.BigIntegerField(help_text="our latest .received or .rejected")
    answer_leaf = models.BigIntegerField(null=True, help_text="our .accepted or .refused")
    answered_at = models.DateTimeField(null=True)
    is_sealed_here = models.BooleanField(default=False, help_text="its ciphertext lies on this disk")

    class Meta:
        ordering = ("-arrived_at", "-pk")
        constraints = [models.UniqueConstraint(fields=["origin", "index"], name="incoming_once")]

    def __str__(self) -> str:
        return self.subject


class IncomingFile(models.Model):
    """An attachment that was opened; it lies sealed in the dispatch's folder."""

    incoming = models.ForeignKey(Incoming, on_delete=models.CASCADE, related_name="files")
    position = models.IntegerField()
    size = models.BigIntegerField()
    told = models.BinaryField(help_text="its name, its digest and what opens it")

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["incoming", "position"], name="incoming_file_once")]


class Fault(models.Model):
    """Something about a partner's log that a person must see. `index` null: the log as a whole."""

    origin = models.CharField(max_length=255)
    index = models.BigIntegerField(null=True)
    code = models.CharField(max_length=64)
    detail = models.CharField(max_length=300, default="")
    found_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-found_at", "-pk")
