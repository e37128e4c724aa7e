"""Worlds in which nothing is wrong: each tells of something that an honest log may hold.

Rules kept here: every world is made from nothing, and the same each time.
Left to others: chapters of the demo, which real nodes play (tools.worlds.played).
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.entries.kinds.agreement import AgreementEnded
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyStatement, Replaced, sign_statement
from saksama.vocabulary import KeyUse
from tests.testonly.lying import into
from tests.testonly.staticlog import World, still_world
from tests.testonly.story import COMMITS, Story, subject

HONEST: dict[str, Callable[[Path], World]] = {}
honest = into(HONEST)


def told(folder: Path) -> Story:
    made = still_world(folder)
    story = Story(made, *made.nodes)
    story.tell()
    return story


@honest
def the_story(folder: Path) -> World:
    """A dispatch with both receipts, a case, a task, an incident."""
    return told(folder).world


@honest
def a_young_node_without_an_agreement(folder: Path) -> World:
    made = still_world(folder, agreed=False)
    node, _ = made.nodes
    node.introduce(node)
    node.publish(cosigned=False)
    return made


@honest
def an_agreement_that_one_has_signed(folder: Path) -> World:
    made = still_world(folder, agreed=False)
    made.agree(countersigned=False)
    return made


@honest
def many_entries_and_checkpoints(folder: Path) -> World:
    """More than a tile and a bundle of checkpoints hold."""
    story = told(folder)
    for number in range(252):
        story.bawaslu.append(CaseReceived(), subject=subject(f"more {number}"), **COMMITS)
        story.bawaslu.publish()
    return story.world


@honest
def an_erasure(folder: Path) -> World:
    """Of a case's file, by two."""
    story = told(folder)
    body = DataErased(second=subject("second erasing"), what=Erasable.CASE_FILE)
    by = subject("first erasing")
    story.bawaslu.append(body, subject=subject("receipt"), actor=by, erased="0" * 64, reason="1" * 64)
    story.bawaslu.publish()
    return story.world


@honest
def a_restore(folder: Path) -> World:
    """The machine was lost for two hours; those who cosign told how far the log had gone, and it goes on."""
    story = told(folder)
    story.world.tick(2 * 3600)
    for node in story.world.nodes:
        node.observe()
    story.world.publish()
    return story.world


@honest
def a_rotation(folder: Path) -> World:
    """The log's key and the witness key of one node are replaced; each new one counts beside the old for an hour."""
    story = told(folder)
    node, world = story.bawaslu, story.world
    for use in (KeyUse.LOG, KeyUse.WITNESS):
        old = node.key(use)
        node.renewed.add(use)
        fresh = str(node.key(use).verifier)
        until = world.now + timedelta(hours=1)
        replaces = Replaced(str(old.verifier), until)
        statement = KeyStatement(node.origin, use, fresh, world.now, world.now + timedelta(days=365), replaces)
        note = sign_statement(statement, node.key(KeyUse.INSTITUTION)).encode()
        for log in world.nodes:
            log.append(body_of(statement, log.blob(note)))
    world.publish()
    world.tick(30 * 60)
    node.append(CaseReceived(), subject=subject("after"), **COMMITS)
    world.publish()
    return world


@honest
def an_agreement_that_ended(folder: Path) -> World:
    """Declared under the institution's key."""
    story = told(folder)
    one, agreement = story.bawaslu, story.world.digest
    said = Declaration(EventKind.ENDED, agreement, one.origin, story.world.now, "contoh")
    note = one.blob(sign_declaration(said, one.key(KeyUse.INSTITUTION)).encode())
    body = AgreementEnded(digest=agreement, note=note, reason="contoh")
    one.append(body, subject=agreement[:32], actor="signatory")
    story.world.publish()
    return story.world
