"""The guard's connection is ended by the server: its owner signs nothing more, and somebody else may begin at once."""

import pytest
from django.db import DatabaseError, connection

from saksama_node.ledger import guard, models, sequencer
from saksama_node.settings.current import SETTINGS
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import Enter
from tests.node.ledger.connections import end_connection_of, holders_of

pytestmark = pytest.mark.skipif(not SETTINGS.database_url, reason="SQLite has no server; tools/databases.py")


def test_who_lost_the_guard_signs_nothing_more(enter: Enter) -> None:
    while sequencer.integrate_round():
        pass
    before = models.Checkpoint.objects.count()
    enter()
    with guard.sole("sequence"):
        assert end_connection_of("sequence") == 1
        with pytest.raises(DatabaseError):
            sequencer.integrate_round()
    assert models.Checkpoint.objects.count() == before
    assert end_connection_of("sequence") == 0
    with guard.sole("sequence"):
        assert sequencer.integrate_round() == 1
    check_log()


def test_a_lost_connection_does_not_come_back_by_itself_inside_the_guard(enter: Enter) -> None:
    enter()
    with guard.sole("sequence"):
        end_connection_of("sequence")
        for _ in range(3):
            with pytest.raises(DatabaseError):
                sequencer.integrate_round()
    connection.close()
    assert sequencer.integrate_round() > 0


def test_who_lets_go_of_the_guard_keeps_no_lock() -> None:
    with guard.sole("sequence"):
        assert holders_of("sequence") == 1
    assert holders_of("sequence") == 0, "another machine may begin at once"
