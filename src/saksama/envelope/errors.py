"""What can be wrong with a sealed dispatch.

Rules kept here: each leaf hangs under one branch of `saksama.errors`, and what a receiver meets names the
`RejectionCode` that goes into its log.
Left to others: the words on the screen.
"""

from typing import ClassVar

from saksama.errors import CallerError, EvidenceError
from saksama.vocabulary import RejectionCode


class CannotSeal(CallerError):
    """What was handed over does not fit the permit or the limits of a dispatch."""

    code = "envelope.cannot-seal"
    advice = "Mend the payload or the attachment that is named."

    why: str


class EnvelopeRefused(EvidenceError):
    """A sealed dispatch cannot be taken. `rejection` is what the receiver's log says of it."""

    code = "envelope.refused"
    advice = "Reject the dispatch with this code; the sender sees it and sends anew."

    rejection: ClassVar[RejectionCode] = RejectionCode.SCHEMA
    why: str


class CannotOpen(EnvelopeRefused):
    """None of our keys opens it, or it was altered or cut short."""

    code = "envelope.cannot-open"
    rejection = RejectionCode.CANNOT_OPEN


class WrongSchema(EnvelopeRefused):
    """It opened, but what is inside is not what its kind says."""

    code = "envelope.schema"
    rejection = RejectionCode.SCHEMA


class TooLarge(EnvelopeRefused):
    """It holds more, or larger things, than a dispatch may."""

    code = "envelope.too-large"
    advice = "Split it into several dispatches."
    rejection = RejectionCode.TOO_LARGE


class UnknownKind(EnvelopeRefused):
    """A dispatch kind that this version does not know."""

    code = "envelope.unknown-kind"
    advice = "Upgrade Saksama, then try the dispatch again."
    rejection = RejectionCode.UNKNOWN_KIND
