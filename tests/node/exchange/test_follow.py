"""Following a partner that lies, forgets, or is newer than we are: what stops, what only alarms, and what is kept."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from saksama.entries.kinds.dispatch import DispatchReceived, DispatchSent
from saksama.entries.kinds.key import KeyIntroduced
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import Note
from saksama.tlog.tree import consistency_proof, leaf_hash, root_from_leaves
from saksama.tlog.witness import AddCheckpoint
from saksama.vocabulary import Classification, DispatchKind, KeyUse, format_moment
from saksama_node.accounts.policy import operator
from saksama_node.agreements.introduction import Introduction
from saksama_node.exchange import linking, queries
from saksama_node.exchange.faults import NotYetCosigned
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.agreement.pair_partner import keep_introduced
from saksama_node.flows.exchange.cosigned_times import first_cosigned_there
from saksama_node.flows.exchange.partner_keys import ring
from saksama_node.flows.following.follow_partner import follow_partner
from saksama_node.flows.following.observe_partner import observe_partners
from saksama_node.ledger import mirror, observing, public, witnessing
from saksama_node.ledger.actions import use_witness
from saksama_node.ledger.models import WitnessTarget
from saksama_node.ledger.queries import committed, evidence
from saksama_node.ledger.signing import witness_key
from saksama_node.ledger.unchanged import Unchanged
from saksama_node.settings.clock import now
from saksama_node.web.operations import following, resting
from tests.testonly.node_folder import ORIGIN
from tests.testonly.staticlog import Node, World, world


@pytest.fixture
def partner(database: None, tmp_path: Path) -> Iterator[Node]:
    """A partner's log as files behind HTTP, trusted and linked, with nothing of an agreement with us."""
    with world(tmp_path, agreed=False) as made:
        _, other = made.nodes
        other.introduce(other)
        other.publish()
        pair_with(other)
        yield other


def pair_with(other: Node) -> None:
    """As `pair_partner` does once a person has compared the key; this partner's files hold no introduction to ask."""
    introduced = Introduction(
        code="diskominfotik",
        name="Diskominfotik",
        origin=other.origin,
        url=other.url,
        institution_key=str(other.key(KeyUse.INSTITUTION).verifier),
        log_key=str(other.key(KeyUse.LOG).verifier),
        witness_key=str(other.key(KeyUse.WITNESS).verifier),
        proposal=None,
    )
    keep_introduced(operator("52"), introduced)


def follow(partner: Node) -> linking.LinkInfo:
    follow_partner(linking.link(partner.origin))
    return linking.link(partner.origin)


def codes() -> list[str]:
    return sorted(fault.code for fault in linking.faults())


def receipt(number: int) -> DispatchReceived:
    return DispatchReceived(origin=ORIGIN, index=number)


def test_it_mirrors_and_keeps_its_cursor(partner: Node) -> None:
    link = follow(partner)
    assert link.cursor == len(partner.entries) == mirror.state(partner.origin).size
    assert link.verified_at is not None
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    assert follow(partner).cursor == len(partner.entries)
    assert not follow_partner(linking.link(partner.origin)), "nothing new"


@dataclass
class Rests:
    """What a loop waits on: between two rounds the next thing happens; then the end is asked for."""

    between: list[Callable[[], object]]
    rests: list[float] = field(default_factory=list)

    def wait(self, timeout: float) -> bool:
        time.sleep(timeout)
        return False

    def rest(self, longest: float) -> bool:
        self.rests.append(longest)
        if longest < resting.LOOKING_AGAIN:
            return self.wait(longest)
        happens = self.between.pop(0) if self.between else None
        if happens is not None:
            happens()
        return happens is None

    def beside(self, ended: threading.Event) -> "Rests":
        raise AssertionError(ended)


def grow(partner: Node) -> None:
    partner.append(receipt(len(partner.entries)), subject="ab" * 16)
    partner.publish()


def come(partner: Node) -> None:
    """It grows, and asks our witness to cosign."""
    grow(partner)
    held = mirror.state(partner.origin).size
    leaves = [leaf_hash(each) for each in partner.entries]
    proof = consistency_proof(
        held, len(leaves), lambda level, at: root_from_leaves(leaves[at << level : at + 1 << level])
    )
    body = AddCheckpoint(held, proof, partner.notes[len(partner.entries)].encode()).encode()
    assert witnessing.add_checkpoint(body)[0] == 200


def asked(partner: Node, *between: Callable[[], object]) -> list[bool]:
    """What happens between two rests; of each rest that is no hurry, whether it is to the next minute."""
    stop = Rests(list(between))
    following.follow_one(partner.origin, stop)
    return [each > resting.LOOKING_AGAIN for each in stop.rests if each >= resting.LOOKING_AGAIN]


