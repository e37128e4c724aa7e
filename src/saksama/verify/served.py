"""Reading one log whole: newest checkpoint, kept checkpoints, bundles, tiles; what was read stays as evidence.

Rules kept here:
  * The checkpoint first fetched fixes the size; what the log grows meanwhile is left for the next run.
  * Kept checkpoints are read beside it.
Left to others: reading those (kept_checkpoints), whether the signatures count (checkpoints), what the entries say
(contents), entries and tiles (integrity).
"""

from dataclasses import dataclass, field

from saksama.errors import EvidenceError
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import MAX_NOTE, Note
from saksama.verify.contents import Contents
from saksama.verify.findings import Code, Findings
from saksama.verify.integrity import Integrity, read_entries
from saksama.verify.kept_checkpoints import Kept, kept_notes, open_head
from saksama.verify.reader import NotServed, Progress, Reader, Unreachable
from saksama.verify.tree import RecomputedTree

MAX_ENTRIES = 500_000_000
"""More is refused before a list of its tiles is made: a size is only a number until it is signed."""


@dataclass(frozen=True, slots=True)
class ServedLog:
    """One log as it was served to us.

    `tree` is None where the entries do not lead to the signed root; `history` are the kept checkpoints by size, the
    newest included.
    """

    origin: str
    base: str
    note: Note
    checkpoint: Checkpoint
    tree: RecomputedTree | None
    contents: Contents
    history: dict[int, Note] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest checkpoint and where it was found."""

    origin: str
    base: str
    note: Note
    checkpoint: Checkpoint


def read_head(reader: Reader, base: str, origin: str, found: Findings) -> Head | None:
    """The newest checkpoint, which fixes the size of this run; None with a finding where it cannot be read."""
    try:
        note, checkpoint = open_head(reader.get(f"{base}/checkpoint", MAX_NOTE))
    except (NotServed, Unreachable) as error:
        found.add(Code.UNREACHABLE, origin, what="checkpoint", why=str(error))
        return None
    except EvidenceError as error:
        found.add(Code.CHECKPOINT_MALFORMED, origin, why=str(error))
        return None
    if checkpoint.origin != origin:
        text = note.encode().decode()
        found.add(Code.CHECKPOINT_MALFORMED, origin, why=f"checkpoint of {checkpoint.origin}", note=text)
        return None
    if checkpoint.size > MAX_ENTRIES:
        found.add(
            Code.UNREACHABLE, origin, what="checkpoint", why=f"{checkpoint.size} entries, more than this tool reads"
        )
        return None
    return Head(origin, base, note, checkpoint)


def read_log(reader: Reader, head: Head, found: Findings, progress: Progress) -> ServedLog:
    """Read the whole log below its newest checkpoint."""
    contents = Contents(head.origin, found)
    history = _read_history(reader, head, found)
    roots = {size: Checkpoint.parse(note.text).root for size, note in history.items()}
    tree = read_entries(Integrity(reader, head.base, head.checkpoint, roots, found, contents, progress))
    return ServedLog(head.origin, head.base, head.note, head.checkpoint, tree, contents, history)


def _read_history(reader: Reader, log: Head, found: Findings) -> dict[int, Note]:
    """The kept checkpoints up to the size that is being checked."""
    kept = Kept(reader, log.base, log.origin, log.checkpoint.size, found)
    return dict(kept_notes(kept)) | {log.checkpoint.size: log.note}
