"""What may stand inside a dispatch: one closed payload per kind.

Rules kept here:
  * No kind has a field for a reporter's identity, nor for free-form extra fields: an unknown field is refused.
  * Around it stands a frame that names agreement, clause and subject again, so that a ciphertext cannot be moved to
    another `dispatch.sent` unnoticed.
  * The classes of subject that a clause may exclude are declared inside (`subjects`): the log does not tell them.
Left to others: attachments and padding (`container`), sealing (`seal`), what the words say (the leak check).
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import msgspec

from saksama.entries.kinds.content import Category, Channel, Concerns, Medium
from saksama.entries.kinds.incident import IncidentType
from saksama.entries.words import MOST_AT_ALL, all_worded, worded
from saksama.envelope.errors import UnknownKind, WrongSchema
from saksama.json_documents import read_json
from saksama.vocabulary import MOMENT, Classification, DispatchKind, JsonValue, SubjectClass

MAX_PAYLOAD_BYTES = 256 * 1024
_OF_OTHERS = frozenset({"cited", "copies"})

Title = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
ShortText = Annotated[str, msgspec.Meta(max_length=2_000)]
Hex32 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex64 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Index = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
MomentText = Annotated[str, msgspec.Meta(pattern=MOMENT)]
RoleCode = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{1,16}\Z")]
MediaType = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}\Z")]
TargetCode = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_.-]{0,63}\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]


class Ref(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry in a log: origin and index."""

    origin: str
    index: Index


