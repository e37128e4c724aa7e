"""Lies with the keys: the node signs two histories, hides one, or has signed what nobody else saw or may believe."""

from datetime import timedelta

from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.log import LogObserved
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyRevocation, KeyStatement, sign_statement
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import ED25519, Note, SigningKey
from saksama.tlog.witness import origin_hash
from saksama.vocabulary import KeyUse
from tests.testonly.lies import Lie
from tests.testonly.lies_of_octets import UNREAD
from tests.testonly.lying import Tell, into
from tests.testonly.staticlog import Node, seed
from tests.testonly.story import COMMITS, Story, subject

LIES_OF_SIGNERS: dict[str, Tell] = {}
lie = into(LIES_OF_SIGNERS)


def report_one(node: Node, word: str) -> int:
    return node.append(CaseReceived(), subject=subject(word), **COMMITS)


def take_back(node: Node) -> None:
    """The last entry was never there."""
    node.entries.pop()
    node.kinds.pop()


def serve_alone(node: Node, note: Note) -> None:
    """This checkpoint, and no other."""
    node.sizes = [len(node.entries)]
    node.notes = {len(node.entries): note}
    node.write_served()


def change(node: Node, index: int) -> Note:
    """Another actor at `index`, in a tree that the log's key signs; the note bears the old cosignatures too."""
    node.entries[index] = node.entries[index].replace(b'"actor":"node"', b'"actor":"duty"')
    node.write_tree()
    return node.signed()


def _agreed(node: Node, index: int) -> int:
    return max(size for size in node.sizes if size <= index)


@lie
def a_past_that_partner_and_witness_saw_otherwise(told: Story) -> Lie:
    node, index = told.bawaslu, told.sent + 1
    serve_alone(node, change(node, index))
    return Lie("log.fork", node.origin, 0, ("checkpoint.quorum", "checkpoint.unlisted"))


@lie
def a_past_that_its_own_checkpoints_contradict(told: Story) -> Lie:
    node, index = told.bawaslu, told.sent + 1
    note, agreed = change(node, index), _agreed(node, index)
    size = len(node.entries)
    node.notes[size] = note
    node.write_served()
    return Lie("log.rewritten", node.origin, agreed, ("log.fork", "log.not-yet-witnessed"))


@lie
def one_entry_for_the_partner_and_another_for_us(told: Story) -> Lie:
    node = told.bawaslu
    report_one(node, "shown to the partner")
    seen = node.signed()
    take_back(node)
    index = report_one(node, "shown to us")
    told.diskominfotik.observe(seen)
    told.world.publish()
    return Lie("log.fork", node.origin, index)


@lie
def one_entry_for_the_witness_and_another_for_us(told: Story) -> Lie:
    node = told.bawaslu
    report_one(node, "shown to the witness")
    other = told.world.cosign(node, node.signed())
    take_back(node)
    index = report_one(node, "shown to us")
    node.publish()
    told.world.remember(node, other)
    return Lie("log.fork", node.origin, index)


@lie
def a_log_from_before(told: Story) -> Lie:
    """An old backup: what partner and witness saw last is not there."""
    node = told.bawaslu
    report_one(node, "lost")
    node.publish()
    take_back(node)
    del node.notes[node.sizes.pop()]
    node.write_tree()
    node.write_served()
    return Lie("log.rolled-back", node.origin, len(node.entries))


@lie
def a_hidden_agreement_and_another_past(told: Story) -> Lie:
    """A node that says nothing of its agreement is held to its partner all the same."""
    told.bawaslu.agreement = None
    return a_past_that_partner_and_witness_saw_otherwise(told)


@lie
def a_log_signed_by_a_stranger(told: Story) -> Lie:
    node = told.bawaslu
    stranger = SigningKey(node.origin, ED25519, seed("stranger"))
    note = node.newest
    serve_alone(node, Note(note.text, (stranger.sign(note.text.encode()), *note.signatures[1:])))
    return Lie("checkpoint.unsigned", node.origin, None, UNREAD)


@lie
def a_log_that_nobody_cosigned(told: Story) -> Lie:
    node = told.bawaslu
    serve_alone(node, node.signed())
    return Lie("checkpoint.quorum", node.origin, None, UNREAD)


