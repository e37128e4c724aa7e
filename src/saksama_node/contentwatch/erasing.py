"""Erasing what a copy holds: proposed by one person, entered and done once a second agrees (UU 27/2022, decision 45).

Rules kept here:
  * Its words, address, note, files, openings of its entries and what was computed of it go, also where another copy was
    said to be like it. The entries stay, and so does what they say: that something was captured, when, by which way,
    and what became of it.
  * A copy that waits is triaged first: what is erased unread would have been decided by nobody.
  * The entry stands under the copy's subject with both persons, and commits to which files went and why.
  * A file that another copy holds too stays, and is said to. Files go after the act, and by the worker where that was
    cut short; one that is captured again meanwhile is put back.
  * The caller holds `ledger.actions.act()` where something is entered, and `ledger.turn.writing()` where not.
Left to others: who may and on which ground (flow `erase_content`), the screens.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import batched
from typing import Final

from django.db.models import Q

from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch import archive
from saksama_node.contentwatch.alike import OPEN
from saksama_node.contentwatch.models import Copy, Erasure, Join, Look, Mask, Part, ProposalState, Wanted
from saksama_node.contentwatch.queries import NoSuchContent
from saksama_node.ledger import write_ahead
from saksama_node.ledger.actions import Leaf, append, erase_openings, spoken
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import history
from saksama_node.settings.clock import now

UNNEEDED_SECONDS: Final = 24 * 3600.0
"""A file that nothing leads to may be of an act that runs: no act takes a day."""
_ASKED_AT_ONCE: Final = 500


class Why(StrEnum):
    """Why it was refused."""

    WAITS = "waits"
    OPEN = "open"
    GONE = "gone"
    SAME_PERSON = "same-person"
    ERASED = "erased"
    GROUND = "ground"


@dataclass(eq=False)
class EraseRefused(CallerError):
    """The copy cannot be erased so; nothing was changed."""

    code = "content.erase-refused"
    advice = "Open the copy again and look where it stands."

    why: Why


@dataclass(frozen=True, slots=True)
class ErasureView:
    """A proposed or done erasure. `answered_by`: who agreed or rejected, None while it waits."""

    id: int
    copy: str
    ground: str
    reason: str
    by: int
    at: datetime
    state: ProposalState
    answered_by: int | None
    answered_at: datetime | None
    refusal: str


def is_under_judgment(subject: str) -> bool:
    """Whether it stands at a claim that nobody has judged: what speaks for or against somebody is still needed.

    Raises `NoSuchContent`.
    """
    row = Copy.objects.filter(subject=subject).select_related("claim").first()
    if row is None:
        raise NoSuchContent(subject)
    return row.claim is not None and not row.claim.judged


def is_erased(subject: str) -> bool:
    """Whether what this copy held was erased here."""
    return Erasure.objects.filter(copy__subject=subject, state=ProposalState.CONFIRMED).exists()


def propose(by: int, subject: str, ground: str, reason: str) -> int:
    """Keep it for a second person; its number. Raises `EraseRefused`, `NoSuchContent`, `WordsRefused`."""
    row = _held(subject)
    if row.state in OPEN:
        raise EraseRefused(Why.WAITS)
    if is_erased(subject):
        raise EraseRefused(Why.ERASED)
    if row.erasures.filter(state=ProposalState.OPEN).exists():
        raise EraseRefused(Why.OPEN)
    return Erasure.objects.create(copy=row, ground=ground, reason=reasoned(reason), by=by, at=now()).pk


def confirm(by: Staff, first: Staff, number: int) -> Leaf:
    """Enter what `first` proposed, with `by` as the second, and take it away; its files go by `sweep`."""
    found = _open(number)
    row = found.copy
    if by.id == found.by or first.id != found.by:
        raise EraseRefused(Why.SAME_PERSON)
    if row.state in OPEN:
        raise EraseRefused(Why.WAITS)
    # What there is before the erasure's own entry: its words stay.
    before = [each.leaf_id for each in history(row.subject)]
    told: JsonObject = {"files": [each.sha256 for each in row.parts.all()], "ground": found.ground}
    leaf = append(
        DataErased(second=pseudonym(by.secret, row.subject), what=Erasable.CASE_FILE),
        subject=row.subject,
        actor=actor_for(first, row.subject),
        openings=(spoken("erased", told), spoken("reason", {"text": found.reason})),
    )
    found.files = _take_away(row, before)
    found.leaf, found.state, found.answered_by, found.answered_at = leaf.leaf_id, ProposalState.CONFIRMED, by.id, now()
    found.save()
    return leaf


def drop(by: int, number: int, refusal: str) -> None:
    """End it unentered; by who proposed it, it is withdrawn, which asks for no reason.

    Raises `EraseRefused` (GONE), `WordsRefused`.
    """
    found = _open(number)
    found.refusal = "" if by == found.by else reasoned(refusal)
    found.answered_by, found.answered_at = by, now()
    found.state = ProposalState.WITHDRAWN if by == found.by else ProposalState.REJECTED
    found.save()


def restore(found: LoggedEntry) -> bool:
    """Erase again a copy that came back with a backup; false where the entry's subject is no copy."""
    row = Copy.objects.select_for_update(of=("self",)).filter(subject=found.entry.subject).first()
    if row is None or not isinstance(found.entry.body, DataErased):
        return False
    if row.erasures.filter(leaf=found.leaf_id).exists():
        return True
    before = [each.leaf_id for each in history(row.subject) if each.leaf_id != found.leaf_id]
    waits = row.erasures.filter(state=ProposalState.OPEN).first()
    again = waits or Erasure(copy=row, by=0, at=found.entry.at)
    again.files = _take_away(row, before)
    again.leaf, again.state, again.answered_at = found.leaf_id, ProposalState.CONFIRMED, found.entry.at
    again.save()
    return True


