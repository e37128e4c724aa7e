"""The worker's loops: what a node does by itself, each in a thread of its own.

Rules kept here:
  * The loops share nothing but the database, and each partner is followed in a thread of its own; one that fails is
    started again after a growing pause, and says why: the world's fault by its code, our own with its trace.
  * A loop's step may be done again whole at any moment; that is how what the database ended is repeated.
  * Of each loop one runs for a node. A second worker stands by, loop by loop, and takes over what another let fall.
  * No loop asks whether there is work: it rests until something is written (ledger.waking), for `LOOKING_AGAIN` at the
    longest while others owe it an answer, else to the next full minute, when hours and days end. The sequencer rests
    100 ms after a round, so that a checkpoint never waits for a second; a loop that fell is begun again.
  * Each wait between two rounds is a sign of life (`condition.beats`).
  * What enters anything waits for the licence: an old copy of the database must not answer the partner a second time.
  * A stop lets the step that runs end, and starts no other.
Left to others: what a step does (ledger, flows), when a partner is asked (`following`), the process (`work`, `serve`).
"""

import contextlib
import itertools
import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.db import connection

from saksama.errors import SaksamaError
from saksama_node.accounts.counting import forget_ended
from saksama_node.accounts.staying import SessionStore
from saksama_node.cases.erasing.erasing import sweep_all
from saksama_node.cases.lots.drawn import waiting_draws
from saksama_node.cases.treatment.treatment import Book
from saksama_node.condition.beats import Pulse
from saksama_node.condition.bell import ring_folder
from saksama_node.condition.heap import give_back
from saksama_node.exchange import linking
from saksama_node.flows.cases.compare_treatment import compare_treatment
from saksama_node.flows.cases.declare_interest import apply_what_was_cut_short
from saksama_node.flows.cases.enter_draws import draw_waiting
from saksama_node.flows.content.capture_content import place_waiting
from saksama_node.flows.content.count_content import ContentBook, count_content
from saksama_node.flows.content.erase_content import sweep_content, sweep_unneeded
from saksama_node.flows.content.gather_content import capture_waiting, poll_feeds
from saksama_node.flows.content.look_again import look_by_itself
from saksama_node.flows.deadlines.recount_deadlines import recount_where_needed
from saksama_node.flows.deadlines.warn_of_deadlines import warn_of_deadlines
from saksama_node.flows.deadlines.write_warnings import write_warnings
from saksama_node.flows.exchange.serve_sealed import forget_sealed
from saksama_node.flows.following.observe_partner import observe_partners
from saksama_node.flows.node.watch_node import watch_node
from saksama_node.flows.observation.count_reports import SupervisionBook, count_reports
from saksama_node.flows.people.end_access import end_some
from saksama_node.flows.people.make_accounts import make_waiting
from saksama_node.flows.reports.publish_checker import publish_checker
from saksama_node.flows.reports.take_signs import take_all_signs
from saksama_node.flows.results.draw_audits import draw_audits
from saksama_node.flows.results.import_results import import_waiting
from saksama_node.flows.results.judge_version import screen_waiting
from saksama_node.ledger import cosigning, guard, licence, mirror, read_only, sequencer
from saksama_node.ledger.faults import AlreadyAtWork
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.waking import POLL, Resting, Waker
from saksama_node.ledger.world import fault_of
from saksama_node.results.audits.auditing import waiting_seeds
from saksama_node.settings import durable, reserve
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.closing import expire_next, seal_next
from saksama_node.trace.noting import note_settings
from saksama_node.web.operations.children import ASKED_TO_END
from saksama_node.web.operations.following import BETWEEN_FOLLOWS, follow_one
from saksama_node.web.operations.resting import LOOKING_AGAIN, Stop, to_the_minute

type Loop = Callable[[Stop], None]

