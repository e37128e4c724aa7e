"""The follower and a person who tries again are at one dispatch: what one of them received stays received."""

import pytest

from saksama.agreement.permit import LoggedDispatch
from saksama.entries.entry import Entry
from saksama_node.exchange import linking, queries
from saksama_node.exchange.actions import Arrival, receive
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.exchange.plain_files import received_folder
from saksama_node.flows.exchange.judge_dispatch import judge_dispatch
from saksama_node.flows.following import receive_dispatch
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed
from tests.node.exchange.arrivals import PARTNER, arrival, opened


def test_what_somebody_received_meanwhile_is_not_rejected_after_all(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    came = arrival(0)
    linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")

    def judged_late(late: Arrival, client: PartnerClient) -> LoggedDispatch:
        """The true judge, who finds no agreement, after somebody else found one and received it."""
        with act():
            receive(late, opened(late))
        received_folder(late.subject, late.index).mkdir(parents=True)
        return judge_dispatch(late, client)

    monkeypatch.setattr(receive_dispatch, "judge_dispatch", judged_late)
    entry = Entry(body=came.body, at=came.at, node=PARTNER, subject=came.subject, actor="0" * 32)
    receive_dispatch.receive_dispatch(
        PARTNER, LoggedEntry(0, entry, 1), PartnerClient(PARTNER, "https://mitra.example")
    )
    (row,) = queries.all_incoming()
    assert (row.state, row.rejection) == ("received", "")
    assert received_folder(row.subject, row.index).is_dir()
    assert committed(("dispatch.rejected",)) == ()
    assert len(committed(("dispatch.received",))) == 1
