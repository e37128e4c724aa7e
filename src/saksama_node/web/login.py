"""Login of staff: accounts are made by an administrator, never by the one who comes.

Rules kept here:
  * Whose last day is over is nobody: no login, and a session that is open ends with the day.
  * Nobody signs up; nobody without an account learns whether a name exists.
  * Who changes the password stays, and everybody else who is in under that name is out.
Left to others: rate limits and lockout (allauth, set in `settings/django.py`), roles (`accounts`).
"""

from typing import Protocol, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from django.http import HttpRequest, HttpResponse

from saksama_node.accounts.staying import end_others


class HasLastDay(Protocol):
    """A person as Django hands it in; the model is the accounts' own."""

    pk: int

    def is_current(self) -> bool:
        """Whether this person may come in today."""
        ...


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes sign-up, and says when an account has ended."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the adapter's signature
        """Say no to everyone."""
        return False

    def pre_login(self, request: HttpRequest, user: HasLastDay, **given: object) -> HttpResponse | None:
        """Tell who knows the password but may not come in any more, also before the worker has closed the account."""
        if not user.is_current():
            return cast("HttpResponse", self.respond_user_inactive(request, user))
        return cast("HttpResponse | None", super().pre_login(request, user, **given))

    def set_password(self, user: HasLastDay, password: str) -> None:
        """Set it, and end the other sessions of this person."""
        super().set_password(user, password)
        end_others(user.pk, but=context.request.session)

    def reauthenticate(self, user: HasLastDay, password: str) -> bool:
        """Judge it; who is asked again and is right gets a new cookie."""
        is_right = bool(super().reauthenticate(user, password))
        if is_right:
            context.request.session.cycle_key()
        return is_right


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Asked at each login, and again for each request of a session (Django's `get_user`)."""

    def user_can_authenticate(self, user: HasLastDay) -> bool:
        """Whether this person may come in today."""
        return user.is_current()
