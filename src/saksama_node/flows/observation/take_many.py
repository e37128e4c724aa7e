"""Take in many submissions at once: whoever waits for the log's turn takes along those who wait behind it.

Rules kept here:
  * One transaction for all that wait in this process; of one device only its first.
  * Where one of them fails, each is tried alone. Whoever may write no more is kept aside, in the same act.
Left to others: reading what came (take_submission), numbers and reports (the room).
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from saksama.entries.kinds.observation import Channel
from saksama.errors import BugError
from saksama.observation.form import Form
from saksama_node.accounts.policy import Action, Staff, may
from saksama_node.accounts.queries import staff_each
from saksama_node.ledger.actions import act
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.envelope import Content, Envelope
from saksama_node.observation.filing import Arrived
from saksama_node.observation.receiving import Outcome, Taken, receive, set_aside, told_before

_AT_ONCE: Final = 64


@dataclass(slots=True)
class Job:
    """One that waits: all of an `Arrived` but who sent it; `came`: what became of it."""

    device: Identity
    envelope: Envelope
    content: Content
    form: Form
    digest: str
    body: bytes
    channel: Channel
    off: bool
    came: Taken | BaseException | None = None

    def by(self, who: Staff) -> Arrived:
        """It, of this person."""
        given = self.device, who, self.envelope, self.content, self.form, self.digest, self.body, self.channel, self.off
        return Arrived(*given)


@dataclass(slots=True)
class _Line:
    """Who waits for a turn of this process."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    door: threading.Lock = field(default_factory=threading.Lock)
    waiting: list[Job] = field(default_factory=list)

    def do(self, job: Job) -> None:
        """Have this one done, by this thread or by one before it."""
        with self.door:
            self.waiting.append(job)
        while job.came is None:
            with self.turn:
                if job.came is None:
                    _take(self._next())

    def _next(self) -> list[Job]:
        """Those that come along: of one device only the first."""
        with self.door:
            taken: dict[int, Job] = {}
            for each in self.waiting:
                if len(taken) < _AT_ONCE:
                    taken.setdefault(each.device.id, each)
            self.waiting = [each for each in self.waiting if taken.get(each.device.id) is not each]
        return list(taken.values())


_LINE: Final = _Line()


def take_among_others(job: Job) -> Taken:
    """What a device is told of it, durable. Raises `NumberTaken`, `KeptAside`; what the world does."""
    _LINE.do(job)
    if not isinstance(job.came, Taken):
        raise job.came or BugError("a submission was passed over")
    return job.came


def _take(jobs: Sequence[Job]) -> None:
    """All of them in one act, or each in its own where that fails."""
    try:
        with act():
            told = _received(jobs)
    except BaseException as error:
        # Where it is not known whether they stand nothing is tried: sent again, the same bytes are known if they do.
        ended = not isinstance(error, Exception)
        for each in jobs:
            if len(jobs) == 1 or ended or isinstance(error, OutcomeUnknown):
                each.came = BugError("its thread was ended") if ended else error
            else:
                _take([each])
        if ended:
            raise
    else:
        for each, one in zip(jobs, told, strict=True):
            each.came = one


def _received(jobs: Sequence[Job]) -> list[Outcome]:
    """What the room makes of them; whoever may write no more is kept aside."""
    people = staff_each(each.device.person for each in jobs).items()
    writers = {pk: by for pk, by in people if may(by, Action.OBSERVATION_WRITE, by.region)}
    told = iter(receive([each.by(writers[each.device.person]) for each in jobs if each.device.person in writers]))
    return [next(told) if each.device.person in writers else _ended(each) for each in jobs]


def _ended(job: Job) -> Outcome:
    """Known where it came while its person could still write."""
    device, envelope = job.device, job.envelope
    return told_before(device, envelope.sequence, job.digest) or set_aside(device, envelope, job.body, "ended")
