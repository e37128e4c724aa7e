"""Hold what a partner sent about content against the logs: what opens an entry, whom a claim concerns.

Rules kept here:
  * Whatever does not fit rejects the whole dispatch, with what was met.
  * A dispatch declares whom its claim concerns, as its log says: else the clause could be gone round.
Left to others: copies (take_copy), claims and findings (take_claim).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from saksama.entries.commitment import Opening, OpeningFails, check_opening
from saksama.entries.entry import Entry
from saksama.entries.kinds.content import Concerns, ContentClassified
from saksama.envelope.seal import Opened
from saksama.vocabulary import SubjectClass
from saksama_node.contentwatch.strangers.fetching import MAX_BYTES
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.attachments import Kept
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.ledger import mirror
from saksama_node.ledger.queries import history

CONCERNING: Final = SubjectClass.PROVINCIAL_OFFICIAL_REPORTED
"""What a dispatch declares about a claim of which nobody has said that it concerns nobody of the government."""


def subjects_of(concerns: Concerns) -> frozenset[SubjectClass]:
    """What a dispatch about such a claim declares; of what is unknown it may concern the government."""
    return frozenset() if concerns is Concerns.NOBODY else frozenset({CONCERNING})


def classified(claim: str, origin: str, *, is_ours: bool) -> list[tuple[Entry, ContentClassified]]:
    """How the log that began a claim classified it, in its order."""
    found = history(claim) if is_ours else mirror.mirrored(origin, subject=claim)
    return [(each.entry, each.entry.body) for each in found if isinstance(each.entry.body, ContentClassified)]


def check_declared(opened: Opened, concerns: Iterable[Concerns]) -> None:
    """Raise `DispatchFaulty` unless it declares what a claim that concerns one of these does."""
    if frozenset(opened.frame.subjects) & {CONCERNING} not in {subjects_of(each) for each in concerns}:
        raise faulty("the dispatch declares another subject than the claim has")


def opens(entry: Entry, name: str, salt: str, data: bytes) -> bool:
    """Whether these bytes open the entry's commitment of this name."""
    try:
        check_opening(entry, Opening(name, bytes.fromhex(salt), data))
    except OpeningFails:
        return False
    return True


def check_opens(entry: Entry, name: str, salt: str, data: bytes) -> None:
    """Raise `DispatchFaulty` unless these bytes open the entry's commitment of this name."""
    if not opens(entry, name, salt, data):
        raise faulty(f"what was sent does not open {entry.kind} of {entry.subject}")


def bytes_of(files: Mapping[str, Kept], name: str) -> bytes:
    """The bytes of an attachment by its name. Raises `DispatchFaulty` where it is not there, or too large."""
    file = files.get(name)
    if file is None:
        raise faulty(f"the file {name} is not there")
    if file.size > MAX_BYTES:
        raise DispatchFaulty(Alarm.TOO_LARGE, f"the file {name}")
    with file.open() as plain:
        return plain.read()


def faulty(why: str) -> DispatchFaulty:
    """What is inside is not what its kind says, or not what the logs say."""
    return DispatchFaulty(Alarm.SCHEMA, why)
