"""Stations, versions of sources, what does not fit in them, and what two persons made of that.

Rules kept here:
  * A version is named by the digest of its canonical CSV; its figures lie in that blob, never in rows of ours.
  * Two versions of a source that follow each other differ; figures that come back after others are a version again.
  * A station is never deleted: that a later version does not name it changes nothing.
  * A finding is told apart by what it is about and by the figures that it compared (`key`): while these stand, what a
    person decided about it stands.
  * A finding is resolved once. What was begun by it (a case, a joint task) is named here alone: the public entry does
    not tie them.
  * Unknown is NULL.
Left to others: the blobs (ledger), who may read (accounts.policy), what is proposed, and in which words (`seconds`).
"""

from django.db import models


class Station(models.Model):
    """A polling station (TPS). `code`: 13 digits; `region`: its desa, with dots; `special`: numbers from 901."""

    code = models.CharField(max_length=13, unique=True)
    region = models.CharField(max_length=16, db_index=True)
    number = models.PositiveSmallIntegerField()
    special = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)


class Publication(models.Model):
    """One version of one source of one contest. `number`: from 1, per contest and source; `by` None: the operator.

    `base`: of a recap that builds up, the document of the version before it; `part`: of the rows that came in;
    `without`: codes of the areas that were withdrawn. Empty where the document came in whole.

    `document`: SHA-256 of the canonical CSV; `flagged`: of its list of findings, empty until that was made; `counts`:
    how often each rule does not hold in it.
    """

    subject = models.CharField(max_length=32, unique=True)
    contest = models.CharField(max_length=64)
    source = models.CharField(max_length=24)
    number = models.PositiveIntegerField()
    document = models.CharField(max_length=64)
    base = models.CharField(max_length=64, blank=True)
    part = models.CharField(max_length=64, blank=True)
    without = models.JSONField(default=list)
    flagged = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    said_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    rows = models.PositiveIntegerField()
    leaf = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("contest", "source", "number"), name="results_version_numbered"),
        )


class Turn(models.Model):
    """One row a contest: who enters a version of it, or a list, holds it, so that they follow each other in the log."""

    contest = models.CharField(max_length=64, unique=True)


class AreaSum(models.Model):
    """What a version says of one area, summed once. `code`: 2, 4, 6 or 10 `digits`, empty for all of it.

    `rows`: stations (areas, in a recap) that it names; `voted`: those with all votes; `whole`: those whose sums can be
    tested; `sums`: by field, the sum and how many know it; `broken`: by rule, how many of the whole ones break it;
    `since`: in a recap, the number of the version that said these figures last.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="areas")
    code = models.CharField(max_length=10, blank=True)
    digits = models.PositiveSmallIntegerField()
    rows = models.PositiveIntegerField()
    voted = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()
    sums = models.JSONField(default=dict)
    broken = models.JSONField(default=dict)
    since = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("publication", "code"), name="results_area_once"),)
        indexes = (models.Index(fields=("publication", "digits", "code"), name="results_area_level"),)


class ImportState(models.TextChoices):
    """Where an import stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"


class Import(models.Model):
    """A file that was handed in to become a version. `file`: its SHA-256 in the spool; `faults`: all that is wrong, as
    {"told": [{"line", "id", "en"}], "more": n}; `adds`: its rows come onto the newest version of a recap.

    `anyway`: also where it names fewer stations than the version before it, or is older than that.
    `done` of `total` bytes are read; `beat`: when whoever reads it was last alive; `publication` None until it is one.
    """

    contest = models.CharField(max_length=64)
    source = models.CharField(max_length=24)
    file = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    said_at = models.DateTimeField(null=True)
    adds = models.BooleanField(default=False)
    anyway = models.BooleanField(default=False)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.WAITING, db_index=True)
    beat = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    faults = models.JSONField(default=dict)
    publication = models.ForeignKey(Publication, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)


class Band(models.TextChoices):
    """In which of the three bands of the queue it stands (results-verification, 10)."""

    SUMS = "sums"
    SOURCES = "sources"
    LOOK = "look"


class FindingState(models.TextChoices):
    """What people made of it; why stands with whoever decided."""

    OPEN = "open"
    RESOLVED = "resolved"


class Finding(models.Model):
    """Something that does not fit. `place`: a station's 13 digits, or an area's 2 to 10; `region`: the same with dots.

    `current`: it is in the newest versions of its sources; `residual`: `left` minus `right`, or what is beyond a bound;
    `gains`: signed votes per contestant, empty where it moves none, None where nobody knows; `fields`: what was
    compared, as {"left": [...], "right": [...]}; `figures`: what stood there, by field, None for unknown; `sources`:
    who says either side, `said_by` the same as `|a|b|`; `whole`: it is one of those that the counts are of.
    """

    contest = models.CharField(max_length=64)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="findings")
    key = models.CharField(max_length=64, unique=True)
    band = models.CharField(max_length=8, choices=Band)
    rule = models.CharField(max_length=32)
    grade = models.CharField(max_length=8)
    place = models.CharField(max_length=13, db_index=True)
    region = models.CharField(max_length=16, db_index=True)
    residual = models.BigIntegerField(null=True)
    left = models.BigIntegerField(default=0)
    right = models.BigIntegerField(default=0)
    gains = models.JSONField(default=dict, null=True)
    fields = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    sources = models.JSONField(default=list)
    said_by = models.CharField(max_length=64, default="", blank=True)
    whole = models.BooleanField(default=True)
    current = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=FindingState, default=FindingState.OPEN)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("contest", "current", "state", "band"), name="results_finding_queue"),
            models.Index(fields=("contest", "current", "state", "place"), name="results_finding_place"),
        )


class OpenCount(models.Model):
    """How much is open in a kecamatan, counted when it changes. `code`: its own, or of a wider area for itself.

    By band as the desk counts; `told`: what the public is told of, `places`: at how many stations or areas.
    """

    contest = models.CharField(max_length=64)
    code = models.CharField(max_length=6)
    sums = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)
    look = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("contest", "code"), name="results_open_once"),)


class Resolution(models.Model):
    """A resolved finding: its follow-up as `sheet.resolved` spells it, and `due`, the last day.

    `begun`: the number of a submission for a case, the subject of a task, else empty.
    """

    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="resolution")
    follow_up = models.CharField(max_length=12)
    due = models.DateField(null=True)
    begun = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)

    class Meta:
        ordering = ("-id",)
