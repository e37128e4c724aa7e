"""What is told to the public about a claim: the whole of one clarification, as the blob that its entry names.

Rules kept here:
  * Closed and canonical, as an entry is: one spelling of bytes, no unknown field, text in NFC.
  * Every sign of every text is seen: nothing that hides, controls or turns the order of letters (`words`).
  * The first version corrects nothing; every later one says what changed and why.
  * What the entry says beside its digest (outcome, assessor, version, public words) stands here alike (`differs`).
Left to others: the entry (`kinds.clarification`), how it looks, whether the assessment stands (verify).
"""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from saksama.entries.body import Count, MomentText, Origin, PublicText, SubjectId
from saksama.entries.encoding import MalformedEntry, decode, encode
from saksama.entries.kinds.clarification import ClarificationPublished, Version
from saksama.entries.kinds.content import Assessment, Concerns
from saksama.entries.words import unprinted
from saksama.errors import EvidenceError
from saksama.vocabulary import BadMoment, parse_moment

FORMAT: Final = "saksama-clarification/1"
MAX_SOURCES: Final = 20

Line = Annotated[str, Meta(min_length=1, max_length=200, description="one line")]
Words = Annotated[str, Meta(min_length=1, max_length=2000, description="words, lines apart")]
LongWords = Annotated[str, Meta(min_length=1, max_length=8000, description="words, lines apart")]
Address = Annotated[
    str, Meta(pattern=r"^(https?://[!-~]{1,500})?\Z", description="web address; empty for what is in no web")
]


class ClarificationMalformed(EvidenceError):
    """Bytes that are no clarification in the one form. `why` says which rule they break."""

    code = "clarification.malformed"
    advice = "Compare the bytes with docs/reference/clarifications.md; a node publishes nothing else."

    why: str


class _Closed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A closed part."""


class PublicSource(_Closed, frozen=True, kw_only=True):
    """What anybody can look up. `outside`: it is of neither institution."""

    address: Address
    outside: bool
    title: Line


class Assessed(_Closed, frozen=True, kw_only=True):
    """The assessment that it tells of, as the log of `origin` has it: `at`, counts of sources, those from outside."""

    at: MomentText
    name: Line
    origin: Origin
    outcome: Assessment
    outside: Count
    sources: Count


class Publisher(_Closed, frozen=True, kw_only=True):
    """Who publishes it, in whose log its entry stands."""

    name: Line
    origin: Origin


class Change(_Closed, frozen=True, kw_only=True):
    """What a correction changes, and why."""

    what: Words
    why: Words


class Clarification(_Closed, frozen=True, kw_only=True):
    """One version. `claim`: as it goes round; `text`: the public words of the entry; `right`: all that is right."""

    assessed: Assessed
    change: Change | UnsetType = UNSET
    claim: Words
    concerns: Concerns
    format: Literal["saksama-clarification/1"] = msgspec.field(default=FORMAT)
    language: Literal["id"]
    publisher: Publisher
    right: LongWords
    sources: tuple[PublicSource, ...]
    subject: SubjectId
    text: PublicText
    title: Line
    version: Version


def encode_clarification(said: Clarification) -> bytes:
    """The one spelling. Raises `ClarificationMalformed`: too long, a sign that does not print, or another rule."""
    told = {"format": FORMAT, **msgspec.to_builtins(said)}
    told["sources"] = list(told["sources"])
    try:
        data = encode(told)
        _judge(msgspec.convert(told, Clarification))
    except (MalformedEntry, msgspec.ValidationError) as error:
        raise ClarificationMalformed(str(error)) from error
    return data


def parse_clarification(data: bytes) -> Clarification:
    """What these bytes say. Raises `ClarificationMalformed` unless they are what `encode_clarification` makes."""
    try:
        told = decode(data)
        said = msgspec.convert(told, Clarification)
    except (MalformedEntry, msgspec.ValidationError) as error:
        raise ClarificationMalformed(str(error)) from error
    if told.get("format") != FORMAT:
        raise ClarificationMalformed("no format")
    _judge(said)
    return said


def differs(said: Clarification, entered: ClarificationPublished, subject: str, origin: str) -> str:
    """The first thing that the entry of `origin` about `subject` says otherwise; empty where they agree."""
    pairs = {
        "subject": (said.subject, subject),
        "publisher": (said.publisher.origin, origin),
        "assessor": (said.assessed.origin, entered.assessor),
        "outcome": (said.assessed.outcome, entered.outcome),
        "text": (said.text, entered.text),
        "version": (said.version, entered.version),
    }
    return next((name for name, (here, there) in pairs.items() if here != there), "")


def printable(text: str, *, lines: bool = True) -> bool:
    """Whether every sign of a text prints; `lines`: it may have several."""
    return unprinted(text, lines=lines) is None


def _judge(said: Clarification) -> None:
    """The rules that the fields' own shapes do not hold."""
    if (said.version > 1) is not (said.change is not UNSET):
        raise ClarificationMalformed("the first version corrects nothing, every later one says what it changes")
    if not said.sources or len(said.sources) > MAX_SOURCES:
        raise ClarificationMalformed(f"no source, or more than {MAX_SOURCES}")
    try:
        parse_moment(said.assessed.at)
    except BadMoment as error:
        raise ClarificationMalformed("no moment") from error
    lines = (said.title, said.assessed.name, said.publisher.name, *(each.title for each in said.sources))
    changed = () if isinstance(said.change, UnsetType) else (said.change.what, said.change.why)
    texts = (said.claim, said.text, said.right, *changed)
    if not all(printable(each, lines=False) for each in lines) or not all(printable(each) for each in texts):
        raise ClarificationMalformed("a sign that does not print")
    if any(each != each.strip() for each in (*lines, *texts)):
        raise ClarificationMalformed("a text that begins or ends blank")
