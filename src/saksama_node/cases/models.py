"""What `cases` stores.

Rules kept here:
  * A submission (the receipt) and its case are two rows under two subjects; only this database joins them.
  * No identity stands here: it is in the vault; its opening for the reporter is in a box that the code opens.
  * How a reporter called a file stands nowhere: a file is known by its place and its type.
  * Leaves of the ledger are named by their id; people by theirs: no model of another room is touched.
  * Words are sealed under the key of their case or report (`sealed`); what stands in the clear are codes, ids, moments
    and sizes.
Left to others: the text of the report and the list of evidence (openings, kept by the ledger), files (evidence, vault).
"""

from django.db import models


class Channel(models.TextChoices):
    """How it was handed in; `own`: by the office's own supervision."""

    ONLINE = "online"
    COUNTER = "counter"
    OWN = "own"


class Submission(models.Model):
    """Something that was received. `region`: the office that it goes to; `box`: the reporter's own opening, locked.

    `reviewed`: it has a case; what has none is found by this alone. `named`, `addressed`: whether a name and an address
    were given, which the initial review must know; not what they are. `number`: of its receipt on paper.
    """

    subject = models.CharField(max_length=32, unique=True)
    leaf = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=12)
    channel = models.CharField(max_length=8, choices=Channel)
    region = models.CharField(max_length=13)
    received_at = models.DateTimeField()
    taken_by = models.BigIntegerField(null=True)
    code_digest = models.CharField(max_length=64, unique=True)
    box = models.BinaryField()
    reviewed = models.BooleanField(default=False)
    named = models.BooleanField(default=False)
    addressed = models.BooleanField(default=False)
    number = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - many have none, and none is not one

    class Meta:
        indexes = (
            models.Index(fields=("received_at", "id", "region"), condition=models.Q(reviewed=False), name="to_review"),
        )


class SearchWord(models.Model):
    """A word of a report's content, as a keyed number: under it the submission is found; it goes with the content."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="search_words", db_index=False)
    value = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("submission",), name="search_word_of"),)
        constraints = (models.UniqueConstraint(fields=("value", "submission"), name="search_word_once"),)


class Message(models.Model):
    """One message about a submission. `by` None: from who handed it in; its words are the opening of its entry.

    `once`: of the form that sent it; `read_at`: noted by a person of the office, or answered.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="messages")
    leaf = models.BigIntegerField(unique=True)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    once = models.CharField(max_length=32)
    read_at = models.DateTimeField(null=True)
    read_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("submission", "once"), name="message_once"),)
        indexes = (
            # What nobody has read is little, and asked for on every first page.
            models.Index(fields=("id",), condition=models.Q(by=None, read_at=None), name="message_unread"),
        )


class Evidence(models.Model):
    """One sealed file of a submission; the order of ids is the order in which they were handed in.

    `message`: with which it came, None: with the report itself. `secret`: its digest and what opens it, sealed.
    `erased`: its bytes are gone, or go at once, `secret` is empty, and `file` once they are; its row stays, so that the
    others keep their places.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="evidence")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="files")
    secret = models.BinaryField()
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=40)
    file = models.CharField(max_length=60)
    erased = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)


class Paper(models.Model):
    """One paper in the vault: the signed sheet or the identity card, scanned at the counter."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="papers")
    what = models.CharField(max_length=20)
    media_type = models.CharField(max_length=40)
    file = models.CharField(max_length=60)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class VaultOpening(models.Model):
    """The identity of a submission was opened; the entry's openings are kept by the ledger, for the reporter."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="openings")
    leaf = models.BigIntegerField(unique=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)


class Case(models.Model):
    """A case, under its own subject. `state` as in its edition; `day`: of receipt; `number` empty before.

    `procedure`: the edition's id; `types`, `organizers`: kinds of violation and whom ethics concern, with spaces
    between, as last reviewed, registered or decided; `party`: of the reported; `awaits`: the act that must come next
    (`next_acts`), empty at an end; `awaits_at`: the office that owes it, which the law may place above the one that has
    the case; `due`, `latest`: of the nearest duty, as in `deadlines.models.Duty`.
    What the entries say is repeated here for lists alone: which act may follow is asked of the entries.
    """

    subject = models.CharField(max_length=32, unique=True)
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="case")
    region = models.CharField(max_length=13)
    day = models.DateField()
    state = models.CharField(max_length=20)
    number = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - many have none, and none is not one
    assignee = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=24, blank=True)
    changed_at = models.DateTimeField()
    procedure = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=12, blank=True)
    types = models.CharField(max_length=80, blank=True)
    organizers = models.CharField(max_length=48, blank=True)
    party = models.CharField(max_length=64, blank=True)
    awaits = models.CharField(max_length=40, blank=True)
    awaits_at = models.CharField(max_length=13, blank=True)
    due = models.DateTimeField(null=True)
    latest = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            # What is owed, nearest first: what every first page asks. Cases that ended are not in it.
            models.Index(
                fields=("due", "changed_at", "id", "awaits", "assignee", "awaits_at"),
                condition=~models.Q(awaits=""),
                name="case_owed",
            ),
            # Lists are read in this order; counting, and passing over rows to a later page, read nothing else.
            models.Index(fields=("-changed_at", "-id", "region"), name="case_newest"),
            # Of a single regency, which is a tenth of them, in one stretch.
            models.Index(
                fields=("region", "-changed_at", "-id"),
                opclasses=("varchar_pattern_ops", "timestamptz_ops", "int8_ops"),
                name="case_place",
            ),
            models.Index(fields=("state", "-changed_at", "-id", "region"), name="case_state"),
            models.Index(
                fields=("assignee", "state", "-changed_at", "-id", "region"),
                condition=models.Q(assignee__isnull=False),
                name="case_assignee",
            ),
            models.Index(
                fields=("state", "changed_at", "id", "region"),
                condition=models.Q(assignee__isnull=True),
                name="case_nobodys",
            ),
        )


class CaseAct(models.Model):
    """One act of a case with its entry; `words` are what was written with it, sealed, committed in the entry.

    `second`: who confirmed an act of two persons that `by` proposed; `erased`: there were words, and they are gone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts")
    leaf = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=40)
    by = models.BigIntegerField()
    second = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    words = models.BinaryField(default=b"")
    erased = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)


