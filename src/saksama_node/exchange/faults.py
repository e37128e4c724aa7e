"""What may go wrong in the exchange.

Rules kept here: each error hangs under one branch of `saksama.errors`, with a stable code and advice.
Left to others: the words on the screen.
"""

from http import HTTPStatus

from saksama.envelope.leakcheck import Leak
from saksama.errors import CallerError, EvidenceError, NotThere, WorldError
from saksama.vocabulary import RejectionCode
from saksama_node.exchange.alarms import REJECTIONS, Alarm


class UnknownDispatch(NotThere):
    """No dispatch of this name is here, or not in a state where this can be done."""

    code = "exchange.unknown-dispatch"
    advice = "Open the list again; somebody may have answered it already."

    name: str
    wanted: str


class AttachmentMissing(WorldError):
    """The sealed file of an attachment is not on disk, or its key does not open it."""

    code = "exchange.attachment-missing"
    advice = "Restore the folders outgoing and received from the backup."

    file: str
    """Where it lay, never what it is called: an error may be logged whole."""


class OpeningGone(WorldError):
    """A dispatch was opened twice at once, and what this opening left went with the end of the other."""

    code = "exchange.opening-gone"
    advice = "Open it again: nothing of it is lost. The node does so by itself when it meets the entry again."

    dispatch: str


class NoLink(CallerError):
    """No agreement connects this node with a partner of this origin."""

    code = "exchange.no-link"
    advice = "Conclude the agreement with the partner first."

    origin: str


class LeakFound(CallerError):
    """The text names a reporter. It is not sent, whoever asks. `leaks` tell part and place, never the words."""

    code = "exchange.leak"
    advice = "Take the reporter's identity out of the text or the attachment that is named."

    leaks: tuple[Leak, ...]


class PartnerSilent(WorldError):
    """The partner's node does not answer."""

    code = "exchange.partner-silent"
    advice = "Nothing is lost: the node asks again by itself."

    origin: str
    why: str


class AnswerTooSlow(PartnerSilent):
    """The partner's node answers, but so slowly that the answer was broken off."""

    code = "exchange.answer-too-slow"
    advice = "Nothing is lost: the node asks again by itself. If it stays so, ask the partner about its connection."


class AnswerTooLarge(PartnerSilent):
    """The partner's node answers with more than such an answer may have, and was broken off."""

    code = "exchange.answer-too-large"
    advice = "Nothing is lost: the node asks again by itself. If it stays so, ask the partner what its node serves."


class AnswerMalformed(PartnerSilent):
    """The partner's node answers with something that is not what was asked for: another form, or compressed unasked."""

    code = "exchange.answer-malformed"
    advice = "Nothing is lost: the node asks again by itself. If it stays so, ask the partner what its node serves."


class PartnerStopped(PartnerSilent):
    """Something answers in the place of the partner's node, and says that the node does not: 502, 503 or 504."""

    code = "exchange.partner-stopped"
    advice = (
        "Nothing is lost: the node asks again by itself. If it stays so, tell the partner that its node is stopped."
    )


class AnswerRefused(PartnerSilent):
    """The partner's node answers with another status than 200; a redirect is one, and is not followed."""

    code = "exchange.answer-refused"
    advice = "Nothing is lost: the node asks again by itself. If it stays so, ask the partner; its address may be new."

    status: int

    @property
    def is_unable(self) -> bool:
        """Whether it cannot just now (RFC 9110, 15.6): its database is restarted, a process of it died."""
        return self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


class NotYetCosigned(PartnerSilent):
    """An entry of the partner's log bears no cosignature yet that would say when it was there at the latest."""

    code = "exchange.not-yet-cosigned"
    advice = "Wait: it is judged when a witness has cosigned it. If it stays so, ask the partner about its witnesses."


class PartnerLacks(WorldError):
    """The partner answers, but does not serve what its log names."""

    code = "exchange.partner-lacks"
    advice = "Tell the partner what is missing, then try the entry again."

    origin: str
    what: str


class BlobAltered(PartnerLacks):
    """The partner serves another document than the one that its log names by digest."""

    code = "exchange.blob-altered"
    advice = "Tell the partner, then try the entry again: the document is taken when its digest is the logged one."


class PartnerKeyMissing(WorldError):
    """The partner's log holds no valid key for this use yet."""

    code = "exchange.partner-key-missing"
    advice = "Wait until the partner's key statements were followed, or ask the partner for a new statement."

    origin: str
    use: str


class RequestRefused(CallerError):
    """A request for a sealed dispatch is not signed by its receiver."""

    code = "exchange.request-refused"
    advice = "Sign the request with the transport key that the receiver's log introduces (RFC 9421)."

    why: str


class DispatchFaulty(EvidenceError):
    """One dispatch of the partner cannot be taken: `alarm` says what is at fault, our log says so by `rejection`."""

    code = "exchange.dispatch-faulty"
    advice = "Tell the partner; the dispatch is in the list of rejected ones and can be tried again."

    alarm: Alarm
    why: str

    @property
    def rejection(self) -> RejectionCode:
        """What our log says."""
        return REJECTIONS[self.alarm]
