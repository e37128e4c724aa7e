"""Pages on which a person changes password or second factor by themselves: each change is in the trace.

Rules kept here:
  * What stood before is compared with what stands after, in one transaction: no change without its line, and none that
    leaves another session of this person open. What was typed is judged before it, where a wrong try counts also if
    nothing changes.
Left to others: the pages (allauth), what an administrator changes (flow `keep_accounts`).
"""

from typing import Any, cast

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.generic.edit import FormMixin

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
            before = proofs_of(person)
            answer = super().form_valid(form)
            changed = _changed(before, proofs_of(person))
            for deed in changed:
                trace(deed, who=person)
            if changed:
                end_others(person, but=cast("Any", self.request).session)
        return answer


class FactorPage(Changing, ActivateTOTPView):  # type: ignore[misc]  # the same
    """A second factor put on."""


class NoFactorPage(Changing, DeactivateTOTPView):  # type: ignore[misc]  # the same
    """A second factor taken off."""


class NewCodesPage(Changing, GenerateRecoveryCodesView):  # type: ignore[misc]  # the same
    """Other recovery codes."""


def _changed(before: Proofs, after: Proofs) -> list[Deed]:
    found = {
        Deed.PASSWORD_CHANGED: before.password != after.password,
        Deed.FACTOR_ADDED: bool(after.factors - before.factors),
        Deed.FACTOR_REMOVED: bool(before.factors - after.factors),
        Deed.FACTOR_CODES_MADE: bool(after.codes - before.codes),
    }
    return [deed for deed, happened in found.items() if happened]
