"""Pages on which a person changes password or second factor by themselves: each change is in the trace.

Rules kept here:
  * What stood before is compared with what stands after, in one transaction: no change without its line, and none that
    leaves another session of this person open. What was typed is judged before it, where a wrong try counts also if
    nothing changes.
  * Recovery codes that are shown or handed out are a line too.
  * Nobody takes off a second factor: another app takes its place, in one transaction, once its first code was right.
Left to others: the pages (allauth), what is asked first (`login`), what an administrator changes (`admit_people`).
"""

from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.generic import View
from django.views.generic.edit import FormMixin

from saksama_node.accounts.actions import hold
from saksama_node.accounts.queries import Proofs, proofs_of
from saksama_node.accounts.staying import end_others
from saksama_node.ledger.turn import writing
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace


class Changing(FormMixin):  # type: ignore[type-arg]  # Django takes no parameter when it runs
    """What each of these pages inherits first."""

    request: HttpRequest

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do what was sent, and leave a line for what it changed."""
        person = cast("int", self.request.user.pk)
        with writing():
            hold(person)
            before = proofs_of(person)
            answer = self.change(person, form)
            changed = _changed(before, proofs_of(person))
            for deed in changed:
                trace(deed, who=person)
            if changed:
                end_others(person, but=cast("Any", self.request).session)
        return answer

    def change(self, _person: int, form: forms.Form) -> HttpResponse:
        """Do it."""
        return super().form_valid(form)


class FactorPage(Changing, ActivateTOTPView):  # type: ignore[misc]  # the same
    """A second factor put on, or another in its place."""

    @method_decorator(reauthentication_required(app="allauth.mfa"))
    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Show it also to who has one: allauth would lead to where one is taken off."""
        return View.dispatch(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """`replaces`: whether one is there already."""
        replaces = bool(proofs_of(cast("int", self.request.user.pk)).factors)
        return {**super().get_context_data(**kwargs), "replaces": replaces}

    def change(self, person: int, form: forms.Form) -> HttpResponse:
        """Put it on; the one that was goes."""
        Authenticator.objects.filter(user_id=person, type=Authenticator.Type.TOTP).delete()
        return super().change(person, form)


class NewCodesPage(Changing, GenerateRecoveryCodesView):  # type: ignore[misc]  # the same
    """Other recovery codes."""


class _Showing(View):
    """A page that gives out one's own recovery codes: each is as good as the second factor, once."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Leave the line, once it is known that they are given."""
        answer: HttpResponseBase = super().get(request, *args, **kwargs)  # type: ignore[misc]  # the page's own
        trace(Deed.FACTOR_CODES_SHOWN, who=cast("int", request.user.pk))
        return answer


class CodesPage(_Showing, ViewRecoveryCodesView):  # type: ignore[misc]  # the same
    """The codes on a page."""


class CodesFile(_Showing, DownloadRecoveryCodesView):  # type: ignore[misc]  # the same
    """The codes as a file."""


def _changed(before: Proofs, after: Proofs) -> list[Deed]:
    is_new = bool(after.factors - before.factors)
    found = {
        Deed.PASSWORD_CHANGED: before.password != after.password,
        Deed.FACTOR_ADDED: is_new and not before.factors,
        Deed.FACTOR_REPLACED: is_new and bool(before.factors),
        Deed.FACTOR_CODES_MADE: bool(after.codes - before.codes),
    }
    return [deed for deed, happened in found.items() if happened]
