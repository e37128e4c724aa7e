"""What a username may be.

Rules kept here:
  * It can be typed at the login as it is written: small letters, digits, full stop, hyphen and underscore;
    no more of them than the table of accounts holds.
  * Nothing here needs a node: a command judges a name before there is one.
Left to others: whether somebody has it already (`actions`).
"""

import re
from typing import Final

from saksama.errors import CallerError

MOST_IN_NAME: Final = 120
"""Letters of a person's own name."""
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")


class BadUsername(CallerError):
    """A username that could not be typed at the login as it is written."""

    code = "account.bad-username"
    advice = "Small letters, digits, full stop, hyphen and underscore; it begins with a letter or digit; 60 at most."

    username: str


def check_username(username: str) -> None:
    """Raises `BadUsername`."""
    if not _USERNAME.fullmatch(username):
        raise BadUsername(username)
