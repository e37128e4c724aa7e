"""What can be wrong with concluding an agreement at a node.

Rules kept here: each leaf hangs under one branch of `saksama.errors` and has a stable code.
Left to others: the words on the screen (the desk looks them up by code), faults of a text (`saksama.agreement`).
"""

from enum import StrEnum

from saksama.errors import CallerError, EvidenceError, NotThere, WorldError


class Cause(StrEnum):
    """Why an act is not possible now; closed, so that a screen has a sentence for each."""

    NOT_A_PARTY = "not-a-party"
    NOT_PAIRED = "not-paired"
    OTHER_KEY = "other-key"
    SIGNED_ALREADY = "signed-already"
    NOT_SIGNED_BY_BOTH = "not-signed-by-both"
    ENDED = "ended"
    NOT_SUSPENDED = "not-suspended"
    SUSPENDED_ALREADY = "suspended-already"
    NOT_THE_CURRENT_TEXT = "not-the-current-text"
    NO_PROPOSAL = "no-proposal"
    KEY_OUTSIDE = "key-outside"
    NOT_SIGNED_BY_US = "not-signed-by-us"
    WITHDRAWN = "withdrawn"
    NOT_WITHDRAWABLE = "not-withdrawable"
    KEY_NOT_NEW = "key-not-new"
    NOT_COMPARED = "not-compared"
    STATEMENTS_MISSING = "statements-missing"
    OTHER_PARTIES = "other-parties"
    DECLARATION_OTHER = "declaration-other"


class NotPossible(CallerError):
    """This act does not fit where the agreement stands."""

    code = "agreement.not-possible"
    advice = "Read the agreement's page again: its standing may have changed."

    cause: Cause


class NoSuchText(NotThere):
    """No text of this digest is known here."""

    code = "agreement.no-such-text"
    advice = "Open the list of agreements and choose one."

    digest: str


class PartnerUnread(WorldError):
    """The partner's node did not answer, or not as a Saksama node does."""

    code = "agreement.partner-unread"
    advice = "Check the address, and whether the partner's node is running."

    url: str
    why: str


class OwnAddress(CallerError):
    """The address given as a partner's is this node's own."""

    code = "agreement.own-address"
    advice = "Type the address of the partner's node; this one's stands at the top of its pages."

    url: str


class IntroductionRefused(EvidenceError):
    """What a node says of itself does not hold together: do not pair with it."""

    code = "agreement.introduction"
    advice = "Ask the partner by telephone; do not go on before its keys and statements agree."

    url: str
    why: str


class NoteRefused(EvidenceError):
    """A signed note is not what the log says it is, or no party signed it."""

    code = "agreement.note"
    advice = "Keep the note; ask the partner which text it signed."

    why: str
