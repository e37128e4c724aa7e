"""Content entries: what was seen online and captured, what claim it repeats, and what became of that claim.

Rules kept here:
  * A copy (`captured`, `triaged`, `rechecked`) has a subject of its own; a claim (`classified` and what follows) has
    another, the same in both logs. A copy names its claim, never the other way round: one claim, many copies.
  * Content is not public: its digests stand in commitments. A body says kinds, channels, outcomes, articles, counts.
  * `unknown` is its own word: what nobody has looked at is not what nobody is concerned by.
Left to others: lawful order (procedure), what an article says, the public text (clarification).
"""

from enum import StrEnum
from typing import ClassVar

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Confirmer, Count, MomentText, OnPaper, SubjectId


class Way(StrEnum):
    """By which way it came in."""

    PUBLIC = "public"
    STAFF = "staff"
    LIST = "list"
    FEED = "feed"
    PARTNER = "partner"


class Medium(StrEnum):
    """What was captured."""

    LINK = "link"
    TEXT = "text"
    IMAGE = "image"
    MESSAGE = "message"


class Channel(StrEnum):
    """Where it was seen."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    TIKTOK = "tiktok"
    X = "x"
    YOUTUBE = "youtube"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    WEBSITE = "website"
    OTHER = "other"
    UNKNOWN = "unknown"


class Triage(StrEnum):
    """What became of a copy: it repeats a claim, it is noise, or it is looked at again."""

    CLAIM = "claim"
    NOISE = "noise"
    RETURNED = "returned"


class Category(StrEnum):
    """What the claim may be, before anybody has judged it."""

    FALSEHOOD = "falsehood"
    HATE = "hate"
    SARA = "sara"
    INCITEMENT = "incitement"
    MONEY = "money"
    TIMING = "timing"
    IMITATION = "imitation"
    OTHER = "other"


class Concerns(StrEnum):
    """Whom of the provincial government the claim concerns."""

    NOBODY = "nobody"
    GOVERNMENT = "government"
    OFFICIAL = "official"
    INCUMBENT = "incumbent"
    UNKNOWN = "unknown"


class Assessment(StrEnum):
    """What the claim is found to be."""

    TRUE = "true"
    FALSE = "false"
    MISLEADING = "misleading"
    SATIRE = "satire"
    NOT_CHECKABLE = "not-checkable"


class Judgment(StrEnum):
    """What the election supervisor decides."""

    VIOLATION = "violation"
    NO_VIOLATION = "no-violation"
    NOT_COMPETENT = "not-competent"


class Addressee(StrEnum):
    """To whom a request goes: a provincial office takes nothing down, it asks up the chain."""

    BAWASLU_RI = "bawaslu-ri"
    MINISTRY = "ministry"
    PLATFORM = "platform"


class Outcome(StrEnum):
    """What came of a request."""

    RECEIVED = "received"
    PASSED_ON = "passed-on"
    REMOVED = "removed"
    RESTRICTED = "restricted"
    REFUSED = "refused"
    SILENT = "silent"


class Presence(StrEnum):
    """What was met at a copy's address. `changed`: something else; `unreached`: nobody answered, which is not gone."""

    UP = "up"
    CHANGED = "changed"
    GONE = "gone"
    UNREACHED = "unreached"
    UNKNOWN = "unknown"


class Answered(StrEnum):
    """The class of the HTTP status that was met (RFC 9110, 15)."""

    SUCCESSFUL = "2xx"
    REDIRECTION = "3xx"
    CLIENT_ERROR = "4xx"
    SERVER_ERROR = "5xx"


class ContentCaptured(Body, frozen=True, kw_only=True):
    """Captured before it vanishes. `content` commits to its manifest: address, heads, digests of all that was kept."""

    KIND: ClassVar[str] = "content.captured"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"content"})
    channel: Channel
    medium: Medium
    way: Way


class ContentTriaged(OnPaper, frozen=True, kw_only=True):
    """Looked at. `claim`: the subject of the claim that it repeats, with the outcome `claim` and only then.

    Another claim later is a correction: the last one counts, the earlier ones stay to be seen.
    """

    KIND: ClassVar[str] = "content.triaged"
    claim: SubjectId | UnsetType = UNSET
    outcome: Triage


class ContentClassified(OnPaper, frozen=True, kw_only=True):
    """A claim begins, or is classified anew. `target`: whom it speaks against or for, a code; `unknown`, `nobody`.

    The claim as it was written down stands in the commitment `text`.
    """

    KIND: ClassVar[str] = "content.classified"
    category: Category
    concerns: Concerns
    target: Code


class ContentAssessed(Body, frozen=True, kw_only=True):
    """What the claim is found to be. `sources`: how many were read, `outside`: of them not of either institution.

    `second`: who read what the actor wrote, and confirmed it. The words stand in the commitment `text`.
    """

    KIND: ClassVar[str] = "content.assessed"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"text"})
    outcome: Assessment
    outside: Count
    second: Confirmer
    sources: Count


class ContentJudged(OnPaper, frozen=True, kw_only=True):
    """Decided by the election supervisor. `basis`: the articles it rests on, as the list of articles calls them.

    `second`: who confirmed what the actor proposed; missing where one person decided. The words stand in `reason`.
    """

    KIND: ClassVar[str] = "content.judged"
    COMMITS: ClassVar[frozenset[str]] = frozenset({"reason"})
    basis: tuple[Code, ...]
    outcome: Judgment
    second: Confirmer | UnsetType = UNSET


class ContentRequested(OnPaper, frozen=True, kw_only=True):
    """Asked of the next level. `request`: a random id of its own; `copies`: how many copies it names.

    `second`: who read what the actor wrote, and confirmed it.
    """

    KIND: ClassVar[str] = "content.requested"
    copies: Count
    due: MomentText | UnsetType = UNSET
    request: SubjectId
    second: Confirmer
    to: Addressee


class ContentReminded(OnPaper, frozen=True, kw_only=True):
    """Asked again, in the same words: the request's answer was due and did not come. `due`: by when it is due now."""

    KIND: ClassVar[str] = "content.reminded"
    due: MomentText | UnsetType = UNSET
    request: SubjectId


class ContentAnswered(OnPaper, frozen=True, kw_only=True):
    """What `by` answered to a request, or that the time went by in silence."""

    KIND: ClassVar[str] = "content.answered"
    by: Addressee
    outcome: Outcome
    request: SubjectId


class ContentRechecked(Body, frozen=True, kw_only=True):
    """Looked again whether a copy, of this log or a partner's, still stands at its address.

    `status`: of the answer; missing where nobody answered, or where nothing follows from it. The address is not here.
    """

    KIND: ClassVar[str] = "content.rechecked"
    presence: Presence
    status: Answered | UnsetType = UNSET


KINDS: tuple[type[Body], ...] = (
    ContentCaptured,
    ContentTriaged,
    ContentClassified,
    ContentAssessed,
    ContentJudged,
    ContentRequested,
    ContentReminded,
    ContentAnswered,
    ContentRechecked,
)
