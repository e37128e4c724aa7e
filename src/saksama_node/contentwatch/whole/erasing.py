"""Erasing what a copy holds, once a second person agreed (UU 27/2022, decision 45); and what was erased.

Rules kept here:
  * Its words, address, note, files, openings of its entries and what was computed of it go, also where another copy was
    said to be like it. The entries stay, and so does what they say: that something was captured, when, by which way,
    and what became of it.
  * A copy that waits is triaged first: what is erased unread would have been decided by nobody.
  * The entry stands under the copy's subject with both persons, and commits to which files went and why.
  * A file that another copy holds too stays, and is said to. Files go after the act, and by the worker where that was
    cut short; one that is captured again meanwhile is put back.
  * The caller of `enter` holds `ledger.actions.act()` and the copy.
Left to others: who may and who is second (`flows.seconds`), on which ground (flow `erase_content`), what waits for a
second person (`seconds`).
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from itertools import batched
from typing import Final

import msgspec
from django.db.models import Q

from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.captures.captured import NoSuchContent
from saksama_node.contentwatch.captures.comparing import OPEN
from saksama_node.contentwatch.models import Copy, Erasure, Join, Look, Mask, Part, Wanted
from saksama_node.contentwatch.strangers import archive
from saksama_node.ledger import write_ahead
from saksama_node.ledger.actions import Leaf, append, erase_openings, spoken
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import history
from saksama_node.seconds.proposing import Asked, Proposed, of_subjects
from saksama_node.seconds.proposing import erase as erase_proposals
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

ACT: Final = "content.erased"
"""Its entry is `data.erased`, as that of a report's erasure is."""
UNNEEDED_SECONDS: Final = 24 * 3600.0
"""A file that nothing leads to may be of an act that runs: no act takes a day."""
_ASKED_AT_ONCE: Final = 500


class Why(StrEnum):
    """Why it was refused."""

    WAITS = "waits"
    ERASED = "erased"
    GROUND = "ground"


class EraseRefused(CallerError):
    """The copy cannot be erased so; nothing was changed."""

    code = "content.erase-refused"
    advice = "Open the copy again and look where it stands."

    why: Why


class On(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On which ground a copy is to be erased; why stands in the words."""

    ground: str


def asked(subject: str, ground: str, reason: str) -> Asked:
    """An erasure as it is proposed. Raises `WordsRefused`."""
    return Asked(ACT, subject, msgspec.json.encode(On(ground)).decode(), reasoned(reason))


def ground_in(found: Asked | Proposed) -> str:
    """On which ground it is proposed."""
    return msgspec.json.decode(found.body, type=On).ground


def hold(subject: str) -> str:
    """Lock a copy; the place that has it: the institution itself. Raises `NoSuchContent`."""
    if not Copy.objects.select_for_update(of=("self",)).filter(subject=subject).exists():
        raise NoSuchContent(subject)
    return SETTINGS.region


def check(subject: str) -> None:
    """Raise `EraseRefused` where it cannot be erased now: nobody has decided about it, or it was erased."""
    row = Copy.objects.get(subject=subject)
    if row.state in OPEN:
        raise EraseRefused(Why.WAITS)
    if row.erasures.exists():
        raise EraseRefused(Why.ERASED)


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter what `first` proposed, with `by` as the second, and take it away; its files go by `sweep`."""
    row = Copy.objects.get(subject=found.subject)
    # What there is before the erasure's own entry: its words stay.
    before = [each.leaf_id for each in history(row.subject)]
    told: JsonObject = {"files": [each.sha256 for each in row.parts.all()], "ground": ground_in(found)}
    leaf = append(
        DataErased(second=pseudonym(by.secret, row.subject), what=Erasable.CASE_FILE),
        subject=row.subject,
        actor=actor_for(first, row.subject),
        openings=(spoken("erased", told), spoken("reason", {"text": found.words})),
    )
    files = take_away(row, before, but=found.id)
    Erasure.objects.create(copy=row, leaf=leaf.leaf_id, at=leaf.entry.at, files=files)
    return leaf


def restore(found: LoggedEntry) -> bool:
    """Erase again a copy that came back with a backup; false where the entry's subject is no copy."""
    row = Copy.objects.select_for_update(of=("self",)).filter(subject=found.entry.subject).first()
    if row is None or not isinstance(found.entry.body, DataErased):
        return False
    if row.erasures.filter(leaf=found.leaf_id).exists():
        return True
    before = [each.leaf_id for each in history(row.subject) if each.leaf_id != found.leaf_id]
    files = take_away(row, before)
    Erasure.objects.create(copy=row, leaf=found.leaf_id, at=found.entry.at, files=files)
    return True


def to_forget() -> list[str]:
    """The copies that were erased, where an erasure is not done with yet: a file may be what several of them held."""
    waits = Erasure.objects.filter(swept_at=None).exists()
    return list(Erasure.objects.values_list("copy__subject", flat=True)) if waits else []


def sweep() -> int:
    """Remove the files of erased copies that nothing else needs; how many erasures are done with."""
    waiting = list(Erasure.objects.filter(swept_at=None))
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


def take_away(row: Copy, leaves: Collection[int], *, but: int = 0) -> list[str]:
    """Everything that a copy holds, in the transaction; the files that it had.

    `leaves`: entries whose openings go; `but`: the proposal that has it erased, whose words stay in the log too.
    """
    masks = list(Mask.objects.filter(copy=row))
    files = {each.sha256 for each in row.parts.all()} | {each.words for each in masks}
    files |= {each.picture for each in masks if each.picture}
    look, wording = row.look, row.wording
    files |= {look.points} if look else set()
    for leaf in leaves:
        erase_openings(leaf)
    erase_proposals([row.subject], but=but)
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


def is_erased(subject: str) -> bool:
    """Whether what this copy held was erased here."""
    return Erasure.objects.filter(copy__subject=subject).exists()


def is_under_judgment(subject: str) -> bool:
    """Whether it stands at a claim that nobody has judged: what speaks for or against somebody is still needed.

    Raises `NoSuchContent`.
    """
    row = Copy.objects.filter(subject=subject).select_related("claim").first()
    if row is None:
        raise NoSuchContent(subject)
    return row.claim is not None and not row.claim.judged


def erased_there(limit: int) -> list[tuple[str, datetime]]:
    """Copies that the partner erased and of which nobody here has proposed or refused to; the longest first."""
    rows = Copy.objects.filter(erased_there_at__isnull=False, erasures=None).order_by("erased_there_at", "pk")
    found: list[tuple[str, datetime]] = []
    for part in batched(rows.values_list("subject", "erased_there_at").iterator(), _ASKED_AT_ONCE, strict=False):
        asked = {each.subject for each in of_subjects(*(subject for subject, _ in part)) if each.act == ACT}
        found += [(subject, at) for subject, at in part if at and subject not in asked]
        if len(found) >= limit:
            break
    return found[:limit]
