"""Login of staff: accounts are made by an administrator, never by the one who comes.

Rules kept here:
  * Whose last day is over is nobody: no login, and a session that is open ends with the day.
  * Who comes in, fails, is locked out or leaves is in the trace: by the number of the account, where the name that was
    typed is one of ours. What was typed is kept nowhere: people type passwords there.
  * Nobody signs up; nobody without an account learns whether a name exists.
  * Who comes in and has no second factor yet, where one is demanded, sets it up without typing the password once more:
    until then the desk is closed, and nothing else is there to be had.
  * Who changes the password stays, and everybody else who is in under that name is out.
  * The device on which somebody came in, or chose a new password, is known again.
Left to others: counting what is wrong (`login_tries`), roles (`accounts`).
"""

from typing import Any, Protocol, cast

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.decorators import reauthentication_required
from allauth.account.forms import ChangePasswordForm
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.views import PasswordChangeView
from allauth.account.views import login as allauth_login
from allauth.core import context
from allauth.mfa.adapter import get_adapter as second_factor
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from saksama_node.accounts.queries import proofs_of
from saksama_node.accounts.remembered import Owner, aimed_at
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web.device_cookie import borne, leave
from saksama_node.web.login_changes import Changing
from saksama_node.web.login_tries import is_shut, tell_wrong, tell_wrong_of, tried, try_at
from saksama_node.web.look import too_many
from saksama_node.web.staying import browser_of


class HasLastDay(Owner, Protocol):
    """A person as Django hands it in; the model is the accounts' own."""

    def is_current(self) -> bool:
        """Whether this person may come in today."""
        ...


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes sign-up, counts tries, and says when an account has ended."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the adapter's signature
        """Say no to everyone."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: str) -> HasLastDay | None:
        """The person of this name and password, asked for at the login or again inside."""
        target = aimed_at("login", credentials.get("username", ""), borne(request))
        found = try_at(request, target, lambda: super(StaffAdapter, self).authenticate(request, **credentials))
        if found is None:
            tell_wrong(request, target, Deed.LOGIN_FAILED)
        return found

    def pre_login(self, request: HttpRequest, user: HasLastDay, **given: object) -> HttpResponse | None:
        """Tell who knows the password but may not come in any more, also before the worker has closed the account."""
        if not user.is_current():
            return cast("HttpResponse", self.respond_user_inactive(request, user))
        return cast("HttpResponse | None", super().pre_login(request, user, **given))

    def get_reauthentication_methods(self, user: HasLastDay) -> list[dict[str, Any]]:
        """How one shows again who one is: by the second factor, where there is one; a password alone leads no further.

        Else who knows the password and finds a desk open would make themselves another second factor there.
        """
        methods = cast("list[dict[str, Any]]", super().get_reauthentication_methods(user))
        return [each for each in methods if each["id"] != "reauthenticate"] or methods

    def reauthenticate(self, user: HasLastDay, password: str) -> bool:
        """Judge it; who is asked again and is right gets a new cookie."""
        is_right = bool(super().reauthenticate(user, password))
        if is_right:
            context.request.session.cycle_key()
        return is_right

    def post_login(self, request: HttpRequest, user: HasLastDay, **given: Any) -> HttpResponse:  # noqa: ANN401 - the adapter's
        """Lead on, from a device that is known from now on."""
        response = cast("HttpResponse", super().post_login(request, user, **given))
        leave(request, response, user)
        if SETTINGS.require_mfa and not second_factor().is_mfa_enabled(user):
            reauthenticate_by_password(request)
        return response

    def login(self, request: HttpRequest, user: HasLastDay) -> None:
        """Let in who has shown everything that is asked for."""
        trace(Deed.LOGIN, who=user.pk)
        request.session.browser = browser_of(request.headers.get("User-Agent", ""))  # type: ignore[attr-defined]  # of our own store
        super().login(request, user)

    def logout(self, request: HttpRequest) -> None:
        """End the session that asks for it."""
        if request.user.pk is not None:
            trace(Deed.LOGOUT, who=request.user.pk)
        super().logout(request)


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Asked at each login, and again for each request of a session (Django's `get_user`)."""

    def user_can_authenticate(self, user: HasLastDay) -> bool:
        """Whether this person may come in today."""
        return user.is_current()


def login(request: HttpRequest) -> HttpResponse:
    """Ask for name and password. Who would be refused anyway is, before a form is made of what came."""
    name = request.POST.get("login", "").strip()
    if request.method == "POST" and is_shut(request, aimed_at("login", name, borne(request))):
        return too_many(str(get_adapter().error_messages["too_many_login_attempts"]), request.path)
    return cast("HttpResponse", allauth_login(request))


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """A new password for the old one."""

    def clean_oldpassword(self) -> str:
        """Count it as a try at the login; a wrong one leaves the line of one."""
        return tried("login", self.user, self._judged)

    def _judged(self) -> str:
        try:
            return cast("str", super().clean_oldpassword())
        except forms.ValidationError:
            tell_wrong_of("login", self.user, Deed.LOGIN_FAILED)
            raise


class ChangePasswordPage(Changing, PasswordChangeView):  # type: ignore[misc]  # allauth ships no types
    """A new password ends what other devices were known by; this one stays known. Who has a second factor shows it."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """A desk that stands open and a password that was seen are not enough."""
        shown = super().dispatch
        if request.user.pk is not None and proofs_of(request.user.pk).factors:
            shown = reauthentication_required(app="allauth.mfa")(shown)
        return cast("HttpResponseBase", shown(request, *args, **kwargs))

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Lead on."""
        response = super().form_valid(form)
        leave(self.request, response, cast("Any", form).user)
        return response
