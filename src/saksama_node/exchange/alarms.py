"""What a partner's dispatch or log can be at fault in, each with a code of its own for the desk.

Rules kept here:
  * A code never changes once released, and each has one sentence on the desk (a test walks them).
  * The log's closed list of rejections is coarser: it tells the sender what to do, the alarm tells us what was tried.
Left to others: faults that are errors of their own, by their own codes (a fork, an unreadable entry); the sentences.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from saksama.vocabulary import RejectionCode


class Alarm(StrEnum):
    """What is at fault, by its code."""

    NO_PERMIT = "dispatch.no-permit"
    PERMIT_ENDED = "dispatch.permit-ended"
    CROSSED = "dispatch.crossed-suspension"
    SEEN_LAGS = "dispatch.seen-lags"
    SEEN_WENT_BACK = "dispatch.seen-went-back"
    SEEN_AHEAD = "dispatch.seen-ahead"
    NUMBER_USED = "dispatch.number-used"
    REPLAYED = "dispatch.replayed"
    BLOB_MISSING = "dispatch.blob-missing"
    DIGEST = "dispatch.digest"
    CANNOT_OPEN = "dispatch.cannot-open"
    SCHEMA = "dispatch.schema"
    TOO_LARGE = "dispatch.too-large"
    UNKNOWN_KIND = "dispatch.unknown-kind"

    NUMBER_GAP = "dispatch.number-gap"
    BACK_DATED = "entry.back-dated"
    AHEAD = "entry.ahead"
    FELL = "follow.fell"
    SET_ASIDE = "sending.set-aside"


REJECTIONS: Final[Mapping[Alarm, RejectionCode]] = {
    Alarm.NO_PERMIT: RejectionCode.NO_PERMIT,
    Alarm.PERMIT_ENDED: RejectionCode.NO_PERMIT,
    Alarm.CROSSED: RejectionCode.NO_PERMIT,
    Alarm.SEEN_LAGS: RejectionCode.NO_PERMIT,
    Alarm.SEEN_WENT_BACK: RejectionCode.NO_PERMIT,
    Alarm.SEEN_AHEAD: RejectionCode.NO_PERMIT,
    Alarm.NUMBER_USED: RejectionCode.NUMBER,
    Alarm.REPLAYED: RejectionCode.REPLAYED,
    Alarm.BLOB_MISSING: RejectionCode.BLOB_MISSING,
    Alarm.DIGEST: RejectionCode.DIGEST,
    Alarm.CANNOT_OPEN: RejectionCode.CANNOT_OPEN,
    Alarm.SCHEMA: RejectionCode.SCHEMA,
    Alarm.TOO_LARGE: RejectionCode.TOO_LARGE,
    Alarm.UNKNOWN_KIND: RejectionCode.UNKNOWN_KIND,
}
"""What our log says of a dispatch at fault; the other alarms reject nothing."""

ENVELOPE: Final[Mapping[RejectionCode, Alarm]] = {
    RejectionCode.CANNOT_OPEN: Alarm.CANNOT_OPEN,
    RejectionCode.SCHEMA: Alarm.SCHEMA,
    RejectionCode.TOO_LARGE: Alarm.TOO_LARGE,
    RejectionCode.UNKNOWN_KIND: Alarm.UNKNOWN_KIND,
}
"""What is found inside a ciphertext, by what `saksama.envelope` says of it."""

LASTING: Final = frozenset({Alarm.NUMBER_GAP, Alarm.BACK_DATED, Alarm.AHEAD})
"""What is no less so because the entry itself was taken: a person alone clears it."""

FINAL: Final = frozenset(
    {
        Alarm.PERMIT_ENDED,
        Alarm.SEEN_LAGS,
        Alarm.SEEN_WENT_BACK,
        Alarm.SEEN_AHEAD,
        Alarm.NUMBER_USED,
        Alarm.REPLAYED,
    }
)
"""What no second look changes: the fault stands in the log itself. Such a dispatch is sent anew, not tried again."""

TOLD: Final[Mapping[Alarm, tuple[str, str]]] = {
    Alarm.NO_PERMIT: (
        "The agreement does not permit the dispatch as both logs show it; it stays unopened.",
        "Tell the partner; after an amendment or a resumption it can be tried again.",
    ),
    Alarm.PERMIT_ENDED: (
        "The permit had ended, or ran out, before the dispatch was first cosigned; it stays unopened.",
        "Renew the agreement; the partner sends anew.",
    ),
    Alarm.CROSSED: (
        "The dispatch crossed our own suspension or end of the agreement; it stays unopened.",
        "Once both have resumed, try it again.",
    ),
    Alarm.SEEN_LAGS: (
        "The sender had not looked at our log for more than an hour (`seen` lags).",
        "The partner follows our log again and sends anew.",
    ),
    Alarm.SEEN_WENT_BACK: (
        "`seen` is smaller than in an earlier dispatch of the same sender.",
        "Ask the partner: its node may have been put back to an old copy.",
    ),
    Alarm.SEEN_AHEAD: (
        "`seen` is larger than our log was: the sender claims to have seen what was not there.",
        "Ask the partner; no honest node writes that.",
    ),
    Alarm.NUMBER_USED: (
        "The number was used by an earlier dispatch, or lies below one.",
        "Ask the partner: its node may have been put back to an old copy. It sends anew under a new number.",
    ),
    Alarm.REPLAYED: (
        "The dispatch bears the public id of an earlier one: a replay of theirs, or of ours sent back to us.",
        "Ask the partner; what was meant is sent anew.",
    ),
    Alarm.BLOB_MISSING: (
        "The sender answers, but does not serve the ciphertext that its log names.",
        "Tell the partner, then try it again.",
    ),
    Alarm.DIGEST: (
        "The sender serves another ciphertext than the logged one, or a longer one.",
        "Tell the partner, then try it again.",
    ),
    Alarm.CANNOT_OPEN: (
        "None of our keys opens the ciphertext, or it is damaged inside.",
        "Compare the age key with the partner; it sends anew.",
    ),
    Alarm.SCHEMA: (
        "What is inside does not fit its kind, or belongs to another entry.",
        "Tell the partner; it sends anew.",
    ),
    Alarm.TOO_LARGE: (
        "The dispatch is larger than a node takes.",
        "The partner splits it into several.",
    ),
    Alarm.UNKNOWN_KIND: (
        "A kind of dispatch that this version does not know.",
        "Upgrade Saksama, then try it again.",
    ),
    Alarm.NUMBER_GAP: (
        "The partner's numbers for us leave one out: a dispatch is not in its log, or hidden.",
        "Ask the partner for the dispatch of the missing number.",
    ),
    Alarm.BACK_DATED: (
        "An entry of the partner's log says that it is older than its place in the log allows (120 s).",
        "Ask the partner about its clock. The entry counts by the time of its cosignature.",
    ),
    Alarm.AHEAD: (
        "An entry of the partner's log says that it is younger than its cosignature (120 s).",
        "Ask the partner about its clock. The entry counts by the time of its cosignature.",
    ),
    Alarm.FELL: (
        "An entry of the partner's log brought our own handling of it to a fall; nothing of it was kept.",
        "Report it to the maintainers with the index; after an upgrade try it again.",
    ),
    Alarm.SET_ASIDE: (
        "A dispatch of ours cannot be sealed: something of it is damaged or gone. It waits aside; those behind it go.",
        "Restore `outgoing/` or the key that is named; it goes by itself within ten minutes. Or delete it.",
    ),
}
"""What happened and what to do, for the reference page."""
