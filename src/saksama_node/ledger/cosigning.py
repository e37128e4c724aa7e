"""Getting our checkpoints cosigned, and publishing them.

Rules kept here:
  * One checkpoint at a time, the newest, goes to all witnesses in parallel, so that their cosignatures meet on it.
  * A checkpoint is published when every witness within reach has answered, at the latest 3 s after it was signed; one
    that is down is not waited for, is asked again after a growing pause, and is loud (`WitnessTarget.fault`). A partner
    that is heard elsewhere again is asked at once (`actions.ask_at_once`).
  * A cosignature is stored only after its signature was verified over our own note, and its time against our clock.
  * A checkpoint takes late cosignatures for a minute after a newer one was signed, and is then closed for good.
  * The published size never goes down.
  * The threads that ask touch no database: a session for each question is dear on PostgreSQL.
Left to others: who the witnesses are (the agreement), whether a quorum is enough (policy, at the reader).
"""

import time
from collections.abc import Collection, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from math import inf
from typing import Final

from django.db import connection
from django.db.models import F

from saksama.errors import EvidenceError
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import Note, VerifierKey, parse_signature_lines
from saksama.tlog.tree import consistency_proof
from saksama.tlog.witness import AddCheckpoint
from saksama_node.ledger import models, tiles
from saksama_node.ledger.mirror_times import TOLERANCE_MS
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.ledger.witness_client import CosignAnswer, Cosigned, OtherSize, Silent, ask_to_cosign
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

PUBLISH_AFTER: Final = 3.0
CLOSED_AFTER_MS: Final = 60_000
OTHER_CLOCK: Final = "cosigns at another time than our clock's"
"""The fault of a witness whose clock is off by more than 120 s; its cosignature is not stored."""
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_COUNTED: Final = 10
"""Failures after which the pause grows no more, and nothing is counted."""
_WORKERS = 8
_NEWEST: Final = "SELECT size, complete_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question under way. `again`: the witness named another size before, and was asked from there."""

    target: models.WitnessTarget
    checkpoint: models.Checkpoint
    answer: Future[CosignAnswer]
    again: bool = False


@dataclass(slots=True)
class Cosigner:
    """Pushes our newest checkpoint to the witnesses. One owner, one thread, which alone touches the database."""

    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(_WORKERS, "cosign"))
    _asking: dict[int, _Asked] = field(default_factory=dict)
    _asked_at: dict[int, float] = field(default_factory=dict)

    _due: float = inf

    def due(self) -> float:
        """Seconds until a witness that owes a cosignature is to be asked again, by the last step; infinity: never."""
        return max(0.0, self._due - time.monotonic())

    @property
    def is_asking(self) -> bool:
        """Whether an answer is on its way."""
        return bool(self._asking)

    def step(self) -> bool:
        """Get the newest checkpoint cosigned and publish it; False if there was nothing to do."""
        self._take_answers()
        self._due = inf
        size = _waiting()
        newest = None if size is None else models.Checkpoint.objects.filter(size=size).first()
        if newest is None or newest.complete_at is not None:
            return False
        lacking = _lacking(newest)
        asked = self._ask(newest, lacking)
        self._due = min((self._asked_at[each.pk] + _pause(each) for each in lacking), default=inf)
        if newest.published_at is not None and not asked:
            return False
        # Only those that answered last time are waited for: a dead witness must not slow every receipt.
        self._await({target.pk for target in asked if not target.failures})
        _publish(newest.size)
        return True

    def close(self) -> None:
        """Stop asking; what is under way is let finish, and asked for again by whoever cosigns next."""
        self._pool.shutdown(wait=True)

    def _ask(self, newest: models.Checkpoint, targets: Iterable[models.WitnessTarget]) -> list[models.WitnessTarget]:
        asked = []
        for target in targets:
            # By its failures of now: they are forgotten where it is heard of meanwhile.
            if target.pk in self._asking or time.monotonic() - self._asked_at.get(target.pk, -inf) < _pause(target):
                continue
            self._asked_at[target.pk] = time.monotonic()
            self._begin(target, newest, min(target.last_size, newest.size))
            asked.append(target)
        return asked

    def _begin(self, target: models.WitnessTarget, newest: models.Checkpoint, old: int, *, again: bool = False) -> None:
        answer = self._pool.submit(ask_to_cosign, target.url, _request(newest, old))
        self._asking[target.pk] = _Asked(target, newest, answer, again)

    def _await(self, targets: Collection[int]) -> None:
        """Take the answers of these as they come, until all are there or it is time to publish."""
        end = time.monotonic() + PUBLISH_AFTER
        while running := [asked.answer for pk, asked in self._asking.items() if pk in targets]:
            left = end - time.monotonic()
            if left <= 0 or not wait(running, timeout=left, return_when=FIRST_COMPLETED).done:
                return
            self._take_answers()

    def _take_answers(self) -> None:
        """Write down what came since; a witness that holds another size than we remember is asked from there."""
        for pk in [pk for pk, asked in self._asking.items() if asked.answer.done()]:
            asked = self._asking.pop(pk)
            fell = asked.answer.exception()
            answer = Silent(type(fell).__name__) if fell is not None else asked.answer.result()
            if isinstance(answer, OtherSize) and answer.size <= asked.checkpoint.size and not asked.again:
                # The specification tells to go on from there.
                self._begin(asked.target, asked.checkpoint, answer.size, again=True)
            else:
                _write_down(asked.target, asked.checkpoint, answer)


