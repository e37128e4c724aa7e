"""Two logs of any length, as files behind HTTP: cases with lawful histories, dispatches, tasks, and what each saw.

Rules kept here:
  * Entries, checkpoints and cosignatures are what nodes write and sign; the verifier is told nothing else.
  * A case takes four days from its receipt to its end, so that some hundreds or thousands are open at each moment.
  * Everything follows from how many entries were asked for: two runs make the same logs.
Left to others: measuring (verify), the two nodes themselves (tests.testonly.staticlog).
"""

import heapq
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import msgspec

from saksama.entries.body import Body
from saksama.entries.entry import VERSION, Wire
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseClosed,
    CaseDecided,
    CaseNotified,
    CaseReceived,
    CaseRegistered,
    CaseReviewed,
    Closing,
    DecisionOutcome,
    Means,
    Organizer,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.dispatch import DispatchAccepted, DispatchReceived, DispatchSent
from saksama.entries.kinds.handling import CaseStudied
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDone, TaskOpened
from saksama.procedure.reading import shipped
from saksama.statistics.supervision import SupervisionStatistics, supervision_statistics
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.growth import Edge, grow
from saksama.tlog.tile import bundles_for, encode_bundle
from saksama.tlog.tree import leaf_hashes
from saksama.vocabulary import Classification, DispatchKind, KeyUse, format_moment
from tests.testonly.staticlog import START, Node, World

PER_CASE: Final = 9.25
"""Entries of a case in the log of its office, a quarter of a plenary for each of two decisions among them."""
_DAYS: Final = 30
_HOURLY: Final = timedelta(minutes=55)
_OF_A_MEETING: Final = 8
"""Decisions of one plenary."""
_DISPATCH_EACH, _TASK_EACH = 50, 100
"""One for so many cases."""
_MEMBERS: Final = 5
_ENCODER = msgspec.json.Encoder()

type Act = tuple[datetime, int, Callable[[datetime], object]]


def _id(*words: object) -> str:
    return sha256(" ".join(map(str, words)).encode()).hexdigest()[:32]


def _digest(*words: object) -> str:
    return sha256(" ".join(map(str, words)).encode()).hexdigest()


@dataclass(slots=True)
class _Tree:
    """How far a log was written."""

    edge: Edge = field(default_factory=Edge)
    written: int = 0


