"""What the database ends while an entry of the partner is handled is not the entry's fault: it comes again."""

import psycopg
import pytest
from django.db import InternalError

from saksama.entries.entry import Entry
from saksama_node.exchange import linking
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.following import follow_entry
from saksama_node.ledger.logged import LoggedEntry
from tests.node.exchange.arrivals import PARTNER, arrival


def test_an_idle_transaction_that_was_ended_sets_no_entry_aside(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver calls it internal, not operational."""
    came = arrival(0)

    def ended(*_given: object) -> None:
        raise InternalError from psycopg.errors.IdleInTransactionSessionTimeout

    monkeypatch.setitem(follow_entry.HANDLERS, "dispatch.sent", ended)  # a dict in truth
    entry = Entry(body=came.body, at=came.at, node=PARTNER, subject=came.subject, actor="0" * 32)
    with pytest.raises(InternalError):
        follow_entry.follow_entry(PARTNER, LoggedEntry(0, entry, 1), PartnerClient(PARTNER, "https://mitra.example"))
    assert linking.faults() == ()
