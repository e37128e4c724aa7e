"""Why a key statement is not taken; closed, so that a screen has a sentence for each."""

from enum import StrEnum

from saksama.errors import CallerError


class Why(StrEnum):
    """What is wrong with it."""

    BY_AMENDMENT = "by-amendment"
    NOTHING_STANDS = "nothing-stands"
    NOT_OURS = "not-ours"
    NO_FILE = "no-file"
    NOT_THE_CURRENT = "not-the-current"
    OVERLAP_OVER = "overlap-over"
    LOGGED_ALREADY = "logged-already"
    NOT_NOW = "not-now"
    NEVER_OURS = "never-ours"
    LAST_GOOD = "last-good"
    NO_SUCCESSOR = "no-successor"
    VAULT_WORDS = "vault-words"


class KeyRefused(CallerError):
    """A key cannot be replaced or revoked so; nothing was logged."""

    code = "key.refused"
    advice = "Prepare the statement again on the node, and sign what it gives."

    why: Why
