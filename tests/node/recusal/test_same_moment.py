"""A case that begins while a declaration is being made: whichever commits first, the person is kept from it."""

import threading
import time

import pytest
from django.db import connection, connections

from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.declaring import own_standing
from saksama_node.accounts.policy import Role
from saksama_node.accounts.recused import is_kept
from saksama_node.cases.actions import Review
from saksama_node.flows.cases.declare_interest import declare_standing
from saksama_node.ledger.actions import act
from tests.node.cases.filing import TO_REGISTER
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import review_report
from tests.node.conftest import StaffFor
from tests.node.deadlines.case_under import received
from tests.node.recusal.marked import PARTY

pytestmark = pytest.mark.usefixtures("database")

_SECONDS = 60.0


def test_a_case_that_begins_in_the_same_moment_is_closed_too(staff_for: StaffFor) -> None:
    officer, interested = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="berkepentingan")
    info, begun = received(), threading.Event()
    subjects: list[str] = []

    def begin() -> None:
        with act():
            found = Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY)
            subjects.append(review_report(officer, info.id, found, ""))
            begun.set()
            # On PostgreSQL the declaration stands before this commits, and did not see this case. On SQLite the
            # declaration waits for its turn.
            until = time.monotonic() + _SECONDS
            while connection.vendor == "postgresql" and not own_standing(interested.id) and time.monotonic() < until:
                time.sleep(0.01)
        connections.close_all()

    beginning = threading.Thread(target=begin)
    beginning.start()
    assert begun.wait(_SECONDS)
    declare_standing(interested, Tie.PARTY, PARTY, "")
    beginning.join(_SECONDS)
    assert is_kept(interested.id, subjects[0])
    assert findings() == []