@lie
def a_cosignature_by_another_key(told: Story) -> Lie:
    node = told.bawaslu
    false = SigningKey(told.world.witness.name, told.world.witness.algorithm, seed("another"))
    moment = int(told.world.now.timestamp())
    note = node.newest
    line = cosign(note.text, false, moment)
    theirs = next(each for each in note.signatures if each.name == false.name)
    forged = type(line)(theirs.name, theirs.key_id, line.signature)
    node.notes[node.sizes[-1]] = Note(note.text, (*(each for each in note.signatures if each != theirs), forged))
    node.write_served()
    return Lie("checkpoint.cosignature", node.origin, None)


@lie
def a_log_that_waits_for_its_witness(told: Story) -> Lie:
    """Honest for a moment; what is not cosigned is not checked."""
    node = told.bawaslu
    size = len(node.entries)
    report_one(node, "new")
    node.publish(cosigned=False)
    return Lie("log.not-yet-witnessed", node.origin, size)


@lie
def a_witness_that_does_not_know_the_log(told: Story) -> Lie:
    place = told.world.folder / "penyaksi" / origin_hash(told.bawaslu.origin) / "checkpoint"
    place.unlink()
    return Lie("witness.unknown", told.bawaslu.origin, None)


def _revoke(told: Story, use: KeyUse, last_good: tuple[int, str] | None = None) -> None:
    node = told.bawaslu
    said = KeyRevocation(node.origin, use, str(node.key(use).verifier), told.world.tick(), last_good)
    digest = node.blob(sign_statement(said, node.key(KeyUse.INSTITUTION)).encode())
    node.append(body_of(said, digest))
    node.publish()


@lie
def checkpoints_by_a_key_that_was_revoked(told: Story) -> Lie:
    shown = Checkpoint.parse(told.bawaslu.newest.text)
    _revoke(told, KeyUse.LOG, (shown.size, shown.root.hex()))
    return Lie("key.cut-off", told.bawaslu.origin, shown.size, ("log.not-yet-witnessed",))


@lie
def a_last_good_size_of_another_tree(told: Story) -> Lie:
    size = len(told.bawaslu.entries)
    _revoke(told, KeyUse.LOG, (size, "0" * 64))
    return Lie("key.last-good", told.bawaslu.origin, size, ("key.cut-off", "log.not-yet-witnessed"))


@lie
def a_last_good_size_that_nobody_cosigned(told: Story) -> Lie:
    node = told.bawaslu
    report_one(node, "r")
    node.publish(cosigned=False)
    shown = Checkpoint.parse(node.newest.text)
    _revoke(told, KeyUse.LOG, (shown.size, shown.root.hex()))
    return Lie("key.last-good", node.origin, shown.size, ("key.cut-off", "log.not-yet-witnessed"))


@lie
def cosignatures_by_a_key_that_was_revoked(told: Story) -> Lie:
    _revoke(told, KeyUse.WITNESS)
    told.world.tick(600)
    other = told.diskominfotik
    size = len(other.entries)
    report_one(other, "r")
    other.publish()
    return Lie("log.not-yet-witnessed", other.origin, size)


@lie
def a_key_that_its_institution_never_stated(told: Story) -> Lie:
    node = told.bawaslu
    stranger = SigningKey("bawaslu", ED25519, seed("stranger"))
    key = str(SigningKey(node.origin, ED25519, seed("new")).verifier)
    said = KeyStatement(node.origin, KeyUse.LOG, key, told.world.now, told.world.now + timedelta(days=365))
    index = node.append(body_of(said, node.blob(sign_statement(said, stranger).encode())))
    node.publish()
    return Lie("key.statement", node.origin, index)


@lie
def seen_what_nobody_signed(told: Story) -> Lie:
    one, other = told.bawaslu, told.diskominfotik
    false = SigningKey(other.origin, ED25519, seed("stranger"))
    index = one.observe(sign_checkpoint(Checkpoint.parse(other.newest.text), false))
    one.publish()
    return Lie("observed.false", one.origin, index)


@lie
def seen_otherwise_than_its_own_note_says(told: Story) -> Lie:
    one, other = told.bawaslu, told.diskominfotik
    seen = Checkpoint.parse(other.newest.text)
    body = LogObserved(checkpoint=other.newest.encode().decode(), origin=seen.origin, root="ab" * 32, size=seen.size)
    index = one.append(body)
    one.publish()
    return Lie("observed.false", one.origin, index)
