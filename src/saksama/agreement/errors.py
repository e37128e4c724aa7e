"""What can be wrong with an agreement or with what someone wants to send under it.

Rules kept here: each leaf hangs under one branch of `saksama.errors` and has a stable code.
Left to others: the words on the screen (the desk looks them up by code and `why`).
"""

from enum import StrEnum

from saksama.errors import CallerError, EvidenceError


class Why(StrEnum):
    """Why a dispatch is not permitted; closed, so that a screen has a sentence for each."""

    NOT_SIGNED = "not-signed"
    NOT_YET = "not-yet"
    SUSPENDED = "suspended"
    ENDED = "ended"
    EXPIRED = "expired"
    OTHER_TEXT = "other-text"
    NO_SUCH_CLAUSE = "no-such-clause"
    DIRECTION = "direction"
    KIND = "kind"
    CLASSIFICATION = "classification"
    EXCLUDED_SUBJECT = "excluded-subject"
    NOT_FROM_AGREEMENT = "not-from-agreement"
    SEEN_WENT_BACK = "seen-went-back"
    SEEN_LAGS = "seen-lags"
    SEEN_AHEAD = "seen-ahead"


class MalformedTerms(CallerError):
    """The text is not the terms of an agreement, or not complete."""

    code = "agreement.malformed"
    advice = "Mend the text of the agreement where it is named."

    why: str


class WitnessLacking(MalformedTerms):
    """The text asks for more outside witnesses than it names; its words are well."""

    code = "agreement.witness-lacking"
    advice = "Name the outside witness: its key, and its address."


class TermsNotGiven(CallerError):
    """A history speaks of a text that was not handed over with it."""

    code = "agreement.terms-not-given"
    advice = "Fetch the signed note of this digest from the log's blobs."

    digest: str


class NotPermitted(CallerError):
    """The agreement does not permit this. `clause` is the one that came nearest, None where none can be named."""

    code = "agreement.not-permitted"
    advice = "Choose a clause that covers it, lower the classification, or amend the agreement."

    clause: str | None
    why: Why


class SeenRefused(EvidenceError):
    """A dispatch's `seen` went back, lags more than an hour behind the partner's cosigned log, or is larger than it."""

    code = "agreement.seen"
    advice = "The sender must verify the partner's log again and send anew."

    seen: int
    why: Why
