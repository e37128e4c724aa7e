"""After the cut of a branch: what was handled of it is set apart, what was not handled below it still is to be."""

import pytest

from saksama.keys.ring import KeyRing
from saksama.tlog.note import SigningKey
from saksama_node.agreements.models import Partner as Paired
from saksama_node.exchange import actions, linking, models
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.keys import cut_off as cutting
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import act
from saksama_node.ledger.mirror_cut import CODE, cut_back
from saksama_node.settings.clock import now
from tests.node.exchange.arrivals import PARTNER, arrival
from tests.node.ledger.mirrored import ORIGIN, Partner, _follow, an_entry, partner

__all__ = ["partner"]


@pytest.mark.parametrize(("cursor", "then"), [(30, 10), (4, 4)])
def test_a_node_that_was_killed_after_the_cut_does_the_rest(
    database: None, partner: Partner, monkeypatch: pytest.MonkeyPatch, cursor: int, then: int
) -> None:
    # The partner's node, asked over the network: it says what it said before, which cuts nothing any more.
    monkeypatch.setattr(cutting, "announced", lambda _origin: KeyRing.of(()))
    assert ORIGIN == PARTNER
    institution = str(SigningKey.generate(ORIGIN).verifier)
    Paired.objects.create(origin=ORIGIN, institution_key=institution, paired_at=now())
    linking.open_link(origin=ORIGIN, name="Mitra", url="https://mitra.example", institution_key=institution)
    _follow(partner)
    good = mirror.state(ORIGIN)
    partner.add(*(an_entry(number) for number in range(20)))
    _follow(partner)
    with act():
        actions.reject(arrival(12), Alarm.DIGEST)
    linking.handled(ORIGIN, cursor)
    linking.counted(ORIGIN, seen=9, number=13)
    linking.stop(ORIGIN, CODE, "")
    assert linking.agree_to_cut(ORIGIN, CODE)
    cut_back(ORIGIN, good.size, good.root, partner.note(good.size))
    # Here it is killed; the next round finds nothing that is still to be cut.
    cutting.cut_off(ORIGIN, PartnerClient(ORIGIN, "https://mitra.example"))
    link = linking.link(ORIGIN)
    assert (link.cursor, link.greatest_seen, link.last_number, link.stopped_code) == (then, 0, 0, "")
    assert models.Incoming.objects.get().index == -13