BETWEEN_CHECKPOINTS: Final = 0.1
RETRYING: Final = 0.5
"""A witness is asked again after no less than this."""
BETWEEN_CLEANINGS: Final = 600.0
BETWEEN_SWEEPS: Final = 6 * 3600.0
"""Every file of the archive is asked about."""
BETWEEN_BATCHES: Final = 0.01
BETWEEN_COMPARISONS: Final = 2.0
COMPARING_AGAIN: Final = 10.0
"""What took so long to compute rests this many times as long: cases go on all day, and a core has other work."""
BETWEEN_LOOKS: Final = 30.0
"""Whose turn it is is asked this often; how often one copy is looked at is the operator's setting."""
STANDING_BY: Final = 0.5
ASKING_ITSELF: Final = 10
BETWEEN_EXAMINATIONS: Final = 30.0
BETWEEN_QUESTIONS: Final = 600.0
BETWEEN_BEATS: Final = 5.0
KEEP_UNSEEN: Final = timedelta(days=1)
_PAUSES: Final = (0.5, 1.0, 2.0, 5.0, 15.0)
_JOIN_SECONDS: Final = 8.0
_LOG = logging.getLogger("saksama.worker")


def sequence(stopping: Stop) -> None:
    """Ask for the licence, then integrate whatever waits."""
    try:
        licence.ask()
    except SaksamaError as error:
        # Every page says why the log stands still; the next attempt comes by itself.
        licence.tell(str(error))
        raise
    licence.tell("")
    while not (stopping.wait(BETWEEN_CHECKPOINTS) if sequencer.integrate_round() else stopping.rest(to_the_minute())):
        pass


def cosign(stopping: Stop) -> None:
    """Get each newest checkpoint cosigned, and publish it."""
    cosigner = cosigning.Cosigner()
    try:
        while not stopping.rest(POLL if cosigner.is_asking else min(max(RETRYING, cosigner.due()), to_the_minute())):
            cosigner.step()
    finally:
        cosigner.close()


def follow(stopping: Stop) -> None:
    """Follow every partner's log, each in a thread of its own: one that is slow or hostile holds up no other."""
    # A newer version may understand what an older one set aside.
    mirror.read_again()
    if not _may_enter(stopping):
        return
    following: dict[str, threading.Thread] = {}
    ended = threading.Event()
    try:
        while not (stopping.wait(BETWEEN_FOLLOWS if following else 0) or stopping.rest(to_the_minute())):
            for link in linking.links():
                if link.origin not in following:
                    arguments = (link.origin, stopping.beside(ended))
                    following[link.origin] = threading.Thread(target=_follow_on, args=arguments, daemon=True)
                    following[link.origin].start()
    finally:
        # Whoever follows next, here or in another worker, must find nobody else at it.
        ended.set()
        for thread in following.values():
            thread.join()


def _follow_on(origin: str, ended: Stop) -> None:
    """Follow one partner to the end; what felled it fells no other partner's thread, and it begins again."""
    while not ended.wait(0):
        try:
            follow_one(origin, ended)
        except Exception as error:  # noqa: BLE001 - whatever it was, it starts again and says so
            _tell("follow", error)
        finally:
            connection.close()
        ended.wait(_PAUSES[2])


def clean(stopping: Stop) -> None:
    """Remove what nobody can need any more, at the start at once; then make each report findable beside others."""
    pause = swept = 0.0
    note_settings()
    while not stopping.wait(pause):
        pause = BETWEEN_CLEANINGS
        durable.sweep(SETTINGS.data)
        cosigning.drop_unseen(to_ms(now() - KEEP_UNSEEN))
        SessionStore.clear_expired()
        forget_ended()
        forget_sealed()
        while expire_next() and not stopping.wait(BETWEEN_BATCHES):
            pass
        sweep_all()
        sweep_content()
        if not swept or time.monotonic() - swept > BETWEEN_SWEEPS:
            swept = time.monotonic()
            sweep_unneeded()
        # Here too, for reports that nobody looked beside: after an upgrade, a restoration.
        for _ in take_all_signs():
            if stopping.wait(BETWEEN_BATCHES):
                return


