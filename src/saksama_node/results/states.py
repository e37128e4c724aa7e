"""How far a supervisor's copy, a screen is: words of this room for everybody."""

from django.db import models


class CopyState(models.TextChoices):
    """How far a copy is. WAITING: nobody typed it; ONCE: one did; DIFFERS: a third decides; DONE: put together."""

    WAITING = "waiting"
    ONCE = "once"
    DIFFERS = "differs"
    DONE = "done"


class Screen(models.TextChoices):
    """What the worker asks of a version of stations; PICTURE: fingerprint and cumulated votes, as data."""

    INTEGER = "integer"
    NEIGHBOUR = "neighbour"
    TURNOUT = "turnout"
    IDENTICAL = "identical"
    PICTURE = "picture"


class ScreenState(models.TextChoices):
    """How far a screen is. UNTESTABLE: the version lacks a column, or no station of it could be used."""

    RUNNING = "running"
    DONE = "done"
    UNTESTABLE = "untestable"