class LargeWorld:
    """The logs of two nodes that agreed, grown by cases as `entries` asks; `checkpoints` of the first are kept."""

    def __init__(self, world: World, entries: int, checkpoints: int) -> None:
        """Nothing is written beyond the agreement."""
        self.world = world
        self.one, self.other = world.nodes
        self._each = max(entries // checkpoints, 1)
        self._between = timedelta(days=_DAYS) * PER_CASE / entries
        self._trees = {node.origin: _Tree(grow(Edge(), leaf_hashes(node.entries)).edge) for node in world.nodes}
        self._waiting: list[Act] = []
        self._cases = self._sent = self._planned = 0
        self._observed = world.now
        self._deciding: list[tuple[str, str, Callable[[datetime, str], None]]] = []
        self._edition = shipped()["pemilu-2022"].digest

    def grow_to(self, size: int) -> None:
        """Append acts in the order of their time until the first log has `size` entries, then publish both."""
        while len(self.one.entries) < size:
            start = START + timedelta(hours=1) + self._cases * self._between
            while not self._waiting or start <= self._waiting[0][0]:
                self._case(start)
                start = START + timedelta(hours=1) + self._cases * self._between
            at, _, act = heapq.heappop(self._waiting)
            while at - self._observed >= _HOURLY:
                self._observe()
            self.world.now = max(self.world.now, at)
            act(at)
            if len(self.one.entries) - self.one.sizes[-1] >= self._each:
                self._checkpoint(self.one)
        for node in (self.one, self.other):
            self._checkpoint(node)
            self._write(node)

    def _plan(self, at: datetime, act: Callable[[datetime], object]) -> None:
        self._planned += 1
        heapq.heappush(self._waiting, (at, self._planned, act))

    def _add(self, node: Node, body: Body, at: datetime, subject: str = "", actor: str = "node", **commits: str) -> int:
        wire = Wire(
            actor=actor,
            at=format_moment(at),
            body=msgspec.Raw(_ENCODER.encode(body)),
            commits=dict(sorted(commits.items())),
            kind=body.KIND,
            node=node.origin,
            subject=subject,
            v=VERSION,
        )
        return node.append_bytes(_ENCODER.encode(wire), body.KIND)

    def _case(self, start: datetime) -> None:
        number, one = self._cases, self.one
        self._cases += 1
        case, officer, second = _id("case", number), _id("officer", number), _id("second", number)
        day = start.date().isoformat()

        def receive(at: datetime) -> None:
            commits = {name: _digest(name, number) for name in ("content", "evidence", "identity")}
            self._add(one, CaseReceived(), at, _id("receipt", number), **commits)

        def review(at: datetime, met: str) -> None:
            reviewed = CaseReviewed(
                day=day,
                edition=self._edition,
                office="52",
                outcome=ReviewOutcome.REGISTER,
                plenary=met,
                procedure="pemilu-2022",
                source=Origination.REPORT,
            )
            self._add(one, reviewed, at, case, officer, receipt=_digest("content", number))
            registered = CaseRegistered(
                number=f"{number:06d}/Reg/LP/PL/Prov/18.00/XI/2026",
                organizers=(Organizer.PERMANENT,),
                types=(Violation.ETHICS,),
            )
            self._add(one, registered, at, case, officer)
            self._add(one, CaseAssigned(assignee=officer), at, case, second)
            self._plan(at + timedelta(days=1), lambda then: self._add(one, CaseStudied(), then, case, officer))

        def decide(at: datetime, met: str) -> None:
            decided = CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, plenary=met, second=second)
            self._add(one, decided, at, case, officer)
            self._add(one, CaseNotified(means=Means.LETTER), at, case, officer)
            self._plan(
                at + timedelta(days=1),
                lambda then: self._add(one, CaseClosed(outcome=Closing.DECIDED, second=second), then, case, officer),
            )

        self._plan(start, receive)
        self._plan(start + timedelta(hours=20), lambda at: self._resolve(at, case, "case.reviewed:register", review))
        self._plan(
            start + timedelta(days=2, hours=20), lambda at: self._resolve(at, case, "case.decided:no-violation", decide)
        )
        if number % _DISPATCH_EACH == 0:
            self._plan(start, lambda at: self._dispatch(at, number))
        if number % _TASK_EACH == 0:
            self._plan(start, lambda at: self._task(at, number))

    def _resolve(self, at: datetime, case: str, decided: str, then: Callable[[datetime, str], None]) -> None:
        """Wait until a meeting has enough to decide, then enter it and what it decided."""
        self._deciding.append((case, decided, then))
        if len(self._deciding) < _OF_A_MEETING:
            return
        here, self._deciding = self._deciding, []
        met = _id("rapat", at.isoformat(), case)
        members = tuple(sorted(_id("member", met, place) for place in range(_MEMBERS)))
        items = tuple(
            PlenaryItem(
                case=each, counted=tuple(sorted(_id("in", each, place) for place in range(_MEMBERS))), decided=what
            )
            for each, what, _ in here
        )
        day = at.date().isoformat()
        body = PlenaryHeld(day=day, items=items, members=members, number=met, office="52", seats=_MEMBERS)
        self._add(self.one, body, at, met, members[0])
        for _, _, entered in here:
            entered(at, met)

    def _dispatch(self, at: datetime, number: int) -> None:
        subject, one, other = _id("dispatch", number), self.one, self.other
        self._sent += 1
        body = DispatchSent(
            to=other.origin,
            agreement=self.world.digest,
            clause="pasal-1",
            dispatch_kind=DispatchKind.INFORMATION_REQUEST,
            classification=Classification.OPEN,
            seen=other.sizes[-1],
            number=self._sent,
            ciphertext=_digest("sealed", number),
            size=512,
        )
        index = self._add(one, body, at, subject)
        received = DispatchReceived(origin=one.origin, index=index)
        self._plan(at + timedelta(minutes=10), lambda then: self._add(other, received, then, subject))
        accepted = DispatchAccepted(origin=one.origin, index=index)
        self._plan(at + timedelta(days=1), lambda then: self._add(other, accepted, then, subject))

    def _task(self, at: datetime, number: int) -> None:
        subject, one, other = _id("task", number), self.one, self.other
        opened = TaskOpened(
            to=other.origin, agreement=self.world.digest, clause="pasal-3", due=format_moment(at + timedelta(days=3))
        )
        self._add(one, opened, at, subject)
        taken, done = TaskAccepted(opener=one.origin), TaskDone(opener=one.origin)
        self._plan(at + timedelta(hours=1), lambda then: self._add(other, taken, then, subject))
        self._plan(at + timedelta(days=1), lambda then: self._add(other, done, then, subject))
        confirmed = TaskConfirmed(to=other.origin)
        self._plan(at + timedelta(days=2), lambda then: self._add(one, confirmed, then, subject))

    def _observe(self) -> None:
        """Each hour both write what they saw of each other, and are cosigned."""
        self._observed = self.world.now = self._observed + _HOURLY
        for node in (self.one, self.other):
            node.observe()
            self._checkpoint(node)

    def _checkpoint(self, node: Node) -> None:
        """Sign what was appended since the last one, with both cosignatures."""
        tree = self._trees[node.origin]
        if tree.edge.size == len(node.entries):
            return
        tree.edge = grow(tree.edge, leaf_hashes(node.entries[tree.edge.size :])).edge
        size = tree.edge.size
        if node.notes and size in node.notes:
            return
        note = sign_checkpoint(Checkpoint(node.origin, size, tree.edge.root()), node.key(KeyUse.LOG))
        moment = int(self.world.now.timestamp())
        keys = (node.partner.key(KeyUse.WITNESS), self.world.witness)
        node.notes[size] = note.with_signatures(*[cosign(note.text, key, moment) for key in keys])
        node.sizes.append(size)

    def _write(self, node: Node) -> None:
        """Tiles, bundles, checkpoints and numbers, from where the last writing ended."""
        tree, size = self._trees[node.origin], len(node.entries)
        first = tree.written // 256 * 256
        before = grow(Edge(), leaf_hashes(node.entries[:first])).edge if first else Edge()
        for path, data in grow(before, leaf_hashes(node.entries[first:])).tiles:
            node.write(f"log/{path.encode()}", data)
        for path in bundles_for(first, size):
            node.write(f"log/{path.encode()}", encode_bundle(node.entries[path.start : path.start + path.width]))
        tree.written = size
        self.world.remember(node, node.newest)
        node.write_served()


class LargeNode(Node):
    """A node whose numbers are not counted from all its entries: it has nothing on content and supervision."""

    def supervision_numbers(self) -> SupervisionStatistics:
        """Of a log that holds nothing of it."""
        wire: dict[str, str] = json.loads(self.entries[-1])
        return supervision_statistics(self.origin, len(self.entries), datetime.fromisoformat(wire["at"]), [])


def nodes_of(world: World) -> World:
    """The world with large nodes in the place of its own."""
    one, other = world.nodes
    world.nodes = (
        LargeNode(one.code, one.folder, one.url, world),
        LargeNode(other.code, other.folder, other.url, world),
    )
    return world
