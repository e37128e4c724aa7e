"""How far a supervisor's copy is, and what became of a proposal about a finding: words of this room for everybody."""

from django.db import models


class CopyState(models.TextChoices):
    """How far a copy is. WAITING: nobody typed it; ONCE: one did; DIFFERS: a third decides; DONE: put together."""

    WAITING = "waiting"
    ONCE = "once"
    DIFFERS = "differs"
    DONE = "done"


class ResolutionState(models.TextChoices):
    """What became of what somebody proposed about a finding."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
