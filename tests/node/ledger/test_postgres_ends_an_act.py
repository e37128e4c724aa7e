"""PostgreSQL ends an act of ours, or the line to it breaks: each time nothing is half-done, nothing that stands is
denied, and the next act goes through without anybody's help.
"""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, Error, connection

from saksama.errors import WorldError
from saksama_demo.player import wait_until
from saksama_node.cases import evidence, queries
from saksama_node.cases.models import Evidence as EvidenceRow
from saksama_node.flows.reports import file_report as flow
from saksama_node.ledger import actions, guard, models, sequencer
from saksama_node.ledger.actions import Leaf, act
from saksama_node.ledger.faults import (
    DatabaseAway,
    DatabaseTooSlow,
    Deadlock,
    OutcomeUnknown,
)
from saksama_node.ledger.world import fault_of
from saksama_node.settings.current import SETTINGS
from tests.node.cases.filing import PHOTO, filing
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter, a_body
from tests.testonly.cut_relay import Cut, Relay, relay

pytestmark = pytest.mark.skipif(not SETTINGS.database_url, reason="SQLite has no server; tools/databases.py")
ONE, OTHER = 7_001, 7_002
"""Numbers of advisory locks: rows that two acts take in different orders."""


def _append() -> Leaf:
    return actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)


def _sql(words: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words, values)


def _leaves() -> int:
    return models.Leaf.objects.count()


def _ended(error: Error) -> type[WorldError] | None:
    fault = fault_of(error)
    return None if fault is None else type(fault)


def _what_ends(*steps: Callable[[], object]) -> type[WorldError] | None:
    """The fault that ends an act which enters something and then does these steps."""
    try:
        with act():
            _append()
            for step in steps:
                step()
    except Error as error:
        return _ended(error)
    pytest.fail("nothing ended it")


def _goes_on(enter: Enter, before: int) -> None:
    """Nothing of the ended act is there; the next one is, on whatever connection this thread has now."""
    assert _leaves() == before
    enter()
    while sequencer.integrate_round():
        continue
    assert _leaves() == before + 1
    check_log()


@pytest.fixture
def relayed(database: None) -> Iterator[Relay]:
    """This process reaches its database through a relay."""
    place = connection.settings_dict["HOST"]
    connection.close()
    with relay(Path(place)) as between:
        connection.settings_dict["HOST"] = str(between.folder)
        try:
            yield between
        finally:
            connection.close()
            connection.settings_dict["HOST"] = place


def test_of_two_acts_that_wait_for_each_other_one_is_rolled_back_whole_and_may_be_done_again(enter: Enter) -> None:
    before, both = _leaves(), threading.Barrier(2)
    ended: list[type[WorldError] | None] = []

    def enter_locking(first: int, second: int, meet: threading.Barrier | None) -> None:
        with act():
            _append()
            _sql("SELECT pg_advisory_xact_lock(%s)", first)
            if meet is not None:
                meet.wait(60)
            _sql("SELECT pg_advisory_xact_lock(%s)", second)

    def person(first: int, second: int) -> None:
        try:
            enter_locking(first, second, both)
        except DatabaseError as error:
            ended.append(_ended(error))
            # The whole act again, as its person would: nothing of the first try is in its way.
            enter_locking(first, second, None)
        finally:
            connection.close()

    people = [threading.Thread(target=person, args=order) for order in ((ONE, OTHER), (OTHER, ONE))]
    for each in people:
        each.start()
    for each in people:
        each.join(120)
    assert ended == [Deadlock]
    assert _leaves() == before + 2
    _goes_on(enter, before + 2)


def test_a_statement_that_takes_longer_than_the_server_allows_undoes_its_act(enter: Enter) -> None:
    before = _leaves()
    limited = "SET LOCAL statement_timeout = '50ms'", "SELECT pg_sleep(60)"
    assert _what_ends(*(partial(_sql, words) for words in limited)) is DatabaseTooSlow
    _goes_on(enter, before)


def test_a_lock_that_does_not_come_undoes_its_act(enter: Enter) -> None:
    before = _leaves()
    limited = "SET LOCAL lock_timeout = '50ms'", "SELECT * FROM ledger_head FOR UPDATE"
    with psycopg.connect(SETTINGS.database_url) as other:
        other.execute("SELECT * FROM ledger_head FOR UPDATE")
        assert _what_ends(*(partial(_sql, words) for words in limited)) is DatabaseTooSlow
    _goes_on(enter, before)


def test_an_act_that_idles_longer_than_the_server_allows_is_undone(enter: Enter) -> None:
    before = _leaves()
    impatient = partial(_sql, "SET LOCAL idle_in_transaction_session_timeout = '50ms'")
    # Which of the two is said depends on whether the server's last word was still read.
    assert _what_ends(impatient, _until_our_session_is_gone, _append) in {DatabaseTooSlow, DatabaseAway}
    _goes_on(enter, before)


def test_a_session_that_is_ended_in_the_midst_of_an_act_undoes_it(enter: Enter) -> None:
    before = _leaves()
    assert _what_ends(_terminate_our_session, _append) is DatabaseAway
    _goes_on(enter, before)


def test_an_act_whose_commit_s_answer_is_lost_is_found_to_stand(relayed: Relay, enter: Enter) -> None:
    before = _leaves()
    relayed.armed = Cut.ANSWER
    enter()
    assert relayed.cuts == 1
    assert _leaves() == before + 1
    _goes_on(enter, before + 1)


def test_an_act_whose_commit_never_arrived_is_called_unknown_and_not_repeated(relayed: Relay, enter: Enter) -> None:
    before = _leaves()
    relayed.armed = Cut.REQUEST
    with pytest.raises(OutcomeUnknown):
        enter()
    assert relayed.cuts == 1
    _goes_on(enter, before)


def test_who_works_under_a_guard_falls_with_it_though_the_act_stands(relayed: Relay, enter: Enter) -> None:
    before = _leaves()
    with guard.sole("observe"):
        relayed.armed = Cut.ANSWER
        with pytest.raises(OutcomeUnknown):
            enter()
    _goes_on(enter, before + 1)


@pytest.mark.parametrize("where", list(Cut))
def test_a_report_keeps_its_files_unless_it_is_known_to_be_undone(relayed: Relay, where: Cut) -> None:
    code, before = flow.new_code(), len(_sealed())
    relayed.armed = where
    if where is Cut.ANSWER:
        assert flow.file_report(filing(code)) is not None
    else:
        with pytest.raises(OutcomeUnknown):
            flow.file_report(filing(code))
        assert len(_sealed()) == before + 1, "it may stand, and then it needs its files"
        assert flow.file_report(filing(code)) is not None
    assert flow.file_report(filing(code)) is None, "sent again, it is one report"
    assert flow.is_as_taken(filing(code))
    (kept,) = EvidenceRow.objects.all()
    assert b"".join(queries.evidence_bytes(kept.pk)) == PHOTO


def _sealed() -> list[Path]:
    return list((SETTINGS.data / evidence.FOLDER).glob("*.age"))


def _our_session() -> int:
    return int(connection.connection.info.backend_pid)


def _terminate_our_session() -> None:
    with psycopg.connect(SETTINGS.database_url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 10000)", [_our_session()])


def _until_our_session_is_gone() -> None:
    with psycopg.connect(SETTINGS.database_url, autocommit=True) as other:
        question = "SELECT 1 FROM pg_stat_activity WHERE pid = %s"
        wait_until(
            lambda: not other.execute(question, [_our_session()]).fetchall() or None,
            seconds=60,
            what="the server ends the idle session",
        )