def _pause(target: models.WitnessTarget) -> float:
    """Seconds between two questions to a witness: none after its first failure, then more with each."""
    return min(_FIRST_PAUSE * 2 ** min(target.failures - 1, _COUNTED), _LONGEST_PAUSE) if target.failures > 1 else 0.0


def _waiting() -> int | None:
    """The newest checkpoint's size, where it lacks a cosignature. Written out, as `sequencer.waits`: asked as often."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        row: tuple[int, int | None] | None = cursor.fetchone()
    return None if row is None or row[1] is not None else row[0]


def _lacking(checkpoint: models.Checkpoint) -> list[models.WitnessTarget]:
    """Active witnesses that have not cosigned it."""
    done = models.Cosignature.objects.filter(checkpoint=checkpoint).values("vkey")
    return list(models.WitnessTarget.objects.filter(active=True).exclude(vkey__in=done))


def _request(checkpoint: models.Checkpoint, old: int) -> AddCheckpoint:
    proof = consistency_proof(old, checkpoint.size, tiles.hash_reader(SETTINGS.origin, checkpoint.size))
    return AddCheckpoint(old, proof, bytes(checkpoint.note))


def _write_down(target: models.WitnessTarget, checkpoint: models.Checkpoint, answer: CosignAnswer) -> None:
    """What a witness answered, or what is at fault with it."""
    match answer:
        case Cosigned(lines):
            _take(checkpoint, target, lines)
        case OtherSize(held) if held > checkpoint.size:
            # Its follower is ahead of this request; the next checkpoint will meet it.
            pass
        case OtherSize(held):
            _blame(target, f"holds size {held} and still refuses from there")
        case Silent(why):
            _blame(target, why)


def _blame(target: models.WitnessTarget, fault: str) -> None:
    rows = models.WitnessTarget.objects.filter(pk=target.pk)
    # What is written wakes the node: one that is gone for good is no news each half minute.
    rows.exclude(fault=fault[:200], failures__gt=_COUNTED).update(fault=fault[:200], failures=F("failures") + 1)


def _take(checkpoint: models.Checkpoint, target: models.WitnessTarget, lines: str) -> None:
    """Verify and store the target's line. Lines by unknown keys are ignored (tlog-witness)."""
    key = VerifierKey.parse(target.vkey)
    try:
        text = Note.parse(bytes(checkpoint.note)).text
        line = next((line for line in parse_signature_lines(lines) if line.is_by(key)), None)
        if line is None:
            _blame(target, "answered without a cosignature by its own key")
            return
        moment = verify_cosignature(text, line, key)
    except EvidenceError as error:
        _blame(target, error.code)
        return
    if abs(moment * 1000 - to_ms(now())) > TOLERANCE_MS:
        # Stored, it would make our own entries look back-dated to every reader.
        _blame(target, OTHER_CLOCK)
        return
    # One transaction for both: under load each commit is a wait for the disk.
    with writing():
        store_cosignature(checkpoint.size, target.vkey, line.encode(), moment)
        models.WitnessTarget.objects.filter(pk=target.pk).update(
            fault="", failures=0, last_size=checkpoint.size, last_answer_at=to_ms(now())
        )


def store_cosignature(size: int, vkey: str, line: str, moment: int) -> bool:
    """Add a verified line to a checkpoint that is still open, in the caller's transaction; whether it was added.

    The last line that lacked also completes and publishes the checkpoint.
    """
    checkpoint = models.Checkpoint.objects.select_for_update().get(pk=size)
    if not _is_open(checkpoint):
        return False
    models.Cosignature.objects.get_or_create(checkpoint=checkpoint, vkey=vkey, defaults={"line": line, "time": moment})
    checkpoint.cosigned = True
    if not _lacking(checkpoint):
        checkpoint.complete_at = to_ms(now())
        checkpoint.published_at = checkpoint.published_at or checkpoint.complete_at
    checkpoint.save(update_fields=["cosigned", "complete_at", "published_at"])
    return True


def _is_open(checkpoint: models.Checkpoint) -> bool:
    later = (
        models.Checkpoint.objects.filter(size__gt=checkpoint.size).order_by("size").values_list("signed_at", flat=True)
    )
    following = later.first()
    return following is None or to_ms(now()) - following < CLOSED_AFTER_MS


def is_closed(checkpoint: models.Checkpoint) -> bool:
    """Whether the checkpoint takes no more cosignatures: its bytes are final."""
    return not _is_open(checkpoint)


def _publish(size: int) -> None:
    rows = models.Checkpoint.objects.filter(size=size, published_at=None)
    if rows.exists():
        with writing():
            rows.update(published_at=to_ms(now()))


def drop_unseen(older_than_ms: int) -> int:
    """Delete checkpoints that nobody cosigned or can still need, signed before that moment; give how many."""
    newest = (
        models.Checkpoint.objects.filter(published_at__isnull=False).order_by("-size").values_list("size", flat=True)
    )
    rows = models.Checkpoint.objects.filter(cosigned=False, signed_at__lt=older_than_ms)
    return rows.exclude(size__gte=newest.first() or 0).delete()[0]
