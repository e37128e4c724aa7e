"""Clarifications: the document that an entry names is one, and says what entry and logs say.

Rules kept here:
  * The document is served and has its digest; it is a clarification in the one form.
  * Subject, publisher, assessor, outcome, public words and version are those of the entry.
  * Whom it says that the claim concerns is what the log that began the claim said last before it; where
    that is another log, what it said at any time before.
  * The assessment that it tells stands in the assessor's log as it is told: its moment, outcome, numbers of sources.
Left to others: whether that assessment was the last, and two persons (content); whether what is said is right.
"""

from collections.abc import Collection, Mapping, Sequence

from saksama.entries.clarification import Clarification, ClarificationMalformed, differs, parse_clarification
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import ContentAssessed, ContentClassified
from saksama.procedure.beginning import begun_in, undecided
from saksama.verify.blobs import Blobs
from saksama.verify.checkpoints import TOLERANCE
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.beginnings import joined_copies
from saksama.verify.meaning.histories import Placed
from saksama.verify.served import ServedLog
from saksama.vocabulary import format_moment

type Told = tuple[str, str]
"""What is wrong, in Indonesian and English."""


def check_clarifications(logs: Sequence[ServedLog], blobs: Blobs, found: Findings) -> None:
    """Open every document that the logs name, and hold it beside them."""
    read: Mapping[str, ServedLog] = {log.origin: log for log in logs}
    classified, joined = _classified(logs), joined_copies(logs)
    bases = [log.base for log in logs]
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
                said = parse_clarification(data)
            except ClarificationMalformed as error:
                told = f"dokumennya bukan klarifikasi: {error.why}", f"its document is no clarification: {error.why}"
            else:
                acts, copies = classified.get(item.wire.subject, ()), joined.get(item.wire.subject, ())
                told = _wrong(read, log.origin, item, body, said) or _misplaced(acts, copies, log.origin, item, said)
            if told is not None:
                evidence = {"subject": item.wire.subject, "act": item.wire.kind, "reason": told[0]}
                found.add(Code.CONTENT_UNLAWFUL, log.origin, item.index, **evidence, reason_en=told[1])


def _wrong(
    read: Mapping[str, ServedLog], origin: str, item: Item, body: ClarificationPublished, said: Clarification
) -> Told | None:
    if name := differs(said, body, item.wire.subject, origin):
        return f"dokumennya mengatakan lain: {name}", f"its document says otherwise: {name}"
    # A log that could not be read says nothing; of an outcome that is not there the replay has told already.
    assessor = read.get(body.assessor)
    same = [] if assessor is None else _assessments(assessor, item.wire.subject, said)
    if same and not any(_as_told(each, said) for each in same):
        return "penilaian yang diceritakannya tidak ada di log", "the assessment that it tells is not in the log"
    return None


def _classified(logs: Sequence[ServedLog]) -> dict[str, list[Placed]]:
    """How each claim was classified, by time."""
    found: dict[str, list[Placed]] = {}
    for log in logs:
        for item in log.contents.of(ContentClassified):
            found.setdefault(item.wire.subject, []).append((log.origin, item))
    return {subject: sorted(told, key=lambda each: (each[1].at, each[0])) for subject, told in found.items()}


def _misplaced(
    told: Sequence[Placed], joined: Collection[str], origin: str, item: Item, said: Clarification
) -> Told | None:
    """Whether it names others than the claim concerned when it was published. `told`: its classifications, by time."""
    if not told:
        # Begun in a log that could not be read; of one that nobody began the replay has told.
        return None
    moments = [(each.at, log) for log, each in told]
    if undecided(moments, joined):
        # Of the classifications themselves the replay has told.
        return None
    began = begun_in(moments, joined)
    own = [each for log, each in told if log == began]
    if began == origin:
        known = [each for each in own if each.index < item.index][-1:]
    else:
        # How far the other log was read here then, nobody knows; the clocks of two nodes may differ by the tolerance.
        known = [each for each in own if each.at <= item.at + 2 * TOLERANCE]
    if any(isinstance(each.body, ContentClassified) and each.body.concerns is said.concerns for each in known):
        return None
    return "dokumennya menyebut lain siapa yang disangkut", "its document says otherwise whom the claim concerns"


def _assessments(log: ServedLog, subject: str, said: Clarification) -> list[tuple[Item, ContentAssessed]]:
    """The assessments of this claim in this log that came to what is told."""
    return [
        (item, item.body)
        for item in log.contents.of(ContentAssessed)
        if isinstance(item.body, ContentAssessed)
        and item.wire.subject == subject
        and item.body.outcome is said.assessed.outcome
    ]


def _as_told(found: tuple[Item, ContentAssessed], said: Clarification) -> bool:
    item, body = found
    told = said.assessed
    return (format_moment(item.at), body.sources, body.outside) == (told.at, told.sources, told.outside)
