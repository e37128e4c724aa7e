"""The second factor of staff: an authenticator app and recovery codes, as allauth has them, kept and judged our way.

Rules kept here:
  * Secrets of apps and seeds of recovery codes are wrapped under a key that the database does not hold, and bound to
    their person (`settings.wrapping`): a row moved to another account opens nothing.
  * A wrong one leaves a line in the trace.
  * A code counts once (`accounts.spending`); the one that set the app up is used too.
Left to others: what is asked when (allauth), what a change ends (`login_changes`), how often one may be wrong
(`login_tries`).
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, Protocol, cast

from allauth.core import context
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.remembered import Owner
from saksama_node.accounts.spending import spend_step
from saksama_node.settings.wrapping import NotUnwrapped, Use, unwrap, wrap
from saksama_node.trace.deed import Deed
from saksama_node.web.login_tries import tell_wrong_of, tried

_STEP_SECONDS: Final = 30
_WHOSE: Final[ContextVar[int | None]] = ContextVar("saksama_second_factor", default=None)


class StaffSecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """How secrets lie in the database, and what is said of a wrong code."""

    error_messages: Final = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "Kode itu salah, atau setengah menitnya sudah lewat. Tunggu kode berikutnya di aplikasi Anda, lalu ketik "
            "keenam angkanya. Bila tetap salah, setel jam telepon Anda ke waktu otomatis."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Wrap it for the person whose second factor this is."""
        return wrap(Use.SECOND_FACTOR, _whose(), text)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `NotUnwrapped`."""
        return unwrap(Use.SECOND_FACTOR, _whose(), encrypted_text)


def _whose() -> str:
    """The person whose form is judged; else who is logged in."""
    person = _WHOSE.get()
    return str(context.request.user.pk if person is None else person)


@contextmanager
def of_person(person_id: int) -> Iterator[None]:
    """Within it, secrets are this person's, whoever is logged in: at a login nobody is yet."""
    token = _WHOSE.set(person_id)
    try:
        yield
    finally:
        _WHOSE.reset(token)


def step_of(secret: str, code: str) -> int | None:
    """The time step whose code this is, of the last, this and the next; None where it is none's."""
    now = int(time.time()) // _STEP_SECONDS
    fits = (step for step in (now, now - 1, now + 1) if _is_code(secret, step, code))
    return next(fits, None)


def _is_code(secret: str, step: int, code: str) -> bool:
    return bool(compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))))


class _Asked(Protocol):
    """A form of allauth's that was given the right code."""

    user: Owner
    authenticator: Authenticator


def _spend(person: Owner, secret: str, code: str) -> None:
    step = step_of(secret, code)
    if step is None or not spend_step(person.pk, step):
        raise ValidationError(_("Kode ini sudah dipakai. Tunggu sampai aplikasi Anda menampilkan kode berikutnya."))


class _Once:
    """A form that takes a code of the app once."""

    def clean_code(self) -> str:
        """Count it, judge it as allauth does, then use it up."""
        return tried("second", cast("_Asked", self).user, self._judged)

    def _judged(self) -> str:
        asked = cast("_Asked", self)
        try:
            with of_person(asked.user.pk):
                code = cast("str", super().clean_code())  # type: ignore[misc]  # allauth's form stands behind this one
                if asked.authenticator.type == Authenticator.Type.TOTP:
                    _spend(asked.user, StaffSecondFactor().decrypt(asked.authenticator.data["secret"]), code)
        except ValidationError:
            tell_wrong_of("second", asked.user, Deed.CODE_FAILED)
            raise
        except NotUnwrapped as error:
            told = _("Faktor kedua akun ini tidak dapat dibuka di simpul ini. Hubungi administrator (kode %(code)s).")
            raise ValidationError(told % {"code": error.code}) from error
        return code


class AskedAtLogin(_Once, AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """After the password."""


class AskedAgain(_Once, ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """Before something that matters."""

    def clean_code(self) -> str:
        """The same; who is asked again and is right gets a new cookie."""
        code = super().clean_code()
        cast("Any", context.request).session.cycle_key()
        return code


class SetUp(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of a new app."""

    def clean_code(self) -> str:
        """Count it, judge it as allauth does, then use it up."""
        return tried("second", self.user, self._judged)

    def _judged(self) -> str:
        try:
            code = cast("str", super().clean_code())
            _spend(self.user, self.secret, code)
        except ValidationError:
            tell_wrong_of("second", self.user, Deed.CODE_FAILED)
            raise
        return code
