"""What `deadlines` stores: the duties that run, with their due moments, and who was warned of them.

Rules kept here:
  * A running duty is a projection of public entries, rules and calendars: it can be made again from these at any time.
  * A case, what came in and has no case yet, or a request about content is known by its public id alone; persons by
    their ids.
  * Who was warned stays after the duty is over: a warning names its duty by what it was, not by its row.
  * `due` is the last second in which the duty is kept by every reading, `latest` by at least one: late is what misses
    that. Both, or neither.
Left to others: counting (`saksama.clocks`), which act begins or ends a duty (`saksama.procedure`).
"""

from django.db import models
from django.db.models import Q


class Duty(models.Model):
    """One running duty. `due` null: no clock could tell; `reaches`: no day after this one can move it.

    `region`: the office that has the case now; `person`: whose case it is; `deadline`, `edition`: as the procedure
    names them (of a request: `queries`); `start`: the act that began it; `since`: the day of receipt where another
    reading counts from that; `first`: of those that its office has under the subject, the one that is due first;
    `alone`: there is no other.
    """

    subject = models.CharField(max_length=32)
    region = models.CharField(max_length=40)
    person = models.BigIntegerField(null=True)
    edition = models.CharField(max_length=64)
    deadline = models.CharField(max_length=40)
    rule = models.CharField(max_length=80)
    by_office = models.BooleanField()
    first = models.BooleanField(default=True)
    alone = models.BooleanField(default=True)
    start = models.DateTimeField()
    since = models.DateField(null=True)
    extended = models.BooleanField(default=False)
    due = models.DateTimeField(null=True)
    latest = models.DateTimeField(null=True)
    reaches = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subject", "edition", "deadline"), name="one_duty_of_a_kind"),)
        indexes = (
            # The board reads in this order; counting reads nothing that does not stand here.
            models.Index(fields=("due", "id", "region", "latest", "first", "alone", "by_office"), name="duty_due"),
            models.Index(fields=("person", "due"), condition=Q(person__isnull=False), name="duty_person"),
        )


class Counted(models.Model):
    """By which law all rows were counted last: one row, or none before the first time."""

    law = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="counted_is_one_row"),)


class Ruling(models.Model):
    """A day of the calendar, or a settled reading, as its entry put it into force.

    `number`, `decreed`: of the decree; `by` proposed it, `second` confirmed it, 0 where not known any more; `leaf`: its
    entry. Of a day: `day`, `effect`, `name`; of a reading: `rule` (empty: all rules), `question`, `answer`, `since`.
    """

    subject = models.CharField(max_length=32, unique=True)
    region = models.CharField(max_length=13)
    number = models.CharField(max_length=64)
    decreed = models.DateField()
    reason = models.TextField()
    by = models.BigIntegerField()
    second = models.BigIntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)
    day = models.DateField(null=True)
    effect = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=120, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    question = models.CharField(max_length=40, blank=True)
    answer = models.CharField(max_length=32, blank=True)
    since = models.DateField(null=True)

    class Meta:
        ordering = ("-pk",)


class Move(models.Model):
    """A running duty's moment moved, though nothing was done in the case: the law is counted otherwise now.

    `seen_by`: who of those concerned opened the notice first.
    """

    subject = models.CharField(max_length=32)
    region = models.CharField(max_length=40)
    person = models.BigIntegerField(null=True)
    edition = models.CharField(max_length=64)
    deadline = models.CharField(max_length=40)
    rule = models.CharField(max_length=80)
    was = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)
    latest = models.DateTimeField(null=True)
    at = models.DateTimeField()
    seen_by = models.BigIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("at",), condition=Q(seen_at__isnull=True), name="move_unseen"),)


class DutyWarning(models.Model):
    """One warning of one duty before one due moment. `lead`: hours before it, 0 for the one to the head of the office.

    `subject` to `due`: the duty as it ran then (`Duty`).
    """

    subject = models.CharField(max_length=32)
    region = models.CharField(max_length=40)
    edition = models.CharField(max_length=64)
    deadline = models.CharField(max_length=40)
    rule = models.CharField(max_length=80)
    start = models.DateTimeField()
    due = models.DateTimeField()
    latest = models.DateTimeField()
    lead = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "edition", "deadline", "start", "due", "lead"), name="warned_once_a_moment"
            ),
        )


class Warned(models.Model):
    """One person who is warned. `sent_at`: the mail server took the letter; `tried_at`: it was last asked to.

    `at`: when, of one who took the case over after the warning was made; None: with it.
    """

    warning = models.ForeignKey(DutyWarning, on_delete=models.PROTECT, related_name="people")
    person = models.BigIntegerField()
    at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("warning", "person"), name="warned_once"),)
        indexes = (
            # What a person has not opened, and of that what still has to go by letter.
            models.Index(fields=("person", "sent_at"), condition=Q(opened_at__isnull=True), name="warned_unopened"),
        )


class CalendarKey(models.Model):
    """The key of one person's calendar, as a keyed digest; it counts until it is revoked or made anew."""

    person = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
