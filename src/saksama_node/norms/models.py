"""What `norms` stores: what two persons confirmed of a fact, from a text whose file lies under its digest."""

from django.db import models


class Confirmed(models.Model):
    """One confirmation, as its entry put it into force; of several on a fact the newest holds.

    `fact`: its id in the list (`facts`); `title`, `text`: the regulation, and the SHA-256 of its file; `value`: what it
    says, where the fact asks for one; `by` proposed it, `second` confirmed it, 0 where not known any more.
    """

    subject = models.CharField(max_length=32, unique=True)
    fact = models.CharField(max_length=160, db_index=True)
    article = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    text = models.CharField(max_length=64)
    value = models.CharField(max_length=32, blank=True)
    reason = models.TextField()
    by = models.BigIntegerField()
    second = models.BigIntegerField()
    at = models.DateTimeField()
    leaf = models.BigIntegerField(unique=True)
