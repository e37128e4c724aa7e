"""Honest and hostile steps of a partner in any order, and what must hold after each of them.

Rules kept here:
  * The partner is a real HTTP server; we follow it round by round in this process, on a real database.
  * After every step the whole of what was followed is looked at, not what the step was about.
Left to others: the words on the desk and real processes (test_hostile_partner).
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from saksama.entries.entry import decode_entry
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRejected, DispatchSent
from saksama.errors import EvidenceError
from saksama.tlog.note import Note
from saksama.tlog.tree import root_at
from saksama.tlog.witness import AddCheckpoint
from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Role
from saksama_node.agreements.queries import agreements
from saksama_node.exchange import linking, queries
from saksama_node.exchange.alarms import REJECTIONS
from saksama_node.flows.agreement.pair_partner import introduce, pair_partner
from saksama_node.flows.agreement.propose_agreement import draft_agreement, propose_agreement
from saksama_node.flows.following.follow_partner import follow_partner
from saksama_node.ledger import blobs, licence, mirror, public
from saksama_node.ledger import queries as ledger
from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.own_keys import own_keys
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.ledger.witnessing import add_checkpoint
from tests.node.conftest import StaffFor
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import Answer, says
from tests.testonly.hostile_partner import HostilePartner, hostile_partner, misdeed
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, ORIGIN
from tests.testonly.outsider import OUTSIDER

TEMPLATE = (Path(__file__).parents[3] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml").read_text()


class Neighbour(HostilePartner):
    """It reaches our witness and our log in this process."""

    def add_checkpoint(self, old: int, proof: tuple[bytes, ...], note: bytes) -> tuple[int, bytes]:
        status, _, body = add_checkpoint(AddCheckpoint(old, proof, note).encode())
        return status, body

    def node_size(self) -> int:
        return public.tree_size()


class Following:
    """We, and the partner that we follow."""

    def __init__(self, partner: Neighbour) -> None:
        self.partner = partner
        self.cursor = 0
        self.good: list[int] = []

    def follow(self, rounds: int = 2) -> None:
        for _ in range(rounds):
            follow_partner(linking.link(self.partner.origin))
            publish_ours()

    def during(self, where: str, answer: Answer) -> None:
        """A dispatch while it answers so; then it has mended itself."""
        with misdeed(self.partner, where, answer):
            self.partner.dispatch("Sementara")
            self.follow(1)
        self.resume()

    def stopped(self, log: object) -> None:
        """It shows another log, and its own again."""
        true = self.partner.log
        self.partner.log = log  # type: ignore[assignment]
        self.follow(1)
        self.partner.log = true
        assert linking.link(self.partner.origin).stopped_code in ("ledger.fork", "ledger.rollback")
        self.resume()

    def resume(self) -> None:
        linking.resume(self.partner.origin)
        self.follow()


def publish_ours() -> None:
    while integrate_round():
        pass
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()


def sends(**fields: object) -> Callable[[Following], None]:
    def step(world: Following) -> None:
        world.partner.dispatch("Kabar", **fields)  # type: ignore[arg-type]
        world.follow()

    return step


def honest(world: Following) -> None:
    index, _ = world.partner.dispatch("Baik")
    world.good.append(index)
    world.follow()


def replay(world: Following) -> None:
    _, subject = world.partner.dispatch("Sekali")
    world.partner.dispatch("Sekali", subject=subject)
    world.follow()


def leap(world: Following) -> None:
    world.partner.dispatch("Lompat", number=world.partner.number + 3)
    world.follow()


def strange_entries(world: Following) -> None:
    index, _ = world.partner.dispatch("Dikenal", publish=False)
    known = world.partner.log.entries[index]
    world.partner.append_bytes(known.replace(b'"dispatch.sent"', b'"dispatch.sung"'))
    world.partner.append_bytes(b"{}")
    world.partner.publish()
    world.follow()


def uncosigned(world: Following) -> None:
    world.partner.dispatch("Belum", publish=False)
    size = len(world.partner.log.entries)
    world.partner.log.notes[size] = world.partner.log.sign()
    world.follow(1)
    assert linking.link(world.partner.origin).silence == "exchange.not-yet-cosigned"
    world.partner.publish()
    world.follow()


def forked(world: Following) -> None:
    world.stopped(world.partner.forked())


def forked_longer(world: Following) -> None:
    world.stopped(world.partner.forked(longer=2))


STEPS: dict[str, Callable[[Following], None]] = {
    "honest": honest,
    "no such clause": sends(clause="pasal-99"),
    "number used": sends(number=1),
    "numbers leap": leap,
    "seen falls": sends(seen=1),
    "seen ahead": sends(seen=10**9),
    "too large": sends(size=2 << 30),
    "of another entry": sends(inside="ab" * 16),
    "replay": replay,
    "strange entries": strange_entries,
    "uncosigned": uncosigned,
    "altered ciphertext": lambda world: world.during("/sealed/", says(b"x")),
    "withheld ciphertext": lambda world: world.during("/sealed/", says(b"", 404)),
    "no checkpoint": lambda world: world.during("/log/checkpoint", says(b"<html>")),
    "malformed tiles": lambda world: world.during("/log/tile/", hostile.cut_off),
    "endless tiles": lambda world: world.during("/log/tile/", hostile.endless_chunks),
    "forked": forked,
    "forked and longer": forked_longer,
}


def check(world: Following) -> None:
    """What must hold whatever was done."""
    partner, link = world.partner, linking.link(world.partner.origin)
    held = mirror.state(partner.origin)
    size = held.size
    assert size == len(partner.log.entries) == link.cursor >= world.cursor
    world.cursor = link.cursor
    assert held.root == root_at(size, partner.log.read()), "the mirror is the log"
    assert mirror.entry_bytes(partner.origin, 0, size) == tuple(partner.log.entries)
    assert link.silent_since is None
    assert link.stopped_at is None
    rows = {each.index: each for each in queries.all_incoming()}
    assert sorted(rows) == [index for index, data in enumerate(partner.log.entries) if is_for_us(data)]
    received = said(DispatchReceived)
    rejected = said(DispatchRejected)
    assert len(received) == len(set(received)), "nothing is received twice"
    for index, row in rows.items():
        assert (row.state == "received") == (index in received), row
        if row.state == "rejected":
            assert row.rejection == REJECTIONS[queries.alarm_of(partner.origin, index)]  # type: ignore[index]
            assert rejected.count(index) == 1
    numbers = [rows[index].number for index in sorted(received)]
    assert numbers == sorted(set(numbers)), "numbers of what was received only grow"
    assert set(world.good) <= set(received), "what was honest was received, whatever came before"


def is_for_us(data: bytes) -> bool:
    try:
        body = decode_entry(data).body
    except EvidenceError:
        return False
    return isinstance(body, DispatchSent) and body.to == ORIGIN


def said(kind: type[DispatchReceived] | type[DispatchRejected]) -> list[int]:
    bodies = [each.entry.body for each in ledger.committed((kind.KIND,))]
    return [body.index for body in bodies if isinstance(body, kind)]


@pytest.fixture
def following(staff_for: StaffFor) -> Iterator[Following]:
    by = staff_for(Role.SIGNATORY)
    with hostile_partner(made=Neighbour) as partner:
        assert isinstance(partner, Neighbour)
        introduced = introduce(by=by, address=partner.url)
        pair_partner(by=by, address=partner.url, institution_key=introduced.institution_key)
        digest = draft_agreement(by=by, template=TEMPLATE, us="bawaslu", partner=partner.origin, witnesses=(OUTSIDER,))
        propose_agreement(by=by, digest=digest, passphrase=INSTITUTION_PASSPHRASE)
        licence.ask()
        publish_ours()
        partner.node_url = "here"
        partner.node = {"origin": ORIGIN, "node": "bawaslu"}
        partner.node_age = next(key.key for key in own_keys() if key.use == KeyUse.AGE)
        partner.take_up(Note.parse(blobs.get(agreements()[0].texts[0].note)))
        world = Following(partner)
        world.follow()
        honest(world)
        check(world)
        yield world


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=3, max_size=9))
def test_whatever_a_partner_does_the_rest_holds(following: Following, steps: list[str]) -> None:
    """The examples follow one another in one log, as the days of a link do."""
    for step in steps:
        STEPS[step](following)
        check(following)
    honest(following)
    check(following)
