"""Login of staff: accounts are made by an administrator, never by the one who comes.

Rules kept here:
  * Nobody signs up; nobody without an account learns whether a name exists.
Left to others: rate limits and lockout (allauth, set in `settings/django.py`), roles (`accounts`).
"""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the adapter's signature
        """Say no to everyone."""
        return False
