"""May this process sign? What the newest cosigned checkpoint says about our database.

Rules kept here:
  * Before it signs anything, a process asks partner and witnesses for the newest checkpoint of ours that they cosigned.
  * One that is larger than our log, or does not fit it, forbids signing: an old backup cannot fork the log.
  * Nobody answers: no signing. "I hold none" is an answer only while our log was never cosigned.
  * A node whose agreement names no witness yet signs, and says "unwitnessed" on every page.
  * The licence is this process's own and ends with it.
Left to others: fetching (witness_client), an operator's override and restoring the tail (a later issue has its place
here).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.tree import root_at
from saksama_node.ledger import models, tiles
from saksama_node.ledger.faults import Fork, LogMissing, NobodyAnswered, NoLicence, OldBackup
from saksama_node.ledger.signing import log_key
from saksama_node.ledger.witness_client import Answer, Held, HoldsNone, newest_cosigned
from saksama_node.settings.current import SETTINGS


class Standing(StrEnum):
    """On what ground a process signs."""

    UNWITNESSED = "unwitnessed"
    ANSWERED = "answered"


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


def ask() -> Standing:
    """Ask every active partner and witness, and take the licence.

    Raises OldBackup, Fork, NobodyAnswered, LogMissing.
    """
    targets = list(models.WitnessTarget.objects.filter(active=True).values_list("url", flat=True))
    if not targets:
        return check()
    _PROCESS.standing = judge((url, newest_cosigned(url, SETTINGS.origin)) for url in targets)
    return _PROCESS.standing


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
                _check_held(head, note)
                answered = True
            case HoldsNone():
                answered = answered or never_cosigned
            case _:
                continue
    if not answered:
        raise NobodyAnswered(tuple(asked))
    return Standing.ANSWERED


def _check_held(head: models.Head, note: bytes) -> None:
    """A note without our own signature is nobody's word about our log: `open_checkpoint` raises."""
    shown = open_checkpoint(note, [log_key().verifier], origin=head.origin).checkpoint
    if shown.size > head.size:
        raise OldBackup(held=head.size, cosigned=shown.size, shown=note)
    if root_at(shown.size, tiles.hash_reader(head.origin, head.size)) != shown.root:
        newest = models.Checkpoint.objects.order_by("-size").first()
        raise Fork(origin=head.origin, held=bytes(newest.note) if newest else b"", shown=note)