class Cited(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short quotation of somebody else's words, with its source as it must be cited."""

    words: ShortText
    source: ShortText


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What stands around every payload. `subject`: of the dispatch; `case`: public subject of the case it serves."""

    agreement: Hex64
    clause: str
    classification: Classification
    subject: Hex32
    title: Title
    subjects: tuple[SubjectClass, ...] = ()
    case: Hex32 | None = None


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What one kind of dispatch says."""

    KIND: ClassVar[DispatchKind]


class InformationRequest(Payload, frozen=True):
    """Ask for information, until `due`."""

    KIND: ClassVar[DispatchKind] = DispatchKind.INFORMATION_REQUEST
    question: Text
    due: MomentText | None = None
    cited: Cited | None = None


class InformationReply(Payload, frozen=True):
    """Answer a request; `request` is its `dispatch.sent`."""

    KIND: ClassVar[DispatchKind] = DispatchKind.INFORMATION_REPLY
    request: Ref
    answer: Text


class TaskOffer(Payload, frozen=True):
    """Offer a task; `task` is the subject that both logs use for it."""

    KIND: ClassVar[DispatchKind] = DispatchKind.TASK_OFFER
    task: Hex32
    description: Text
    due: MomentText
    cited: Cited | None = None


class TaskReport(Payload, frozen=True):
    """Report on a task. `done` asks the opener to confirm."""

    KIND: ClassVar[DispatchKind] = DispatchKind.TASK_REPORT
    task: Hex32
    report: Text
    done: bool


class DatasetShare(Payload, frozen=True):
    """Hand over a dataset; its files are the attachments."""

    KIND: ClassVar[DispatchKind] = DispatchKind.DATASET_SHARE
    description: Text
    source: ShortText
    as_of: Day | None = None
    rows: Index | None = None


class IncidentReport(Payload, frozen=True):
    """Report a security incident; `incident` and `task` (in which it is worked) are the subjects that both logs use.

    `notice_due`: for a leak of personal data, when the persons must have been told (UU 27/2022 art. 46).
    """

    KIND: ClassVar[DispatchKind] = DispatchKind.INCIDENT_REPORT
    incident: Hex32
    type: IncidentType
    description: Text
    due: MomentText
    address: ShortText | None = None
    notice_due: MomentText | None = None
    task: Hex32 | None = None


class CopyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a copy; its bytes are the attachment that bears its SHA-256 as its name."""

    role: RoleCode
    sha256: Hex64
    media_type: MediaType
    size: Index


class ClaimCopy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One capture. `salt` opens its `content.captured` upon the attachment `<subject>.json`, the manifest.

    `said`: words that somebody typed from a picture; what a page or a text says is read from its bytes.
    """

    subject: Hex32
    channel: Channel
    medium: Medium
    captured: MomentText
    salt: Hex64
    files: Annotated[tuple[CopyFile, ...], msgspec.Meta(min_length=1, max_length=8)]
    address: ShortText = ""
    said: ShortText = ""


class ContentClaim(Payload, frozen=True):
    """Hand over a claim with copies of it. `claim`: the subject that both logs use for it.

    `salt` opens the last `content.classified` of the sender upon the words; missing where that is another's, or old.
    """

    KIND: ClassVar[DispatchKind] = DispatchKind.CONTENT_CLAIM
    claim: Hex32
    words: Annotated[str, msgspec.Meta(min_length=1, max_length=1_000)]
    category: Category
    concerns: Concerns
    target: TargetCode
    salt: Hex64 | None = None
    copies: Annotated[tuple[ClaimCopy, ...], msgspec.Meta(max_length=10)] = ()


class FindingSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source of an assessment; `outside`: of neither institution."""

    what: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    outside: bool


class ContentFinding(Payload, frozen=True):
    """Hand over the words of an assessment or a judgment. `index`: its entry in the sender's log; `salt` opens it."""

    KIND: ClassVar[DispatchKind] = DispatchKind.CONTENT_FINDING
    claim: Hex32
    index: Index
    salt: Hex64
    words: Text
    sources: Annotated[tuple[FindingSource, ...], msgspec.Meta(max_length=60)] = ()


class Notice(Payload, frozen=True):
    """Further words: on a refusal, an erasure, a contact; `about` is the entry they concern."""

    KIND: ClassVar[DispatchKind] = DispatchKind.NOTICE
    text: Text
    about: Ref | None = None


PAYLOADS: Mapping[DispatchKind, type[Payload]] = {
    kind.KIND: kind
    for kind in (
        InformationRequest,
        InformationReply,
        TaskOffer,
        TaskReport,
        DatasetShare,
        IncidentReport,
        ContentClaim,
        ContentFinding,
        Notice,
    )
}


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The outer object of `payload.json`, its payload still unread."""

    v: int
    kind: str
    frame: Frame
    payload: msgspec.Raw


class _WireOut(msgspec.Struct, frozen=True):
    v: int
    kind: str
    frame: Frame
    payload: Payload


def encode_payload(frame: Frame, payload: Payload) -> bytes:
    """The bytes of `payload.json`: UTF-8 JSON, indented so that a person can read the opened file."""
    wire = _WireOut(1, payload.KIND, frame, payload)
    return msgspec.json.format(msgspec.json.encode(wire), indent=2) + b"\n"


def decode_payload(data: bytes) -> tuple[Frame, Payload]:
    """The frame and the payload; `UnknownKind` or `WrongSchema`."""
    try:
        wire = read_json(data, _Wire)
    except msgspec.DecodeError as error:
        raise WrongSchema(str(error)) from error
    if wire.v != 1 or wire.kind not in set(DispatchKind):
        raise UnknownKind(f"version {wire.v}, kind {wire.kind[:64]!r}")
    return wire.frame, parse_payload(DispatchKind(wire.kind), bytes(wire.payload))


def parse_payload(kind: DispatchKind, data: bytes) -> Payload:
    """A payload of this kind from its own JSON alone, as a node keeps it; `WrongSchema`."""
    try:
        return read_json(data, PAYLOADS[kind])
    except msgspec.DecodeError as error:
        raise WrongSchema(str(error)) from error


def in_one_spelling[Told: Payload](frame: Frame, payload: Told) -> tuple[Frame, Told]:
    """The same, what the sender's people say themselves as `worded` makes it; quotations and copies of others stay.

    Raises `WordsRefused`; `WrongSchema` where what is spelled so is too long for its field.
    """
    told: dict[str, JsonValue] = msgspec.to_builtins(payload)
    said = {name: value if name in _OF_OTHERS else all_worded(value) for name, value in told.items()}
    title = worded(frame.title, most=MOST_AT_ALL, needed=False)
    try:
        spelled = msgspec.convert(said, type(payload))
    except msgspec.ValidationError as error:
        raise WrongSchema(str(error)) from error
    return msgspec.structs.replace(frame, title=title), spelled


def searchable_text(frame: Frame, payload: Payload) -> str:
    """Every word that a person wrote, for the leak check: all text fields of frame and payload, nested ones too."""
    return "\n".join(_texts(msgspec.to_builtins([frame, payload])))


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.values() for text in _texts(item)]
        case list() | tuple():
            return [text for item in value for text in _texts(item)]
        case _:
            return []