def look(stopping: Stop) -> None:
    """Look whether content that was asked about still stands, each copy in its turn."""
    if not _may_enter(stopping):
        return
    pause = 0.0
    while not stopping.wait(pause):
        pause = BETWEEN_LOOKS
        for _ in look_by_itself():
            if stopping.wait(BETWEEN_BATCHES):
                return


def watch(stopping: Stop) -> None:
    """Examine the node, keep the alarms, tell whom they concern. The network is asked now and then.

    Then the memory that all loops let go meanwhile is given back.
    """
    last_asked = 0.0
    while not stopping.wait(BETWEEN_EXAMINATIONS):
        asking = not last_asked or time.monotonic() - last_asked > BETWEEN_QUESTIONS
        if asking:
            last_asked = time.monotonic()
        watch_node(asking=asking)
        give_back()


def compare(stopping: Stop) -> None:
    """Keep the public figures as new as the log, as far as one tenth of a core allows."""
    book, contents, supervision = Book(), ContentBook(), SupervisionBook()
    pause = 0.0
    while not (stopping.wait(pause) or stopping.rest(to_the_minute())):
        began = time.monotonic()
        contents = count_content(contents)
        supervision = count_reports(supervision)
        book = compare_treatment(book, stopping.wait)
        pause = max(BETWEEN_COMPARISONS, COMPARING_AGAIN * (time.monotonic() - began))


def _may_enter(stopping: Stop) -> bool:
    """Wait until this process has its licence; false if the end is asked for first.

    The sequencer's loop asks for it; where another worker runs that one, this one asks for itself.
    """
    for looked in itertools.count(1):
        if licence.held():
            return True
        if looked % ASKING_ITSELF == 0:
            with contextlib.suppress(SaksamaError):
                licence.ask()
                return True
        if stopping.wait(STANDING_BY):
            break
    return False


@dataclass(frozen=True, slots=True)
class Rounds:
    """A loop of like rounds: every `pause` seconds `do`, which may give what it has done bit by bit.

    Its work lies in the database, or comes due by the clock: it rests while nothing is written. `waiting`: what waits
    for somebody out there to answer; while there is any, the rest is short.
    """

    pause: float
    do: Callable[[], object]
    waiting: Callable[[], Sized] = tuple

    def __call__(self, stopping: Stop) -> None:
        """Go on until the end is asked for, also between two bits of a round."""
        if not _may_enter(stopping):
            return
        while not (stopping.wait(self.pause) or stopping.rest(LOOKING_AGAIN if self.waiting() else to_the_minute())):
            done = self.do()
            for _ in done if isinstance(done, Iterator) else ():
                if stopping.wait(BETWEEN_BATCHES):
                    return


def _warn() -> Iterator[object]:
    yield from warn_of_deadlines()
    write_warnings()


LOOPS: Final[dict[str, Loop]] = {
    "sequence": sequence,
    "cosign": cosign,
    "follow": follow,
    # Write down every hour what was seen of the partner's log.
    "observe": Rounds(0.5, observe_partners),
    # An edition of the checker page, when the keys or the rule that it carries have changed.
    "publish": Rounds(3.0, publish_checker),
    "clean": clean,
    # Make the accounts of rolls that were agreed to; close those whose last day is over; finish what was declared; end
    # the days of the trace that are over.
    "staff": Rounds(
        1.0,
        lambda: itertools.chain(make_waiting(), iter(end_some, 0), apply_what_was_cut_short(), iter(seal_next, 0)),
    ),
    # Count the running duties again when the law that they are counted by is another, as after an upgrade.
    "count": Rounds(2.0, recount_where_needed),
    "watch": watch,
    "compare": compare,
    # Who handles a case, as soon as the outside witness's signature is there.
    "draw": Rounds(0.5, draw_waiting, waiting_draws),
    # Which forms an audit reads, likewise.
    "audit": Rounds(1.0, draw_audits, waiting_seeds),
    # Warn of duties before they lapse; then let the letters go.
    "warn": Rounds(5.0, _warn),
    # Read the feeds that are due; capture what lists and feeds named.
    "gather": Rounds(2.0, lambda: itertools.chain(poll_feeds(), capture_waiting(), place_waiting())),
    "look": look,
    # Take up files of results that were handed in, judge versions that nobody has judged, then screen them.
    "results": Rounds(1.0, lambda: itertools.chain(import_waiting(), screen_waiting())),
}


