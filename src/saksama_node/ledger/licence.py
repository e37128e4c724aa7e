"""May this process sign? What the newest cosigned checkpoint says about our database.

Rules kept here:
  * Before it signs anything, a process asks partner and witnesses for the newest checkpoint of ours that they cosigned.
  * One that is larger than our log, or does not fit it, forbids signing: an old backup cannot fork the log.
  * A tree that a revoked key signed beyond its last good size is a thief's: it forbids nothing, and is no answer.
  * Nobody answers: no signing. "I hold none" is an answer only while our log was never cosigned.
  * A node whose agreement names no witness yet signs, and says "unwitnessed" on every page.
  * An operator overrides only while nobody answers: the override is an entry, and lets that process sign which
    integrates it. The next start asks again.
  * The licence is this process's own and ends with it.
Left to others: fetching (witness_client), taking back the tail that an old backup lacks (healing).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from saksama.entries.kinds.log import LogOverridden
from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.tree import root_at
from saksama_node.accounts.policy import OPERATOR
from saksama_node.ledger import models, tiles
from saksama_node.ledger.actions import act, append, spoken
from saksama_node.ledger.faults import Fork, LogMissing, NobodyAnswered, NoLicence, OldBackup, SomebodyAnswered
from saksama_node.ledger.own_keys import own_ring
from saksama_node.ledger.signing import log_verifiers
from saksama_node.ledger.witness_client import Answer, Held, HoldsNone, newest_cosigned
from saksama_node.settings.current import SETTINGS

RESTORED: Final = f"{OldBackup.code}: restored"
"""How the fault begins of a log that was restored and not compared yet."""


class Standing(StrEnum):
    """On what ground a process signs."""

    UNWITNESSED = "unwitnessed"
    ANSWERED = "answered"
    OVERRIDDEN = "overridden"


@dataclass(slots=True)
class _Process:
    standing: Standing | None = None


_PROCESS = _Process()


def check() -> Standing:
    """The ground on which this process signs; NoLicence if it has not asked.

    Without witnesses no question is needed.
    """
    if _PROCESS.standing is None:
        if models.WitnessTarget.objects.filter(active=True).exists():
            raise NoLicence(SETTINGS.origin)
        _PROCESS.standing = Standing.UNWITNESSED
    return _PROCESS.standing


def nobody_asked() -> bool:
    """Whether no partner and no witness is asked for cosignatures."""
    return not _targets()


def held() -> bool:
    """Whether this process may sign, without asking anybody."""
    try:
        check()
    except NoLicence:
        return False
    return True


def ask() -> Standing:
    """Ask every active partner and witness, and take the licence.

    Raises OldBackup, Fork, NobodyAnswered, LogMissing.
    """
    targets = _targets()
    if not targets:
        return check()
    try:
        _PROCESS.standing = judge((url, newest_cosigned(url, SETTINGS.origin)) for url in targets)
    except NobodyAnswered:
        # An override that was integrated is spent: it was meant for that one start.
        if not models.Leaf.objects.filter(kind=LogOverridden.KIND, number=None).exists():
            raise
        _PROCESS.standing = Standing.OVERRIDDEN
    return _PROCESS.standing


def override(reason: str) -> None:
    """Enter, as the operator, that the log shall go on though nobody answers; the reason stands in a commitment.

    Raises SomebodyAnswered, and what an answer says against it (OldBackup, Fork); LogMissing.
    """
    targets = _targets()
    if not targets:
        # Nobody was ever asked: such a log signs as it is, and says "unwitnessed".
        raise SomebodyAnswered(())
    try:
        judge((url, newest_cosigned(url, SETTINGS.origin)) for url in targets)
    except NobodyAnswered:
        _enter_override(reason)
    else:
        raise SomebodyAnswered(tuple(targets))


def _enter_override(reason: str) -> None:
    head = models.Head.objects.first()
    if head is None:
        raise LogMissing(SETTINGS.origin)
    with act():
        body = LogOverridden(size=head.size, root=bytes(head.root).hex())
        append(body, subject="", actor=OPERATOR, openings=(spoken("reason", {"reason": reason}),))


def _targets() -> list[str]:
    return list(models.WitnessTarget.objects.filter(active=True).values_list("url", flat=True))


def tell(fault: str) -> None:
    """Write down why the log does not sign, for every page to say; empty: it signs."""
    models.Head.objects.exclude(fault=fault[:400]).update(fault=fault[:400])


def forget() -> None:
    """Give the licence back: the next signature needs a new answer."""
    _PROCESS.standing = None


def judge(answers: Iterable[tuple[str, Answer]]) -> Standing:
    """What the answers (address, answer) allow; the rule alone, without asking."""
    head = models.Head.objects.first()
    if head is None:
        raise LogMissing(SETTINGS.origin)
    never_cosigned = not models.Cosignature.objects.exists()
    asked, answered = [], False
    for url, answer in answers:
        asked.append(url)
        match answer:
            case Held(note):
                answered = _check_held(head, note) or answered
            case HoldsNone():
                answered = answered or never_cosigned
            case _:
                continue
    if not answered:
        raise NobodyAnswered(tuple(asked))
    return Standing.ANSWERED


def _check_held(head: models.Head, note: bytes) -> bool:
    """Whether the note answers the question; one without our own signature is nobody's word: `open_checkpoint` raises.

    A tree that only a revoked key signed, beyond its last good size, is a thief's: it says nothing of our log.
    """
    opened = open_checkpoint(note, log_verifiers(), origin=head.origin)
    shown = opened.checkpoint
    if shown.size <= head.size and root_at(shown.size, tiles.hash_reader(head.origin, head.size)) == shown.root:
        return True
    ring = own_ring()
    limits = [ring.last_good(head.origin, str(key)) for key in opened.verified]
    if all(limit is not None and shown.size > limit[0] for limit in limits):
        return False
    if shown.size > head.size:
        raise OldBackup(held=head.size, cosigned=shown.size, shown=note)
    newest = models.Checkpoint.objects.order_by("-size").first()
    raise Fork(origin=head.origin, held=bytes(newest.note) if newest else b"", shown=note)
