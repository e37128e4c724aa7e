"""What is refused of an act of two persons, whatever the act.

Left to others: what speaks against the act itself (each room's own errors).
"""

from saksama.errors import CallerError, NotThere


class NoSuchProposal(NotThere):
    """No proposal of this number waits."""

    code = "seconds.unknown"
    advice = "Open what it was about: somebody answered it, or another act came first."

    proposal: int


class ProposalOpen(CallerError):
    """Another proposal about the same waits for its second person already."""

    code = "seconds.open"
    advice = "Confirm, reject or withdraw the open proposal first."


class SamePerson(CallerError):
    """The second person must be another one than the first."""

    code = "seconds.same-person"
    advice = "Ask a colleague who may do this to confirm it, or withdraw it."


class NotYours(CallerError):
    """Only who proposed may withdraw it."""

    code = "seconds.not-yours"
    advice = "Reject it with a reason, if you may confirm it."


class FirstGone(CallerError):
    """Who proposed has left, has an interest in it, or may not do it any more."""

    code = "seconds.first-gone"
    advice = "Reject it; somebody who still may proposes it anew."


class ReadAgain(CallerError):
    """What was read is not what waits."""

    code = "seconds.read-again"
    advice = "Read it once more, and confirm what stands there now."
