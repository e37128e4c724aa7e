"""What a node really does while it is being killed, and what must be true of it afterwards.

Rules kept here:
  * Citizens report with a photo; supervisors' telephones send reports, and photographs in pieces; officers review,
    register, offer joint tasks and send data sets with an attachment; the partner sends its own, and its follower
    reads all the time.
  * After each kill: what was acknowledged since the last look is in the log exactly once, the log is consistent with
    every checkpoint ever served, numbers have no gap, nothing was received twice, the partner's mirror is the log.
  * At the end also: no act stands in the log that nobody asked for, all that was sent was received, each node keeps one
    message of each dispatch, and `saksama verify` holds over both logs.
Left to others: who is killed, and when (kills).
"""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import httpx

from saksama_demo.launch import Node
from saksama_demo.page import StoryMistake
from saksama_demo.player import wait_until
from tools.crash import desk, supervisors
from tools.crash.audit import PATIENCE, Log, log_of, mirror_of
from tools.crash.beside import Beside, sent
from tools.crash.desk import Desk
from tools.crash.load import Citizens
from tools.crash.pair import Pair
from tools.crash.supervisors import Supervisors

CITIZENS: Final = 2
TELEPHONES: Final = 2
RECEIVED: Final = "case.received"
KINDS: Final = (desk.DISPATCH, desk.REVIEW, desk.REGISTER, desk.TASK)
FIELD_KINDS: Final = (supervisors.RECEIVED, supervisors.SENT)
_ROWS = "from saksama_node.exchange.models import Incoming; print(Incoming.objects.filter(state='received').count())"
_POLL: Final = 0.1


@dataclass(slots=True)
class Work:
    """The people, and the eyes of an outsider on all of it."""

    both: Pair
    log: Log
    beside: Beside
    citizens: Citizens
    ours: Desk
    theirs: Desk
    afield: Supervisors
    _looked: Counter[str] = field(default_factory=Counter)
    _wrong: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, both: Pair) -> "Work":
        """Everybody starts to work."""
        node, partner = both.here.node, both.partner
        table = both.scene.folder / "himpunan-contoh.csv"
        table.write_text("tps,suara\n" + "".join(f"{number},\n" for number in range(5_000)))
        log = log_of(node)
        beside = Beside(log, log_of(partner), mirror_of(node, partner))
        people = Citizens(node.url, CITIZENS), Desk(node, table), Desk(partner, table, pace=1.0)
        made = cls(both, log, beside, *people, Supervisors.at(node, TELEPHONES))
        log.watch()
        made.ours.employ("contoh.petugas", desk.send_dispatch, desk.offer_task)
        made.ours.employ("contoh.petugas", desk.move_case)
        made.theirs.employ("contoh.konten", desk.send_dispatch)
        made.citizens.start()
        made.afield.start()
        return made

    def rest(self) -> None:
        """Everybody brings the present act to an end."""
        for each in self._people:
            each.finish()

    def look(self) -> None:
        """Look for what was acknowledged since the last look, and hold the logs against each other."""
        reports, acts, theirs, afield = (
            self._new(name, len(told))
            for name, told in (
                ("reports", self.citizens.acknowledged),
                ("acts", self.ours.acknowledged),
                ("theirs", self.theirs.acknowledged),
                ("afield", self.afield.acknowledged),
            )
        )
        self.log.check(self.citizens.acknowledged[reports])
        self.log.check_acts([*self.ours.acknowledged[acts], *self.afield.acknowledged[afield]])
        self.beside.theirs.check_acts(self.theirs.acknowledged[theirs])
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self.beside.check()
            except httpx.HTTPError:
                if time.monotonic() > end:
                    raise
                time.sleep(_POLL)

    def look_at_all(self) -> None:
        """The last look, when everybody rests: at all of it."""
        self.look()
        wait_until(self._settled, seconds=2 * PATIENCE, what="all that was sent is received, and mirrored")
        self.log.end()
        # Once more, all of it: what stood there once may have come a second time.
        self.log.check_acts([*self.ours.acknowledged, *self.afield.acknowledged])
        for kind, told in self.acts().items():
            if not told["acknowledged"] <= told["in_log"] <= told["acknowledged"] + told["unanswered"]:
                self._wrong.append(f"{kind}: {told}")
        for node, sender in ((self.both.here.node, self.beside.theirs), (self.both.partner, self.log)):
            kept = int(node.command("manage", "shell", "-v", "0", "-c", _ROWS))
            if kept != len(sent(sender)):
                self._wrong.append(f"{node.institution.code} keeps {kept} messages of {len(sent(sender))} dispatches")
            self._verify(node)

    def acts(self) -> dict[str, dict[str, int]]:
        """By kind of entry: how many acts were acknowledged, how many got no answer, how many stand in the log."""
        told = Counter(act.kind for act in self.ours.acknowledged)
        # An offer goes with a dispatch that nobody acknowledges by itself: those are counted in `dispatches`.
        found = {
            kind: {"acknowledged": told[kind], "unanswered": self.ours.unanswered[kind], "in_log": self.log.count(kind)}
            for kind in KINDS
        }
        found[desk.DISPATCH]["in_log"] -= self.log.count(desk.TASK)
        reports = len(self.citizens.acknowledged)
        # Whoever got no answer sent the same again: none is open at the end.
        sent = Counter(act.kind for act in self.afield.acknowledged)
        again = {RECEIVED: reports, **{kind: sent[kind] for kind in FIELD_KINDS}}
        whole = {
            kind: {"acknowledged": count, "unanswered": 0, "in_log": self.log.count(kind)}
            for kind, count in again.items()
        }
        return {**whole, **found}

    def found(self) -> int:
        """How many of the acknowledged acts stand in the log, once."""
        return self.log.found + sum(
            self.log.standing[act] == 1 for act in (*self.ours.acknowledged, *self.afield.acknowledged)
        )

    def problems(self) -> list[str]:
        """All that is wrong."""
        logs = (self.log, self.beside.theirs, self.beside.mirror, self.beside, *self._people)
        told = [line for each in logs for line in (each.problems if isinstance(each, Log | Beside) else each.strange)]
        return [*told, *self._wrong]

    @property
    def _people(self) -> "tuple[Citizens | Desk | Supervisors, ...]":
        return self.citizens, self.ours, self.theirs, self.afield

    def _new(self, name: str, until: int) -> slice:
        """What came since this was asked for last."""
        first, self._looked[name] = self._looked[name], until
        return slice(first, until)

    def _settled(self) -> bool:
        try:
            return self.beside.settled()
        except httpx.HTTPError:
            return False

    def _verify(self, node: Node) -> None:
        """`saksama verify` of this node's log; a cosignature may still be under way."""

        def holds() -> bool:
            told = self.both.scene.verify(node, accept=(0, 1, 2, 3), reader=f"outsider-{node.institution.code}")
            last[:] = [str(told.get("findings"))[:1500], str(told.get("exit"))]
            return told.get("exit") == 0

        last: list[str] = []
        try:
            wait_until(holds, seconds=PATIENCE, what=f"saksama verify holds over {node.url}")
        except StoryMistake:
            self._wrong.append(f"verify {node.institution.code}: {' '.join(last)}")
