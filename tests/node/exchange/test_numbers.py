"""64 writers at once, a third of them changing their mind, some committing late: no leaf is skipped, no number is."""

import contextlib
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from saksama.entries.kinds.dispatch import DispatchSent
from saksama.envelope.kinds import Frame, Notice
from saksama.envelope.seal import Sealed
from saksama.vocabulary import Classification
from saksama_node.accounts.policy import Role, Staff
from saksama_node.exchange import actions as exchange
from saksama_node.ledger import actions, public, queries, sequencer
from saksama_node.ledger.actions import act, new_subject
from tests.node.conftest import StaffFor
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import a_body

WRITERS = 64
"""The widest test of a shared server: `WIDEST` of tests/testonly/postgres.py leaves it room."""
ACTS = 4
PARTNERS = ("mitra-satu.uji.saksama.example/log", "mitra-dua.uji.saksama.example/log")
LATEST_SECONDS = 0.02


class _Change(Exception):
    """Somebody changes their mind."""


def _draft(by: Staff, to: str) -> str:
    frame = Frame(
        agreement="00" * 32, clause="pasal-1", classification=Classification.OPEN, subject=new_subject(), title="Contoh"
    )
    exchange.draft(by, exchange.Draft(to, frame, Notice(text="CONTOH.")), (), ())
    return frame.subject


def _write(by: Staff, seed: int, begin: threading.Barrier) -> list[int]:
    """Acts of an entry, a dispatch or both, a third of them rolled back; the leaves of those that stand."""
    chance, kept = random.Random(seed), list[int]()
    begin.wait(60)
    for _ in range(ACTS):
        with contextlib.suppress(_Change), act() as opened:
            if chance.random() < 1 / 2:
                actions.append(a_body(seed), subject=new_subject(), actor="0" * 32)
            to = chance.choice(PARTNERS)
            for _ in range(chance.randint(1, 2)):
                exchange.send(_draft(by, to), Sealed("ab" * 32, 1000, ()), seen=0)
            time.sleep(chance.uniform(0.0, LATEST_SECONDS))
            if chance.random() < 1 / 3:
                raise _Change
            kept += [leaf.leaf_id for leaf in opened.leaves]
    connection.close()
    return kept


def _sequence(until: threading.Event) -> None:
    while not until.is_set():
        sequencer.integrate_round(16)
        time.sleep(0.01)
    connection.close()


def test_no_leaf_is_skipped_and_no_number_of_a_pair(staff_for: StaffFor) -> None:
    by, done = staff_for(Role.OFFICER), threading.Event()
    begin = threading.Barrier(WRITERS)
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        sequencing = pool.submit(_sequence, done)
        writing = [pool.submit(_write, by, seed, begin) for seed in range(WRITERS)]
        try:
            kept = [leaf for one in writing for leaf in one.result()]
        finally:
            done.set()
        sequencing.result()
    while sequencer.integrate_round():
        continue
    check_log()
    places = [queries.position(leaf) for leaf in kept]
    assert len(set(places)) == len(kept) > WRITERS
    assert None not in places
    logged = [each for each in public.logged(["dispatch.sent"]) if isinstance(each.entry.body, DispatchSent)]
    for to in PARTNERS:
        numbers = [each.entry.body.number for each in logged if each.entry.body.to == to]  # type: ignore[attr-defined]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > WRITERS / 4
    # Whoever changed their mind is not in the log.
    assert {each.leaf_id for each in logged} <= set(kept)
