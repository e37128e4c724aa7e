"""What `upkeep` stores: alarms, which person was told of each, and letters about accounts that wait.

Rules kept here:
  * An alarm is one finding about one thing (`code`, `about`); while it lasts it is one row.
  * No column holds what a case, a dispatch or a person is about: codes, names of machines and numbers only.
  * Who was told is written after the letter was taken by the mail server, never before.
Left to others: what is looked at (`flows.node.examine_node`), letters (`flows.node.tell_alarms`).
"""

from django.db import models


class Alarm(models.Model):
    """A finding that somebody must see to. `facts`: what its words need, already in words that name no person."""

    code = models.CharField(max_length=40)
    about = models.CharField(max_length=255, default="")
    facts = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("code", "about"), condition=models.Q(resolved_at__isnull=True), name="alarm_once_while_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.about}"


class WaitingLetter(models.Model):
    """A letter to a person about their own account that no mail server has taken yet. `act`: the kind of entry.

    `former`: the address that it goes to where it is theirs no more; empty: the person's own.
    """

    person = models.BigIntegerField()
    former = models.EmailField(blank=True)
    act = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.act} {self.person}"


class Telling(models.Model):
    """A person was told of an alarm, and of its end."""

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="tellings")
    person = models.BigIntegerField()
    told_at = models.DateTimeField()
    end_told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("alarm", "person"), name="telling_once"),)

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.person}"
