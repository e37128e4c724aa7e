"""Who works at an institution, where, and in which role.

Rules kept here:
  * A person is known by a username, a name and an office; the node keeps no identity number and no telephone number.
  * A post at a station (TPS) has one person at a time: office and station name it, not who fills it.
  * Access has a last day, or none is set; after that day nothing here lets the person in (`is_current`).
  * A first code, and each half of one, lies here only as a keyed digest, and goes when it is used. Of a second factor's
    codes the last time step that was used is kept (`spending`); of a try, only what it is counted under (`counting`).
  * A session is its cookie's digest, its person, its begin and last use to the minute, and a kind of browser; nothing
    else of it is legible (`staying`).
  * What one person did alone stands here until two confirmed it, by the public subject of its grant.
  * `pseudonym_secret` makes the person's actor names in the log; it goes with the account.
  * A grant is ended, never deleted: who was allowed what, and when, stays answerable. `subject` is the public random
    id under which the log knows the grant and its end; it ties no two grants of one person together.
  * Words of a declared interest are sealed under the key of what they are about (`sealed`).
  * Whom a matter is kept from stands beside the person, as public ids alone: every storey above asks here (`recused`).
Left to others: what a role allows (`policy.py`), that each grant is logged (flows `keep_accounts`, `make_accounts`,
`end_access`).
"""

import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from saksama_node.accounts.policy import today

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


class Roll(models.Model):
    """The accounts of one file (daftar akun). `fault`: why it stopped.

    `made_by`: who uploaded it or agreed to it, 0 the operator; `second`: who confirmed it, where it takes two.
    """

    class State(models.TextChoices):
        """Where it stands: read and judged, being made batch by batch, made whole, stopped, thrown away."""

        STAGED = "staged", _("menunggu persetujuan")
        MAKING = "making", _("sedang dibuat")
        DONE = "done", _("selesai")
        STOPPED = "stopped", _("berhenti")
        DROPPED = "dropped", _("dibuang")

    name = models.CharField(max_length=120)
    made_by = models.BigIntegerField()
    second = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    total = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.STAGED)
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Makes persons; used by the account actions and by nothing else."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person of this username, whatever the case of its letters."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """One who may log in to the desk. `handed_by_two`: came in by a code of which two others had a half each."""

    username = models.CharField(_("nama pengguna"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=120)
    email = models.EmailField(_("surel"), blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="persons")
    is_active = models.BooleanField(default=True)
    handed_by_two = models.BooleanField(default=False)
    pseudonym_secret = models.BinaryField(default=new_secret, max_length=SECRET_BYTES)
    date_joined = models.DateTimeField()
    last_day = models.DateField(null=True, blank=True)
    station = models.PositiveSmallIntegerField(null=True, blank=True)
    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, null=True, blank=True, related_name="persons")
    used_step = models.BigIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=("last_day",), condition=models.Q(is_active=True), name="person_last_day"),
            models.Index(fields=("name", "id"), condition=models.Q(is_active=True), name="person_by_name"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("office", "station"), condition=models.Q(is_active=True), name="one_person_a_station"
            ),
        )

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()

    def __str__(self) -> str:
        return self.name

    def is_current(self) -> bool:
        """Whether this person may come in today; the last day is a whole one."""
        return self.is_active and (self.last_day is None or today() <= self.last_day)


class Session(AbstractBaseSession):
    """One session. `session_key`: the digest of its cookie; `person`: None before the login is complete."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField()
    used_at = models.DateTimeField()
    browser = models.CharField(max_length=20, blank=True)


class RollRow(models.Model):
    """One row of a roll that is not an account yet; it goes when the account comes."""

    roll = models.ForeignKey(Roll, on_delete=models.CASCADE, related_name="waiting")
    username = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    station = models.PositiveSmallIntegerField(null=True)
    last_day = models.DateField()

    def __str__(self) -> str:
        return self.username


class FirstCode(models.Model):
    """The digest of the code with which a person comes in for the first time and chooses a password."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="first_code")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person_id)


class Tried(models.Model):
    """One try that counts until `ends` (POSIX microseconds), in one slot of a limit. `key`: as `counting` makes it."""

    key = models.CharField(max_length=64)
    slot = models.PositiveSmallIntegerField()
    ends = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "slot"), name="one_try_a_slot"),)

    def __str__(self) -> str:
        return f"{self.key} {self.slot}"


class CodeHalf(models.Model):
    """Half of a first code, of one of the two who agreed to it (`by`, 0 the operator); no digest until asked for.

    `opened_at`: when they agreed; both halves count for a while from then on, however late each is asked for.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="code_halves")
    by = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "by"), name="one_half_each"),)

    def __str__(self) -> str:
        return str(self.person_id)


class LoneAct(models.Model):
    """A role that one person granted, or an access that one renewed, alone at the machine; `subject`: of its entry."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=32)
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            # Asked for on every page, and nearly always empty.
            models.Index(fields=("id",), condition=models.Q(confirmed_at__isnull=True), name="lone_unconfirmed"),
        )

    def __str__(self) -> str:
        return self.subject


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


class StandingInterest(models.Model):
    """A tie that a person declared for every case that it fits, present and future. Private: theirs and commissioners'.

    `tie`: as in `entries.kinds.interest`; `code`: a party's, or an office's region, which means what lies below too.
    `subject`, `leaf`: of its entry.
    `applied_at`: when all that it fits had been looked through; None while that is under way, or was cut short.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interests")
    tie = models.CharField(max_length=6)
    code = models.CharField(max_length=64)
    words = models.BinaryField(default=b"")
    subject = models.CharField(max_length=32, unique=True)
    leaf = models.BigIntegerField()
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "tie", "code"),
                condition=models.Q(ended_at__isnull=True),
                name="one_standing_interest",
            ),
        )


class Recusal(models.Model):
    """A person has no part in a matter: neither reads nor acts. `report`, `case`: its two public subjects.

    `case` is empty before the review; `leaf`: of `case.recused`, None where none may be entered (yet); `standing`: the
    declaration that it came of; `lifted_at`: when two commissioners readmitted.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="recusals")
    report = models.CharField(max_length=32)
    case = models.CharField(max_length=32, blank=True)
    ground = models.CharField(max_length=10)
    words = models.BinaryField(default=b"")
    standing = models.ForeignKey(StandingInterest, on_delete=models.PROTECT, null=True, related_name="recusals")
    leaf = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("report",), name="recusal_report"),
            models.Index(fields=("case",), name="recusal_case"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "report"), condition=models.Q(lifted_at__isnull=True), name="one_recusal_a_report"
            ),
        )
