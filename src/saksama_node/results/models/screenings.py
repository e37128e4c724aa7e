"""What the screens said of a version, and the stations that they name.

Rules kept here:
  * One row a version, screen and recipe (what the screen does in a release), with all that made it: method, version,
    parameters, seed, digest, stations used, those left out by reason. What could not be run has no numbers, and says
    which columns it lacks.
  * What another recipe said of a version before stays beside it; the newest counts.
  * A row is made when its screen begins; what it holds counts from DONE on.
  * Nothing of it is in the log: whoever has the document asks again and has the same.
Left to others: asking (screening), reading (screened), what a person decided about a station (its finding).
"""

from django.db import models

from saksama_node.results.models.publications import Publication
from saksama_node.results.states import Screen, ScreenState


class Screening(models.Model):
    """One screen of one version, by one recipe (`recipe`: its digest).

    `numbers`: by part of it, the six figures as `saksama tally screen --json` has them; `told`: what else it says;
    `missing`: by part, the columns that the version lacks; `used`, `seed` None: there are none.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="screenings")
    screen = models.CharField(max_length=9, choices=Screen)
    state = models.CharField(max_length=10, choices=ScreenState, default=ScreenState.RUNNING)
    recipe = models.CharField(max_length=64)
    method = models.CharField(max_length=120, blank=True)
    version = models.CharField(max_length=8, blank=True)
    parameters = models.JSONField(default=dict)
    seed = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)
    used = models.PositiveIntegerField(null=True)
    excluded = models.JSONField(default=dict)
    numbers = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    missing = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("publication", "screen", "recipe"), name="results_screened_once"),
        )


class Standout(models.Model):
    """A station that a screen names: `share` has `reported` of `whole`, where `low` to `high` were expected.

    `key`: of its finding; `place`: its order within the screen, the rarest first.
    """

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="standouts")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=64, db_index=True)
    station = models.CharField(max_length=13)
    region = models.CharField(max_length=16, db_index=True)
    rule = models.CharField(max_length=32)
    share = models.CharField(max_length=64)
    reported = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()
    expected = models.FloatField()
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    p = models.FloatField()
    q = models.FloatField()

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("screening", "place"), name="results_standout_once"),)
