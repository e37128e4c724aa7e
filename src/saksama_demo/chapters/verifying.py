"""The outsider: reads the public logs, verifies both, has one byte altered, and verifies again.

Rules kept here: only what anyone may fetch is read, and entries are decoded strictly; before the tampering nothing may
be found; after it something must.
Left to others: whether a log is whole (saksama verify), the tampering itself (tampering).
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from saksama.entries.entry import Entry, decode_entry
from saksama.entries.kinds.case import CaseReviewed
from saksama.procedure.acts import Act
from saksama.procedure.case import walk
from saksama.procedure.edition import Edition
from saksama.tlog.note import Note
from saksama.tlog.tile import bundles_for, parse_bundle
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama_demo.launch import ANSWER_SECONDS, PLAINLY, Node
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import say
from saksama_demo.tampering import flip_one_byte

_CASE = ("case.", "lot.")


@dataclass(frozen=True, slots=True)
class Gone:
    """What the cases of one edition went through: how many they are, the states they reached, the acts done."""

    cases: int
    states: frozenset[str]
    acts: frozenset[str]


def entries(node: Node) -> list[Entry]:
    """Every entry, in the order of the log."""
    found: list[Entry] = []
    for path in bundles_for(0, node.tree_size()):
        answer = httpx.get(f"{node.url}/log/{path.encode()}", timeout=ANSWER_SECONDS, verify=PLAINLY)
        answer.raise_for_status()
        found += [decode_entry(data) for data in parse_bundle(answer.content, path.width)]
    return found


def acts_of(log: list[Entry], subject: str) -> list[Act]:
    """The acts of one case, its lots among them."""
    return [
        Act(index, entry.at, entry.actor, entry.body, frozenset(entry.commits))
        for index, entry in enumerate(log)
        if entry.subject == subject and entry.kind.startswith(_CASE)
    ]


def gone_through(log: list[Entry], edition: Edition) -> Gone:
    """What the cases of this edition went through."""
    subjects = dict.fromkeys(
        entry.subject for entry in log if isinstance(entry.body, CaseReviewed) and entry.body.procedure == edition.id
    )
    states: set[str] = set()
    acts: set[str] = set()
    for subject in subjects:
        for state, act in _steps(edition, acts_of(log, subject)):
            states.add(state)
            acts.add(act)
    return Gone(len(subjects), frozenset(states), frozenset(acts))


def _steps(edition: Edition, acts: list[Act]) -> Iterator[tuple[str, str]]:
    """After each act: the state, and the act by the name that the edition's move has."""
    state = ""
    for place, act in enumerate(acts):
        moves = edition.moves(state, act.names)
        state = walk(edition, acts[: place + 1], StatutoryClocks()).history.state
        if moves:
            yield state, moves[0].act


def checkpoint_of(node: Node, size: int) -> Note | None:
    """The checkpoint of this size with the lines of who cosigned it; None where none is served."""
    answer = httpx.get(f"{node.url}/log/checkpoints/{size}", timeout=ANSWER_SECONDS, verify=PLAINLY)
    if answer.status_code == httpx.codes.NOT_FOUND:
        return None
    answer.raise_for_status()
    return Note.parse(answer.content)


def verify_both(scene: Scene) -> None:
    """`saksama verify` finds nothing at either; what cannot be checked yet (a cosignature under way) is asked again."""
    told: list[dict[str, object]] = []

    def clean() -> bool | None:
        told[:] = [scene.verify(node, accept=(0, 1, 2, 3)) for node in scene.nodes]
        scene.story.before = [found for each in told for found in findings(each)]
        return True if all(each.get("exit") == 0 for each in told) else None

    try:
        wait_until(clean, seconds=PATIENCE, what="saksama verify passes for both nodes")
    except StoryMistake as mistake:
        exits = [each.get("exit") for each in told]
        raise StoryMistake(f"{mistake}; exits {exits}, findings {scene.story.before[:5]}") from mistake
    scene.story.nodes = [
        {
            "name": node.institution.name,
            "url": node.url,
            "origin": str(about["origin"]),
            "vkey": str(about["vkey"]),
            "tree_size": node.tree_size(),
        }
        for node, about in ((node, node.about()) for node in scene.nodes)
    ]


def alter(scene: Scene) -> None:
    """One byte of an entry bundle in Bawaslu's database; the verifier names the entry."""
    index = scene.bawaslu.tree_size() // 2
    altered = flip_one_byte(scene.bawaslu, index)
    scene.notes["altered"] = str(altered.index)
    began = time.monotonic()
    # What lies before was read already: only who reads all again meets it.
    told = scene.verify(scene.bawaslu, accept=(1,), full=True)
    scene.story.after = findings(told)
    if not any(str(index) in str(found) for found in scene.story.after):
        raise StoryMistake(f"entry {index} ({altered.kind}) was altered, and is not named in {scene.story.after}")
    say(f"     catatan {index} ({altered.kind}) disebut {time.monotonic() - began:.1f} s setelah diubah")


def findings(told: dict[str, object]) -> list[dict[str, object]]:
    """The findings of a report."""
    found = told.get("findings", [])
    return [dict(each) for each in found] if isinstance(found, list) else []
