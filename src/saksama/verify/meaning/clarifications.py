"""Clarifications: the document that an entry names is one, and says what entry and logs say.

Rules kept here:
  * The document is served and has its digest; it is a clarification in the one form.
  * Subject, publisher, assessor, outcome, public words and version are those of the entry.
  * Whom it says that the claim concerns is what the log that began the claim said last before it; where
    that is another log, what it said at any time before.
  * The assessment that it tells stands in the assessor's log as it is told: its moment, outcome, numbers of sources.
Left to others: whether that assessment was the last, and two persons (content); whether what is said is right.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from saksama.entries.clarification import Clarification, ClarificationMalformed, differs, parse_clarification
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import Assessment, Concerns, ContentAssessed, ContentClassified
from saksama.procedure.beginning import begun_in, undecided
from saksama.verify.blobs import Blobs, ReadOnce
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.beginnings import joined_copies
from saksama.verify.meaning.histories import Placed
from saksama.verify.served import ServedLog
from saksama.vocabulary import format_moment

type Told = tuple[str, str]
"""What is wrong, in Indonesian and English."""

type _Told = tuple[str, int, int]
"""An assessment as a document tells it: its moment, how many sources, how many of them outside."""


@dataclass(frozen=True, slots=True)
class _Claims:
    """What the logs that were read say of claims, looked up at every clarification.

    `assessed`: by log, claim and outcome, each assessment as a document tells it; `begun`: by claim.
    """

    read: Collection[str]
    assessed: Mapping[tuple[str, str, Assessment], Collection[_Told]]
    begun: Mapping[str, "_Begun"]


@dataclass(frozen=True, slots=True)
class _Begun:
    """How one claim was classified in the log that began it, in its own order; `log` empty: nothing proves which did.

    `concerns`: whom it concerned after each of them; `said`: by whom, the earliest moment at which that log said so.
    """

    log: str
    indexes: Sequence[int] = ()
    concerns: Sequence[Concerns] = ()
    said: Mapping[Concerns, datetime] = field(default_factory=dict)


def check_clarifications(logs: Sequence[ServedLog], blobs: Blobs, found: Findings) -> None:
    """Open every document that the logs name, and hold it beside them."""
    claims = _Claims({log.origin for log in logs}, _assessed(logs), _begun(logs))
    bases = [log.base for log in logs]
    parse = ReadOnce(parse_clarification, ClarificationMalformed)
    for log in logs:
        for item in log.contents.of(ClarificationPublished):
            body = item.body
            if not isinstance(body, ClarificationPublished):
                continue
            data = blobs.get(body.document, [log.base, *bases], log.origin, item.index)
            if data is None:
                continue
            told: Told | None
            try:
                said = parse(data)
            except ClarificationMalformed as error:
                told = f"dokumennya bukan klarifikasi: {error.why}", f"its document is no clarification: {error.why}"
            else:
                begun = claims.begun.get(item.wire.subject)
                told = _wrong(claims, log.origin, item, body, said) or _misplaced(begun, log.origin, item, said)
            if told is not None:
                evidence = {"subject": item.wire.subject, "act": item.wire.kind, "reason": told[0]}
                found.add(Code.CONTENT_UNLAWFUL, log.origin, item.index, **evidence, reason_en=told[1])


def _wrong(claims: _Claims, origin: str, item: Item, body: ClarificationPublished, said: Clarification) -> Told | None:
    if name := differs(said, body, item.wire.subject, origin):
        return f"dokumennya mengatakan lain: {name}", f"its document says otherwise: {name}"
    # A log that could not be read says nothing; of an outcome that is not there the replay has told already.
    told = said.assessed
    same = claims.assessed.get((body.assessor, item.wire.subject, told.outcome), ())
    if same and (told.at, told.sources, told.outside) not in same:
        return "penilaian yang diceritakannya tidak ada di log", "the assessment that it tells is not in the log"
    return None


def _begun(logs: Sequence[ServedLog]) -> Mapping[str, _Begun]:
    joined, classified = joined_copies(logs), dict[str, list[Placed]]()
    for log in logs:
        for item in log.contents.of(ContentClassified):
            classified.setdefault(item.wire.subject, []).append((log.origin, item))
    return {subject: _begun_of(told, joined.get(subject, ())) for subject, told in classified.items()}


def _begun_of(told: Sequence[Placed], joined: Collection[str]) -> _Begun:
    moments = sorted((each.at, log) for log, each in told)
    if undecided(moments, joined):
        return _Begun("")
    began = begun_in(moments, joined)
    own = [(each, each.body) for log, each in told if log == began and isinstance(each.body, ContentClassified)]
    said: dict[Concerns, datetime] = {}
    concerns: list[Concerns] = []
    latest: datetime | None = None
    for each, body in own:
        said[body.concerns] = min(each.at, said.get(body.concerns, each.at))
        # The last one by its time counts.
        is_latest = latest is None or each.at >= latest
        latest = each.at if is_latest else latest
        concerns.append(body.concerns if is_latest else concerns[-1])
    return _Begun(began, [each.index for each, _ in own], concerns, said)


def _misplaced(begun: _Begun | None, origin: str, item: Item, said: Clarification) -> Told | None:
    """Whether it names others than the claim concerned when it was published."""
    if begun is None or not begun.log:
        # Begun in a log that could not be read, or undecided; of both, and of one that nobody began, the replay tells.
        return None
    if begun.log == origin:
        place = bisect_left(begun.indexes, item.index)
        is_so = place > 0 and begun.concerns[place - 1] is said.concerns
    else:
        # How far the other log was read here then, nobody knows; the clocks of two nodes may differ by the tolerance.
        since = begun.said.get(said.concerns)
        is_so = since is not None and since <= item.at + 2 * TOLERANCE
    if is_so:
        return None
    return "dokumennya menyebut lain siapa yang disangkut", "its document says otherwise whom the claim concerns"


def _assessed(logs: Sequence[ServedLog]) -> Mapping[tuple[str, str, Assessment], Collection[_Told]]:
    found: dict[tuple[str, str, Assessment], set[_Told]] = {}
    for log in logs:
        for item in log.contents.of(ContentAssessed):
            if isinstance(item.body, ContentAssessed):
                told = format_moment(item.at), item.body.sources, item.body.outside
                found.setdefault((log.origin, item.wire.subject, item.body.outcome), set()).add(told)
    return found
