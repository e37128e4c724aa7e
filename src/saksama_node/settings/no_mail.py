"""The mail server of a node that has none: every letter fails.

Rules kept here: nobody's letter is taken for sent, whoever in this process or in a library writes one.
Left to others: a server that is there (`mail`).
"""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class NoMailServer(OSError):
    """No mail server is named in the settings."""


class NoMail(BaseEmailBackend):
    """Takes nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Fail, for each."""
        raise NoMailServer(len(email_messages))
