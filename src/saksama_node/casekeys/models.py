"""What `casekeys` stores: the keys under which everything else about a subject is sealed.

Rules kept here:
  * A key is 32 random bytes, kept wrapped: `keys/cases` opens it, and that file is in no database and no backup.
  * A subject has at most two: one that goes when the subject is erased, one for what stays (`Use`).
Left to others: making, using and destroying them (sealing).
"""

from django.db import models


class Use(models.TextChoices):
    """`GOES`: what was handed in and written of it. `STAYS`: what the office did, which erasing leaves."""

    GOES = "goes"
    STAYS = "stays"


class CaseKey(models.Model):
    """One key. `subject`: public id of what it seals; `wrapped`: nonce and ciphertext, bound to both."""

    subject = models.CharField(max_length=255)
    use = models.CharField(max_length=5, choices=Use)
    wrapped = models.BinaryField(max_length=60)
    root = models.IntegerField(default=1, help_text="number of the file keys/cases that it is wrapped under")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subject", "use"), name="one_key_a_use"),)
