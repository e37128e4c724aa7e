"""Reading one log whole: newest checkpoint, kept checkpoints, bundles, tiles; what was read stays as evidence.

Rules kept here:
  * The checkpoint first fetched fixes the size; what the log grows meanwhile is left for the next run.
  * Kept checkpoints are read beside it.
  * After an earlier run only what is new is read of each.
Left to others: reading those (kept_checkpoints), whether the signatures count (checkpoints), what the entries say
(contents), entries and tiles (integrity).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from saksama.errors import EvidenceError
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import MAX_NOTE, Note
from saksama.verify.contents import Contents
from saksama.verify.findings import Code, Findings
from saksama.verify.integrity import Integrity, read_entries
from saksama.verify.kept_checkpoints import Kept, kept_notes, open_head
from saksama.verify.memory.cosigned import Cosigned
from saksama.verify.memory.hands import Hands, OneHand
from saksama.verify.reader import NotServed, Progress, Reader, Unreachable
from saksama.verify.tree import RecomputedTree

MAX_ENTRIES = 500_000_000
"""More is refused before a list of its tiles is made: a size is only a number until it is signed."""


@dataclass(frozen=True, slots=True)
class ServedLog:
    """One log as it was served to us.

    `tree` is None where the entries do not lead to the signed root; `history` are the kept checkpoints by size, the
    newest included; of an earlier run, which ended at size `begun`, `kept` are those that it read. `missed`: kept
    checkpoints, or their index, could not be had; what is not in `history` may be kept all the same.
    """

    origin: str
    base: str
    note: Note
    checkpoint: Checkpoint
    tree: RecomputedTree | None
    contents: Contents
    history: dict[int, Note] = field(default_factory=dict)
    begun: int = 0
    kept: tuple[Cosigned, ...] = ()
    missed: bool = False
    sizes: Sequence[int] = field(init=False)
    """The sizes of all kept checkpoints, the newest included."""

    def __post_init__(self) -> None:
        """The sizes are looked up for every draw and override."""
        sizes = *(each.size for each in self.kept if each.size not in self.history), *self.history
        object.__setattr__(self, "sizes", sizes)

    @property
    def is_whole(self) -> bool:
        """Whether its entries can be judged: they are what was signed, and every checkpoint it keeps was had."""
        return self.tree is not None and not self.missed

    @property
    def is_read(self) -> bool:
        """Whether every entry came; else what states a key may lie in what did not."""
        return self.contents.columns.size >= self.checkpoint.size


@dataclass(frozen=True, slots=True)
class Begun:
    """How far an earlier run came with a log: its tree, its contents, the kept checkpoints that it read."""

    tree: RecomputedTree
    contents: Contents
    kept: tuple[Cosigned, ...] = ()


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


def read_log(
    reader: Reader,
    head: Head,
    found: Findings,
    progress: Progress,
    begun: Begun | None = None,
    hands: Hands | None = None,
) -> ServedLog:
    """Read the log below its newest checkpoint, from where an earlier run ended. Raises `Anew` as `read_entries`."""
    begun = begun or Begun(RecomputedTree(), Contents(head.origin, found))
    size, contents = begun.tree.size, begun.contents
    # The last one that was read may have got a cosignature since.
    kept = Kept(reader, head.base, head.origin, head.checkpoint.size, found, max(size - 1, 0))
    history = dict(kept_notes(kept)) | {head.checkpoint.size: head.note}
    roots = {size: Checkpoint.parse(note.text).root for size, note in history.items()}
    integrity = Integrity(
        reader, head.base, head.checkpoint, roots, found, contents, progress, begun.tree, hands or OneHand()
    )
    tree = read_entries(integrity)
    return ServedLog(
        head.origin, head.base, head.note, head.checkpoint, tree, contents, history, size, begun.kept, bool(kept.missed)
    )
