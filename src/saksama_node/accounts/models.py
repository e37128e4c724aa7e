"""Who works at an institution, where, and in which role.

Rules kept here:
  * A person is known by a username, a name and an office; the node keeps no identity number.
  * `pseudonym_secret` makes the person's actor names in the log; it goes with the account.
  * A grant is ended, never deleted: who was allowed what, and when, stays answerable. `subject` is the public random
    id under which the log knows the grant and its end; it ties no two grants of one person together.
Left to others: what a role allows (`policy.py`), that each grant is logged (flows `grant_account`, `revoke_account`).
"""

import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

SECRET_BYTES = 32


def new_secret() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(SECRET_BYTES)


class Level(models.TextChoices):
    """An office's level (tingkat)."""

    PROVINCE = "province", _("provinsi")
    REGENCY = "regency", _("kabupaten/kota")
    DISTRICT = "district", _("kecamatan")
    VILLAGE = "village", _("kelurahan/desa")


class Office(models.Model):
    """An office of the institution. `region`: Kemendagri code with dots, the empty text for none."""

    region = models.CharField(max_length=13, unique=True)
    level = models.CharField(max_length=10, choices=Level)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("region",)

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Makes persons; used by the account actions and by nothing else."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person of this username, whatever the case of its letters."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """One who may log in to the desk."""

    username = models.CharField(_("nama pengguna"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=120)
    email = models.EmailField(_("surel"), blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="persons")
    is_active = models.BooleanField(default=True)
    pseudonym_secret = models.BinaryField(default=new_secret, max_length=SECRET_BYTES)
    date_joined = models.DateTimeField()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """One role of one person at one office, from a moment until it is ended."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="grants")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    subject = models.CharField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "role", "office"),
                condition=models.Q(ended_at__isnull=True),
                name="one_open_grant",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} @ {self.office_id}"