@dataclass(frozen=True, slots=True)
class Alive:
    """The stop that a loop waits on: each wait is a sign of life, so that a dead or hanging loop shows."""

    resting: Resting
    pulse: Pulse

    def wait(self, timeout: float) -> bool:
        """Give the sign and wait; a long wait gives more of them. A connection that may only read ends here."""
        read_only.let_go()
        end = time.monotonic() + timeout
        while True:
            self.pulse.beat()
            left = end - time.monotonic()
            if self.resting.wait(max(0.0, min(left, BETWEEN_BEATS))):
                return True
            if left <= BETWEEN_BEATS:
                return False

    def rest(self, longest: float) -> bool:
        """Give the sign and wait until something is written. A connection that may only read ends here, too."""
        read_only.let_go()
        self.pulse.beat()
        return self.resting.rest(longest)

    def beside(self, ended: threading.Event) -> Stop:
        """What a thread of this loop waits on: the loop's own signs stand for it."""
        return self.resting.beside(ended)


@dataclass(slots=True)
class Worker:
    """All loops; `stop` ends them."""

    stopping: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Start a thread for each loop, and one that wakes them."""
        waker = Waker()
        self._begin("wake", waker.run, self.stopping)
        # In each worker: a disk is full for every process of its machine, whoever's turn it is.
        self._begin("reserve", reserve.look_after, self.stopping)
        for name, loop in LOOPS.items():
            self._begin(name, _keep_going, name, loop, Resting(self.stopping, waker))

    def _begin[*Given](self, name: str, run: Callable[[*Given], None], *given: *Given) -> None:
        thread = threading.Thread(target=run, args=given, name=name, daemon=True)
        thread.start()
        self._threads.append(thread)

    def stop(self) -> None:
        """Let every running step end; a step that hangs is left behind with the process."""
        self.stopping.set()
        ring_folder(SETTINGS.data)
        end = time.monotonic() + _JOIN_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))


def work() -> None:
    """Run the loops until SIGTERM or SIGINT, which this process must leave to them."""
    worker = Worker()
    for number in ASKED_TO_END:
        signal.signal(number, lambda *_: worker.stopping.set())
    worker.start()
    worker.stopping.wait()
    worker.stop()


def _in_turn(name: str, loop: Loop, stopping: Stop) -> None:
    """Run the loop while no other worker of this node runs it; until then stand by."""
    told = False
    while True:
        try:
            with guard.sole(name):
                if told:
                    _LOG.warning("%s: this worker takes over", name)
                return loop(stopping)
        except AlreadyAtWork:
            if not told:
                _LOG.warning("%s: another worker of this node does it; this one stands by", name)
            told = True
        if stopping.wait(STANDING_BY):
            return None


def _tell(loop: str, error: Exception) -> str:
    """Say in the node's log what felled a loop; give its code, or what kind of mistake of ours it was."""
    known = error if isinstance(error, SaksamaError) else fault_of(error)
    if known is None:
        _LOG.error("a loop fell", exc_info=error, extra={"loop": loop})
        return type(error).__name__
    _LOG.warning("%s; %s", known, known.advice, extra={"loop": loop, "code": known.code})
    return known.code


def _keep_going(name: str, loop: Loop, stopping: Resting) -> None:
    alive = Alive(stopping, Pulse(SETTINGS.data, name))
    falls = 0
    while not stopping.wait(0):
        started = time.monotonic()
        try:
            _in_turn(name, loop, alive)
        except Exception as error:  # noqa: BLE001 - whatever felled a loop, it starts again and says so
            alive.pulse.fell(_tell(name, error))
        finally:
            # The connection may be what broke; the next start opens another.
            connection.close()
        falls = falls + 1 if time.monotonic() - started < _PAUSES[-1] else 1
        stopping.wait(_PAUSES[min(falls, len(_PAUSES)) - 1])
