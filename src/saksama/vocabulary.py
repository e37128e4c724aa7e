"""Words that two packages or more need: moments, closed codes, patterns of ids.

Rules kept here:
  * A moment is UTC with milliseconds, in the years 2000 to 2999, and has one spelling; any other is refused.
  * A code is a member of a closed list. A new code is a new version of this file, never a guess by a reader.
Left to others: what a code permits (agreement), what it means in a case (procedure), its Indonesian words (screens).
"""

import re
from datetime import UTC, datetime
from enum import StrEnum

from saksama.errors import CallerError

MAX_SAFE_INTEGER = 2**53 - 1
"""RFC 8785 section 3.1 with RFC 7493 section 2.2: a larger integer does not survive every JSON reader."""

type Scalar = str | int | bool
type JsonValue = Scalar | list[JsonValue] | dict[str, JsonValue]
type JsonObject = dict[str, JsonValue]

MOMENT = r"^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z\Z"
_MOMENT = re.compile(MOMENT)


class BadMoment(CallerError):
    """The text is not a moment in the one spelling."""

    code = "moment.spelling"
    advice = "Write a moment as 2026-11-24T08:00:00.123Z, in UTC with milliseconds."

    text: str


def format_moment(moment: datetime) -> str:
    """The one spelling of a moment, cut (never rounded up) to milliseconds. Raises `BadMoment` without a zone."""
    if moment.tzinfo is None:
        raise BadMoment(moment.isoformat())
    text = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    if _MOMENT.match(text) is None:
        raise BadMoment(text)
    return text


def parse_moment(text: str) -> datetime:
    """The moment that `text` spells. Raises `BadMoment` on any other spelling."""
    if _MOMENT.match(text) is None:
        raise BadMoment(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadMoment(text) from error


class Classification(StrEnum):
    """How widely a dispatch may be read, from the widest; compare by `rank`."""

    OPEN = "open"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"

    @property
    def rank(self) -> int:
        """0 for the widest; a clause permits everything up to its highest rank."""
        return tuple(Classification).index(self)


class KeyUse(StrEnum):
    """What a key may be used for. Each use has its own key (design: keys)."""

    INSTITUTION = "institution"
    LOG = "log"
    WITNESS = "witness"
    TRANSPORT = "transport"
    AGE = "age"
    VAULT = "vault"
    LEAK = "leak"


class OldKey(StrEnum):
    """What became of an institution key that an amendment replaces: it signs once more, it was lost, or stolen."""

    SIGNS = "signs"
    LOST = "lost"
    STOLEN = "stolen"


class DispatchKind(StrEnum):
    """What may be sent between two nodes."""

    INFORMATION_REQUEST = "information.request"
    INFORMATION_REPLY = "information.reply"
    TASK_OFFER = "task.offer"
    TASK_REPORT = "task.report"
    DATASET_SHARE = "dataset.share"
    INCIDENT_REPORT = "incident.report"
    CONTENT_CLAIM = "content.claim"
    CONTENT_FINDING = "content.finding"
    NOTICE = "notice"


class RefusalCode(StrEnum):
    """Why an officer refuses a dispatch or declines a task. Further words go back as a notice."""

    OUTSIDE_CLAUSE = "outside-clause"
    NOT_COMPETENT = "not-competent"
    INCOMPLETE = "incomplete"
    DUPLICATE = "duplicate"
    TOO_LATE = "too-late"
    NO_CAPACITY = "no-capacity"
    EXCLUDED_SUBJECT = "excluded-subject"
    CONFLICT_OF_INTEREST = "conflict-of-interest"


class RejectionCode(StrEnum):
    """Why a node could not take a dispatch: a fault of that one dispatch, tried again on demand."""

    NO_PERMIT = "no-permit"
    BLOB_MISSING = "blob-missing"
    DIGEST = "digest"
    CANNOT_OPEN = "cannot-open"
    SCHEMA = "schema"
    TOO_LARGE = "too-large"
    UNKNOWN_KIND = "unknown-kind"
    NUMBER = "number"
    REPLAYED = "replayed"


class SubjectClass(StrEnum):
    """Kinds of subject that a clause may exclude."""

    PROVINCIAL_OFFICIAL_REPORTED = "provincial_official_reported"
    PARTNER_STAFF_REPORTED = "partner_staff_reported"
    CHILD_INVOLVED = "child_involved"
    ADJUDICATION_PENDING = "adjudication_pending"
    REPORTER_OR_TESTIFIER = "reporter_or_testifier"
    STUDY_UNDECIDED = "study_undecided"
    HEARING_MINUTES = "hearing_minutes"
    OWN_CIVIL_SERVANT_REPORTED = "own_civil_servant_reported"
    GAKKUMDU_FILE = "gakkumdu_file"
