"""What a person may say of two reports."""

from enum import StrEnum


class Verdict(StrEnum):
    """They tell of one thing; they do not; what was said is taken back."""

    LINKED = "linked"
    DIFFERENT = "different"
    UNDONE = "undone"
