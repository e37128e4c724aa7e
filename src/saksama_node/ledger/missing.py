"""What a restored node can lack of an act that its log holds: the closed list, one code for what a person must do.

Rules kept here: a code says what is gone, never of whom; the log itself tells kind, place, time and subject.
Left to others: which act lacks what (each room's `restore`), the words for it (web).
"""

from enum import StrEnum


class Missing(StrEnum):
    """What of an act did not come back with its entry."""

    AGAIN = "again"
    """A dispatch of the partner: fetched again by itself, where the partner still holds it."""
    SENT = "sent"
    """A dispatch of ours: its text and files; the partner has them."""
    WORDS = "words"
    """The words of an act; that it was done stands in the log and here."""
    SUBMISSION = "submission"
    """What was handed in: form, evidence, identity. Whoever handed it in holds the receipt."""
    REVIEW = "review"
    """The tie between a receipt and its case."""
    CASE = "case"
    """An act of a case that is not here."""
    ASSIGNEE = "assignee"
    """Whose case it is: none of the people here bears that pseudonym."""
    OPENING = "opening"
    """The reason for which an identity was opened, which its reporter may read."""
    INTEREST = "interest"
    """What a standing declaration was about, or that it was ended: its person declares it again."""
    TRACE = "trace"
    """The lines of a day of the trace: what staff did in it."""
    GRANT = "grant"
    """Who was given the role."""
    ADDRESS = "address"
    """Where letters reach the person: the address of before may have come back."""
    ERASURE = "erasure"
    """Nothing is missing: what was erased has come back with the backup and must be erased again."""
    DOCUMENT = "document"
    """A public document that the entry names."""
    MEANING = "meaning"
    """All of it: a newer version wrote the entry."""
