"""What a username may be.

Rules kept here:
  * It can be typed at the login as it is written: small letters, digits, full stop, hyphen and underscore.
  * Nothing here needs a node: a command judges a name before there is one.
Left to others: whether somebody has it already (`actions`).
"""

import re
from typing import Final

from saksama.errors import CallerError

_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")


class BadUsername(CallerError):
    """A username that could not be typed at the login as it is written."""

    code = "account.bad-username"
    advice = "Small letters, digits, full stop, hyphen and underscore; it begins with a letter or digit."

    username: str


def check_username(username: str) -> None:
    """Raises `BadUsername`."""
    if not _USERNAME.fullmatch(username):
        raise BadUsername(username)
