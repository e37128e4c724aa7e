"""Why something from outside was not taken in: one closed list, for links, files, feeds and lists alike.

Rules kept here:
  * Each reason is one a person can act on; what is not a reason of theirs (a slow site, a bomb) says so too.
  * Nothing is kept of what was refused.
Left to others: sentences (web).
"""

from enum import StrEnum

from saksama.errors import CallerError


class Why(StrEnum):
    """Why it was not taken in."""

    ADDRESS = "address"
    SECRET = "secret"  # noqa: S105 - a reason, no password
    NOT_PUBLIC = "not-public"
    UNKNOWN_NAME = "unknown-name"
    NO_NETWORK = "no-network"
    REDIRECTS = "redirects"
    SILENT = "silent"
    SLOW = "slow"
    TOO_LARGE = "too-large"
    MALFORMED = "malformed"
    COMPRESSED = "compressed"
    STATUS = "status"
    EMPTY = "empty"
    TYPE = "type"
    ACTIVE = "active"
    PICTURE_TOO_LARGE = "picture-too-large"
    UNREADABLE = "unreadable"


class CaptureRefused(CallerError):
    """What a person, a list or a feed gave was not captured. `about`: what of it; `found`: what was met instead."""

    code = "content.not-captured"
    advice = "Read the reason; hand in the text or a picture of what you see instead of the link."

    why: Why
    about: str
    found: str = ""
