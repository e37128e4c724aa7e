"""What goes from here to a partner: our copies of a claim, and what we found of it.

Rules kept here:
  * Only what our own log holds goes: a partner's copy is never sent on.
  * A copy whose opening was erased does not go: nobody could hold it against the log. Nor does one in which somebody
    covered a bystander's data: only its original could be held against the log.
  * One dispatch takes as many copies as it may have attachments, the oldest first; the rest goes in the next.
Left to others: permits and dispatches (flows.content.send_content), which dispatches still exist (exchange).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from saksama.entries.commitment import Opening
from saksama.entries.kinds.content import ContentClassified
from saksama_node.contentwatch.captures.captured import CopyView, PartView, copy_of
from saksama_node.contentwatch.captures.capturing import COMMITMENT
from saksama_node.contentwatch.captures.triaging import WORDS
from saksama_node.contentwatch.claims.deciding import COMMITMENTS, Entered, entered_of
from saksama_node.contentwatch.models import Claim, Copy, Handed
from saksama_node.contentwatch.strangers.material import Manifest, Role, read_manifest
from saksama_node.ledger.queries import history, opening_of_each, openings_of, position

MAX_FILES: Final = 50
MAX_COPIES: Final = 10
MAX_SIZE: Final = 48 << 20


@dataclass(frozen=True, slots=True)
class Packed:
    """A copy with what opens its entry. `files`: those that go; pictures drawn anew are drawn again there."""

    copy: CopyView
    manifest: Manifest
    opening: Opening
    files: tuple[PartView, ...]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(each.size for each in self.files) + len(self.opening.data)


@dataclass(frozen=True, slots=True)
class HandedView:
    """What one dispatch took. `copies`: how many; `finding`: its entry (leaf), or None."""

    to: str
    dispatch: str
    copies: int
    finding: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of ours that was entered. `index` None: it still waits for its place."""

    entered: Entered
    index: int | None
    opening: Opening | None


def handed_of(claim: str) -> list[HandedView]:
    """What went, a dispatch at a time, the oldest first."""
    found: dict[str, HandedView] = {}
    for row in Handed.objects.filter(claim__subject=claim):
        before = found.get(row.dispatch)
        copies = (before.copies if before else 0) + (row.copy_id is not None)
        found[row.dispatch] = HandedView(row.to, row.dispatch, copies, row.finding)
    return list(found.values())


def dispatches_of(copy: str) -> list[str]:
    """The dispatches that took this copy, sent or not: what one took lies in it too, here and there."""
    return list(Handed.objects.filter(copy__subject=copy).order_by("id").values_list("dispatch", flat=True))


def unsent(claim: str, dispatches: Collection[str]) -> list[str]:
    """The subjects of our copies of a claim that may go and that none of these dispatches took, the oldest first."""
    rows = Copy.objects.filter(claim__subject=claim, origin="", masks=None)
    taken = Handed.objects.filter(claim__subject=claim, dispatch__in=dispatches).exclude(copy=None)
    waiting = dict(rows.exclude(pk__in=taken.values("copy")).order_by("pk").values_list("leaf", "subject"))
    opened = opening_of_each([leaf for leaf in waiting if leaf is not None], COMMITMENT)
    return [subject for leaf, subject in waiting.items() if leaf in opened]


def covered_count(claim: str) -> int:
    """How many of our copies of a claim stay because somebody's data is covered in them."""
    return Copy.objects.filter(claim__subject=claim, origin="").exclude(masks=None).distinct().count()


def pack(subjects: Sequence[str]) -> list[Packed]:
    """As many of these copies as one dispatch takes."""
    taken: list[Packed] = []
    files = size = 0
    for each in _packed(subjects):
        files += len(each.files) + 1
        size += each.size
        if taken and (files > MAX_FILES or size > MAX_SIZE or len(taken) >= MAX_COPIES):
            break
        taken.append(each)
    return taken


def words_opening(claim: str) -> Opening | None:
    """What opens our last classification of a claim upon its words; None where it is a partner's, or was erased."""
    leaves = [each.leaf_id for each in history(claim) if isinstance(each.entry.body, ContentClassified)]
    found = openings_of(leaves[-1], (WORDS,)) if leaves else ()
    return found[0] if found else None


def findings_of(claim: str) -> list[Finding]:
    """What was entered here of a claim: assessments and judgments, the oldest first."""
    return [_finding(each) for each in entered_of(claim)]


def note_handed(claim: str, to: str, dispatch: str, copies: Sequence[str] = (), finding: int | None = None) -> None:
    """Keep what a dispatch takes, with the dispatch."""
    row = Claim.objects.get(subject=claim)
    if finding is not None or not copies:
        Handed.objects.create(claim=row, to=to, dispatch=dispatch, finding=finding)
    Handed.objects.bulk_create(
        Handed(claim=row, to=to, dispatch=dispatch, copy=copy) for copy in Copy.objects.filter(subject__in=copies)
    )


def _packed(subjects: Sequence[str]) -> Iterator[Packed]:
    for subject in subjects:
        found = copy_of(subject)
        opened = () if found.leaf is None else openings_of(found.leaf, (COMMITMENT,))
        for each in opened:
            files = tuple(part for part in found.parts if part.role is not Role.SHOWN)
            yield Packed(found, read_manifest(each.data), each, files)


def _finding(entered: Entered) -> Finding:
    opened = openings_of(entered.leaf, (COMMITMENTS[entered.written.body.KIND],))
    return Finding(entered, position(entered.leaf), opened[0] if opened else None)