def test_a_partner_that_comes_by_itself_is_asked_by_the_clock_and_any_other_again_and_again(
    partner: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "MINUTE", 1e10)

    def witness(failures: int) -> None:
        use_witness(str(partner.key(KeyUse.WITNESS).verifier), linking.link(partner.origin).witness, partner=True)
        WitnessTarget.objects.update(failures=failures)

    def followed() -> None:
        assert mirror.state(partner.origin).size == len(partner.entries), "it was followed at once"

    told = asked(
        partner,
        *(followed, partial(come, partner), followed),
        *(partial(witness, 1), partial(witness, 0)),
        *(lambda: linking.silent(partner.origin, "partner.silent", "mati"), followed),
        *(partial(linking.stop, partner.origin, "log.fork", "uji"), partial(linking.resume, partner.origin)),
        *(partial(grow, partner), followed),
    )
    assert told == [False, False, True, True, False, True, True, True, True, True, False, False]


def test_a_partner_that_wants_us_and_never_shows_what_for_is_asked_no_more_often_than_any_other(
    partner: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_NUDGED", 0.3)
    follow(partner)
    shown = partner.newest.encode()
    come(partner)
    partner.write("log/checkpoint", shown)
    assert asked(partner, lambda: None, lambda: None) == [False, False, False]


def test_a_round_in_which_nothing_is_new_writes_nothing(partner: Node) -> None:
    follow(partner)
    follow(partner)
    unchanged = Unchanged(60.0)

    def round_writes() -> bool:
        unchanged.holds()
        follow(partner)
        return not unchanged.holds()

    # On PostgreSQL other tests' databases on the same server write too.
    assert not all(round_writes() for _ in range(50))


def test_its_keys_are_taken_over_and_said_in_our_log_once(partner: Node) -> None:
    follow(partner)
    assert ring(partner.origin).ever(partner.origin, KeyUse.WITNESS) == (str(partner.key(KeyUse.WITNESS).verifier),)
    ours = [each.entry.body for each in committed((KeyIntroduced.KIND,))]
    theirs = [body for body in ours if isinstance(body, KeyIntroduced) and body.owner == partner.origin]
    assert [body.use for body in theirs] == [KeyUse.LOG, KeyUse.WITNESS]
    linking.handled(partner.origin, 0)
    follow_partner(linking.link(partner.origin))
    assert len(committed((KeyIntroduced.KIND,))) == len(ours)


def test_a_statement_that_the_institution_did_not_sign_gives_no_key(partner: Node) -> None:
    moment = now()
    key = str(partner.key(KeyUse.TRANSPORT).verifier)
    statement = KeyStatement(partner.origin, KeyUse.TRANSPORT, key, moment, moment.replace(year=moment.year + 1))
    digest = partner.blob(sign_statement(statement, partner.key(KeyUse.LOG)).encode())
    introduced = KeyIntroduced(
        owner=partner.origin,
        use=KeyUse.TRANSPORT,
        key=key,
        statement=digest,
        not_before=format_moment(statement.not_before),
        not_after=format_moment(statement.not_after),
    )
    partner.append(introduced)
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    assert follow(partner).cursor == len(partner.entries), "the next entry is not kept back"
    assert ring(partner.origin).valid(partner.origin, KeyUse.TRANSPORT, now()) == ()
    assert codes() == ["note.unverified"]


def test_a_fork_stops_and_both_notes_are_kept(partner: Node) -> None:
    follow(partner)
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    follow(partner)
    partner.entries[-1] = partner.entries[-1].replace(b"ab" * 16, b"cd" * 16)
    partner.publish()
    link = follow(partner)
    assert link.stopped_code == "ledger.fork"
    kept = evidence(partner.origin)
    assert len(kept) == 1
    assert kept[0].held != kept[0].shown
    partner.append(receipt(2), subject="ef" * 16)
    partner.publish()
    assert follow(partner).cursor == link.cursor, "nothing more is taken"
    linking.resume(partner.origin)
    assert follow(partner).stopped_code == "ledger.fork", "and again after a person let it go on"


def test_a_longer_fork_is_told_from_wrong_entries_by_the_logs_own_tiles(partner: Node) -> None:
    follow(partner)
    partner.entries[0] = partner.entries[0] + b" "
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    assert follow(partner).stopped_code == "ledger.fork"


def test_wrong_entries_under_a_right_checkpoint_only_alarm(partner: Node) -> None:
    follow(partner)
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    right = {file: file.read_bytes() for file in (partner.folder / "log/tile/entries").rglob("*") if file.is_file()}
    for file, data in right.items():
        file.write_bytes(data.replace(b"ab" * 16, b"cd" * 16))
    link = follow(partner)
    assert link.stopped_at is None
    assert codes() == ["ledger.entries-differ"]
    for file, data in right.items():
        file.write_bytes(data)
    assert follow(partner).cursor == len(partner.entries)
    assert codes() == []


def test_a_rollback_stops(partner: Node) -> None:
    old = partner.newest
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    follow(partner)
    partner.write("log/checkpoint", old.encode())
    assert follow(partner).stopped_code == "ledger.rollback"


def test_a_checkpoint_of_another_key_stops(partner: Node) -> None:
    follow(partner)
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    stranger = World(partner.folder, ("", "", "")).nodes[0].key(KeyUse.LOG)
    note = Note.parse(partner.newest.encode())
    partner.write("log/checkpoint", Note(note.text, (stranger.sign(note.text.encode()),)).encode())
    assert follow(partner).stopped_code == "key.unannounced"


def test_silence_has_a_beginning_and_an_end(partner: Node) -> None:
    follow(partner)
    checkpoint = (partner.folder / "log/checkpoint").read_bytes()
    (partner.folder / "log/checkpoint").unlink()
    since = follow(partner).silent_since
    assert since is not None
    use_witness(str(partner.key(KeyUse.WITNESS).verifier), f"{partner.url}/witness", partner=True)
    WitnessTarget.objects.update(failures=7)
    assert follow(partner).silent_since == since
    assert public.standing()[0].failures == 7
    partner.write("log/checkpoint", checkpoint)
    assert follow(partner).silent_since is None
    assert public.standing()[0].failures == 0, "it is asked to cosign at once"


def test_a_partner_is_observed_every_hour_while_it_is_seen(partner: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    assert observe_partners() == 0, "nothing was verified yet"
    follow(partner)
    assert (observe_partners(), observe_partners()) == (1, 0)
    start = now()
    monkeypatch.setattr(linking, "now", lambda: start + timedelta(minutes=11))
    monkeypatch.setattr(observing, "now", lambda: start + timedelta(hours=1, minutes=1))
    assert observe_partners() == 0, "it was not seen lately: what is held may miss what it entered"
    follow(partner)
    assert observe_partners() == 1, "grown or not"


def test_what_is_newer_than_we_are_is_set_aside_loudly(partner: Node) -> None:
    follow(partner)
    known = partner.entries[-1]
    partner.append_bytes(known.replace(b'"key.introduced"', b'"key.blessed"'), "key.blessed")
    partner.append(receipt(1), subject="ab" * 16)
    partner.publish()
    assert follow(partner).cursor == len(partner.entries)
    assert codes() == ["entry.newer"]


def test_a_dispatch_without_an_agreement_is_rejected_and_numbers_are_watched(partner: Node) -> None:
    for number in (1, 3):
        body = DispatchSent(
            to=ORIGIN,
            agreement="ab" * 32,
            clause="pasal-1",
            dispatch_kind=DispatchKind.NOTICE,
            classification=Classification.OPEN,
            seen=0,
            number=number,
            ciphertext="cd" * 32,
            size=100,
        )
        partner.append(body, subject=f"{number}0" * 16)
    partner.publish()
    follow(partner)
    assert [(each.state, each.rejection) for each in queries.all_incoming()] == [("rejected", "no-permit")] * 2
    assert codes() == ["dispatch.no-permit", "dispatch.no-permit", "dispatch.number-gap"]
    said = [each.entry.kind for each in committed(("dispatch.rejected",))]
    assert said == ["dispatch.rejected"] * 2
    linking.handled(partner.origin, 0)
    follow(partner)
    assert len(committed(("dispatch.rejected",))) == 2, "said once"


def test_until_somebody_who_counts_has_cosigned_there_is_no_moment_to_judge_by(partner: Node) -> None:
    """Strangers do not count, nor does a checkpoint beyond what is held here; a later one of ours does."""
    size, client = len(partner.entries), PartnerClient(partner.origin, partner.url)
    follow(partner)
    with pytest.raises(NotYetCosigned):
        first_cosigned_there(partner.origin, size - 1, client)
    partner.append(receipt(1), subject="ab" * 16)
    note = partner.publish(cosigned=False)
    later = note.with_signatures(cosign(note.text, witness_key(), 1_800_000_000))
    partner.notes[size + 1] = later
    partner.write_served()
    with pytest.raises(NotYetCosigned):
        first_cosigned_there(partner.origin, size - 1, client)
    follow(partner)
    assert first_cosigned_there(partner.origin, size - 1, client) == datetime.fromtimestamp(1_800_000_000, UTC)