def to_forget() -> list[str]:
    """The copies that were erased, where an erasure is not done with yet: a file may be what several of them held."""
    confirmed = Erasure.objects.filter(state=ProposalState.CONFIRMED)
    waits = confirmed.filter(swept_at=None).exists()
    return list(confirmed.values_list("copy__subject", flat=True)) if waits else []


def sweep() -> int:
    """Remove the files of confirmed erasures that nothing else needs; how many erasures are done with."""
    waiting = list(Erasure.objects.filter(state=ProposalState.CONFIRMED, swept_at=None))
    for each in waiting:
        for sha256 in each.files:
            _remove(sha256)
    done = [each.pk for each in waiting]
    return Erasure.objects.filter(pk__in=done).update(swept_at=now()) if done and write_ahead.emptied() else 0


def sweep_unneeded(seconds: float = UNNEEDED_SECONDS) -> int:
    """Remove files that nothing leads to and nobody put for so long; how many.

    A dispatch that was rejected on the way, an act that failed after its files were kept, leave such.
    """
    gone = 0
    for part in batched(archive.older_than(seconds), _ASKED_AT_ONCE, strict=False):
        for sha256 in set(part) - _needed(part):
            _remove(sha256)
            gone += 1
    return gone


def erasures_of(subject: str) -> list[ErasureView]:
    """What was proposed and done of a copy, in order."""
    return [_view(row) for row in Erasure.objects.filter(copy__subject=subject).select_related("copy")]


def erased_there(limit: int) -> list[tuple[str, datetime]]:
    """Copies that the partner erased and of which nobody here has proposed or refused to; the longest first."""
    rows = Copy.objects.filter(erased_there_at__isnull=False, erasures=None).order_by("erased_there_at", "pk")
    return [(row.subject, row.erased_there_at) for row in rows[:limit] if row.erased_there_at]


def waiting_erasures(not_by: int, limit: int) -> list[ErasureView]:
    """What waits for a second person other than this one, the oldest first."""
    rows = Erasure.objects.filter(state=ProposalState.OPEN).exclude(by=not_by).select_related("copy")
    return [_view(row) for row in rows[:limit]]


def erasure(number: int) -> ErasureView:
    """One that waits. Raises `EraseRefused` (GONE)."""
    row = Erasure.objects.filter(pk=number, state=ProposalState.OPEN).select_related("copy").first()
    if row is None:
        raise EraseRefused(Why.GONE)
    return _view(row)


def _take_away(row: Copy, leaves: list[int]) -> list[str]:
    """Everything that a copy holds, in the transaction; the files that it had."""
    masks = list(Mask.objects.filter(copy=row))
    files = {each.sha256 for each in row.parts.all()} | {each.words for each in masks}
    files |= {each.picture for each in masks if each.picture}
    look, wording = row.look, row.wording
    files |= {look.points} if look else set()
    for leaf in leaves:
        erase_openings(leaf)
    row.title = row.text = row.note = row.address = row.account = ""
    # Equal digests would go on saying that two copies were the same.
    row.likeness, row.look, row.wording = f"erased {row.subject}", None, None
    _leave_group(row)
    row.save()
    row.parts.all().delete()
    row.openings.update(reason="")
    Mask.objects.filter(copy=row).delete()
    # An address that was looked at again is the copy's own, or says where it went.
    row.rechecks.update(met="")
    Wanted.objects.filter(copy=row.subject).update(address="", words="", note="")
    if look and not look.copies.exists():
        look.delete()
    if wording and not wording.copies.exists():
        wording.delete()
    return sorted(files)


def _leave_group(row: Copy) -> None:
    """Forget what it was like, also where another copy says so: whoever reads that one would know the words."""
    Join.objects.filter(Q(one=row) | Q(other=row)).delete()
    others = Copy.objects.filter(group=row.pk).exclude(pk=row.pk)
    others.update(group=others.order_by("pk").values_list("pk", flat=True).first())
    row.group = None


def _remove(sha256: str) -> None:
    archive.remove_unless(sha256, lambda: bool(_needed((sha256,))))


def _needed(names: Collection[str]) -> set[str]:
    """Those of these files that something leads to."""
    return {
        *Part.objects.filter(sha256__in=names).values_list("sha256", flat=True),
        *Mask.objects.filter(words__in=names).values_list("words", flat=True),
        *Mask.objects.filter(picture__in=names).values_list("picture", flat=True),
        *Look.objects.filter(points__in=names).values_list("points", flat=True),
    }


def _held(subject: str) -> Copy:
    row = Copy.objects.select_for_update(of=("self",)).filter(subject=subject).select_related("claim").first()
    if row is None:
        raise NoSuchContent(subject)
    return row


def _open(number: int) -> Erasure:
    """The open erasure, locked in the order of every act: copy first."""
    subject = Erasure.objects.filter(pk=number).values_list("copy__subject", flat=True).first()
    if subject is None:
        raise EraseRefused(Why.GONE)
    row = _held(subject)
    found = Erasure.objects.select_for_update().filter(pk=number, state=ProposalState.OPEN).first()
    if found is None:
        raise EraseRefused(Why.GONE)
    found.copy = row
    return found


def _view(row: Erasure) -> ErasureView:
    return ErasureView(
        id=row.pk,
        copy=row.copy.subject,
        ground=row.ground,
        reason=row.reason,
        by=row.by,
        at=row.at,
        state=ProposalState(row.state),
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        refusal=row.refusal,
    )