class Erasure(models.Model):
    """What two persons erased of a submission and its case; what still waits is a proposal (`seconds`).

    `parts`: keys of `clearing.Part`; `ground`: its id in erasure.toml, `reason`: as it was proposed, sealed, both empty
    after a restore that did not find them; `by`, `second`: 0 where not known any more; `leaf`: its entry; `swept_at`
    None: what lies on the disk of it, in files or old pages, may not be gone yet.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="erasures")
    parts = models.JSONField(default=list)
    ground = models.CharField(max_length=32)
    reason = models.BinaryField()
    by = models.BigIntegerField()
    second = models.BigIntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)
    swept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("id",), condition=models.Q(swept_at=None), name="erasure_to_sweep"),)


class NumberSeries(models.Model):
    """The last number of an office in a year, for each source: LP, TM and receipts (B3) run apart."""

    region = models.CharField(max_length=13)
    source = models.CharField(max_length=2, default="LP")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("region", "source", "year"), name="one_series_a_source"),)


class LeakDigest(models.Model):
    """A keyed digest of a part of an identity, for the leak check; it leads to no submission."""

    part = models.CharField(max_length=16)
    words = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=16)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("part", "words", "digest"), name="one_leak_digest"),)


class LotMember(models.Model):
    """A person who may be drawn for cases of this office."""

    region = models.CharField(max_length=13)
    person = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("region", "person"), name="lot_member_once"),)


class Lot(models.Model):
    """One draw of a case. `committed`: the entry of its roster, whose act has second person and reason; `drawn`: of its
    result, None where there is none yet.

    `roster`: of each member in drawing order the name in the draw, the name in the case, and whose it is (0: not known
    here); `by` has entered the roster, or proposed it. `missed`: the witness's first signature never came here.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lots")
    draw = models.PositiveIntegerField()
    by = models.BigIntegerField()
    roster = models.JSONField(default=list)
    committed = models.BigIntegerField(unique=True)
    drawn = models.BigIntegerField(null=True, unique=True)
    missed = models.BooleanField(default=False)

    class Meta:
        ordering = ("draw",)
        constraints = (models.UniqueConstraint(fields=("case", "draw"), name="lot_draw_once"),)


class Plenary(models.Model):
    """A meeting of an office's members (rapat pleno), whose entry is `leaf`.

    `members`: who was there; one that is not known here any more is left out.
    """

    subject = models.CharField(max_length=32, unique=True)
    leaf = models.BigIntegerField(unique=True)
    region = models.CharField(max_length=13)
    day = models.DateField()
    number = models.CharField(max_length=64)
    members = models.JSONField(default=list)
    seats = models.PositiveIntegerField()
    by = models.BigIntegerField()

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("region", "number"), name="one_meeting_a_number"),)


class PlenaryItem(models.Model):
    """What a meeting decided of one case, whose subject it is: also of one that its first review will begin.

    `submission` None after a restore, where that review has not come; `counted`, `dissent`: pseudonyms within the case,
    as entered; `act`: the entry that rests on it, None while it waits.
    """

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="items")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="resolved")
    subject = models.CharField(max_length=32)
    decided = models.CharField(max_length=120)
    counted = models.JSONField(default=list)
    dissent = models.JSONField(default=list)
    act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("subject",), name="resolved_case"),)
        constraints = (
            models.UniqueConstraint(fields=("plenary", "subject", "decided"), name="one_decision_a_meeting"),
        )
