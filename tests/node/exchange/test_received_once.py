"""The follower and a person who tries again are at one dispatch: what one of them received stays received."""

import pytest

from saksama.agreement.permit import LoggedDispatch
from saksama.entries.entry import Entry
from saksama.envelope.container import Attachment
from saksama_node.exchange import linking, queries
from saksama_node.exchange.actions import Arrival, receive
from saksama_node.exchange.attachments import ReceivedSink
from saksama_node.exchange.partner_client import PartnerClient
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
        sink = ReceivedSink(late.subject, late.index)
        with sink.open("attachments/001-a.txt") as file:
            file.write(b"CONTOH")
        sink.commit()
        sent = Attachment("attachments/001-a.txt", "a.txt", "0" * 64, 6)
        with act():
            receive(late, opened(late), sink.received([sent]))
        return judge_dispatch(late, client)

    monkeypatch.setattr(receive_dispatch, "judge_dispatch", judged_late)
    entry = Entry(body=came.body, at=came.at, node=PARTNER, subject=came.subject, actor="0" * 32)
    receive_dispatch.receive_dispatch(
        PARTNER, LoggedEntry(0, entry, 1), PartnerClient(PARTNER, "https://mitra.example")
    )
    (row,) = queries.all_incoming()
    assert (row.state, row.rejection) == ("received", "")
    (file,) = row.files
    with file.open() as plain:
        assert plain.read() == b"CONTOH"
    assert committed(("dispatch.rejected",)) == ()
    assert len(committed(("dispatch.received",))) == 1
